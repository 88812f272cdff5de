/**
 * Pledge (giao ước thi đua): the chair proposes a text, opening it for signing freezes its digest,
 * and each city signs that digest. A changed text voids every signature collected so far; nobody
 * is ever bound to a text it did not sign. The pledge is in force by the charter's quorum.
 */
import {
  type CycleChanges,
  type CycleConditions,
  ofBody,
  ofSpeaker,
  requires,
  type SaidOfCycle,
} from '../conditions.js';
import type { CycleContext } from '../cycle.context.js';
import { rosterOf } from '../cycle.context.js';
import { cycleSetup, reached } from '../cycle.setup.js';
import { doorIsOpen, dueAt, isLate } from '../deadlines.js';
import { digestOf } from '../digest.js';
import { reaches } from '../fraction.js';

type Signing = SaidOfCycle<'pledge.sign' | 'pledge.decline' | 'pledge.open'>;

export const pledgeConditions = {
  targetsAreDistinct: ofBody<'pledge.propose'>((context, { body }) => {
    const ids = body.targets.map(({ id }) => id);
    const members = body.targets.map(({ member }) => member);
    const known = members.every((member) => member === null || rosterOf(context).includes(member));
    return known && new Set(ids).size === ids.length;
  }),
  textIsProposed: ofSpeaker(({ pledge }) => pledge.digest !== null),
  textIsCurrent: ofBody<Signing['type']>(({ pledge }, { body }) => body.digest === pledge.digest),
  hasNotSigned: ofSpeaker(({ pledge }, { by }) => !(by.member in pledge.signed)),
  hasNotDeclined: ofSpeaker(({ pledge }, { by }) => !(by.member in pledge.declined)),
  pledgeDoorIsOpen: ofSpeaker((context, { charter, at }) =>
    doorIsOpen(context, charter, 'pledge', at),
  ),
  lateSigningIsOpen: ofSpeaker((context, { charter, at }) => {
    const due = dueAt(context, charter, 'lateSigning');
    return due !== null && at <= due;
  }),
} satisfies CycleConditions;

/** The pledge binds once enough of the counted members have signed the current text. */
export function withPledgeForce(
  context: CycleContext,
  { charter }: Pick<Signing, 'charter'>,
): CycleContext {
  const roster = rosterOf(context);
  const signers = roster.filter((member) => member in context.pledge.signed);
  const inForce =
    context.pledge.inForce || reaches(signers.length, roster.length, charter.pledge.quorum);
  return { ...context, pledge: { ...context.pledge, inForce } };
}

export const pledgeMilestones = {
  pledgeInForce: ({ pledge }: CycleContext): boolean => pledge.inForce,
};

export const pledgeChanges: CycleChanges = {
  'pledge.propose': (context, { body }) => ({
    ...context,
    pledge: {
      digest: digestOf(body),
      targets: Object.fromEntries(body.targets.map(({ id, unit }) => [id, unit])),
      signed: {},
      declined: {},
      inForce: false,
    },
  }),
  'pledge.sign': (context, said) => {
    const { by, at, charter } = said;
    const { [by.member]: _withdrawn, ...declined } = context.pledge.declined;
    const late = context.pledge.inForce || isLate(context, charter, 'pledge', at);
    const signed = { ...context.pledge.signed, [by.member]: late ? 'late' : 'onTime' } as const;
    return withPledgeForce({ ...context, pledge: { ...context.pledge, signed, declined } }, said);
  },
  'pledge.decline': (context, { by }) => ({
    ...context,
    pledge: { ...context.pledge, declined: { ...context.pledge.declined, [by.member]: true } },
  }),
};

const propose = requires('isChairOfYear', 'targetsAreDistinct');

export const pledging = cycleSetup.createStateConfig({
  initial: 'drafting',
  states: {
    drafting: {
      on: {
        'pledge.propose': { guard: propose, actions: 'record' },
        'pledge.open': {
          guard: requires('isChairOfYear', 'textIsProposed', 'textIsCurrent'),
          target: 'signing',
        },
      },
    },
    signing: {
      on: {
        'pledge.propose': { guard: propose, target: 'drafting', actions: 'record' },
        'pledge.sign': {
          guard: requires('isMember', 'hasNotSigned', 'textIsCurrent', 'pledgeDoorIsOpen'),
          actions: 'record',
        },
        'pledge.decline': {
          guard: requires('isMember', 'hasNotSigned', 'hasNotDeclined', 'textIsCurrent'),
          actions: 'record',
        },
      },
      always: { guard: reached('pledgeInForce'), target: 'inForce' },
    },
    inForce: { type: 'final' },
  },
});

/**
 * A city that missed the day may still sign while the year is at work, until the charter's date.
 */
export const lateSigning = {
  guard: requires('isMember', 'hasNotSigned', 'textIsCurrent', 'lateSigningIsOpen'),
  actions: 'record',
} as const;
