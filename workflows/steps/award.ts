/**
 * Award (đề nghị khen thưởng): the chair proposes within quotas and along the vote, the cities
 * concur or object, the chair submits to the higher authority, and the authority's decisions are
 * recorded with their documents: granted, refused, returned, and later perhaps revoked.
 */
import { followsTheVote, namesAreDistinct, quotasHold } from '../allocation.js';
import {
  type CycleChanges,
  type CycleConditions,
  ofBody,
  ofSpeaker,
  requires,
} from '../conditions.js';
import { type AwardStatus, type CycleContext, rosterOf } from '../cycle.context.js';
import { cycleSetup, reached } from '../cycle.setup.js';
import { doorIsOpen } from '../deadlines.js';
import { digestOf } from '../digest.js';
import { reaches } from '../fraction.js';
import { isVotable, recordStanding, standingOf } from './review/standing.js';

type AboutProposal = 'award.concur' | 'award.object' | 'award.submit';
type AboutAward = 'award.decide' | 'award.resubmit' | 'award.revoke';

const hasStatus = (...wanted: readonly AwardStatus[]) =>
  ofBody<AboutAward>(({ award }, { body }) => {
    const status = award.list[body.award]?.[body.member];
    return status !== undefined && wanted.includes(status);
  });

export const awardConditions = {
  awardsAreChartered: ofBody<'award.propose'>((_, { charter, body }) =>
    Object.keys(body.awards).every((id) => charter.awards.some((award) => award.id === id)),
  ),
  quotasHold: ofBody<'award.propose'>((_, { charter, body }) =>
    quotasHold(body.awards, charter.awards),
  ),
  oneAwardEach: ofBody<'award.propose'>((_, { charter, body }) =>
    namesAreDistinct(body.awards, charter.oneAwardPerMember),
  ),
  votePassedEach: ofBody<'award.propose'>(({ review }, { body }) =>
    Object.entries(body.awards).every(([award, members]) =>
      members.every((member) => review.counts[award]?.[member]?.passed === true),
    ),
  ),
  proposedAreVotable: ofBody<'award.propose'>((context, said) =>
    Object.values(said.body.awards)
      .flat()
      .every((member) => isVotable(context, said, member)),
  ),
  higherAwardsFirst: ofBody<'award.propose'>((context, said) =>
    followsTheVote(
      said.body.awards,
      context.review.counts,
      said.charter.awards,
      (member) => isVotable(context, said, member),
      said.charter.oneAwardPerMember,
    ),
  ),
  hasNotAnswered: ofSpeaker(({ award }, { by }) => !(by.member in award.answers)),
  proposalIsCurrent: ofBody<AboutProposal>(({ award }, { body }) => body.digest === award.digest),
  concurrenceIsReached: ofSpeaker((context, { charter }) => {
    const roster = rosterOf(context);
    const concurring = roster.filter((member) => context.award.answers[member] === 'concurs');
    return reaches(concurring.length, roster.length, charter.concurrence);
  }),
  proposalDoorIsOpen: ofSpeaker((context, { charter, at }) =>
    doorIsOpen(context, charter, 'proposal', at),
  ),
  awardIsSubmitted: hasStatus('submitted'),
  awardIsHeldBack: ofSpeaker(({ award }) =>
    Object.values(award.list)
      .flatMap((members) => Object.values(members))
      .some((status) => status === 'returned' || status === 'proposed'),
  ),
  awardMayBeSubmitted: hasStatus('returned', 'proposed'),
  awardIsGranted: hasStatus('granted'),
  memberIsNotHeld: ofBody<'award.resubmit'>(
    (context, { body }) => standingOf(context, body.member) === 'eligible',
  ),
  /** A refusal and a return carry their reason, so that the city learns why. */
  reasonIsGiven: ofBody<'award.decide'>(
    (_, { body }) => body.decision === 'granted' || body.reason !== null,
  ),
} satisfies CycleConditions;

const isDecided = (status: AwardStatus): boolean =>
  status === 'granted' || status === 'refused' || status === 'revoked';

