/** A member's sheet as verified: its own figures, and what the verifier changed in them. */
import type { Bodies } from '../../catalogue.js';
import type { CycleContext } from '../../cycle.context.js';
import { digestOf } from '../../digest.js';

/**
 * The year with a member's sheet verified. What was changed before and is not named now stays
 * changed. The member answers to the digest of all figures together with that of its own sheet.
 */
export function withVerified(
  context: CycleContext,
  { member, changes }: Bodies['verify.record'],
  by: string,
): CycleContext {
  const { review } = context;
  const sheet = review.scoring.self[member];
  if (!sheet) return context;
  const values = Object.entries(changes).map(([id, { value }]) => [id, value] as const);
  const changed = { ...review.scoring.verified[member]?.changed, ...Object.fromEntries(values) };
  const figures = { ...sheet.figures, ...changed };
  const digest = digestOf({ figures, member, self: sheet.digest });
  const verified = { ...review.scoring.verified, [member]: { digest, changed, by } };
  return { ...context, review: { ...review, scoring: { ...review.scoring, verified } } };
}
