/**
 * Batches in PostgreSQL. A batch is one transaction and one statement for each table. Before it
 * looks at a journal it takes the lock of its cluster, in one order for everybody, so that several
 * servers take turns and the places of a journal are never counted twice at once. Whoever listens
 * is told of the journals that were added to, when the transaction commits.
 *
 *     BEGIN → lock → lengths → INSERT …, notify → COMMIT
 *
 * A cosignature makes no journal longer and waits for no lock: the keys of its table suffice. Many
 * come at once, and each that waited would keep a connection from the batch that has its turn.
 */
import { AppendConflict, type Batch, type EntryLog } from '../entry-log.js';
import type { CheckpointRow, CosignatureRow, EntryRow, JournalRow } from '../rows.js';
import { inTransaction } from './connection.js';
import { conflictOf } from './dialect.js';
import type { PostgresClient, PostgresPool } from './pool.js';

/** The channel on which servers tell each other; a message is `<writer> <cluster>`. */
export const CHANNEL = 'giaouoc_journal';

type Row = JournalRow | EntryRow | CheckpointRow | CosignatureRow;

/** The rows of one table: how they are written together, and each row's values by column. */
interface Insert {
  readonly sql: string;
  readonly rows: readonly Row[];
  readonly columns: readonly (readonly unknown[])[];
}

/**
 * How batches are written.
 * @param writer the name of whoever writes, so that it need not listen to itself
 */
export function appendsOf(
  pool: PostgresPool,
  writer: string,
): Pick<EntryLog, 'appendAll' | 'appendTo'> {
  return {
    appendAll: (batch) => {
      if (clustersOf(insertsOf(batch)).length === 0) return undefined;
      const longer = clustersOf(insertsOf({ ...batch, cosignatures: [] }));
      return written(pool, writer, longer, async () => batch);
    },
    appendTo: (clusters, make) =>
      written(pool, writer, clusters, async (client) => {
        const { rows } = await client.query<{ id: string; size: number }>(LENGTHS, [clusters]);
        return make(new Map(rows.map(({ id, size }) => [id, size])));
      }),
  };
}

async function written(
  pool: PostgresPool,
  writer: string,
  clusters: readonly string[],
  make: (client: PostgresClient) => Promise<Batch>,
): Promise<void> {
  const locked = [...new Set(clusters)].sort();
  let inserts: Insert[] = [];
  let current: Insert | undefined;
  try {
    await inTransaction(pool, async (client) => {
      if (locked.length > 0) await client.query(LOCK, [locked]);
      const batch = await make(client);
      inserts = insertsOf(batch).filter(({ rows }) => rows.length > 0);
      for (const insert of inserts) {
        current = insert;
        await client.query(insert.sql, [...insert.columns]);
      }
      // A commit that has nothing but messages would still wait for the disk.
      if (inserts.length > 0) await client.query(TELL, [clustersOf(inserts), CHANNEL, writer]);
      else if (batch.confirmed?.length) await client.query(CONFIRM, [batch.confirmed]);
    });
  } catch (error) {
    const conflict = conflictOf(error);
    if (conflict === undefined || current === undefined) throw error;
    throw new AppendConflict(conflict, await culpritIn(pool, inserts, current), error);
  }
}

const clustersOf = (inserts: readonly Insert[]): string[] =>
  [...new Set(inserts.flatMap(({ rows }) => rows.map(({ cluster }) => cluster)))].sort();

const TELL = "SELECT pg_notify($2, $3 || ' ' || id) FROM unnest($1::text[]) AS added(id)";

/**
 * Marks rows without changing them. The mark is in the log like a change, behind everything that
 * was ever seen, so the commit waits until the disk and a synchronous standby have all of that.
 */
const CONFIRM = 'SELECT FROM journal WHERE id = ANY($1) FOR NO KEY UPDATE';

/** Locks of this kind end with the transaction; the ids come in one order, so nobody deadlocks. */
const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended(id, 0))
  FROM unnest($1::text[]) WITH ORDINALITY AS locked(id, place) ORDER BY place`;

/** Read in a statement of its own: one sees only what was committed before it began. */
const LENGTHS = `SELECT id, coalesce(
    (SELECT max(seq) + 1 FROM entry WHERE cluster = id), 0)::integer AS size
  FROM unnest($1::text[]) AS asked(id)`;

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
