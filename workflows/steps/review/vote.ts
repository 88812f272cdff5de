/**
 * The members' vote (biểu quyết, bỏ phiếu) on each award, in the open or sealed until the close;
 * one ballot for each elector, award and round. Whoever is absent may send a written opinion where
 * the charter lets it, and it counts as a ballot.
 */
import type { Bodies, CycleType } from '../../catalogue.js';
import {
  type CycleChanges,
  type CycleConditions,
  ofBody,
  ofSpeaker,
  requires,
  type SaidOfCycle,
} from '../../conditions.js';
import { type CycleContext, rosterOf } from '../../cycle.context.js';
import { cycleSetup, reached } from '../../cycle.setup.js';
import { doorIsOpen, isLate } from '../../deadlines.js';
import { UNSEALED, type VoteState } from '../../review.context.js';
import { speakerConditions } from '../../speakers.js';
import { hasQuorum } from '../../voting.js';
import { hasCast, isQuorate, withCounts } from './count.js';
import {
  nothingIsSealed,
  opensCommitment,
  voterOf,
  withClosing,
  withoutSealed,
  withRound,
  withSealed,
} from './sealed-round.js';
import { isVotable } from './standing.js';

type AnySaid = Omit<SaidOfCycle<CycleType>, 'body' | 'type'>;
type Ballot = Bodies['vote.cast'] | Bodies['ballot.open'];

const { isChairOfYear, isMember } = speakerConditions;

const isSealed = ({ review }: CycleContext): boolean => 'sealedBallots' in review.parts;

/** The elector whom a ballot is of: the speaker, or whoever is named when it is opened. */
const electorOf = (context: CycleContext, { by }: AnySaid, body: Ballot): string =>
  'elector' in body ? body.elector : voterOf(context, by);

export const voteConditions = {
  votesAreHeld: ofSpeaker(({ review }) => 'vote' in review.parts),
  nothingIsReopened: ofSpeaker(({ review }) => review.scoring.reopening?.open !== true),
  presentAreMembers: ofBody<'vote.open'>((context, { body }) =>
    body.present.every((member) => rosterOf(context).includes(member)),
  ),
  /** A council's electors are named with their members; where members vote, nobody is named. */
  electorsFitCharter: ofBody<'vote.open'>((context, { charter, body }) => {
    const named = Object.entries(body.electors);
    if (charter.review.vote.electorate === 'members') return named.length === 0;
    const roster = rosterOf(context);
    return (
      named.length > 0 &&
      named.every(([id, seats]) => roster.includes(id) && new Set(seats).size === seats.length)
    );
  }),
  tellersFitCharter: ofBody<'vote.open'>((context, { charter, body }) => {
    const { tellers } = body;
    const isDistinct = new Set(tellers).size === tellers.length;
    const areMembers = tellers.every((member) => rosterOf(context).includes(member));
    return isDistinct && areMembers && tellers.length >= charter.review.vote.tellers;
  }),
  /** Without written opinions only those present can vote, and nobody else is let in later. */
  presentReachQuorum: ofBody<'vote.open'>((context, { charter, body }) => {
    const { vote } = charter.review;
    const electors = electorsOf(context, body.electors);
    const isPresent = (elector: string): boolean => body.present.includes(electors[elector] ?? '');
    return vote.writtenOpinions || hasQuorum(electors, isPresent, vote);
  }),
  isElector: ofSpeaker((context, { by }) => voterOf(context, by) in context.review.vote.electors),
  ballotsAreOpen: ofSpeaker((context) => !isSealed(context)),
  ballotsAreSealed: ofSpeaker(isSealed),
  awardIsVotedOn: ofBody<'vote.cast' | 'ballot.seal'>(
    ({ review }, { body }) => body.award in review.vote.awards,
  ),
  hasNotVoted: ofBody<'vote.cast' | 'ballot.seal'>(
    (context, { by, body }) => !hasCast(context, voterOf(context, by), body.award),
  ),
  /** In the meeting a ballot needs no document; from outside it does, and the charter's leave. */
  absentMayVote: ofSpeaker(
    ({ review }, { by, charter }) =>
      by.member in review.vote.present || charter.review.vote.writtenOpinions,
  ),
  opinionIsWritten: ofBody<'vote.cast' | 'ballot.open'>((context, said) => {
    const elector = electorOf(context, said, said.body);
    const member = context.review.vote.electors[elector] ?? elector;
    return member in context.review.vote.present === (said.body.written === null);
  }),
  /**
   * Who was barred after a ballot was sealed does not close it: the ballot is opened, and the count
   * leaves that candidate out.
   */
  candidatesAreVotable: ofBody<'vote.cast' | 'ballot.open'>((context, { charter, body }) =>
    Object.keys(body.choices).every((member) => {
      const isKnown =
        'elector' in body ? member in context.roster : isVotable(context, { charter }, member);
      return isKnown && context.review.vote.counts[body.award]?.[member]?.passed !== true;
    }),
  ),
  votesOnOthersOnly: ofBody<'vote.cast' | 'ballot.open'>((context, said) => {
    const elector = electorOf(context, said, said.body);
    const member = context.review.vote.electors[elector] ?? elector;
    return said.charter.review.vote.candidateVotes || !(member in said.body.choices);
  }),
  voteDoorIsOpen: ofSpeaker((context, { charter, at }) => doorIsOpen(context, charter, 'vote', at)),
  /** An open vote is closed by the chair; a sealed one by the members themselves. */
  mayCloseVote: ofSpeaker((context, said) =>
    (isSealed(context) ? isMember : isChairOfYear).holds(context, said as never),
  ),
  hasNotClosedVote: ofSpeaker(({ review }, { by }) => !(by.member in review.vote.sealed.closing)),
  /** Once no more ballots are taken, the vote is closed without its quorum, and nobody passes. */
  voteHasQuorum: ofSpeaker(
    (context, { charter, at }) =>
      Object.keys(context.review.vote.awards).every((award) =>
        isQuorate(context, charter, award),
      ) || !doorIsOpen(context, charter, 'vote', at),
  ),
  ballotFitsCommitment: ofBody<'ballot.open'>((context, { body, cluster }) => {
    const { elector: voter, award: about, choices, written, remark, nonce } = body;
    const content = { choices, remark, written };
    return opensCommitment(context, cluster.origin, { voter, about, content, nonce });
  }),
  ballotsAreOpened: ofSpeaker(
    (context, { charter, at }) =>
      nothingIsSealed(context) || isLate(context, charter, 'opening', at),
  ),
} satisfies CycleConditions;

