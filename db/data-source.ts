/**
 * Opens the database: a SQLite file, or PostgreSQL by its address. What comes out is ready to
 * write, with every setting verified and the schema brought up to date, or nothing comes out: a
 * database of a newer version, one whose append-only triggers are gone, or one that cannot be made
 * to wait for the disk is refused with the reason. A password is never shown.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { makeDataFile } from './data-folder.js';
import { shownUrl } from './postgres/connection.js';
import { openPostgres } from './postgres/open.js';
import { openSqlite } from './sqlite/open.js';
import { requireFiles } from './sqlite/same-file.js';
import type { Storage } from './storage.js';

export type { Storage } from './storage.js';

/** Where the database is. With `readOnly` it must exist, and nothing is ever written. */
export type StorageOptions = (
  | { readonly file: string }
  /** `postgres://user:password@host:port/database` */
  | { readonly url: string }
) & { readonly readOnly?: boolean };

/**
 * Opens a database, and makes its file or tables if they are not there. Other processes may read a
 * file meanwhile and only one should write; on PostgreSQL several may write.
 * @throws Error that says why the database cannot be used; nothing stays open then.
 */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const { readOnly = false } = options;
  // An absolute path is always a file; to the driver, ':memory:' and '' are not.
  const place = 'url' in options ? shownUrl(options.url) : resolve(options.file);
  try {
    if ('url' in options) return await openPostgres(options.url, readOnly);
    if (!readOnly) requireFiles(place);
    if (!readOnly) makeDataFile(place);
    else if (!existsSync(place)) throw new Error('there is no such file');
    return await openSqlite(place, readOnly);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`cannot open the database ${place}: ${reason}`, { cause: error });
  }
}
