/**
 * Why a database did not take a batch, where the reason is one that an operator has to know of: the
 * disk, the rights or the file itself. The drivers' own codes are read here and nowhere else.
 *
 *     full        no room on the disk
 *     read-only   the file or the database may not be written to
 *     damaged     the file is not in order any more, or is no database
 *     gone        the file was moved, replaced or deleted while it was open
 */

export type StorageFault = 'full' | 'read-only' | 'damaged' | 'gone';

/** Thrown when a file that is open is not the one of its name any more. */
export class DatabaseGone extends Error {
  override readonly name = 'DatabaseGone';
}

/**
 * The fault that an error of a driver, or of TypeORM around it, stands for; `null` for every other
 * error, also of reading or writing.
 */
export function storageFaultOf(error: unknown): StorageFault | null {
  if (error instanceof DatabaseGone) return 'gone';
  const { driverError = error } = (error ?? {}) as { readonly driverError?: unknown };
  const { code } = (driverError ?? {}) as { readonly code?: unknown };
  const found = FAULTS.find(([pattern]) => pattern.test(String(code)));
  return found?.[1] ?? null;
}

/** SQLite's result codes (https://www.sqlite.org/rescode.html) and PostgreSQL's SQLSTATEs. */
const FAULTS: readonly (readonly [RegExp, StorageFault])[] = [
  [/^(SQLITE_FULL|53100)$/, 'full'],
  [/^(SQLITE_READONLY(_\w+)?|25006)$/, 'read-only'],
  [/^(SQLITE_(CORRUPT(_\w+)?|NOTADB)|XX00[12])$/, 'damaged'],
];