export const awardMilestones = {
  everyAwardDecided: ({ award }: CycleContext): boolean =>
    Object.values(award.list).every((members) => Object.values(members).every(isDecided)),
};

const withStatus = (
  context: CycleContext,
  award: string,
  member: string,
  status: AwardStatus,
): CycleContext => {
  const members = { ...context.award.list[award], [member]: status };
  return {
    ...context,
    award: { ...context.award, list: { ...context.award.list, [award]: members } },
  };
};

const withAnswer = (context: CycleContext, member: string, answer: 'concurs' | 'objects') => ({
  ...context,
  award: { ...context.award, answers: { ...context.award.answers, [member]: answer } },
});

const withAllSubmitted = (context: CycleContext): CycleContext => {
  const submit = (members: readonly string[]) =>
    members.map((member) => [
      member,
      standingOf(context, member) === 'eligible' ? 'submitted' : 'proposed',
    ]);
  const list = Object.entries(context.award.list).map(([award, members]) => [
    award,
    Object.fromEntries(submit(Object.keys(members))),
  ]);
  return {
    ...context,
    award: { ...context.award, list: Object.fromEntries(list), submitted: true },
  };
};

export const awardChanges: CycleChanges = {
  'award.propose': (context, { body }) => {
    const list = Object.entries(body.awards).map(([award, members]) => [
      award,
      Object.fromEntries(members.map((member) => [member, 'proposed'])),
    ]);
    return {
      ...context,
      award: {
        digest: digestOf(body),
        list: Object.fromEntries(list),
        answers: {},
        submitted: false,
      },
    };
  },
  'award.concur': (context, { by }) => withAnswer(context, by.member, 'concurs'),
  'award.object': (context, { by }) => withAnswer(context, by.member, 'objects'),
  /** A member on hold is voted but not submitted; its award follows once the hold is lifted. */
  'award.submit': withAllSubmitted,
  'award.decide': (context, { body }) =>
    withStatus(context, body.award, body.member, body.decision),
  'award.resubmit': (context, { body }) =>
    withStatus(context, body.award, body.member, 'submitted'),
  'award.revoke': (context, { body }) => withStatus(context, body.award, body.member, 'revoked'),
};

const propose = requires(
  'isChairOfYear',
  'awardsAreChartered',
  'quotasHold',
  'oneAwardEach',
  'proposedAreVotable',
  'votePassedEach',
  'higherAwardsFirst',
);
const answer = requires('isMember', 'hasNotAnswered', 'proposalIsCurrent');

export const proposing = cycleSetup.createStateConfig({
  initial: 'drafting',
  on: { 'eligibility.record': recordStanding },
  states: {
    drafting: {
      on: { 'award.propose': { guard: propose, target: 'concurring', actions: 'record' } },
    },
    concurring: {
      on: {
        'award.propose': { guard: propose, actions: 'record' },
        'award.concur': { guard: answer, actions: 'record' },
        'award.object': { guard: answer, actions: 'record' },
        'award.submit': {
          guard: requires(
            'isChairOfYear',
            'proposalIsCurrent',
            'concurrenceIsReached',
            'proposalDoorIsOpen',
          ),
          target: 'submitted',
          actions: 'record',
        },
      },
    },
    submitted: { type: 'final' },
  },
});

/** The awards' half of the year's conclusion: it waits for the authority above. */
export const decisions = cycleSetup.createStateConfig({
  initial: 'awaiting',
  on: { 'eligibility.record': recordStanding },
  states: {
    awaiting: {
      on: {
        'award.decide': {
          guard: requires('isAuthority', 'awardIsSubmitted', 'reasonIsGiven'),
          actions: 'record',
        },
        'award.resubmit': {
          guard: requires(
            'isChairOfYear',
            'awardIsHeldBack',
            'awardMayBeSubmitted',
            'memberIsNotHeld',
          ),
          actions: 'record',
        },
      },
      always: { guard: reached('everyAwardDecided'), target: 'decided' },
    },
    decided: { type: 'final' },
  },
});

/** A granted award may be revoked at any time later, also when the year is closed. */
export const revoke = {
  guard: requires('isAuthority', 'awardIsGranted'),
  actions: 'record',
} as const;
