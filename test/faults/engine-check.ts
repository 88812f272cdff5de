/**
 * What a killed writer must have left behind: every batch that it said was durable, whole batches
 * only, each entry with the digest of the one before it, and a file that SQLite finds in order. The
 * entries that were checked before are not read again until a full check.
 */
import Database from 'better-sqlite3';
import { makeDurable } from '../../db/sqlite/connection.js';
import { sqliteEntryLog } from '../../db/sqlite/entry-log.js';
import { bytesOf, CLUSTERS, digestOf, statementOf } from './engine-writer.js';
import { count, type Tally } from './gate.js';

/** The first `size` entries of a cluster, by the digest of the last of them. */
export interface Mark {
  readonly size: number;
  readonly digest: string;
}

export const NOTHING: Mark = { size: 0, digest: '' };

/** Where each cluster stands. */
export type Marks = Map<string, Mark>;

/**
 * Opens the file as the next process would, and checks it.
 * @param verified what was checked before; brought up to what is found now
 * @param acknowledged what the writer has said is durable
 * @param isFull reads everything again from the first entry
 */
export async function checkFile(
  file: string,
  tally: Tally,
  { verified, acknowledged }: { readonly verified: Marks; readonly acknowledged: Marks },
  isFull: boolean,
): Promise<void> {
  const connection = new Database(file);
  try {
    makeDurable(connection);
    const check = isFull ? 'integrity_check' : 'quick_check';
    const structure = connection.pragma(check, { simple: true });
    if (structure !== 'ok') count(tally, 'corrupt', `${check} says ${structure}`);
    const log = sqliteEntryLog(connection);
    for (const cluster of CLUSTERS) {
      const promised = acknowledged.get(cluster) ?? NOTHING;
      const start = isFull ? NOTHING : (verified.get(cluster) ?? NOTHING);
      const head = await log.checkpoint(cluster);
      let { size, digest } = start;
      let isPromised = promised.size <= size;
      for await (const row of log.entries(cluster, start.size)) {
        const expected = bytesOf(cluster, size, digest);
        const isSame = expected.equals(row.bytes) && row.seq === size;
        if (!isSame) count(tally, 'corrupt', `entry ${size} of ${cluster} has other bytes`);
        const isNamed = row.statementId === statementOf(cluster, size);
        if (!isNamed) count(tally, 'doubled', `entry ${size} of ${cluster} has another's name`);
        digest = digestOf(row.bytes);
        size += 1;
        if (size === promised.size) isPromised = digest === promised.digest;
      }
      if (!isPromised) {
        const gone = Math.max(1, promised.size - size);
        count(tally, 'lost', `${cluster} has ${size} of ${promised.size} entries`, gone);
      }
      const isWhole = (head?.size ?? 0) === size && (head?.note ?? '') === digest;
      if (!isWhole) count(tally, 'corrupt', `the head of ${cluster} is not that of its entries`);
      verified.set(cluster, { size, digest });
    }
  } finally {
    connection.close();
  }
}
