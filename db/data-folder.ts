/**
 * The folder and file in which an embedded database lives, made so that nobody but the server's
 * own account reads them and that they are still there after a loss of power. What exists is left
 * as it is: an operator who gave a folder other rights meant it.
 */
import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';

/** Owner only. Journals may be public, but sessions, keys and drafts share their folder. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/**
 * Makes the folders above `file` and an empty `file`, where they do not exist. SQLite gives the
 * files that it puts beside the database (`-wal`, `-shm`) the mode of the database.
 * @throws Error of node:fs if the place cannot be written to.
 */
export function makeDataFile(file: string): void {
  const folder = dirname(resolve(file));
  const firstMade = mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
  closeSync(openSync(file, 'a', FILE_MODE));
  const unsynced = firstMade === undefined ? [] : foldersBetween(dirname(firstMade), folder);
  for (const each of [...unsynced, folder]) syncFolder(each);
}

/** `top` and the folders on the way from it down to `bottom`, without `bottom`. */
function foldersBetween(top: string, bottom: string): string[] {
  const steps = relative(top, bottom).split(sep);
  return steps.map((_, depth) => resolve(top, ...steps.slice(0, depth)));
}

/**
 * Flushes a folder: a new name is durable only when the folder that holds it has been synced.
 * Windows has no such call for folders and keeps names in its own journal.
 */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
