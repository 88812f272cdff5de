/**
 * Journals in PostgreSQL. A batch is one transaction and one statement for each table. Before it
 * writes it takes the lock of each cluster, in one order for everybody, so that several servers
 * take turns and the places of a journal are never counted twice at once.
 */
import type pg from 'pg';
import { AppendConflict, type Batch, type EntryLog } from '../entry-log.js';
import type { CheckpointRow, CosignatureRow, EntryRow, JournalRow } from '../rows.js';
import { inTransaction, type PostgresPool } from './connection.js';
import { conflictOf } from './dialect.js';

/** Rows that one query reads; see `sqlite/entry-log.ts`. */
const PAGE_ROWS = 256;

/** The journals of a database whose tables the migrations have made. */
export const postgresEntryLog = (pool: PostgresPool): EntryLog => ({
  appendAll: (batch) => appended(pool, batch),
  ...readersOf(pool),
});

type Row = JournalRow | EntryRow | CheckpointRow | CosignatureRow;

/** The rows of one table: how they are written together, and each row's values by column. */
interface Insert {
  readonly sql: string;
  readonly rows: readonly Row[];
  readonly columns: readonly (readonly unknown[])[];
}

async function appended(pool: PostgresPool, batch: Batch): Promise<void> {
  const inserts = insertsOf(batch).filter(({ rows }) => rows.length > 0);
  const clusters = [
    ...new Set(inserts.flatMap(({ rows }) => rows.map(({ cluster }) => cluster))),
  ].sort();
  if (clusters.length === 0) return;
  let current: Insert | undefined;
  try {
    await inTransaction(pool, async (client) => {
      await client.query(LOCK, [clusters]);
      for (const insert of inserts) {
        current = insert;
        await client.query(insert.sql, [...insert.columns]);
      }
    });
  } catch (error) {
    const conflict = conflictOf(error);
    if (conflict === undefined || current === undefined) throw error;
    throw new AppendConflict(conflict, await culpritIn(pool, inserts, current), error);
  }
}

/** Locks of this kind end with the transaction; the ids come in one order, so nobody deadlocks. */
const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended(id, 0))
  FROM unnest($1::text[]) WITH ORDINALITY AS locked(id, place) ORDER BY place`;

function insertsOf(batch: Batch): readonly Insert[] {
  const { journals = [], entries = [], checkpoints = [], cosignatures = [] } = batch;
  return [
    {
      sql: `INSERT INTO journal (id, origin, created)
        SELECT * FROM unnest($1::text[], $2::text[], $3::text[])`,
      rows: journals,
      columns: columnsOf(journals, ['cluster', 'origin', 'created']),
    },
    {
      sql: `INSERT INTO entry (cluster, seq, bytes, statement_id, at)
        SELECT * FROM unnest($1::text[], $2::integer[], $3::bytea[], $4::text[], $5::text[])`,
      rows: entries,
      columns: columnsOf(entries, ['cluster', 'seq', 'bytes', 'statementId', 'at']),
    },
    {
      sql: `INSERT INTO checkpoint (cluster, size, note)
        SELECT * FROM unnest($1::text[], $2::integer[], $3::text[])`,
      rows: checkpoints,
      columns: columnsOf(checkpoints, ['cluster', 'size', 'note']),
    },
    {
      sql: `INSERT INTO cosignature (cluster, size, name, time, line)
        SELECT * FROM unnest($1::text[], $2::integer[], $3::text[], $4::bigint[], $5::text[])`,
      rows: cosignatures,
      columns: columnsOf(cosignatures, ['cluster', 'size', 'name', 'time', 'line']),
    },
  ];
}

const columnsOf = <R extends Row>(
  rows: readonly R[],
  names: readonly (keyof R)[],
): readonly (readonly unknown[])[] =>
  names.map((name) => rows.map((row) => asParameter(row[name])));

/** Bytes must arrive as a Buffer, or the driver takes them for an object. */
const asParameter = (value: unknown): unknown =>
  value instanceof Uint8Array && !Buffer.isBuffer(value) ? Buffer.from(value) : value;

/** The row that was refused: tried again one by one, and taken back whatever comes of it. */
async function culpritIn(
  pool: PostgresPool,
  inserts: readonly Insert[],
  refused: Insert,
): Promise<Row> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    for (const insert of inserts.slice(0, inserts.indexOf(refused))) {
      await client.query(insert.sql, [...insert.columns]);
    }
    for (const [place, row] of refused.rows.entries()) {
      const columns = refused.columns.map((column) => [column[place]]);
      try {
        await client.query(refused.sql, columns);
      } catch {
        return row;
      }
    }
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
    client.release();
  }
  // What stood in the way is gone: it was another batch that did not commit in the end.
  return refused.rows[0] as Row;
}

const ENTRY = 'cluster, seq, bytes, statement_id AS "statementId", at';
const JOURNAL = 'id AS cluster, origin, created';
const COSIGNATURE = 'cluster, size, name, time::float8 AS time, line';

function readersOf(pool: PostgresPool): Omit<EntryLog, 'appendAll'> {
  const many = async <R extends pg.QueryResultRow>(sql: string, ...values: unknown[]) =>
    (await pool.query<R>(sql, values)).rows;
  const one = async <R extends pg.QueryResultRow>(sql: string, ...values: unknown[]) =>
    (await many<R>(sql, ...values))[0];
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
  };
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
