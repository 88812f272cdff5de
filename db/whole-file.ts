/**
 * Small files that are there whole or not at all, whatever ends the process or the power: they are
 * written aside, flushed, and only then given their name. What a kill leaves behind is a file aside
 * that nobody reads.
 */
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from './data-folder.js';

/**
 * Makes a file that only its owner may read.
 * @throws Error of node:fs (`EEXIST`) when there is one of this name, which then stays as it is
 */
export function makeFile(path: string, text: string): void {
  const aside = writeAside(path, text);
  try {
    // A second name for the file fails where the name is taken; moving would overwrite.
    linkSync(aside, path);
  } finally {
    rmSync(aside, { force: true });
  }
  syncFolder(dirname(path));
}

/** Puts a file in the place of another, which only its owner may read. */
export function replaceFile(path: string, text: string): void {
  renameSync(writeAside(path, text), path);
  syncFolder(dirname(path));
}

/** The name aside is nobody else's, also where several servers share the folder. */
function writeAside(path: string, text: string): string {
  const aside = `${path}.${randomUUID()}.new`;
  const handle = openSync(aside, 'wx', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return aside;
}
