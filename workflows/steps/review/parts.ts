/**
 * Which parts a year's review has, as its charter says at the launch, and the points at which the
 * review goes on by itself: past what the charter does not ask for, and back to self-scoring when
 * new criteria come into force.
 */
import type { Charter } from '../../charter.js';
import type { CycleContext } from '../../cycle.context.js';
import type { ReviewPart, ReviewState } from '../../review.context.js';

/** The parts that a charter gives to the review of a year. */
export function partsOf({ review }: Charter): ReviewState['parts'] {
  const { scoring, decision, vote } = review;
  const votes = decision === 'byVote' || decision === 'pointsThenVote';
  const peer = scoring !== null && scoring.peer.mode !== 'none';
  const sealedSheets = peer && scoring.peer.secrecy === 'sealed';
  const sealedBallots = votes && vote.ballot === 'sealed';
  const lots = scoring?.tieBreak.some(({ kind }) => kind === 'draw') === true;
  const drawn = peer && scoring.peer.mode !== 'everyone';
  const parts: Readonly<Record<ReviewPart, boolean>> = {
    scoring: scoring !== null,
    draw: lots || drawn || sealedSheets || sealedBallots,
    peer,
    sealedSheets,
    verification: scoring !== null && scoring.verifiedBy !== 'nobody',
    vote: votes,
    sealedBallots,
  };
  const held = (Object.keys(parts) as ReviewPart[]).filter((part) => parts[part]);
  return Object.fromEntries(held.map((part) => [part, true]));
}

/** Whether nothing is left to do that could move the points, but for a correction. */
export function pointsAreFinal({ parts, scoring, peer }: ReviewState): boolean {
  if ('verification' in parts) return scoring.final;
  return 'peer' in parts ? peer.finished : scoring.closed;
}

/**
 * Whether the points of a year may still move, by new criteria or a correction: until the vote is
 * opened or, where nobody votes, the minutes are put forward.
 */
export const pointsMayMove = ({ review, cancelled }: CycleContext): boolean =>
  review.vote.round === 0 && review.minutes === null && !cancelled;

const lacks =
  (part: ReviewPart) =>
  ({ review }: CycleContext): boolean =>
    !(part in review.parts);

export const reviewMilestones = {
  noScoring: lacks('scoring'),
  selfScoringIsOpen: ({ review }: CycleContext): boolean =>
    'scoring' in review.parts && !review.scoring.closed,
  noDraw: lacks('draw'),
  noPeerScoring: lacks('peer'),
  sheetsAreClosed: ({ review }: CycleContext): boolean => review.peer.round.closed,
  noSealedSheets: lacks('sealedSheets'),
  noVerification: lacks('verification'),
  ballotsAreClosed: ({ review }: CycleContext): boolean => review.vote.sealed.closed,
  noSealedBallots: lacks('sealedBallots'),
};
