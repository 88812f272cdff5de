/**
 * What a server remembers of a journal that need not be in memory: enough to list it, and to know
 * when it has to be loaded because a deadline has passed in it, or because of its witnesses.
 */
import { type Keyring, signerFor } from '../keyring.js';
import { addressedOf, isBehind, isCollected } from '../witnessing/addressed.js';
import type { LiveJournal } from './live-journal.js';
import { nextDue } from './overdue.js';

export interface Outlook {
  readonly size: number;
  readonly isBroken: boolean;
  /** Whether it holds and its heads are signed with a key of ours. */
  readonly isWritable: boolean;
  /** The earliest deadline that is not recorded; `null` for none, and where we may not say it. */
  readonly due: string | null;
  /** Whether there are witnesses to ask, for cosignatures and for what was lodged with them. */
  readonly hasWitnesses: boolean;
  /** Whether one of them had not cosigned the newest head then; it may have since. */
  readonly isUnsettled: boolean;
}

/** What there is to remember of a journal as it stands. */
export function outlookOf(live: LiveJournal, keyring: Keyring): Outlook {
  const { shown, breach } = live;
  const isWritable = breach === null && signerFor(keyring, shown.journal) !== undefined;
  const witnesses = isCollected(live) ? addressedOf(shown.journal.cluster.context) : [];
  return {
    size: shown.size,
    isBroken: breach !== null,
    isWritable,
    due: isWritable ? nextDue(shown.journal) : null,
    hasWitnesses: witnesses.length > 0,
    isUnsettled: witnesses.some((witness) => isBehind(live, witness)),
  };
}
