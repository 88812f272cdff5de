/**
 * The connection to a SQLite file, made durable. SQLite keeps most settings with the connection
 * and not with the file: a file that was written with `synchronous=FULL` opens with the library's
 * default the next time. So every setting is made at every open and read back, and a connection
 * whose settings did not take is refused before anything is written.
 */

/** As much of better-sqlite3's `Database` as is relied on. */
export type SqliteConnection = {
  readonly inTransaction: boolean;
  prepare(sql: string): SqliteStatement;
  pragma(source: string, options?: { simple: boolean }): unknown;
  close(): void;
};

/** As much of better-sqlite3's `Statement` as is relied on. */
export type SqliteStatement = {
  run(...values: SqliteValue[]): unknown;
  get(...values: SqliteValue[]): unknown;
  all(...values: SqliteValue[]): unknown[];
};

/** What a parameter of a statement can be. */
export type SqliteValue = string | number | Uint8Array;

/** How long a connection waits for another process that writes, in milliseconds. */
export const BUSY_TIMEOUT_MS = 5_000;

/** The write-ahead log is cut back to this many bytes after a checkpoint has let it grow. */
const WAL_LIMIT_BYTES = 64 * 1024 * 1024;

/**
 * Every setting, what it is set to, and what it reads back as:
 *
 *     journal_mode          readers see a whole batch or nothing, and never block the writer
 *     synchronous           FULL: a commit returns after the log is on the disk
 *     fullfsync …           on macOS only F_FULLFSYNC reaches the disk; no effect elsewhere
 *     foreign_keys          no entry without its journal
 *     recursive_triggers    REPLACE fires delete triggers (a second guard of append-only)
 *     trusted_schema        a file cannot make us run functions from its schema
 *     cell_size_check       a damaged page is an error and not a strange row
 */
const settings: readonly (readonly [
  name: string,
  value: string | number,
  reads: string | number,
])[] = [
  ['busy_timeout', BUSY_TIMEOUT_MS, BUSY_TIMEOUT_MS],
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['fullfsync', 'ON', 1],
  ['checkpoint_fullfsync', 'ON', 1],
  ['foreign_keys', 'ON', 1],
  ['recursive_triggers', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['journal_size_limit', WAL_LIMIT_BYTES, WAL_LIMIT_BYTES],
];

/** Makes every setting. @throws Error if one did not take. */
export function makeDurable(connection: SqliteConnection): void {
  for (const [name, value] of settings) connection.pragma(`${name} = ${value}`);
  requireDurable(connection);
}

/** Reads every setting back. @throws Error that names each one that is not as it must be. */
export function requireDurable(connection: SqliteConnection): void {
  const wrong = settings.flatMap(([name, , expected]) => {
    const found = connection.pragma(name, { simple: true });
    return found === expected ? [] : [`${name} is ${String(found)} and must be ${expected}`];
  });
  if (wrong.length > 0) throw new Error(`the database is not safe to write: ${wrong.join('; ')}`);
}

/**
 * Runs `work` in one transaction: all of it is on the disk when this returns, or none of it if it
 * throws. A transaction inside another is refused, because its commit would make nothing durable.
 */
export type Transaction = (work: () => void) => void;

/** The transactions of one connection, prepared once. */
export function transactionsOf(connection: SqliteConnection): Transaction {
  // IMMEDIATE takes the write lock first, so that a second process waits instead of failing later.
  const begin = connection.prepare('BEGIN IMMEDIATE');
  const commit = connection.prepare('COMMIT');
  const rollback = connection.prepare('ROLLBACK');
  return (work) => {
    if (connection.inTransaction) throw new Error('a transaction is open on this connection');
    begin.run();
    try {
      work();
      commit.run();
    } catch (error) {
      // SQLite has already rolled back after some errors, such as a full disk.
      if (connection.inTransaction) rollback.run();
      throw error;
    }
  };
}
