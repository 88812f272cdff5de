/**
 * Files that survive a loss of power: what these functions return from is on the disk. A file is
 * replaced whole or not at all, so a reader never finds half of it.
 */
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Replaces a file: written aside, flushed, moved into place, and the folder flushed.
 * @param may asked at the last moment, when only the move is left
 * @returns whether it was replaced
 */
export function replaceFile(path: string, text: string, may = (): boolean => true): boolean {
  const aside = `${path}.new`;
  const handle = openSync(aside, 'w', 0o600);
  try {
    writeWhole(handle, Buffer.from(text), 0);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  if (!may()) return false;
  renameSync(aside, path);
  flushFolderOf(path);
  return true;
}

/** Writes all of the bytes from a position on; the system may take them in pieces. */
export function writeWhole(handle: number, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length; ) {
    done += writeSync(handle, bytes, done, bytes.length - done, position + done);
  }
}

/** Flushes a folder, so that a file that is new in it is found again. */
export function flushFolderOf(path: string): void {
  // Windows neither needs this nor lets a folder be opened.
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
