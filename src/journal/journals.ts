/**
 * The journals of this server. Each is loaded when it is first asked for, by a full replay: every
 * statement is judged again, every signature is checked, and the newest signed head must be the
 * head of what was replayed. What was loaded stays in memory until a commit fails; then it is
 * thrown away, because the file is the truth.
 */
import { setImmediate } from 'node:timers/promises';
import type { EntryLog } from '../../db/entry-log.js';
import type { JournalRow } from '../../db/rows.js';
import {
  checkpointKeysAt,
  type Journal,
  openReplay,
  type Replay,
  type Replayed,
} from '../../workflows/index.js';
import type { Keyring } from '../keyring.js';
import { openCosigned } from '../witnessing/cosigned.js';
import { type Head, readCheckpoint } from './checkpoints.js';
import {
  type Breach,
  keepMilestone,
  type LiveJournal,
  notePlace,
  type Places,
} from './live-journal.js';
import { failing } from './signatures.js';

export interface Journals {
  /** The journal, loaded if need be; `undefined` for a cluster without one. */
  readonly find: (cluster: string) => Promise<LiveJournal | undefined>;
  /** The journal if it is in memory. */
  readonly loaded: (cluster: string) => LiveJournal | undefined;
  /** Every journal in memory. */
  readonly all: () => Iterable<LiveJournal>;
  /** Takes in a journal whose first entry has just been stored. */
  readonly adopt: (live: LiveJournal) => void;
  /** Throws a journal's state away; the next reader replays the file. */
  readonly forget: (cluster: string) => void;
  /** Replays every journal of the database. */
  readonly loadAll: () => Promise<void>;
  readonly isLoaded: () => boolean;
}

export interface JournalsOptions {
  readonly log: EntryLog;
  readonly keyring: Keyring;
  /** Told of every journal that was replayed, with the time it took in milliseconds. */
  readonly onLoaded: (live: LiveJournal, milliseconds: number) => void;
}

/** The journals in a database; none is loaded yet. */
export function openJournals({ log, keyring, onLoaded }: JournalsOptions): Journals {
  const live = new Map<string, LiveJournal>();
  const loading = new Map<string, Promise<LiveJournal | undefined>>();
  let allAreLoaded = false;

  const load = async (cluster: string): Promise<LiveJournal | undefined> => {
    const row = await log.journal(cluster);
    if (!row) return undefined;
    const start = performance.now();
    const loaded = await replayed(log, keyring, row);
    live.set(cluster, loaded);
    onLoaded(loaded, performance.now() - start);
    return loaded;
  };
  const find: Journals['find'] = async (cluster) => {
    const known = live.get(cluster);
    if (known) return known;
    const underWay = loading.get(cluster) ?? load(cluster).finally(() => loading.delete(cluster));
    loading.set(cluster, underWay);
    return underWay;
  };
  return {
    find,
    loaded: (cluster) => live.get(cluster),
    all: () => live.values(),
    adopt: (journal) => live.set(journal.cluster, journal),
    forget: (cluster) => live.delete(cluster),
    loadAll: async () => {
      for (const { cluster } of await log.journals()) await find(cluster);
      allAreLoaded = true;
    },
    isLoaded: () => allAreLoaded,
  };
}

/** Requests are served between two slices of a replay; a slice takes a few milliseconds. */
const SLICE_ENTRIES = 64;

/** @param known the breach that an earlier replay found, to stop before the entry at fault */
async function replayed(
  log: EntryLog,
  keyring: Keyring,
  row: JournalRow,
  known: Breach | null = null,
): Promise<LiveJournal> {
  const { cluster, origin } = row;
  const replay = openReplay(origin);
  const milestones: Journal[] = [];
  const places: Places = new Map();
  let journal = replay.journal();
  let breach = known;
  for await (const { bytes } of log.entries(cluster, 0, known?.seq ?? undefined)) {
    const step = verified(replay, bytes);
    if (!step.ok) {
      breach = step.broken;
      break;
    }
    notePlace(places, step.entry.statement, journal.size);
    journal = replay.journal();
    keepMilestone(milestones, journal);
    if (journal.size % SLICE_ENTRIES === 0) await setImmediate();
  }
  const checkpoint = (await log.checkpoint(cluster))?.note ?? null;
  const head = { size: journal.size, root: replay.rootAt(journal.size) ?? '' };
  breach ??= keyBreach(replay, keyring) ?? headBreach(replay, head, checkpoint);
  const isEarlier = breach !== null && breach.seq !== null && breach.seq < journal.size;
  if (isEarlier && !known) return replayed(log, keyring, row, breach);
  const shown = { journal, ...head, checkpoint };
  const cosigned = openCosigned(await log.newestCosignatures(cluster));
  return { cluster, origin, replay, breach, shown, milestones, places, cosigned };
}

/** The next entry, judged again and with its signatures checked; the fault may lie before it. */
export function verified(replay: Replay, line: Uint8Array): Replayed {
  const seq = replay.journal().size;
  const step = replay.add(line);
  if (!step.ok) {
    const { earlier } = step;
    const isWitnessed = earlier && earlier.tasks.length > 0 && failing(earlier.tasks).length === 0;
    return isWitnessed ? { ok: false, broken: earlier.broken } : step;
  }
  if (failing(step.tasks).length === 0) return step;
  const expected = 'a signature that verifies';
  return { ok: false, broken: { seq, rule: 'signature', expected, found: null, refusals: [] } };
}

/**
 * Only the server that the journal names may sign its heads. One that was ours and is another's by
 * now is in order, and is only read; one that never was ours was not written here.
 */
function keyBreach(replay: Replay, keyring: Keyring): Breach | null {
  const keys = replay.serverKeys();
  const named = keys.at(-1);
  if (!named || keys.some(({ key }) => keyring.find(key))) return null;
  return { seq: null, rule: 'server-key', expected: named.key, found: keyring.newest().x };
}

/** Each commit stores its signed head with its entries, so the newest must be exactly this one. */
function headBreach(replay: Replay, { size, root }: Head, note: string | null): Breach | null {
  const { origin } = replay.journal();
  const signers = checkpointKeysAt(replay.serverKeys(), size);
  const signed = note === null ? undefined : readCheckpoint(signers, origin, note);
  if (size === 0 && note === null) return null;
  if (signed?.size === size && signed.root === root) return null;
  const found = `${size} entries with root ${root}`;
  const expected = signed ? `${signed.size} entries with root ${signed.root}` : 'a signed head';
  // Of as many entries, those that no later signer has seen may have been changed since.
  const isChanged = signed?.size === size && replay.vouched() < size;
  return { seq: isChanged ? replay.vouched() : null, rule: 'checkpoint', expected, found };
}
