/**
 * Makes a database out of a backup, in an empty place. The whole file is checked before the first
 * row is written; afterwards the rows are compared with the file, and every journal is judged
 * again. What was acknowledged after the backup is not in it: therefore the database is marked as
 * restored, and a server continues none of its journals before the witnesses were asked
 * (`witnessing/recollection.ts`).
 */
import { hash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStorage, type StorageOptions } from '../../db/data-source.js';
import { lendSha256 } from '../../workflows/index.js';
import { claimDataFolder } from '../data-kind.js';
import { openArrival } from './arrival.js';
import { checkBackup, digestOf, type KeyFile, rowsInBackup } from './backup-file.js';
import { type Rejudged, rejudgeAll } from './rejudge.js';

export interface RestoreOptions {
  readonly backup: string;
  readonly place: StorageOptions;
  /** The data folder; made if it is not there. Keys that are in it are kept. */
  readonly data: string;
  /** The time now. */
  readonly now: string;
}

export type RestoreOutcome =
  | {
      readonly ok: true;
      readonly made: string;
      readonly journals: readonly Rejudged[];
      /** How many key files came with it. */
      readonly keys: number;
    }
  | { readonly ok: false; readonly problem: 'not-empty' | 'differs' };

/**
 * Restores a backup.
 * @throws UnreadableBackup for a file that is none, or not whole; nothing was written
 * @throws UnsoundJournal for a journal that does not hold; no server will open what was written
 * @throws UnusableData, UnusableDatabase
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreOutcome> {
  lendSha256((bytes) => hash('sha256', bytes, 'buffer'));
  const { backup, place, data, now } = options;
  const { kind, made, keys } = await checkBackup(backup);
  claimDataFolder(data, 'file' in place ? place.file : '', kind);
  const from = 'a backup';
  const target = await openArrival(place, from);
  if (target === null) return { ok: false, problem: 'not-empty' };
  try {
    const { marks, copying, log } = target;
    await marks.set('arriving', from);
    await marks.set('restored', `the backup of ${made}, on ${now}`);
    await marks.set('kind', kind);
    await copying.fill(rowsInBackup(backup));
    const isSame = (await digestOf(copying.rows())) === (await digestOf(rowsInBackup(backup)));
    if (!isSame) return { ok: false, problem: 'differs' };
    const journals = await rejudgeAll(log);
    const written = keys.filter((key) => isWritten(data, key));
    await marks.set('arrived', from);
    return { ok: true, made, journals, keys: written.length };
  } finally {
    await target.close();
  }
}

/**
 * Notes the operator's word that nothing was acknowledged after the backup. It counts where the
 * witnesses cannot be asked, and never against one of them.
 * @returns whether the database is a restored one; nothing was noted otherwise
 */
export async function sayNewest(place: StorageOptions, now: string): Promise<boolean> {
  const storage = await openStorage(place);
  try {
    if ((await storage.marks.find('restored')) === undefined) return false;
    await storage.marks.set('newest', `said on ${now}`);
    return true;
  } finally {
    await storage.close();
  }
}

/** Writes a key where none of its name is. */
function isWritten(data: string, { name, text }: KeyFile): boolean {
  const file = join(data, name);
  if (existsSync(file)) return false;
  writeFileSync(file, text, { mode: 0o600, flush: true });
  return true;
}
