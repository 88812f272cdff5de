/**
 * Journals in PostgreSQL: reads by place. A read whose connection breaks is asked once more on
 * another, because asking twice changes nothing; `appends.ts` writes, and never tries again.
 */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { EntryLog } from '../entry-log.js';
import type {
  CheckpointRow,
  CosignatureRow,
  EntryRow,
  JournalLength,
  JournalRow,
} from '../rows.js';
import type { Addresses } from './addresses.js';
import { appendsOf } from './appends.js';
import { isLost } from './connection.js';
import { followerOf } from './follower.js';
import type { PostgresPool } from './pool.js';

/** Rows that one query reads; see `sqlite/entry-log.ts`. */
const PAGE_ROWS = 256;

/** The journals of a database whose tables the migrations have made. */
export function postgresEntryLog(pool: PostgresPool, addresses: Addresses): EntryLog {
  const writer = randomUUID();
  return {
    ...appendsOf(pool, writer),
    ...readersOf(pool),
    follow: (follower) => followerOf(addresses, writer, follower),
  };
}

const ENTRY = 'cluster, seq, bytes, statement_id AS "statementId", at';
const JOURNAL = 'id AS cluster, origin, created';
const COSIGNATURE = 'cluster, size, name, time::float8 AS time, line';

function readersOf(pool: PostgresPool): Omit<EntryLog, 'appendAll' | 'appendTo' | 'follow'> {
  const { many, one } = questionsTo(pool);
  const page = (cluster: string, from: number, to: number) =>
    many<EntryRow>(
      `SELECT ${ENTRY} FROM entry WHERE cluster = $1 AND seq >= $2 AND seq < $3
       ORDER BY seq LIMIT ${PAGE_ROWS}`,
      cluster,
      from,
      to,
    );
  return {
    entries: (cluster, from = 0, to = MOST) => paged(page, cluster, from, Math.min(to, MOST)),
    entry: (cluster, seq) =>
      one<EntryRow>(`SELECT ${ENTRY} FROM entry WHERE cluster = $1 AND seq = $2`, cluster, seq),
    seqOfStatement: async (cluster, statementId) =>
      (
        await one<{ seq: number }>(
          'SELECT seq FROM entry WHERE cluster = $1 AND statement_id = $2',
          cluster,
          statementId,
        )
      )?.seq,
    size: async (cluster) =>
      (
        await one<{ size: number }>(
          'SELECT coalesce(max(seq) + 1, 0) AS size FROM entry WHERE cluster = $1',
          cluster,
        )
      )?.size ?? 0,
    checkpoint: (cluster, size = MOST) =>
      one<CheckpointRow>(
        `SELECT cluster, size, note FROM checkpoint WHERE cluster = $1 AND size <= $2
         ORDER BY size DESC LIMIT 1`,
        cluster,
        Math.min(size, MOST),
      ),
    cosignatures: (cluster, from = 0, to = MOST) =>
      many<CosignatureRow>(
        `SELECT ${COSIGNATURE} FROM cosignature
         WHERE cluster = $1 AND size >= $2 AND size < $3 ORDER BY size, name COLLATE "C"`,
        cluster,
        from,
        Math.min(to, MOST),
      ),
    newestCosignatures: (cluster) =>
      many<CosignatureRow>(
        `SELECT DISTINCT ON (name COLLATE "C") ${COSIGNATURE} FROM cosignature
         WHERE cluster = $1 ORDER BY name COLLATE "C", size DESC`,
        cluster,
      ),
    cosigned: (cluster, from, limit) =>
      many<CheckpointRow>(
        `SELECT cluster, size, note FROM checkpoint WHERE cluster = $1 AND size >= $2
         AND EXISTS (SELECT 1 FROM cosignature
           WHERE cosignature.cluster = checkpoint.cluster AND cosignature.size = checkpoint.size)
         ORDER BY size LIMIT $3`,
        cluster,
        from,
        limit,
      ),
    journal: (cluster) => one<JournalRow>(`SELECT ${JOURNAL} FROM journal WHERE id = $1`, cluster),
    journals: () => many<JournalRow>(`SELECT ${JOURNAL} FROM journal ORDER BY id COLLATE "C"`),
    lengths: () =>
      many<JournalLength>(
        `SELECT id AS cluster, origin, coalesce(
           (SELECT max(seq) + 1 FROM entry WHERE cluster = id), 0)::integer AS size
         FROM journal ORDER BY id COLLATE "C"`,
      ),
  };
}

function questionsTo(pool: PostgresPool) {
  const many = async <R extends pg.QueryResultRow>(sql: string, ...values: unknown[]) => {
    const ask = () => pool.query<R>(sql, values);
    const { rows } = await ask().catch((error) => (isLost(error) ? ask() : Promise.reject(error)));
    return rows;
  };
  const one = async <R extends pg.QueryResultRow>(sql: string, ...values: unknown[]) =>
    (await many<R>(sql, ...values))[0];
  return { many, one };
}

/** The greatest number of an `integer` column. */
const MOST = 2_147_483_647;

type Page = (cluster: string, from: number, to: number) => Promise<EntryRow[]>;

async function* paged(
  page: Page,
  cluster: string,
  from: number,
  to: number,
): AsyncGenerator<EntryRow> {
  for (let next = from; next < to; ) {
    const rows = await page(cluster, next, to);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    next = last.seq + 1;
  }
}
