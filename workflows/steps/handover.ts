/**
 * Handover (bàn giao Cụm trưởng): the outgoing chair puts forward whom the rotation names,
 * members confirm where the charter says so, the outgoing chair signs the handover minutes and
 * the incoming one accepts them. All of it takes effect in one entry, so there is one chair at
 * every entry. A candidate that declines, is rejected, stays silent or is leaving the cluster is
 * passed over for the next in line.
 */
import { addDays, addMilliseconds } from '../calendar.js';
import type { CycleType } from '../catalogue.js';
import { membersAt } from '../cluster.context.js';
import {
  type CycleChanges,
  type CycleConditions,
  ofBody,
  ofSpeaker,
  requires,
  type SaidOfCycle,
} from '../conditions.js';
import { type CycleContext, type HandoverState, rosterOf } from '../cycle.context.js';
import { cycleSetup, reached } from '../cycle.setup.js';
import { dueAt } from '../deadlines.js';
import { withFreshDeadline } from '../extensions.js';
import { neededOf, reaches } from '../fraction.js';
import { designatedDeputy, nextOffices, withServedTerm } from '../offices.js';

type Around = Pick<SaidOfCycle<CycleType>, 'charter' | 'at' | 'cluster'>;
type OfMinutes = 'handover.sign' | 'handover.accept' | 'handover.witness';

/** Whom the chair may propose: the next in line, or any other member where chairs are elected. */
function candidates(
  context: CycleContext,
  { charter, cluster, at, by }: SaidOfCycle<'handover.propose'>,
): readonly (string | null)[] {
  if (charter.rotation.source.kind !== 'elected') return [nextOffices(cluster, context).chair];
  const others = membersAt(cluster, at).filter((member) => member !== by.member);
  const left = others.filter((member) => !(member in context.handover.passedOver));
  return left.length > 0 ? left : others;
}

/** Whether the candidate stays a member: one that is leaving can no longer take the chair. */
const candidateStays = (
  { handover }: CycleContext,
  { cluster }: Pick<SaidOfCycle<CycleType>, 'cluster'>,
): boolean => cluster.parties[handover.proposed?.chair ?? '']?.until === null;

export const handoverConditions = {
  /** Only the year whose chair holds the office now can pass it on. */
  holdsOfficeNow: ofSpeaker(
    ({ year }, { by, cluster }) =>
      year === cluster.term && cluster.terms[year]?.chair === by.member,
  ),
  agendaAllowsHandover: ofSpeaker(({ review, cancelled }, { charter, next }) => {
    const before = charter.agenda.slice(0, charter.agenda.indexOf('handover'));
    return before.every((point) =>
      point === 'results'
        ? review.adopted || cancelled
        : next?.pledge.inForce === true || next?.cancelled === true,
    );
  }),
  isNextInRotation: ofBody<'handover.propose'>((context, said) =>
    candidates(context, said).includes(said.body.chair),
  ),
  isDeputyByCharter: ofBody<'handover.propose'>(({ year }, { charter, cluster, body, at }) => {
    switch (charter.rotation.deputy) {
      case 'none':
        return body.deputy === null;
      case 'elected': {
        const isMember = membersAt(cluster, at).includes(body.deputy ?? '');
        return body.deputy !== body.chair && isMember;
      }
      case 'nextInLine': {
        const served = withServedTerm(cluster, year + 1, body.chair);
        return body.deputy === designatedDeputy(served, year + 1, body.chair);
      }
    }
  }),
  hasNotConfirmed: ofSpeaker(({ handover }, { by }) => !(by.member in handover.votes)),
  candidateIsCurrent: ofBody<'handover.confirm'>(
    ({ handover }, { body }) => handover.proposed?.chair === body.chair,
  ),
  isOutgoing: ofSpeaker(({ handover }, { by }) => handover.proposed?.by === by.member),
  isIncoming: ofSpeaker(
    (context, said) =>
      context.handover.proposed?.chair === said.by.member && candidateStays(context, said),
  ),
  /** The witness may be the last to sign, and the office would pass to a city that is leaving. */
  candidateIsStaying: ofSpeaker(candidateStays),
  /** It may have accepted already, and then neither its decline nor its silence makes room. */
  candidateIsLeaving: ofSpeaker((context, said) => !candidateStays(context, said)),
  handoverMinutesAreCurrent: ofBody<OfMinutes>(
    ({ handover }, { body }) => handover.proposed?.minutes === body.minutes,
  ),
  outgoingHasNotSigned: ofSpeaker(({ handover }) => !handover.signed.outgoing),
  outgoingHasSigned: ofSpeaker(({ handover }) => handover.signed.outgoing === true),
  incomingHasNotAccepted: ofSpeaker(({ handover }) => !handover.signed.incoming),
  witnessHasNotSigned: ofSpeaker(({ handover }) => !handover.signed.witness),
  witnessIsChartered: ofSpeaker((_, { charter }) => charter.handover.witness !== 'none'),
  acceptanceIsOpen: ofSpeaker((context, { charter, at }) => {
    const due = dueAt(context, charter, 'acceptance');
    return due === null || at <= due;
  }),
} satisfies CycleConditions;

export const handoverMilestones = {
  officeIsOffered: ({ handover }: CycleContext): boolean => handover.acceptBy !== null,
  nobodyIsProposed: ({ handover }: CycleContext): boolean => handover.proposed === null,
  handoverIsComplete: ({ handover }: CycleContext): boolean => handover.transferred,
};

const withHandover = (context: CycleContext, change: Partial<HandoverState>): CycleContext => ({
  ...context,
  handover: { ...context.handover, ...change },
});

