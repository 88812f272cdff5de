/**
 * That the file which is open is still the one of its name. SQLite goes on writing to a file that
 * was deleted or replaced under it, and nobody who looks at the folder ever sees those rows; so it
 * is asked after every commit, before anybody is told of it. For the same reason a mark lies beside
 * the file while it is open: a process that was killed leaves its write-ahead log behind, and a log
 * that is gone by the next start has taken the newest rows with it.
 *
 *     giaouoc.db        the database
 *     giaouoc.db-wal    its write-ahead log, there whenever the database is open
 *     giaouoc.db.open   the mark, there as long as the log is
 */
import { existsSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { DatabaseGone } from '../storage-fault.js';
import { makeFile } from '../whole-file.js';
import { lookThroughLog } from './whole-log.js';

/** Looks once. @throws DatabaseGone */
export type SameFile = () => void;

/** Remembers which files are open now. @param file the path of the database */
export function openedFile(file: string): SameFile {
  const paths = [file, walOf(file)];
  const numbers = paths.map(numberOf);
  return () => {
    for (const [index, path] of paths.entries()) {
      if (numberOf(path) === numbers[index]) continue;
      throw new DatabaseGone(`${path} was moved, replaced or deleted while it was open`);
    }
  };
}

/**
 * Refuses a database of which a part was lost with a process that was killed.
 * @throws Error that says what may be missing and what to do
 */
export function requireFiles(file: string): void {
  if (!existsSync(markOf(file))) return;
  const [wal, mark] = [walOf(file), markOf(file)].map((path) => basename(path));
  const unfinished = 'the last server did not end in order, and';
  if (!existsSync(file)) {
    throw new Error(
      `${unfinished} ${basename(file)} is gone: put it back with its ${wal}. To begin with ` +
        `nothing instead, remove ${mark}`,
    );
  }
  const then = `hold the journals against what witnesses and cities have. Then remove ${mark}`;
  if (!existsSync(walOf(file))) {
    throw new Error(
      `${unfinished} its log ${wal} is gone, so the newest entries may be missing: put ${wal} ` +
        `back. If another program has opened the database since, it has taken the log in; if not, ${then}`,
    );
  }
  const { behind } = lookThroughLog(walOf(file));
  if (behind <= MOST_UNFINISHED) return;
  throw new Error(
    `${unfinished} its log ${wal} is damaged: ${behind} commits lie behind the place at which it ` +
      `can be read, and would be lost. Put back a whole ${wal}, or a backup; to go on without ` +
      `them, ${then}`,
  );
}

/** A commit that was being written when the power went; the one before it was on the disk. */
const MOST_UNFINISHED = 1;

/** Marks the file as open. */
export function markOpen(file: string): void {
  if (!existsSync(markOf(file))) makeFile(markOf(file), `${process.pid}\n`);
}

/**
 * Takes the mark away after a connection was closed, once there is no log that could be lost: the
 * last connection takes the log in and removes it. While another one is open, the mark is its own.
 */
export function markClosed(file: string): void {
  if (!existsSync(walOf(file))) rmSync(markOf(file), { force: true });
}

const walOf = (file: string): string => `${file}-wal`;
const markOf = (file: string): string => `${file}.open`;

/** The number by which the file system knows a file; names may change hands. */
const numberOf = (path: string): number | null =>
  statSync(path, { throwIfNoEntry: false })?.ino ?? null;