const withVote = (context: CycleContext, change: Partial<VoteState>): CycleContext => ({
  ...context,
  review: { ...context.review, vote: { ...context.review.vote, ...change } },
});

/** Everybody who may vote, and for which member. */
const electorsOf = (
  context: CycleContext,
  electors: Bodies['vote.open']['electors'],
): VoteState['electors'] => {
  const seats = Object.entries(electors).flatMap(([member, officers]) =>
    officers.map((officer) => [`${member}/${officer}`, member] as const),
  );
  const members = rosterOf(context).map((member) => [member, member] as const);
  return Object.fromEntries(seats.length > 0 ? seats : members);
};

const namesOf = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, true as const]));

function withBallot(context: CycleContext, elector: string, body: Ballot): CycleContext {
  const { vote } = context.review;
  const ballots = { ...vote.ballots[body.award], [elector]: body.choices };
  const written =
    body.written === null ? vote.written : { ...vote.written, [elector]: true as const };
  return withVote(context, { ballots: { ...vote.ballots, [body.award]: ballots }, written });
}

export const voteChanges: CycleChanges = {
  'vote.open': (context, { body, charter }) =>
    withVote(context, {
      round: 1,
      present: namesOf(body.present),
      electors: electorsOf(context, body.electors),
      tellers: namesOf(body.tellers),
      awards: namesOf(charter.awards.map(({ id }) => id)),
      sealed: UNSEALED,
    }),
  'vote.cast': (context, { by, body }) => withBallot(context, voterOf(context, by), body),
  'ballot.seal': (context, { by, body }) =>
    withSealed(context, voterOf(context, by), body.award, body.commitment),
  'ballot.open': (context, { body }) =>
    withBallot(withoutSealed(context, body.elector, body.award), body.elector, body),
  'vote.close': (context, { by, charter, at }) =>
    isSealed(context)
      ? withClosing(context, charter, by.member, at)
      : withCounts(withRound(context, { closed: true }), charter),
  'vote.count': (context, { charter }) => withCounts(context, charter),
  /** Another round on the awards named; who passed stays passed. */
  'vote.again': (context, { body }) =>
    withVote(context, {
      round: context.review.vote.round + 1,
      awards: namesOf(body.awards),
      ballots: {},
      written: {},
      sealed: UNSEALED,
      counted: null,
      countSigned: {},
    }),
};

/** Opens the vote from where the members are ranked. */
export const opening = {
  'vote.open': {
    guard: requires(
      'isChairOfYear',
      'votesAreHeld',
      'nothingIsReopened',
      'presentAreMembers',
      'electorsFitCharter',
      'tellersFitCharter',
      'presentReachQuorum',
      'voteDoorIsOpen',
    ),
    target: 'voting',
    actions: 'record',
  },
} as const;

export const voting = cycleSetup.createStateConfig({
  initial: 'casting',
  states: {
    casting: {
      on: {
        'vote.cast': {
          guard: requires(
            'isElector',
            'ballotsAreOpen',
            'awardIsVotedOn',
            'hasNotVoted',
            'absentMayVote',
            'opinionIsWritten',
            'candidatesAreVotable',
            'votesOnOthersOnly',
            'voteDoorIsOpen',
          ),
          actions: 'record',
        },
        'seal.deposit': {
          guard: requires('isElector', 'roundIsSealed', 'hasNotDeposited', 'sharesReachTheOthers'),
          actions: 'record',
        },
        'ballot.seal': {
          guard: requires(
            'isElector',
            'ballotsAreSealed',
            'hasDeposited',
            'awardIsVotedOn',
            'hasNotVoted',
            'absentMayVote',
            'voteDoorIsOpen',
          ),
          actions: 'record',
        },
        'vote.close': {
          guard: requires('mayCloseVote', 'hasNotClosedVote', 'voteHasQuorum'),
          actions: 'record',
        },
      },
      always: { guard: reached('ballotsAreClosed'), target: 'opening' },
    },
    opening: {
      on: {
        'ballot.open': {
          guard: requires(
            'isMember',
            'ballotFitsCommitment',
            'opinionIsWritten',
            'candidatesAreVotable',
            'votesOnOthersOnly',
          ),
          actions: 'record',
        },
        'seal.release': {
          guard: requires('isMember', 'secretIsKept', 'hasNotReleased'),
          actions: 'record',
        },
        'vote.count': {
          guard: requires('isChairOfYear', 'ballotsAreOpened'),
          target: 'closed',
          actions: 'record',
        },
      },
      always: { guard: reached('noSealedBallots'), target: 'closed' },
    },
    closed: { type: 'final' },
  },
});
