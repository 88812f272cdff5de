/**
 * Why a witness does not start, as data, so that the command line can say it in the language of the
 * run. Whatever is named here is refused before anything is signed; nothing is repaired in silence.
 */

/** Why a witness cannot start on these files, or with these keys. */
export type WitnessProblem =
  /** Another witness that is running holds the state file. */
  | 'state-locked'
  /** The state file is not what a witness wrote: cut, changed, or of another program. */
  | 'state-damaged'
  /** The state file is that of a witness with another key or name. */
  | 'state-of-another'
  /** Statements are lodged beside a state file that is not there any more. */
  | 'state-lost'
  /** A lodged statement is not what this witness wrote. */
  | 'lodged-damaged'
  | 'no-log'
  /** The witness's own key is that of a log: nobody vouches for himself. */
  | 'own-log'
  | 'key-name';

/** A witness that cannot start: which rule, which file or key, and what was found there. */
export interface WitnessFailure extends Error {
  readonly problem: WitnessProblem;
  readonly subject: string;
  readonly detail: string;
}

/** Makes a failure, to be thrown. */
export const witnessFailure = (
  problem: WitnessProblem,
  subject: string,
  detail = '',
): WitnessFailure =>
  Object.assign(new Error(`${problem}: ${subject} ${detail}`.trim()), { problem, subject, detail });

/** Whether something that was thrown says why a witness cannot start. */
export const isWitnessFailure = (thrown: unknown): thrown is WitnessFailure =>
  thrown instanceof Error && 'problem' in thrown && 'subject' in thrown;
