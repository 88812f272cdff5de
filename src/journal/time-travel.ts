/**
 * The state after any entry: the fold up to it, from the nearest state that was kept. What is
 * folded here was judged and verified when the journal was loaded or written, so signatures are not
 * checked again; the rules judge every statement as they did.
 */
import type { EntryLog } from '../../db/entry-log.js';
import {
  type Entry,
  type Journal,
  judge,
  messageInLine,
  openJournal,
} from '../../workflows/index.js';
import { type LiveJournal, MILESTONE_ENTRIES } from './live-journal.js';

/**
 * The state of a journal after the entry at a place.
 * @param seq a place that the journal has
 * @throws Error if the database does not hold what was replayed from it
 */
export async function stateAfter(log: EntryLog, live: LiveJournal, seq: number): Promise<Journal> {
  const size = seq + 1;
  if (size === live.shown.size) return live.shown.journal;
  const kept = Math.floor(size / MILESTONE_ENTRIES);
  let journal = live.milestones[kept - 1] ?? openJournal(live.origin);
  for await (const { bytes } of log.entries(live.cluster, journal.size, size)) {
    journal = folded(live, journal, Buffer.from(bytes).toString('utf8'));
  }
  return journal;
}

function folded({ replay, cluster }: LiveJournal, journal: Journal, line: string): Journal {
  const entry = JSON.parse(line) as Entry;
  const { text } = messageInLine(line);
  const judgement = judge(journal, entry, {
    at: entry.at,
    signaturesHold: entry.signatures.map(() => true),
    seenRoot: replay.rootAt(entry.statement.seen.size),
    saidBefore: false,
    text,
  });
  if (judgement.ok) return judgement.journal;
  throw new Error(`entry ${entry.seq} of ${cluster} is not the one that was replayed`);
}
