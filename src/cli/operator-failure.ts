/**
 * Failures of the server's code that an operator can do something about, told as the command's own.
 * They are known by the names of their classes, because that code is loaded only when it is used.
 */
import { EXIT, type ExitCode, failure, isFailure } from './exit.js';

const EXITS: Readonly<Record<string, ExitCode>> = {
  UnusableData: EXIT.unreadable,
  UnusableDatabase: EXIT.unreadable,
  UnreadableBackup: EXIT.unreadable,
  UnsoundJournal: EXIT.broken,
};

/** Does the work of a command. @throws Failure where the operator can do something about it */
export async function operated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isFailure(error) || !(error instanceof Error)) throw error;
    const exit = EXITS[error.name];
    if (exit === undefined) throw error;
    throw failure(exit, error.message, {});
  }
}
