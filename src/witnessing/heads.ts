/**
 * The signed heads of a journal with the cosignatures that they have: the newest, all that a
 * witness has seen, and the one that a receipt is best made of. They come from the database as they
 * were stored; whether they hold is for the reader to check, who need not believe us.
 */
import type { EntryLog } from '../../db/entry-log.js';
import type { CheckpointRow, CosignatureRow } from '../../db/rows.js';
import { policyOf, reachesQuorum } from '../../workflows/index.js';
import type { LiveJournal } from '../journal/live-journal.js';
import { keyOfLine, nameOfKey } from './cosigned.js';

/** A signed head as a note, with the cosignatures behind the server's own signature. */
export interface CosignedHead {
  readonly size: number;
  readonly note: string;
  readonly cosignatures: readonly CosignatureRow[];
}

/** The newest head, or `undefined` before the first entry. */
export async function newestHead(
  log: EntryLog,
  { cluster, shown }: LiveJournal,
): Promise<CosignedHead | undefined> {
  const { size, checkpoint } = shown;
  if (checkpoint === null) return undefined;
  return withLines(
    { cluster, size, note: checkpoint },
    await log.cosignatures(cluster, size, size + 1),
  );
}

/** Heads that are read from the database at once. */
const PAGE_HEADS = 64;

/** The heads over at least `from` entries that have a cosignature, by size. */
export async function* cosignedHeads(
  log: EntryLog,
  cluster: string,
  from: number,
): AsyncGenerator<CosignedHead> {
  for (let next = from; ; ) {
    const heads = await log.cosigned(cluster, next, PAGE_HEADS);
    const last = heads.at(-1);
    if (!last) return;
    const lines = await log.cosignatures(cluster, next, last.size + 1);
    for (const head of heads) {
      yield withLines(
        head,
        lines.filter(({ size }) => size === head.size),
      );
    }
    next = last.size + 1;
  }
}

/**
 * The head that proves most about an entry: the first that covers it and that a quorum has
 * cosigned, else the newest. The database may have later ones already than the journal as it is
 * given; nothing could be proved under those, so they are left to whoever asks again.
 */
export async function headFor(
  log: EntryLog,
  live: LiveJournal,
  seq: number,
): Promise<CosignedHead | undefined> {
  const policy = policyOf(live.shown.journal.cluster.context);
  if (policy.quorum !== null) {
    const names = new Map(policy.witnesses.map(({ key, name }) => [nameOfKey(key), name]));
    for await (const head of cosignedHeads(log, live.cluster, seq + 1)) {
      if (head.size > live.shown.size) break;
      const found = head.cosignatures.map(({ line }) => names.get(keyOfLine(line) ?? ''));
      if (
        reachesQuorum(
          policy,
          found.filter((name) => name !== undefined),
        )
      )
        return head;
    }
  }
  return newestHead(log, live);
}

const withLines = (
  { size, note }: CheckpointRow,
  cosignatures: readonly CosignatureRow[],
): CosignedHead => ({
  size,
  note: note + cosignatures.map(({ line }) => line).join(''),
  cosignatures,
});
