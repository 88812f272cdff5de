/**
 * What is checked of a SQLite file before it is trusted with a journal: that this version knows
 * every migration in it, that its append-only triggers stand word for word, and that its own
 * structure is in order. It refuses and never repairs: a file that lost its guard may have been
 * changed meanwhile, and only an audit can tell.
 */
import { statSync } from 'node:fs';
import { requireKnown } from '../migrations/known.js';
import type { SqliteConnection } from './connection.js';

/** Refuses a file that this version does not know. @throws as {@link requireKnown} */
export function requireKnownSchema(
  connection: SqliteConnection,
  known: readonly string[],
  complete: boolean,
): void {
  requireKnown(migrationsIn(connection), known, complete);
}

/** Refuses a file without one of the triggers. @throws Error that quotes the first that is gone. */
export function requireAppendOnly(connection: SqliteConnection, triggers: readonly string[]): void {
  const found = new Set(column(connection, "SELECT sql FROM sqlite_master WHERE type = 'trigger'"));
  const gone = triggers.find((sql) => !found.has(sql));
  if (gone !== undefined) {
    throw new Error(`it is not guarded as append-only any more, audit it before use: ${gone}`);
  }
}

/** A larger file is not looked through at its opening, which would take longer than a moment. */
const LOOKED_THROUGH_BYTES = 128 * 1024 * 1024;

/**
 * Refuses a file in which rows and indexes do not agree, or pages are not in order: rows would be
 * missed when they are looked for, and writing would spread the damage.
 * @throws Error with the first thing that SQLite finds, and what can be done
 */
export function requireSound(connection: SqliteConnection, file: string): void {
  if (statSync(file).size > LOOKED_THROUGH_BYTES) return;
  const found = String(connection.pragma('integrity_check(1)', { simple: true }));
  if (found === 'ok') return;
  const where = found.replace(/\s+/g, ' ');
  throw new Error(
    `it is damaged, and nothing is written to it: ${where}. What can be read of it, ` +
      '"giaouoc backup" reads; "giaouoc restore" puts a backup back',
  );
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
