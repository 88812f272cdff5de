/**
 * Backs up a database while its server goes on: every row as it is at one moment, in one file that
 * is the same for both engines. The file is flushed before it gets its name and its folder after
 * that, so what has the name is whole and keeps it. The server's keys are in it only if they are
 * asked for, as they lie in the folder.
 */
import { createWriteStream } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { syncFolder } from '../../db/data-folder.js';
import { openStorage, type StorageOptions } from '../../db/data-source.js';
import type { Row } from '../../db/tables.js';
import { kindIn } from '../data-kind.js';
import { keyFilesIn } from '../keyring.js';
import { backupLines } from './backup-file.js';

export interface BackupOptions {
  readonly place: StorageOptions;
  /** The folder of the server's keys. */
  readonly data: string;
  /** The file to write, which is replaced if it is there. */
  readonly out: string;
  readonly withKeys: boolean;
  /** The time now. */
  readonly now: string;
}

export interface Backup {
  readonly rows: number;
  readonly entries: number;
  readonly journals: number;
  readonly keys: number;
}

/**
 * Writes a backup.
 * @throws Error of node:fs for a file that cannot be written
 * @throws UnusableDatabase
 */
export async function backUp(options: BackupOptions): Promise<Backup> {
  const { place, data, out, withKeys, now } = options;
  const storage = await openStorage({ ...place, readOnly: true });
  const counts = { rows: 0, entries: 0, journals: 0 };
  const counted = async function* (rows: AsyncIterable<Row>) {
    for await (const row of rows) {
      counts.rows += 1;
      if (row.table === 'entry') counts.entries += 1;
      if (row.table === 'journal') counts.journals += 1;
      yield row;
    }
  };
  const aside = `${out}.part`;
  try {
    const kind = await kindIn(storage.marks);
    const keys = withKeys ? await keysIn(data) : [];
    const rows = counted(storage.copying.rows());
    const file = createWriteStream(aside, { mode: 0o600, flush: true });
    await pipeline(backupLines({ kind, made: now }, keys, rows), file);
    await rename(aside, out);
    syncFolder(dirname(out));
    return { ...counts, keys: keys.length };
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  } finally {
    await storage.close();
  }
}

const keysIn = (data: string) =>
  Promise.all(
    keyFilesIn(data).map(async (name) => ({
      name,
      text: await readFile(join(data, name), 'utf8'),
    })),
  );
