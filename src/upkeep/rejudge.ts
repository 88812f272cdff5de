/**
 * Judges every journal of a database again from its bytes, as at a server's start but without its
 * keys: every statement by the rules, every signature, and that the newest signed head is the head
 * of exactly these entries. What was copied is believed only after this.
 */
import type { EntryLog } from '../../db/entry-log.js';
import type { JournalRow } from '../../db/rows.js';
import { openReplay } from '../../workflows/index.js';
import type { Breach } from '../journal/live-journal.js';
import { headBreach, verifiedRow } from '../journal/replayed.js';

/** A journal that holds, to its end. */
export interface Rejudged {
  readonly cluster: string;
  readonly origin: string;
  readonly size: number;
  readonly root: string;
}

/** A journal that does not hold. */
export class UnsoundJournal extends Error {
  override readonly name = 'UnsoundJournal';

  constructor(
    readonly cluster: string,
    readonly breach: Breach,
  ) {
    super(`the journal of ${cluster} does not hold at ${breach.seq ?? 'its head'}: ${breach.rule}`);
  }
}

/** Judges all of them. @throws UnsoundJournal for the first that does not hold */
export async function rejudgeAll(log: EntryLog): Promise<readonly Rejudged[]> {
  const found: Rejudged[] = [];
  for (const row of await log.journals()) found.push(await rejudged(log, row));
  return found;
}

async function rejudged(log: EntryLog, { cluster, origin }: JournalRow): Promise<Rejudged> {
  const replay = openReplay(origin);
  for await (const row of log.entries(cluster)) {
    const step = verifiedRow(replay, row);
    if (!step.ok) throw new UnsoundJournal(cluster, step.broken);
  }
  const { size } = replay.journal();
  const root = replay.rootAt(size) ?? '';
  const newest = await log.checkpoint(cluster);
  const breach = headBreach(replay, { size, root }, newest?.note ?? null);
  if (breach) throw new UnsoundJournal(cluster, breach);
  return { cluster, origin, size, root };
}
