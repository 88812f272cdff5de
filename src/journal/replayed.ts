/**
 * A journal as the database has it, by a full replay: every statement is judged again, every
 * signature is checked, and the newest signed head must be the head of what was replayed. The
 * signatures of one slice are verified beside the event loop while the next one is judged.
 */
import type { EntryLog } from '../../db/entry-log.js';
import type { CheckpointRow, EntryRow, JournalRow } from '../../db/rows.js';
import {
  type Broken,
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
  shownOf,
} from './live-journal.js';
import { openSlices } from './signature-slices.js';
import { failing } from './signatures.js';

/** Others have their turn between two slices of a replay; a slice takes a millisecond or two. */
const SLICE_ENTRIES = 8;

/** Resolves when a replay that has done a slice may do the next. */
export type Turn = () => Promise<unknown>;

/**
 * Replays a journal from its first entry.
 * @param turn waited for between two slices
 * @param known the breach that an earlier replay found, to stop before the entry at fault
 */
export async function replayed(
  log: EntryLog,
  keyring: Keyring,
  row: JournalRow,
  turn: Turn,
  known: Breach | null = null,
): Promise<LiveJournal> {
  const { cluster, origin } = row;
  const replay = openReplay(origin);
  const milestones: Journal[] = [];
  const places: Places = new Map();
  const fold = { replay, milestones, places };
  const signatures = openSlices();
  let breach = known;
  let read: number;
  let newest: CheckpointRow | undefined;
  do {
    read = replay.journal().size;
    for await (const stored of log.entries(cluster, read, known?.seq ?? undefined)) {
      const step = judgedInto(fold, stored);
      if (!step.ok) {
        breach = step.broken;
        break;
      }
      signatures.add(step.tasks);
      if (replay.journal().size % SLICE_ENTRIES !== 0) continue;
      if (await signatures.next()) break;
      await turn();
    }
    newest = await log.checkpoint(cluster);
    // Another server may have added to the journal after its last entry was read here.
  } while (!breach && isLonger(newest, replay) && replay.journal().size > read);
  // A statement that was judged after one with a bad signature was judged on a state that is none.
  const failed = await signatures.end();
  if (failed) breach = signatureBreach(failed.seq);
  const shown = shownOf(replay, newest?.note ?? null);
  const { size } = shown;
  breach ??= keyBreach(replay, keyring) ?? headBreach(replay, shown, shown.checkpoint);
  const isEarlier = breach !== null && breach.seq !== null && breach.seq < size;
  if (isEarlier && !known) return replayed(log, keyring, row, turn, breach);
  const cosigned = openCosigned(await log.newestCosignatures(cluster));
  return { cluster, origin, replay, breach, shown, milestones, places, cosigned };
}

const isLonger = (newest: CheckpointRow | undefined, replay: Replay): boolean =>
  newest !== undefined && newest.size > replay.journal().size;

type JournalFold = Pick<LiveJournal, 'replay' | 'milestones' | 'places'>;

/** Takes the next entry into the fold of a journal, as {@link judgedRow}. */
function judgedInto({ replay, milestones, places }: JournalFold, row: EntryRow): VerifiedRow {
  const seq = replay.journal().size;
  const step = judgedRow(replay, row);
  if (!step.ok) return step;
  notePlace(places, step.entry.statement, seq);
  keepMilestone(milestones, replay.journal());
  return step;
}

/** Takes the next entry into the fold of a journal, as {@link verifiedRow}. */
export const takenIn = (fold: JournalFold, row: EntryRow): VerifiedRow =>
  withSignatures(judgedInto(fold, row));

type VerifiedRow = Judged | { readonly ok: false; readonly broken: Breach };
type Judged = Extract<Replayed, { readonly ok: true }>;

/**
 * The next entry as {@link verified}, and that the columns by which its row is found repeat what
 * its bytes say: by another identity, one who sends a statement again would get a second entry.
 */
export const verifiedRow = (replay: Replay, row: EntryRow): VerifiedRow =>
  withSignatures(judgedRow(replay, row));

/** The same without its signatures. */
function judgedRow(replay: Replay, row: EntryRow): VerifiedRow {
  const step = judged(replay, row.bytes);
  if (!step.ok) return step;
  const { seq, at } = step.entry;
  const [expected, found] = [
    [step.identity, at],
    [row.statementId, row.at],
  ].map(String);
  if (expected === found) return step;
  return {
    ok: false,
    broken: { seq, rule: 'columns', expected: `${expected}`, found: `${found}` },
  };
}

/** The next entry, judged again and with its signatures checked; the fault may lie before it. */
export const verified = (replay: Replay, line: Uint8Array): Replayed =>
  withSignatures(judged(replay, line));

/** The same without its signatures. */
function judged(replay: Replay, line: Uint8Array): Replayed {
  const step = replay.add(line);
  if (step.ok) return step;
  const { earlier } = step;
  const isWitnessed = earlier && earlier.tasks.length > 0 && failing(earlier.tasks).length === 0;
  return isWitnessed ? { ok: false, broken: earlier.broken } : step;
}

/** What was judged, if its signatures verify too. */
function withSignatures<Fault>(step: Judged | (Fault & { readonly ok: false })) {
  if (!step.ok || failing(step.tasks).length === 0) return step;
  return { ok: false, broken: signatureBreach(step.entry.seq) } as const;
}

const signatureBreach = (seq: number): Broken => ({
  seq,
  rule: 'signature',
  expected: 'a signature that verifies',
  found: null,
  refusals: [],
});

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
export function headBreach(
  replay: Replay,
  { size, root }: Head,
  note: string | null,
): Breach | null {
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
