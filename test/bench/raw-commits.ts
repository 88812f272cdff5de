/**
 * The baseline of every durable figure: rows of the size of an entry, written to the product's own
 * table by better-sqlite3 alone, each in a commit of its own. The connection has the settings that
 * the product makes, so each commit waits for the disk as the server does.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openStorage } from '../../db/data-source.js';
import { makeDurable } from '../../db/sqlite/connection.js';
import { perSecond } from './measure.js';

/** Single-row commits in a round. */
const COMMITS = 2000;

const CLUSTER = 'bench';

export interface RawCommits {
  /** Runs one round. @returns commits a second */
  readonly round: () => Promise<number>;
  readonly close: () => void | Promise<void>;
}

/**
 * Makes a fresh file in a folder.
 * @param row the bytes of one entry, the same for every row
 */
export async function openRawCommits(folder: string, row: Uint8Array): Promise<RawCommits> {
  const file = join(folder, 'raw.sqlite');
  const storage = await openStorage({ file });
  await storage.log.appendAll({
    journals: [{ cluster: CLUSTER, origin: `bench.example/${CLUSTER}`, created: at() }],
  });
  await storage.close();
  const database = new Database(file);
  makeDurable(database);
  const insert = database.prepare(
    'INSERT INTO entry (cluster, seq, bytes, statement_id, at) VALUES (?, ?, ?, ?, ?)',
  );
  let seq = 0;
  const commitAll = (ids: readonly string[]): void => {
    for (const id of ids) insert.run(CLUSTER, seq++, row, id, at());
  };
  return {
    round: () => {
      const ids = Array.from({ length: COMMITS }, (_, index) => idOf(seq + index));
      return perSecond(COMMITS, () => commitAll(ids));
    },
    close: () => {
      database.close();
    },
  };
}

const at = (): string => new Date().toISOString();

/** A name for a statement that was never made, spread over the index as real ones are. */
const idOf = (seq: number): string => createHash('sha256').update(`${seq}`).digest('hex');
