/**
 * Opens the database: a SQLite file, or PostgreSQL by its address. What comes out is ready to
 * write, with every setting verified and the schema brought up to date, or nothing comes out: a
 * database of a newer version, one whose append-only triggers are gone, or one that cannot be made
 * to wait for the disk is refused with the reason. A password is never shown.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { makeDataFile } from './data-folder.js';
import { requireAtHome } from './marks.js';
import { shownUrl } from './postgres/addresses.js';
import { openPostgres } from './postgres/open.js';
import { openSqlite } from './sqlite/open.js';
import { requireFiles } from './sqlite/same-file.js';
import type { Storage } from './storage.js';

export type { Storage } from './storage.js';

/**
 * Where the database is. With `readOnly` it must exist, and nothing is ever written. With `moving`
 * it may be one that has moved away, or a copy that is not whole yet.
 */
export type StorageOptions = (
  | { readonly file: string }
  /** `postgres://user:password@host:port/database`; with commas between several hosts */
  | { readonly url: string }
) & { readonly readOnly?: boolean; readonly moving?: boolean };

/** A database cannot be used, for the reason that it says. */
export class UnusableDatabase extends Error {
  override readonly name = 'UnusableDatabase';
}

/**
 * Opens a database, and makes its file or tables if they are not there. Other processes may read a
 * file meanwhile and only one should write; on PostgreSQL several may write.
 * @throws UnusableDatabase that says why the database cannot be used; nothing stays open then.
 */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const { readOnly = false, moving = false } = options;
  const place = shownPlace(options);
  try {
    const storage = await opened(options, place, readOnly);
    if (!readOnly && !moving) await requireHome(storage);
    return storage;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnusableDatabase(`cannot open the database ${place}: ${reason}`, { cause: error });
  }
}

/** A place as it may be shown: an absolute path, or an address without its password. */
export const shownPlace = (options: StorageOptions): string =>
  // An absolute path is always a file; to the driver, ':memory:' and '' are not.
  'url' in options ? shownUrl(options.url) : resolve(options.file);

async function opened(options: StorageOptions, place: string, readOnly: boolean): Promise<Storage> {
  if ('url' in options) return openPostgres(options.url, readOnly);
  if (readOnly) {
    if (!existsSync(place)) throw new Error('there is no such file');
  } else {
    requireFiles(place);
    makeDataFile(place);
  }
  return openSqlite(place, readOnly);
}

/** Closes a database that is not at home here, and says why. */
async function requireHome(storage: Storage): Promise<void> {
  try {
    await requireAtHome(storage.marks);
  } catch (error) {
    await storage.close();
    throw error;
  }
}
