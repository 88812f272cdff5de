/** What becomes of a statement that was sent: one of three things, and never silence. */
import type { Refusal } from '../../workflows/index.js';
import type { ProblemError } from '../http/problem.js';
import type { Head } from './checkpoints.js';

/** The place of an entry and what it did. */
export interface Place {
  readonly seq: number;
  /** The server's time of acceptance. */
  readonly at: string;
  /** SHA-256 of the state that the entry moved, after it. */
  readonly after: string;
  /** SHA-256 of the statement's message: what the statement is known by. */
  readonly identity: string;
}

export type Outcome =
  | {
      readonly kind: 'accepted';
      /** False when the very same statement already had its entry. */
      readonly isNew: boolean;
      readonly place: Place;
      /** The newest signed head, which covers the entry; `null` when nothing was written. */
      readonly checkpoint: string | null;
    }
  | {
      readonly kind: 'refused';
      readonly refusals: readonly Refusal[];
      /** The journal's head, for a signer who has to look again. */
      readonly head: Head;
    }
  | { readonly kind: 'unserved'; readonly problem: ProblemError };
