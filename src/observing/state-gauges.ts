/**
 * Gauges of how a server stands at the moment at which somebody asks: journals, witnesses,
 * streams. Between two questions they cost nothing but a note of which journals have grown.
 */
import { Gauge, type Registry } from 'prom-client';
import { quorumOf } from '../../workflows/index.js';
import type { LiveJournal } from '../journal/live-journal.js';
import type { Parts } from '../parts.js';
import { isCollected } from '../witnessing/addressed.js';
import { witnessedHead } from '../witnessing/witnessed.js';

/** Adds the gauges to a registry. */
export function watchState(registry: Registry, parts: Parts): void {
  const { journals, entryLog, streams } = parts;
  const registers = [registry];
  const gauge = (name: string, help: string, collect: () => number): void => {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(collect());
      },
    });
  };
  new Gauge({
    name: 'giaouoc_journals',
    help: 'Journals: stored, replayed since the start, held in memory, and broken',
    labelNames: ['state'],
    registers,
    async collect() {
      const outlooks = [...journals.outlooks().values()];
      const stored = (await entryLog.journals()).length;
      this.set({ state: 'stored' }, stored);
      this.set({ state: 'replayed' }, outlooks.length);
      this.set({ state: 'loaded' }, [...journals.all()].length);
      this.set({ state: 'broken' }, outlooks.filter(({ isBroken }) => isBroken).length);
    },
  });
  const lag = watchWitnesses(parts);
  gauge(
    'giaouoc_witness_lag_entries',
    'Entries that no quorum has seen, of the journal that has most of them',
    () => Math.max(0, ...lag().map(({ entries }) => entries)),
  );
  gauge(
    'giaouoc_witness_lag_seconds',
    'Since when a journal has had such entries, of the one that has waited longest',
    () => Math.max(0, ...lag().map(({ seconds }) => seconds)),
  );
  gauge('giaouoc_streams', 'Live streams of entries', streams.count);
}

interface Lag {
  readonly entries: number;
  readonly seconds: number;
}

/** Since when a journal has had entries that a quorum had not seen: milliseconds since 1970. */
interface Behind {
  readonly size: number;
  readonly since: number;
}

/** @returns how far each journal is behind that its witnesses have not all of */
function watchWitnesses({ journals }: Parts): () => readonly Lag[] {
  const behind = new Map<string, Behind>();
  journals.onGrowth(({ live, first }) => {
    if (behind.has(live.cluster) || !isAwaited(live)) return;
    behind.set(live.cluster, { size: first, since: Date.now() });
  });
  return () => {
    const now = Date.now();
    return [...behind].flatMap(([cluster, known]) => {
      const live = journals.loaded(cluster);
      const still = live ? updated(live, known) : known;
      if (still) behind.set(cluster, still);
      else behind.delete(cluster);
      if (!still) return [];
      // One that made room for others is not asked about until it is needed again.
      const entries = live ? live.shown.size - still.size : 0;
      return [{ entries, seconds: Math.max(0, now - still.since) / 1000 }];
    });
  };
}

/** Whether a quorum of witnesses has yet to see what a journal grows by. */
const isAwaited = (live: LiveJournal): boolean =>
  isCollected(live) && quorumOf(live.shown.journal.cluster.context) > 0;

/** What is still missing; `null` where nothing is, or where nobody is asked. */
function updated(live: LiveJournal, known: Behind): Behind | null {
  const head = witnessedHead(live);
  const size = head?.size ?? 0;
  if (!isAwaited(live) || size >= live.shown.size) return null;
  if (size <= known.size) return { ...known, size };
  // What is missing now came after the head that they have seen since.
  return { size, since: Math.max(known.since, (head?.time ?? 0) * 1000) };
}
