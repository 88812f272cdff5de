/**
 * The conduct of a year, whatever step it is in: deadlines pass and are extended (`extensions.ts`),
 * the chair suspends and resumes, the authority above may cancel, and a member that has left the
 * cluster is dropped from the frozen roster. That a deadline has passed is itself an entry, said by
 * the server, so that nobody can forget it.
 */
import { parseInstant } from './calendar.js';
import { holdsAt } from './cluster.context.js';
import { type CycleChanges, type CycleConditions, ofBody, requires } from './conditions.js';
import { rosterOf } from './cycle.context.js';
import { dueAt, isLate } from './deadlines.js';
import {
  extensionChanges,
  extensionConditions,
  withApprovedExtensions,
  withoutExtension,
} from './extensions.js';
import { passedOver, withdrawn, withoutMember } from './steps/handover.js';
import { withPledgeForce } from './steps/pledge.js';
import { withPermitsCounted } from './steps/review/corrections.js';
import { withApprovalCounted } from './steps/review/criteria.js';
import { withClosingCounted } from './steps/review/sealed-round.js';

export const conductConditions = {
  ...extensionConditions,
  deadlineIsSet: ofBody<'deadline.pass' | 'deadline.extend'>(
    (context, { charter, body }) => dueAt(context, charter, body.deadline) !== null,
  ),
  deadlineIsDue: ofBody<'deadline.pass'>((context, { charter, body, at }) =>
    isLate(context, charter, body.deadline, at),
  ),
  deadlineIsNotRecorded: ofBody<'deadline.pass'>(
    (context, { body }) => !(body.deadline in context.deadlines.passed),
  ),
  rosterNamesMember: ofBody<'roster.drop'>((context, { body }) =>
    rosterOf(context).includes(body.member),
  ),
  memberHasLeft: ofBody<'roster.drop'>((_, { cluster, body, at }) => {
    const party = cluster.parties[body.member];
    return party !== undefined && !holdsAt(party, at);
  }),
} satisfies CycleConditions;

export const conductChanges: CycleChanges = {
  ...extensionChanges,
  'deadline.pass': (context, { body }) => {
    if (body.deadline === 'acceptance') return passedOver(context, 'silent');
    const { deadlines } = withoutExtension(context, body.deadline);
    const passed = { ...deadlines.passed, [body.deadline]: true as const };
    return { ...context, deadlines: { ...deadlines, passed } };
  },
  'cycle.suspend': (context, { at }) => ({
    ...context,
    deadlines: { ...context.deadlines, suspendedAt: at },
  }),
  /** Every deadline moves by the length of the suspension. */
  'cycle.resume': (context, { at }) => {
    const { suspendedAt, shift } = context.deadlines;
    const length = (parseInstant(at) ?? 0) - (parseInstant(suspendedAt ?? at) ?? 0);
    return {
      ...context,
      deadlines: { ...context.deadlines, suspendedAt: null, shift: shift + length },
    };
  },
  /** A handover under way begins anew, in the year as it is now. */
  'cycle.cancel': (context) => {
    const { handover, deadlines } = context;
    const { deadlines: kept, ...rest } = handover.transferred
      ? { ...context, deadlines }
      : withdrawn(context);
    return { ...rest, deadlines: { ...kept, suspendedAt: null }, cancelled: true };
  },
  /**
   * The quorums count one member less from here on, which may bring the pledge or criteria into
   * force, move a deadline, open a score again or close a sealed round.
   */
  'roster.drop': (context, said) => {
    const { member } = said.body;
    const dropped = { ...context, roster: { ...context.roster, [member]: 'left' as const } };
    const extended = withApprovedExtensions(withPledgeForce(dropped, said), said);
    const approved = withApprovalCounted(extended, said.charter);
    const permitted = withPermitsCounted(approved, said.charter);
    return withoutMember(withClosingCounted(permitted, said.charter, said.at), said, member);
  },
};

/** What keeps a year's days and roster true, also in a year whose work was cancelled. */
export const upkeep = {
  'deadline.pass': {
    guard: requires('isServer', 'deadlineIsSet', 'deadlineIsNotRecorded', 'deadlineIsDue'),
    actions: 'record',
  },
  'deadline.extend': {
    guard: requires('isChairOfYear', 'deadlineIsSet', 'deadlineIsNotDue', 'extensionIsLater'),
    actions: 'record',
  },
  'deadline.approve': {
    guard: requires(
      'isMember',
      'extensionIsProposed',
      'extensionIsCurrent',
      'hasNotApprovedExtension',
      'deadlineIsNotDue',
    ),
    actions: 'record',
  },
  'roster.drop': {
    guard: requires('isChairOfYear', 'rosterNamesMember', 'memberHasLeft'),
    actions: 'record',
  },
} as const;

/** What may be said in every step, once the year is launched and until it is closed. */
export const conduct = {
  ...upkeep,
  'cycle.suspend': { guard: requires('isChairOfYear'), target: 'suspended', actions: 'record' },
} as const;

/** A suspended year returns exactly where it was. */
export const resume = {
  guard: requires('isChairOfYear'),
  target: 'underway.asBefore',
  actions: 'record',
} as const;

/** Only the body above ends a year: a chair that dislikes its outcome cannot. */
export const cancel = {
  guard: requires('isAuthority'),
  target: 'cancelled',
  actions: 'record',
} as const;
