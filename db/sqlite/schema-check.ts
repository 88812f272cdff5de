/**
 * What is checked of a SQLite file before it is trusted with a journal: that this version knows
 * every migration in it, and that its append-only triggers stand word for word. It refuses and
 * never repairs: a file that lost its guard may have been changed meanwhile, and only an audit can
 * tell.
 */
import type { SqliteConnection } from './connection.js';

/**
 * Refuses a file that a newer version has migrated, because TypeORM would take no notice.
 * @param known the names of all migrations of this version, oldest first.
 * @param complete also refuses a file that lacks one of them, as a reader cannot migrate it.
 * @throws Error that names the migrations.
 */
export function requireKnownSchema(
  connection: SqliteConnection,
  known: readonly string[],
  complete: boolean,
): void {
  const found = migrationsIn(connection);
  const newer = found.filter((name) => !known.includes(name));
  if (newer.length > 0) {
    throw new Error(`it was written by a newer version, which added ${newer.join(', ')}`);
  }
  const missing = known.filter((name) => !found.includes(name));
  if (complete && missing.length > 0) {
    throw new Error(`it lacks ${missing.join(', ')}: let the server open it once`);
  }
}

/** Refuses a file without one of the triggers. @throws Error that quotes the first that is gone. */
export function requireAppendOnly(connection: SqliteConnection, triggers: readonly string[]): void {
  const found = new Set(column(connection, "SELECT sql FROM sqlite_master WHERE type = 'trigger'"));
  const gone = triggers.find((sql) => !found.has(sql));
  if (gone !== undefined) {
    throw new Error(`it is not guarded as append-only any more, audit it before use: ${gone}`);
  }
}

function migrationsIn(connection: SqliteConnection): string[] {
  const tables = column(connection, "SELECT name FROM sqlite_master WHERE type = 'table'");
  return tables.includes('migrations') ? column(connection, 'SELECT name FROM migrations') : [];
}

function column(connection: SqliteConnection, sql: string): string[] {
  return connection
    .prepare(sql)
    .all()
    .map((row) => String(Object.values(row as object)[0]));
}
