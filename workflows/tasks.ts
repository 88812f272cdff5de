/**
 * Which statements are somebody's task, and when such a task is done although it may be said again.
 * Whether it may be said at all is asked of the conditions (`actions.ts`).
 */
import type { AwardStatus } from './award.context.js';
import type { CycleType } from './catalogue.js';
import type { Charter } from './charter.js';
import { type CycleContext, rosterOf } from './cycle.context.js';
import { awaitedExtensions } from './extensions.js';
import { overdueMembers } from './overdue.js';

/** @param at the time of asking (RFC 3339 UTC) */
export type IsDone = (
  context: CycleContext,
  member: string,
  charter: Charter | undefined,
  at: string,
) => boolean;

/** It stays a task for as long as the rules let it be said. */
const never: IsDone = () => false;

/** Done once a deadline for it would find nothing to blame, whether or not there is one. */
const asFor =
  (deadline: Parameters<typeof overdueMembers>[2]): IsDone =>
  (context, member, charter) =>
    !charter || !overdueMembers(context, charter, deadline).includes(member);

/** Done while no award stands at one of these. */
const noneAt =
  (...statuses: readonly AwardStatus[]): IsDone =>
  ({ award }) =>
    Object.values(award.list).every((members) =>
      Object.values(members).every((status) => !statuses.includes(status)),
    );

/**
 * The verifier has a sheet before it: not verified yet, explained and not answered, or reopened.
 */
const nothingToVerify: IsDone = (context) => {
  const { scoring, parts } = context.review;
  if (scoring.final || !('verification' in parts)) return scoring.reopening?.open !== true;
  if (scoring.published) return !Object.values(scoring.answers).includes('explained');
  return rosterOf(context).every(
    (member) => member in scoring.verified || !(member in scoring.self),
  );
};

/** The electors of a member have voted on every award of this round. */
const hasVoted: IsDone = ({ review: { vote } }, member) => {
  const own = Object.keys(vote.electors).filter((elector) => vote.electors[elector] === member);
  return Object.keys(vote.awards).every((award) =>
    own.every(
      (elector) =>
        elector in (vote.ballots[award] ?? {}) || award in (vote.sealed.sealed[elector] ?? {}),
    ),
  );
};

export const TASKS: Readonly<Partial<Record<CycleType, IsDone>>> = {
  'cycle.launch': never,
  'cycle.resume': never,
  /** A later deadline is waited for as long as an approval can still bring it about. */
  'deadline.approve': (context, member, charter, at) =>
    !charter || awaitedExtensions(context, charter, at).every(({ approved }) => member in approved),
  'pledge.propose': ({ pledge }) => pledge.digest !== null,
  'pledge.open': never,
  'pledge.sign': ({ pledge }) => pledge.inForce,
  'report.submit': never,
  'report.accept': never,
  'report.close': never,
  /** They may come as soon as the pledge is in force, and hold nobody up before the review. */
  'criteria.issue': ({ review: { criteria }, rounds, reports }) =>
    (criteria.inForce ?? criteria.issued) !== null ||
    Object.keys(rounds).some((round) => !(round in reports.closed)),
  'criteria.approve': never,
  'score.submit': asFor('selfScore'),
  'score.close': never,
  'draw.commit': ({ review }, member) => member in review.draw.commitments,
  'draw.reveal': never,
  'draw.close': never,
  'peer.score': asFor('peerScore'),
  'seal.deposit': never,
  'peer.seal': asFor('peerScore'),
  'peer.close': never,
  'peer.open': asFor('opening'),
  'peer.finish': never,
  'verify.record': nothingToVerify,
  'verify.publish': never,
  'explain.agree': never,
  'score.finalise': never,
  'score.permit': never,
  'vote.open': never,
  'vote.cast': hasVoted,
  'ballot.seal': hasVoted,
  'vote.close': never,
  'ballot.open': asFor('opening'),
  'vote.count': never,
  'count.sign': never,
  'minutes.propose': ({ review }) => review.minutes !== null,
  'minutes.sign': never,
  'result.adopt': never,
  'award.propose': ({ award }) => award.digest !== null,
  'award.concur': never,
  'award.adopt': never,
  'dossier.prepare': noneAt('proposed', 'returned'),
  'dossier.submit': noneAt('prepared'),
  'dossier.appraise': noneAt('submitted'),
  'award.decide': noneAt('appraising'),
  'handover.propose': never,
  'handover.confirm': never,
  'handover.sign': never,
  'handover.accept': never,
};
