/**
 * The count (kiểm phiếu): approvals against base and threshold for each award, signed by the
 * tellers. Where too few reached the threshold and the charter allows it, the vote goes another
 * round on the awards that are still open.
 */
import type { Charter } from '../../charter.js';
import {
  type CycleChanges,
  type CycleConditions,
  ofBody,
  ofSpeaker,
  requires,
} from '../../conditions.js';
import { type CycleContext, rosterOf } from '../../cycle.context.js';
import { digestOf } from '../../digest.js';
import type { Count, VoteState } from '../../review.context.js';
import { countFor, hasQuorum } from '../../voting.js';
import { withRanking } from './ranking.js';
import { isVotable } from './standing.js';

const passedIn = (counts: Readonly<Record<string, Count>> | undefined): number =>
  Object.values(counts ?? {}).filter(({ passed }) => passed).length;

export const countConditions = {
  isTeller: ofSpeaker(({ review }, { by }) => by.member in review.vote.tellers),
  countIsCurrent: ofBody<'count.sign'>(
    ({ review }, { body }) => body.digest === review.vote.counted,
  ),
  hasNotSignedCount: ofSpeaker(({ review }, { by }) => !(by.member in review.vote.countSigned)),
  tellersHaveSigned: ofSpeaker((context) => {
    const { tellers, countSigned } = context.review.vote;
    const present = rosterOf(context).filter((member) => member in tellers);
    return present.every((member) => member in countSigned);
  }),
  roundsAreLeft: ofSpeaker(
    ({ review }, { charter }) => review.vote.round < charter.review.vote.rounds,
  ),
  awardsAreUnfilled: ofBody<'vote.again'>(({ review }, { charter, body }) => {
    const isDistinct = new Set(body.awards).size === body.awards.length;
    const isUnfilled = (award: string): boolean => {
      const kind = charter.awards.find(({ id }) => id === award);
      return kind !== undefined && passedIn(review.vote.counts[award]) < kind.quota;
    };
    return isDistinct && body.awards.every(isUnfilled);
  }),
  /** Where all have passed already, another round would have no ballots and no end. */
  candidatesAreLeft: ofBody<'vote.again'>((context, { charter, body }) =>
    body.awards.every((award) => candidatesFor(context, charter, award).length > 0),
  ),
} satisfies CycleConditions;

/** The electors of the members that are still on the roster. */
function electorsNow(context: CycleContext): VoteState['electors'] {
  const { electors } = context.review.vote;
  const roster = rosterOf(context);
  const left = Object.entries(electors).filter(([, member]) => roster.includes(member));
  return Object.fromEntries(left);
}

/** The members that can be voted on for an award: those that have not passed already. */
const candidatesFor = (
  context: CycleContext,
  charter: Charter,
  award: string,
): readonly string[] => {
  const before = context.review.vote.counts[award] ?? {};
  return rosterOf(context).filter(
    (member) => isVotable(context, { charter }, member) && before[member]?.passed !== true,
  );
};

/** The electors that have somebody to vote on for an award; nobody votes on itself everywhere. */
function electorsOn(context: CycleContext, charter: Charter, award: string): VoteState['electors'] {
  const candidates = candidatesFor(context, charter, award);
  const { candidateVotes } = charter.review.vote;
  const able = Object.entries(electorsNow(context)).filter(([, member]) =>
    candidates.some((candidate) => candidateVotes || candidate !== member),
  );
  return Object.fromEntries(able);
}

/** Whether an elector has handed in a ballot on an award in this round, open or sealed. */
export const hasCast = (
  { review: { vote } }: CycleContext,
  elector: string,
  award: string,
): boolean =>
  elector in (vote.ballots[award] ?? {}) || award in (vote.sealed.sealed[elector] ?? {});

/** Whether enough electors have voted on an award. Where nobody may, nobody is waited for. */
export function isQuorate(context: CycleContext, charter: Charter, award: string): boolean {
  const electors = electorsOn(context, charter, award);
  const isCast = (elector: string): boolean => hasCast(context, elector, award);
  return Object.keys(electors).length === 0 || hasQuorum(electors, isCast, charter.review.vote);
}

/** The year with the ballots of this round counted; who passed in an earlier one stays passed. */
export function withCounts(context: CycleContext, charter: Charter): CycleContext {
  const { review } = context;
  const { vote } = review;
  const counted = charter.awards.flatMap(({ id, threshold }) => {
    if (!(id in vote.awards)) return [];
    const { present, round } = vote;
    const poll = {
      electors: electorsNow(context),
      present,
      ballots: vote.ballots[id] ?? {},
      rules: charter.review.vote,
    };
    const isValid = isQuorate(context, charter, id);
    const now = candidatesFor(context, charter, id).map((member) => {
      const count = countFor(poll, member, threshold, round);
      return [member, { ...count, passed: count.passed && isValid }] as const;
    });
    return [[id, { ...vote.counts[id], ...Object.fromEntries(now) }] as const];
  });
  const counts = { ...vote.counts, ...Object.fromEntries(counted) };
  const digest = digestOf({ counts, present: vote.present, round: vote.round });
  return withRanking(
    { ...context, review: { ...review, vote: { ...vote, counts, counted: digest } } },
    charter,
  );
}

export const countChanges: CycleChanges = {
  'count.sign': (context, { by }) => {
    const { review } = context;
    const countSigned = { ...review.vote.countSigned, [by.member]: true as const };
    return { ...context, review: { ...review, vote: { ...review.vote, countSigned } } };
  },
};

export const counted = {
  'count.sign': {
    guard: requires('isTeller', 'countIsCurrent', 'hasNotSignedCount'),
    actions: 'record',
  },
  'vote.again': {
    guard: requires(
      'isChairOfYear',
      'roundsAreLeft',
      'awardsAreUnfilled',
      'candidatesAreLeft',
      'voteDoorIsOpen',
    ),
    target: 'voting',
    actions: 'record',
  },
  'minutes.propose': {
    guard: requires('isChairOfYear', 'tellersHaveSigned', 'resultsFitDecision'),
    target: 'minuting',
    actions: 'record',
  },
} as const;
