/**
 * Why something cannot be sealed, opened or recovered, as data, so that the command line and the
 * browser can say it in the reader's language. Nothing that fails here is ever passed on in part.
 */

/** Why sealing, opening or recovering failed. */
export type SealingProblem =
  /** The key signs the same bytes differently each time, so nothing can be derived from it. */
  | 'signer-varies'
  /** The sealed bytes would be longer than a statement may hold. */
  | 'too-long'
  /** A box was sealed by another key, for another matter or round, or it was changed. */
  | 'box-not-opened'
  /** Fewer than two other members gave a key, so the secret cannot be divided among them. */
  | 'too-few-recipients'
  /** A share was sealed to another key, for another round, member or voter, or it was changed. */
  | 'share-not-opened'
  /** The shares do not make a secret: too few of them, or too many that are wrong. */
  | 'not-recovered';

/** Something that cannot be sealed, opened or recovered: which rule, and what it is about. */
export interface SealingFailure extends Error {
  readonly sealing: SealingProblem;
  readonly subject: string;
}

/** Makes a failure, to be thrown. */
export const sealingFailure = (
  sealing: SealingProblem,
  subject: string,
  cause?: unknown,
): SealingFailure =>
  Object.assign(new Error(`${sealing}: ${subject}`, { cause }), { sealing, subject });

/** Whether something that was thrown says why sealing, opening or recovering failed. */
export const isSealingFailure = (thrown: unknown): thrown is SealingFailure =>
  thrown instanceof Error && 'sealing' in thrown && 'subject' in thrown;
