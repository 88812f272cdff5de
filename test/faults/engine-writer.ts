/**
 * A bare process that appends to a database file as fast as it can, through the product's own
 * storage, and says after each batch how far it has come. Each entry carries the SHA-256 of the one
 * before, and the batch's head names the last one, so one line of this process's output vouches for
 * everything before it. It runs until it is killed.
 *
 *     → north 1280 5f4d…      the first 1280 entries are durable, the last has this SHA-256
 */
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import type { EntryRow } from '../../db/rows.js';
import { makeDurable } from '../../db/sqlite/connection.js';
import { sqliteEntryLog } from '../../db/sqlite/entry-log.js';
import { openedFile } from '../../db/sqlite/same-file.js';
import { openRandom } from '../support/random.js';

export const CLUSTERS = ['north', 'south', 'west'] as const;

/** Entries of one batch. */
const MOST_ROWS = 48;
const AT = '2023-01-05T00:00:00.000Z';

/** What an entry says: its place, the digest of the one before, and some words. */
export const bytesOf = (cluster: string, seq: number, before: string): Buffer =>
  Buffer.from(`{"before":"${before}","cluster":"${cluster}","seq":${seq},"text":"${WORDS}"}`);

const WORDS = 'giao ước thi đua '.repeat(12);

export const digestOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** The name of a statement follows from its entry. */
export const statementOf = (cluster: string, seq: number): string =>
  digestOf(Buffer.from(`${cluster} ${seq}`));

async function write(file: string, seed: number): Promise<never> {
  const connection = new Database(file);
  makeDurable(connection);
  const log = sqliteEntryLog(connection, openedFile(file));
  const random = openRandom(seed);
  const heads = new Map<string, string>();
  for (const cluster of CLUSTERS) {
    const last = await log.entry(cluster, (await log.size(cluster)) - 1);
    heads.set(cluster, last ? digestOf(last.bytes) : '');
  }
  for (;;) {
    const cluster = random.pick(CLUSTERS);
    const from = await log.size(cluster);
    const entries: EntryRow[] = [];
    let before = heads.get(cluster) ?? '';
    for (let left = 1 + random.below(MOST_ROWS); left > 0; left -= 1) {
      const seq = from + entries.length;
      const bytes = bytesOf(cluster, seq, before);
      entries.push({ cluster, seq, bytes, statementId: statementOf(cluster, seq), at: AT });
      before = digestOf(bytes);
    }
    const size = from + entries.length;
    await log.appendAll({
      journals: from === 0 ? [{ cluster, origin: `faults.example/${cluster}`, created: AT }] : [],
      entries,
      checkpoints: [{ cluster, size, note: before }],
    });
    heads.set(cluster, before);
    writeSync(1, `${cluster} ${size} ${before}\n`);
  }
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  await write(process.argv[2] ?? '', Number(process.argv[3]));
}
