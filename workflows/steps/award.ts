/**
 * Award (đề nghị khen thưởng): the chair proposes within quotas and along the result, the cities
 * concur or object, and the proposal is adopted. From then on each proposed member has a dossier of
 * its own (`dossier.ts`), until the authority above has decided on all of them.
 */
import { namesAreDistinct, quotasHold } from '../allocation.js';
import type { AwardStatus } from '../award.context.js';
import {
  type CycleChanges,
  type CycleConditions,
  ofBody,
  ofSpeaker,
  requires,
  type SaidOfCycle,
} from '../conditions.js';
import { type CycleContext, rosterOf } from '../cycle.context.js';
import { cycleSetup, reached } from '../cycle.setup.js';
import { doorIsOpen } from '../deadlines.js';
import { digestOf } from '../digest.js';
import { reaches } from '../fraction.js';
import { dossiers, isDecided, statusOf } from './dossier.js';
import { followsTheResult, resultAllows } from './review/decision.js';
import { isVotable, recordStanding } from './review/standing.js';

type Proposal = SaidOfCycle<'award.propose'>;
type AboutProposal = 'award.concur' | 'award.object' | 'award.adopt';

/** Whether something holds of every member proposed for every award. */
const ofEach = (
  awards: Readonly<Record<string, readonly string[]>>,
  holds: (award: string, member: string) => boolean,
): boolean =>
  Object.entries(awards).every(([award, members]) =>
    members.every((member) => holds(award, member)),
  );

/** Statuses under which an award of the year before counts as given: refused ones do not. */
const GIVEN_UP: readonly AwardStatus[] = ['refused', 'revoked'];

const rulesOf = ({ charter }: Pick<Proposal, 'charter'>, award: string) =>
  charter.awards.find(({ id }) => id === award);

/** Whether every standard of an award is attested for a member with a document. */
function isAttested(
  { review }: CycleContext,
  said: Proposal,
  award: string,
  member: string,
): boolean {
  const { standards = [] } = rulesOf(said, award) ?? {};
  return standards.every((standard) => standard in (review.attested[member] ?? {}));
}

/**
 * Whether a member may get an award after the year before. One that is still pending from that year
 * counts as given, because it may yet be granted; in a year that was cancelled it no longer can be.
 */
function mayGetAgain({ previous, ...said }: Proposal, award: string, member: string): boolean {
  const before = previous?.award.list[award]?.[member];
  const limited = rulesOf(said, award)?.notTwiceRunning === true;
  if (!limited || before === undefined) return true;
  return previous?.cancelled ? before !== 'granted' : GIVEN_UP.includes(before);
}

export const awardConditions = {
  awardsAreChartered: ofBody<'award.propose'>((_, { charter, body }) =>
    Object.keys(body.awards).every((id) => charter.awards.some((award) => award.id === id)),
  ),
  quotasHold: ofBody<'award.propose'>((_, { charter, body }) =>
    quotasHold(body.awards, charter.awards),
  ),
  oneAwardEach: ofBody<'award.propose'>((_, { charter, body }) =>
    namesAreDistinct(body.awards, charter.awards, charter.oneAwardPerMember),
  ),
  proposedAreVotable: ofBody<'award.propose'>((context, said) =>
    ofEach(said.body.awards, (_, member) => isVotable(context, said, member)),
  ),
  resultAllowsEach: ofBody<'award.propose'>((context, { charter, body }) =>
    ofEach(body.awards, (award, member) => resultAllows(context, charter, award, member)),
  ),
  /** Who may not get an award is passed over, and its place is the next one's. */
  higherAwardsFirst: ofBody<'award.propose'>((context, said) =>
    followsTheResult(
      context,
      said.charter,
      said.body.awards,
      (award, member) =>
        isAttested(context, said, award, member) && mayGetAgain(said, award, member),
    ),
  ),
  standardsAreAttested: ofBody<'award.propose'>((context, said) =>
    ofEach(said.body.awards, (award, member) => isAttested(context, said, award, member)),
  ),
  notTwiceRunning: ofBody<'award.propose'>((_, said) =>
    ofEach(said.body.awards, (award, member) => mayGetAgain(said, award, member)),
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
  awardIsGranted: ofBody<'award.revoke'>(
    (context, { body }) => statusOf(context, body) === 'granted',
  ),
} satisfies CycleConditions;

export const awardMilestones = {
  everyAwardDecided: ({ award }: CycleContext): boolean =>
    Object.values(award.list).every((members) => Object.values(members).every(isDecided)),
};

const withAnswer = (context: CycleContext, member: string, answer: 'concurs' | 'objects') => ({
  ...context,
  award: { ...context.award, answers: { ...context.award.answers, [member]: answer } },
});

export const awardChanges: CycleChanges = {
  'award.propose': (context, { body }) => {
    const list = Object.entries(body.awards).map(([award, members]) => [
      award,
      Object.fromEntries(members.map((member) => [member, 'proposed'])),
    ]);
    const proposed = { digest: digestOf(body), list: Object.fromEntries(list), answers: {} };
    return { ...context, award: { ...context.award, ...proposed } };
  },
  'award.concur': (context, { by }) => withAnswer(context, by.member, 'concurs'),
  'award.object': (context, { by }) => withAnswer(context, by.member, 'objects'),
  'award.adopt': (context, { body }) => ({
    ...context,
    award: { ...context.award, adopted: true, document: body.document },
  }),
};

const propose = requires(
  'isChairOfYear',
  'awardsAreChartered',
  'quotasHold',
  'oneAwardEach',
  'proposedAreVotable',
  'resultAllowsEach',
  'higherAwardsFirst',
  'standardsAreAttested',
  'notTwiceRunning',
);
const answer = requires('isMember', 'hasNotAnswered', 'proposalIsCurrent');

export const proposing = cycleSetup.createStateConfig({
  initial: 'drafting',
  on: recordStanding,
  states: {
    drafting: {
      on: { 'award.propose': { guard: propose, target: 'concurring', actions: 'record' } },
    },
    concurring: {
      on: {
        'award.propose': { guard: propose, actions: 'record' },
        'award.concur': { guard: answer, actions: 'record' },
        'award.object': { guard: answer, actions: 'record' },
        'award.adopt': {
          guard: requires(
            'isChairOfYear',
            'proposalIsCurrent',
            'concurrenceIsReached',
            'proposalDoorIsOpen',
          ),
          target: 'adopted',
          actions: 'record',
        },
      },
    },
    adopted: { type: 'final' },
  },
});

/** The awards' half of the year's conclusion: it waits for the authority above. */
export const decisions = cycleSetup.createStateConfig({
  initial: 'awaiting',
  on: recordStanding,
  states: {
    awaiting: {
      on: dossiers,
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
