/**
 * Brings a journal in memory up to what another server has added to it: the new entries are
 * replayed as at a load, and their signed head is held against them. One who finds that they do
 * not hold throws the journal away, and the full replay says what is wrong with it.
 */
import type { EntryLog } from '../../db/entry-log.js';
import { type LiveJournal, shownOf } from './live-journal.js';
import { headBreach, takenIn } from './replayed.js';

/** Entries of one journal that have just become visible here, as their exact lines. */
export interface Growth {
  readonly live: LiveJournal;
  readonly first: number;
  readonly lines: readonly string[];
}

/**
 * Takes in the entries up to a length.
 * @returns what is new; `null` when it does not hold, and the journal must not be used any more
 */
export async function caughtUp(
  log: EntryLog,
  live: LiveJournal,
  length: number,
): Promise<Growth | null> {
  const { cluster, replay } = live;
  const first = replay.journal().size;
  const lines: string[] = [];
  if (first >= length) return { live, first, lines };
  const keys = replay.serverKeys().length;
  for await (const row of log.entries(cluster, first, length)) {
    if (!takenIn(live, row).ok) return null;
    lines.push(Buffer.from(row.bytes).toString('utf8'));
  }
  // Whether a journal under a key that is not here has come to one that is, the full replay says.
  if (live.breach && replay.serverKeys().length !== keys) return null;
  const checkpoint = (await log.checkpoint(cluster, length))?.note ?? null;
  const shown = shownOf(replay, checkpoint);
  if (headBreach(replay, shown, checkpoint)) return null;
  live.shown = shown;
  return { live, first, lines };
}