/** The office is offered, or signed over: the incoming chair has its full time from here. */
const offered = (context: CycleContext, { charter, at }: Around): CycleContext => {
  const until = addDays(at, charter.handover.acceptWithinDays);
  return withHandover(context, { acceptBy: addMilliseconds(until, -context.deadlines.shift) });
};

/** The candidate does not take the office, and why; the office stays where it is. */
export function passedOver(
  context: CycleContext,
  why: HandoverState['passedOver'][string],
): CycleContext {
  const { proposed, passedOver: others } = context.handover;
  if (!proposed) return context;
  return withHandover(withdrawn(context), {
    passedOver: { ...others, [proposed.chair]: why },
  });
}

/** Nobody is proposed any more; a later time to accept was the candidate's own and goes with it. */
export function withdrawn(context: CycleContext): CycleContext {
  const nobody = { proposed: null, votes: {}, signed: {}, acceptBy: null };
  return withHandover(withFreshDeadline(context, 'acceptance'), nobody);
}

/**
 * The handover once a member has left the roster: the vote is counted again, because fewer are
 * needed now, and a candidate that left is passed over.
 */
export function withoutMember(context: CycleContext, said: Around, member: string): CycleContext {
  const { proposed, transferred, acceptBy } = context.handover;
  if (!proposed || transferred) return context;
  if (proposed.chair === member) return passedOver(context, 'left');
  return acceptBy === null ? counted(context, said) : context;
}

function counted(context: CycleContext, said: Around): CycleContext {
  const threshold = said.charter.rotation.confirmation;
  const roster = rosterOf(context);
  const choices = roster.map((member) => context.handover.votes[member]);
  const approvals = choices.filter((choice) => choice === 'approve').length;
  const open = choices.filter((choice) => choice === undefined).length;
  if (!threshold || reaches(approvals, roster.length, threshold)) return offered(context, said);
  return approvals + open < neededOf(roster.length, threshold)
    ? passedOver(context, 'rejected')
    : context;
}

/** One more signature; with the last one the office passes, in this very entry. */
function signedBy(
  context: CycleContext,
  { charter }: Pick<Around, 'charter'>,
  who: keyof HandoverState['signed'],
): CycleContext {
  const signed = { ...context.handover.signed, [who]: true as const };
  const witnessed = charter.handover.witness !== 'required' || signed.witness === true;
  const transferred = signed.outgoing === true && signed.incoming === true && witnessed;
  return withHandover(context, { signed, transferred });
}

export const handoverChanges: CycleChanges = {
  'handover.propose': (context, said) => {
    const { chair, deputy, minutes } = said.body;
    const free = passedOver(context, 'left');
    const { passedOver: others } = free.handover;
    const proposed = withHandover(free, {
      proposed: { chair, deputy, minutes, by: said.by.member },
      votes: {},
      signed: {},
      acceptBy: null,
      passedOver: chair in others ? {} : others,
    });
    return said.charter.rotation.confirmation === null ? offered(proposed, said) : proposed;
  },
  'handover.confirm': (context, said) =>
    counted(
      withHandover(context, {
        votes: { ...context.handover.votes, [said.by.member]: said.body.choice },
      }),
      said,
    ),
  'handover.sign': (context, said) => signedBy(offered(context, said), said, 'outgoing'),
  'handover.accept': (context, said) => signedBy(context, said, 'incoming'),
  'handover.witness': (context, said) => signedBy(context, said, 'witness'),
  'handover.decline': (context) => passedOver(context, 'declined'),
};

const propose = [
  'isChairOfYear',
  'holdsOfficeNow',
  'agendaAllowsHandover',
  'isNextInRotation',
  'isDeputyByCharter',
] as const;

export const handover = cycleSetup.createStateConfig({
  initial: 'waiting',
  states: {
    waiting: {
      on: {
        'handover.propose': {
          guard: requires(...propose),
          target: 'confirming',
          actions: 'record',
        },
      },
    },
    confirming: {
      on: {
        'handover.confirm': {
          guard: requires('isMember', 'hasNotConfirmed', 'candidateIsCurrent'),
          actions: 'record',
        },
      },
      always: [
        { guard: reached('officeIsOffered'), target: 'offered' },
        { guard: reached('nobodyIsProposed'), target: 'waiting' },
      ],
    },
    offered: {
      on: {
        'handover.propose': {
          guard: requires(...propose, 'candidateIsLeaving'),
          target: 'confirming',
          actions: 'record',
        },
        'handover.sign': {
          guard: requires('isOutgoing', 'outgoingHasNotSigned', 'handoverMinutesAreCurrent'),
          actions: 'record',
        },
        'handover.accept': {
          guard: requires(
            'isIncoming',
            'incomingHasNotAccepted',
            'outgoingHasSigned',
            'handoverMinutesAreCurrent',
            'acceptanceIsOpen',
          ),
          actions: 'record',
        },
        'handover.witness': {
          guard: requires(
            'isPatron',
            'witnessIsChartered',
            'witnessHasNotSigned',
            'candidateIsStaying',
            'handoverMinutesAreCurrent',
          ),
          actions: 'record',
        },
        'handover.decline': {
          guard: requires('isIncoming', 'incomingHasNotAccepted'),
          actions: 'record',
        },
      },
      always: [
        { guard: reached('handoverIsComplete'), target: 'transferred' },
        { guard: reached('nobodyIsProposed'), target: 'waiting' },
      ],
    },
    transferred: { type: 'final' },
  },
});
