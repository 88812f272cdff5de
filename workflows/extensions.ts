/**
 * Moving a deadline: the chair puts forward a later time, which is its own approval, and the time
 * holds once the members of the year approve it as the charter asks, or at once where it asks
 * nobody. All of it happens before the time that holds until then: what is past is never moved, so
 * that no one who was late is made punctual afterwards.
 */
import { addMilliseconds } from './calendar.js';
import type { CycleType } from './catalogue.js';
import type { Charter } from './charter.js';
import {
  type CycleChanges,
  type CycleConditions,
  ofBody,
  ofSpeaker,
  type SaidOfCycle,
} from './conditions.js';
import { type CycleContext, type Extension, rosterOf } from './cycle.context.js';
import { type DeadlineName, dueAt, isLate } from './deadlines.js';
import { digestOf } from './digest.js';
import { reaches } from './fraction.js';

/** An extension that is put forward, with the deadline that it would move. */
export interface OpenExtension extends Extension {
  readonly deadline: DeadlineName;
}

/**
 * The extensions that are put forward for deadlines of this year. One for the time to accept the
 * chair goes with the candidate.
 * @returns with `until` as it stands now, moved by the suspensions since it was put forward
 */
export function openExtensions(context: CycleContext, charter: Charter): readonly OpenExtension[] {
  const { proposed, shift } = context.deadlines;
  return (Object.keys(proposed) as DeadlineName[]).flatMap((deadline) => {
    const extension = proposed[deadline];
    if (!extension || dueAt(context, charter, deadline) === null) return [];
    return [{ ...extension, deadline, until: addMilliseconds(extension.until, shift) }];
  });
}

/** The extensions that can still take effect at `at`: what they move is not due yet. */
export const awaitedExtensions = (
  context: CycleContext,
  charter: Charter,
  at: string,
): readonly OpenExtension[] =>
  openExtensions(context, charter).filter(
    ({ deadline }) => !isLate(context, charter, deadline, at),
  );

/** The deadline that a statement would move; none where it quotes nothing that is put forward. */
function movedBy(
  context: CycleContext,
  { charter, body }: SaidOfCycle<'deadline.extend' | 'deadline.approve'>,
): DeadlineName | undefined {
  if ('deadline' in body) return body.deadline;
  return openExtensions(context, charter).find(({ digest }) => digest === body.digest)?.deadline;
}

export const extensionConditions = {
  /** An approval of what is not put forward has no deadline to ask about. */
  deadlineIsNotDue: ofBody<'deadline.extend' | 'deadline.approve'>((context, said) => {
    const deadline = movedBy(context, said);
    return !deadline || !isLate(context, said.charter, deadline, said.at);
  }),
  extensionIsLater: ofBody<'deadline.extend'>((context, { charter, body }) => {
    const due = dueAt(context, charter, body.deadline);
    return due !== null && body.until > due;
  }),
  extensionIsProposed: ofSpeaker(
    (context, { charter }) => openExtensions(context, charter).length > 0,
  ),
  extensionIsCurrent: ofBody<'deadline.approve'>(
    (context, said) => movedBy(context, said) !== undefined,
  ),
  hasNotApprovedExtension: ofBody<'deadline.approve'>((context, { charter, body, by }) =>
    openExtensions(context, charter).every(
      ({ digest, approved }) => digest !== body.digest || !(by.member in approved),
    ),
  ),
} satisfies CycleConditions;

/** The year with every extension in effect that enough of its members have approved by now. */
export function withApprovedExtensions(
  context: CycleContext,
  { charter, at }: Pick<SaidOfCycle<CycleType>, 'charter' | 'at'>,
): CycleContext {
  const roster = rosterOf(context);
  const { extension: threshold } = charter;
  return awaitedExtensions(context, charter, at)
    .filter(({ approved }) => {
      const approvals = roster.filter((member) => member in approved).length;
      return threshold === null || reaches(approvals, roster.length, threshold);
    })
    .reduce((moved, { deadline, until }) => withDue(moved, deadline, until), context);
}

function withDue(context: CycleContext, deadline: DeadlineName, until: string): CycleContext {
  const { deadlines } = withoutExtension(context, deadline);
  const kept = addMilliseconds(until, -deadlines.shift);
  const extended = { ...deadlines.extended, [deadline]: kept };
  return { ...context, deadlines: { ...deadlines, extended } };
}

/** The year in which nothing is put forward for this deadline. */
export function withoutExtension(context: CycleContext, deadline: DeadlineName): CycleContext {
  const { [deadline]: _gone, ...proposed } = context.deadlines.proposed;
  return { ...context, deadlines: { ...context.deadlines, proposed } };
}

/**
 * The year in which a deadline that runs from what was said begins to run: nothing that was said of
 * an earlier one of its name counts for it.
 */
export function withFreshDeadline(context: CycleContext, deadline: DeadlineName): CycleContext {
  const { deadlines } = withoutExtension(context, deadline);
  const { [deadline]: _moved, ...extended } = deadlines.extended;
  const { [deadline]: _passed, ...passed } = deadlines.passed;
  return { ...context, deadlines: { ...deadlines, extended, passed } };
}

const withExtension = (
  context: CycleContext,
  deadline: DeadlineName,
  extension: Extension,
): CycleContext => {
  const proposed = { ...context.deadlines.proposed, [deadline]: extension };
  return { ...context, deadlines: { ...context.deadlines, proposed } };
};

export const extensionChanges: CycleChanges = {
  /** It takes the place of one that was put forward for the same deadline, with its approvals. */
  'deadline.extend': (context, said) => {
    const { by, body } = said;
    const extension: Extension = {
      digest: digestOf(body),
      until: addMilliseconds(body.until, -context.deadlines.shift),
      approved: { [by.member]: true },
    };
    return withApprovedExtensions(withExtension(context, body.deadline, extension), said);
  },
  'deadline.approve': (context, said) => {
    const deadline = movedBy(context, said);
    const extension = deadline && context.deadlines.proposed[deadline];
    if (!deadline || !extension) return context;
    const approved = { ...extension.approved, [said.by.member]: true as const };
    const more = withExtension(context, deadline, { ...extension, approved });
    return withApprovedExtensions(more, said);
  },
};
