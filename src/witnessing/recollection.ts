/**
 * Finds out whether the journals of a restored database may go on. Cities hold acknowledgements of
 * entries that were made after the backup; a server that continued without them would sign a second
 * history, which no witness will ever cosign. So every journal is held until its witnesses have
 * said that they know of no longer one:
 *
 * - one witness that has cosigned a longer journal, or another one, holds it for good: the missing
 *   entries have to be brought (`upkeep/continue-journal.ts`);
 * - so many must have answered that any quorum of them has one in it. What no quorum has cosigned
 *   was never called witnessed;
 * - where there are not so many to ask, the operator has to say that nothing is missing
 *   (`giaouoc restore --newest`), and is believed only as long as no witness knows better.
 *
 *     restored → held → asked … → continues        (a mark: the next start asks no more)
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { EntryLog } from '../../db/entry-log.js';
import type { Marks } from '../../db/marks.js';
import { figuresOf, witnessesOf } from '../../workflows/index.js';
import type { Holds } from '../journal/holds.js';
import type { Journals } from '../journal/journals.js';
import type { LiveJournal } from '../journal/live-journal.js';
import type { Keyring } from '../keyring.js';
import { type Recalled, recalled } from './recall.js';

export interface RecollectionOptions {
  readonly marks: Marks;
  readonly log: EntryLog;
  readonly journals: Journals;
  readonly holds: Holds;
  readonly keyring: Keyring;
  /** Milliseconds between two rounds. */
  readonly interval: number;
  /** Milliseconds for one request. */
  readonly timeout: number;
  /** Told when a journal is held for another reason than before. */
  readonly onHeld: (cluster: string, found: string) => void;
  readonly onReleased: (cluster: string) => void;
  readonly onFailure: (error: unknown) => void;
}

export interface Recollection {
  /** Begins to ask; resolves after the first round. */
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Holds every journal of a restored database that was not found to be whole; no other one. */
export async function holdRestored(
  { marks, log }: Pick<RecollectionOptions, 'marks' | 'log'>,
  holds: Holds,
): Promise<readonly string[]> {
  const marked = await marks.all();
  if (!marked.has('restored')) return [];
  const held: string[] = [];
  for (const { cluster, size } of await log.lengths()) {
    if (marked.has(`continues ${cluster}`)) continue;
    holds.hold(cluster, size, 'a backup, of which no witness was asked yet');
    held.push(cluster);
  }
  return held;
}

/** @param clusters those that {@link holdRestored} holds */
export function openRecollection(
  clusters: readonly string[],
  options: RecollectionOptions,
): Recollection {
  const { holds, interval, onFailure } = options;
  const closing = new AbortController();
  const reasons = new Map<string, string>();
  let running: Promise<void> | undefined;

  const round = async (): Promise<void> => {
    for (const cluster of clusters) {
      if (closing.signal.aborted) return;
      if (!holds.isHeld(cluster)) continue;
      await asked(options, cluster, closing.signal, reasons).catch(onFailure);
    }
  };
  const goOn = async (): Promise<void> => {
    while (!closing.signal.aborted && clusters.some(holds.isHeld)) {
      await pause(interval, undefined, { signal: closing.signal, ref: false }).catch(() => {});
      await round();
    }
  };
  return {
    start: () => {
      const first = round();
      running = first.then(goOn);
      return first;
    },
    close: async () => {
      closing.abort();
      await running;
    },
  };
}

async function asked(
  options: RecollectionOptions,
  cluster: string,
  signal: AbortSignal,
  reasons: Map<string, string>,
): Promise<void> {
  const { marks, log, journals, holds } = options;
  // Another server on this database may have asked before.
  const isDone = (await marks.find(`continues ${cluster}`)) !== undefined;
  // What was missing may have been brought meanwhile; a held journal is not caught up by itself.
  const before = journals.loaded(cluster);
  if (before && before.shown.size < (await log.size(cluster))) journals.forget(cluster);
  const live = await journals.find(cluster);
  if (live?.breach?.rule !== 'restored') return;
  const reason = isDone ? null : await reasonToHold(options, live, signal);
  if (signal.aborted) return;
  if (reason === null) {
    await marks.set(`continues ${cluster}`, `from ${live.shown.size} entries`);
    holds.release(cluster);
    journals.forget(cluster);
    await journals.find(cluster);
    options.onReleased(cluster);
  } else if (reasons.get(cluster) !== reason) {
    reasons.set(cluster, reason);
    holds.hold(cluster, live.shown.size, reason);
    journals.forget(cluster);
    options.onHeld(cluster, reason);
  }
}

async function reasonToHold(
  { marks, keyring, timeout }: RecollectionOptions,
  live: LiveJournal,
  signal: AbortSignal,
): Promise<string | null> {
  const { context } = live.shown.journal.cluster;
  const witnesses = witnessesOf(context);
  const named = live.replay.serverKeys().map(({ key }) => key);
  const serverKeys = [...new Set([...named, ...keyring.all().map(({ x }) => x)])];
  const answers = await Promise.all(
    witnesses.map(async ({ id, key, url }) => {
      const silent: Recalled = { kind: 'silent' };
      const asking = { serverKeys, key, signal, timeout };
      return { id, ...(url === null ? silent : await recalled(live, { ...asking, url })) };
    }),
  );
  const objections = answers.flatMap((each) =>
    each.kind === 'ahead' || each.kind === 'contradicted'
      ? [`${each.id} has cosigned ${each.size}${each.kind === 'ahead' ? '' : ' other'} entries`]
      : [],
  );
  if (objections.length > 0) return objections.join(', ');
  const needed = witnesses.length - figuresOf(context).quorum + 1;
  const heard = answers.filter(({ kind }) => kind === 'within').length;
  if (witnesses.length > 0 && heard >= needed) return null;
  if ((await marks.find('newest')) !== undefined) return null;
  return witnesses.length === 0
    ? 'no witnesses who could be asked'
    : `${heard} of ${needed} witnesses who are needed answered`;
}
