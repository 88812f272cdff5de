/**
 * What the review decided: who is in line for each award, and before whom. By points it is the
 * ranking; by vote those that reached the threshold, with more approvals first; with points then
 * vote those that reached it, in the order of the ranking; by consensus those whom the signed
 * minutes name. Whoever passed in an earlier round of the vote stands before those of a later one.
 * Who stands level with another may be taken before it.
 */
import { type Candidate, followsTheLines } from '../../allocation.js';
import type { Charter } from '../../charter.js';
import { type CycleContext, rosterOf } from '../../cycle.context.js';
import { isVotable } from './standing.js';

type Awards = Readonly<Record<string, readonly string[]>>;

/** Who is in line for an award, the first first. */
export function inLine(
  context: CycleContext,
  charter: Charter,
  award: string,
): readonly Candidate[] {
  const votable = rosterOf(context).filter((member) => isVotable(context, { charter }, member));
  return votable
    .flatMap((member) => {
      const before = placeFor(context, charter, award, member);
      return before === null ? [] : [{ member, before }];
    })
    .sort((a, b) => a.before - b.before || (a.member < b.member ? -1 : 1));
}

/** More than any place or number of approvals, so that no round is mixed with another. */
const ROUND = 1_000_000;

/** Where a member stands in line; `null` for one that is not in it. */
function placeFor(
  { review }: CycleContext,
  charter: Charter,
  award: string,
  member: string,
): number | null {
  const count = review.vote.counts[award]?.[member];
  const ranked = review.scoring.ranking[member]?.place ?? null;
  switch (charter.review.decision) {
    case 'byPoints':
      return ranked;
    case 'byVote':
      return count?.passed ? count.round * ROUND - count.approve : null;
    case 'pointsThenVote':
      return count?.passed && ranked !== null ? count.round * ROUND + ranked : null;
    case 'consensus':
      return review.agreed?.[award]?.includes(member) ? 0 : null;
  }
}

/** Whether the review allows that a member is proposed for an award. */
export const resultAllows = (
  context: CycleContext,
  charter: Charter,
  award: string,
  member: string,
): boolean => inLine(context, charter, award).some((each) => each.member === member);

/**
 * Whether a proposal follows what was decided, the highest award first.
 * @param mayGet whether a member in line may get an award; nobody waits for one that may not
 */
export const followsTheResult = (
  context: CycleContext,
  charter: Charter,
  proposed: Awards,
  mayGet: (award: string, member: string) => boolean,
): boolean => {
  const lines = charter.awards.map(({ id }) => {
    const line = inLine(context, charter, id).filter(({ member }) => mayGet(id, member));
    return [id, line] as const;
  });
  const { awards, oneAwardPerMember } = charter;
  return followsTheLines(proposed, Object.fromEntries(lines), awards, oneAwardPerMember);
};
