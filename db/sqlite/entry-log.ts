/**
 * Journals on SQLite: plain parameterised statements, prepared once, on the connection that
 * TypeORM also uses. A batch is one transaction and therefore one wait for the disk, however many
 * rows it has. Everything answers at once; nothing is written between two turns of the event loop,
 * so no read through TypeORM can fall inside a batch.
 */
import { AppendConflict, type Batch, type EntryLog } from '../entry-log.js';
import type {
  CheckpointRow,
  CosignatureRow,
  EntryRow,
  JournalLength,
  JournalRow,
} from '../rows.js';
import { type SqliteConnection, type SqliteValue, transactionsOf } from './connection.js';
import { conflictOf } from './dialect.js';
import type { SameFile } from './same-file.js';

/**
 * How many entries a reader holds at once. With entries of at most 64 KiB a page is at most
 * 16 MiB; with usual ones, about 1 KiB, the cost of a page's query vanishes in its rows.
 */
const PAGE_ROWS = 256;

/**
 * The journals in the file of an open connection, whose tables the migrations have made.
 * @param sameFile asked after each commit whether it went to the file that has the name
 */
export function sqliteEntryLog(
  connection: SqliteConnection,
  sameFile: SameFile = () => {},
): EntryLog {
  const appendAll = writerOf(connection, sameFile);
  return {
    appendAll,
    appendTo: async (_clusters, make) => appendAll(await make(null)),
    follow: null,
    ...readersOf(connection),
  };
}

function writerOf(connection: SqliteConnection, sameFile: SameFile): EntryLog['appendAll'] {
  const inTransaction = transactionsOf(connection);
  const addJournal = connection.prepare(
    'INSERT INTO journal (id, origin, created) VALUES (?, ?, ?)',
  );
  const addEntry = connection.prepare(
    'INSERT INTO entry (cluster, seq, bytes, statement_id, at) VALUES (?, ?, ?, ?, ?)',
  );
  const addCheckpoint = connection.prepare(
    'INSERT INTO checkpoint (cluster, size, note) VALUES (?, ?, ?)',
  );
  const addCosignature = connection.prepare(
    'INSERT INTO cosignature (cluster, size, name, time, line) VALUES (?, ?, ?, ?, ?)',
  );
  return ({ journals = [], entries = [], checkpoints = [], cosignatures = [] }: Batch) => {
    let current: JournalRow | EntryRow | CheckpointRow | CosignatureRow | undefined;
    try {
      inTransaction(() => {
        for (const row of journals) {
          current = row;
          addJournal.run(row.cluster, row.origin, row.created);
        }
        for (const row of entries) {
          current = row;
          addEntry.run(row.cluster, row.seq, row.bytes, row.statementId, row.at);
        }
        for (const row of checkpoints) {
          current = row;
          addCheckpoint.run(row.cluster, row.size, row.note);
        }
        for (const row of cosignatures) {
          current = row;
          addCosignature.run(row.cluster, row.size, row.name, row.time, row.line);
        }
      });
      sameFile();
    } catch (error) {
      const conflict = conflictOf(error);
      if (conflict === undefined || current === undefined) throw error;
      throw new AppendConflict(conflict, current, error);
    }
  };
}

const entryColumns = 'cluster, seq, bytes, statement_id AS "statementId", at';
const journalColumns = 'id AS cluster, origin, created';

type Readers = Omit<EntryLog, 'appendAll' | 'appendTo' | 'follow'>;

function readersOf(connection: SqliteConnection): Readers {
  const page = many<EntryRow>(
    connection,
    `SELECT ${entryColumns} FROM entry WHERE cluster = ? AND seq >= ? AND seq < ?
     ORDER BY seq LIMIT ${PAGE_ROWS}`,
  );
  const entry = one<EntryRow>(
    connection,
    `SELECT ${entryColumns} FROM entry WHERE cluster = ? AND seq = ?`,
  );
  const seqOf = one<{ readonly seq: number }>(
    connection,
    'SELECT seq FROM entry WHERE cluster = ? AND statement_id = ?',
  );
  const sizeOf = one<{ readonly size: number }>(
    connection,
    'SELECT coalesce(max(seq) + 1, 0) AS size FROM entry WHERE cluster = ?',
  );
  const checkpoint = one<CheckpointRow>(
    connection,
    `SELECT cluster, size, note FROM checkpoint WHERE cluster = ? AND size <= ?
     ORDER BY size DESC LIMIT 1`,
  );
  const cosignatures = many<CosignatureRow>(
    connection,
    `SELECT cluster, size, name, time, line FROM cosignature
     WHERE cluster = ? AND size >= ? AND size < ? ORDER BY size, name`,
  );
  const cosigned = many<CheckpointRow>(
    connection,
    `SELECT cluster, size, note FROM checkpoint WHERE cluster = ? AND size >= ?
     AND EXISTS (SELECT 1 FROM cosignature
       WHERE cosignature.cluster = checkpoint.cluster AND cosignature.size = checkpoint.size)
     ORDER BY size LIMIT ?`,
  );
  // Grouped first, which walks the index once; a look-up for each row would walk it every time.
  const newest = many<CosignatureRow>(
    connection,
    `SELECT cluster, size, name, time, line FROM cosignature
     JOIN (SELECT name AS of, max(size) AS largest FROM cosignature WHERE cluster = ? GROUP BY name)
       ON of = name AND largest = size
     WHERE cluster = ? ORDER BY name`,
  );
  return {
    entry,
    entries: (cluster, from = 0, to = Number.MAX_SAFE_INTEGER) => paged(page, cluster, from, to),
    seqOfStatement: (cluster, statementId) => seqOf(cluster, statementId)?.seq,
    size: (cluster) => sizeOf(cluster)?.size ?? 0,
    checkpoint: (cluster, size = Number.MAX_SAFE_INTEGER) => checkpoint(cluster, size),
    cosignatures: (cluster, from = 0, to = Number.MAX_SAFE_INTEGER) =>
      cosignatures(cluster, from, to),
    cosigned,
    newestCosignatures: (cluster) => newest(cluster, cluster),
    journal: one<JournalRow>(connection, `SELECT ${journalColumns} FROM journal WHERE id = ?`),
    journals: many<JournalRow>(connection, `SELECT ${journalColumns} FROM journal ORDER BY id`),
    // One look at the end of the index for each journal; counting would read all of it.
    lengths: many<JournalLength>(
      connection,
      `SELECT id AS cluster, origin, coalesce(
         (SELECT max(seq) + 1 FROM entry WHERE cluster = journal.id), 0) AS size
       FROM journal ORDER BY id`,
    ),
  };
}

type Page = (cluster: string, from: number, to: number) => EntryRow[];

// A page is read whole before it is handed out: an open cursor would keep the connection busy, and
// nothing could be appended while somebody reads.
function* paged(page: Page, cluster: string, from: number, to: number): Generator<EntryRow> {
  for (let next = from; next < to; ) {
    const rows = page(cluster, next, to);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    next = last.seq + 1;
  }
}

// The columns of each query are named to be exactly the fields of its row type.
function one<Row>(connection: SqliteConnection, sql: string) {
  const statement = connection.prepare(sql);
  return (...values: readonly SqliteValue[]) => statement.get(...values) as Row | undefined;
}

function many<Row>(connection: SqliteConnection, sql: string) {
  const statement = connection.prepare(sql);
  return (...values: readonly SqliteValue[]) => statement.all(...values) as Row[];
}
