/**
 * The database seen from the side, over a connection of its own: whether anything was written since
 * the last look, and what. SQLite tells the first for nothing, so it may be asked after each
 * request.
 */
import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';

/** The rows of each table that can change, and the journals' bytes, by name. */
export type Contents = Readonly<Record<string, string>>;

export interface Tables {
  /** A number that is another one after every commit of somebody else. */
  readonly version: () => number;
  /** How many rows a table has. */
  readonly count: (table: TableName) => number;
  /** A digest of everything in each table. */
  readonly contents: () => Contents;
  readonly close: () => void;
}

const TABLES = [
  'journal',
  'entry',
  'checkpoint',
  'cosignature',
  'attachment',
  'kept_document',
  'calendar_token',
] as const;
export type TableName = (typeof TABLES)[number];

/** Opens a file that a server has open. */
export function openTables(file: string): Tables {
  const database = new Database(file, { readonly: true });
  const counts = new Map(
    TABLES.map((name) => [name, database.prepare(`SELECT count(*) FROM ${name}`).pluck()]),
  );
  const rows = TABLES.map(
    (name) => [name, database.prepare(`SELECT * FROM ${name} ORDER BY rowid`)] as const,
  );
  return {
    version: () => Number(database.pragma('data_version', { simple: true })),
    count: (table) => Number(counts.get(table)?.get()),
    contents: () =>
      Object.fromEntries(
        rows.map(([name, all]) => {
          const hash = createHash('sha256');
          for (const row of all.iterate()) hash.update(JSON.stringify(row));
          return [name, hash.digest('hex')];
        }),
      ),
    close: () => database.close(),
  };
}
