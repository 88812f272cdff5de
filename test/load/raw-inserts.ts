/**
 * The baseline of every figure on PostgreSQL: what `pgbench` would do with one prepared statement.
 * Sixty-four connections of the same driver insert rows of the size of an entry, each in a commit
 * of its own, into a plain table with the columns and indexes of the product's, without its guards.
 */
import { createHash } from 'node:crypto';
import pg from 'pg';
import { perSecond } from '../bench/measure.js';
import type { RawCommits } from '../bench/raw-commits.js';

const CONNECTIONS = 64;
/** Rows of each connection in a round. */
const EACH = 60;

const TABLE = `CREATE TABLE raw_entry (
  cluster text, seq integer, bytes bytea NOT NULL, statement_id text NOT NULL, at text NOT NULL,
  PRIMARY KEY (cluster, seq), UNIQUE (cluster, statement_id))`;

const INSERT = `INSERT INTO raw_entry (cluster, seq, bytes, statement_id, at)
  VALUES ($1, $2, $3, $4, $5)`;

/**
 * Makes the table in an empty database.
 * @param row the bytes of one entry, the same for every row
 */
export async function openRawInserts(url: string, row: Uint8Array): Promise<RawCommits> {
  const clients = Array.from({ length: CONNECTIONS }, () => {
    return new pg.Client({ connectionString: url, options: '-c synchronous_commit=on' });
  });
  await Promise.all(clients.map((client) => client.connect()));
  await clients[0]?.query(TABLE);
  const bytes = Buffer.from(row);
  let done = 0;
  const insertAll = async (client: pg.Client, place: number, from: number): Promise<void> => {
    for (let seq = from; seq < from + EACH; seq += 1) {
      const id = createHash('sha256').update(`${place} ${seq}`).digest('hex');
      const values = [`cluster-${place}`, seq, bytes, id, new Date().toISOString()];
      await client.query({ name: 'insert', text: INSERT, values });
    }
  };
  return {
    round: () => {
      const from = done;
      done += EACH;
      return perSecond(CONNECTIONS * EACH, () =>
        Promise.all(clients.map((client, place) => insertAll(client, place, from))),
      );
    },
    close: async () => {
      await Promise.all(clients.map((client) => client.end()));
    },
  };
}
