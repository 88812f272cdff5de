/**
 * What a server remembers of a journal that need not be in memory: enough to list it, and to know
 * when it has to be loaded because a deadline has passed in it.
 */
import { type Keyring, signerFor } from '../keyring.js';
import type { LiveJournal } from './live-journal.js';
import { nextDue } from './overdue.js';

export interface Outlook {
  readonly size: number;
  readonly isBroken: boolean;
  /** Whether it holds and its heads are signed with a key of ours. */
  readonly isWritable: boolean;
  /** The earliest deadline that is not recorded; `null` for none, and where we may not say it. */
  readonly due: string | null;
}

/** What there is to remember of a journal as it stands. */
export function outlookOf({ shown, breach }: LiveJournal, keyring: Keyring): Outlook {
  const isWritable = breach === null && signerFor(keyring, shown.journal) !== undefined;
  const due = isWritable ? nextDue(shown.journal) : null;
  return { size: shown.size, isBroken: breach !== null, isWritable, due };
}
