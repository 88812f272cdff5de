/**
 * Brings a journal in memory up to what another server has added to it: the new entries are
 * replayed as at a load, and their signed head is held against them. One who finds that they do
 * not hold throws the journal away, and the full replay says what is wrong with it.
 */
import type { EntryLog } from '../../db/entry-log.js';
import { openCosigned } from '../witnessing/cosigned.js';
import { keepMilestone, type LiveJournal, notePlace, shownOf } from './live-journal.js';
import { headBreach, verified } from './replayed.js';

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
  const { cluster, replay, milestones, places } = live;
  const first = replay.journal().size;
  const lines: string[] = [];
  if (first >= length) return { live, first, lines };
  for await (const { bytes } of log.entries(cluster, first, length)) {
    const seq = replay.journal().size;
    const step = verified(replay, bytes);
    if (!step.ok) return null;
    notePlace(places, step.entry.statement, seq);
    keepMilestone(milestones, replay.journal());
    lines.push(Buffer.from(bytes).toString('utf8'));
  }
  const checkpoint = (await log.checkpoint(cluster, length))?.note ?? null;
  const shown = shownOf(replay, checkpoint);
  if (headBreach(replay, shown, checkpoint)) return null;
  live.shown = shown;
  live.cosigned = openCosigned(await log.newestCosignatures(cluster));
  return { live, first, lines };
}
