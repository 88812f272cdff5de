/**
 * Deadlines: on which instant each one falls, whether its door is shut, who has missed it.
 * A deadline is data of the charter; suspension moves all of them by its length, and one may be
 * moved to a later time while it has not passed (see `extensions.ts`).
 */
import { addMilliseconds, endOfDay } from './calendar.js';
import type { Bodies, StatementType } from './catalogue.js';
import type { CalendarName, Charter } from './charter.js';
import type { CycleContext } from './cycle.context.js';
import type { Statement } from './statement.js';

export type DeadlineName = Bodies['deadline.pass']['deadline'];

/** Deadlines that run from what was said before, and not from the calendar. */
const RUNNING: readonly DeadlineName[] = ['opening', 'explanation', 'acceptance'];

/** Whether a deadline falls on a day of the charter's calendar. */
export const isCalendarName = (name: DeadlineName): name is CalendarName => !RUNNING.includes(name);

/**
 * The last instant at which something is in time.
 * @returns RFC 3339 UTC, or `null` where the charter sets no such deadline.
 */
export function dueAt(context: CycleContext, charter: Charter, name: DeadlineName): string | null {
  const { extended, shift } = context.deadlines;
  const original = originallyDueAt(context, charter, name);
  return original === null ? null : addMilliseconds(extended[name] ?? original, shift);
}

function originallyDueAt(
  { year, handover, review }: CycleContext,
  { calendar, timeZone }: Charter,
  name: DeadlineName,
): string | null {
  if (name === 'acceptance') return isAwaited(handover) ? handover.acceptBy : null;
  if (name === 'opening') return openingBy(review);
  if (name === 'explanation') return review.scoring.final ? null : review.scoring.explainBy;
  if (!isCalendarName(name)) return null;
  const due = calendar[name];
  return due && endOfDay(due.nextYear ? year + 1 : year, due.day, timeZone.offsetMinutes);
}

/** The end of the sealed round that is being opened: of ballots, or before them of score sheets. */
const openingBy = ({ vote, peer }: CycleContext['review']): string | null =>
  vote.round > 0 ? vote.sealed.openBy : peer.finished ? null : peer.round.openBy;

/** Time runs against the incoming chair only while it could accept and has not done so. */
const isAwaited = ({ signed }: CycleContext['handover']): boolean =>
  signed.outgoing === true && !signed.incoming;

/** What each of these is to be said in time for. */
const DEADLINE_OF: Readonly<Partial<Record<StatementType, DeadlineName>>> = {
  'criteria.issue': 'criteria',
  'score.submit': 'selfScore',
  'peer.score': 'peerScore',
  'peer.seal': 'peerScore',
  'peer.open': 'opening',
  'explain.agree': 'explanation',
  'explain.submit': 'explanation',
  'vote.cast': 'vote',
  'ballot.seal': 'vote',
  'ballot.open': 'opening',
  'minutes.sign': 'minutes',
  'award.adopt': 'proposal',
  'handover.accept': 'acceptance',
};

/**
 * The deadline that a statement is measured by, whether or not the charter sets it.
 * @param context the year as it was before the statement
 * @param at the time of its entry, which tells a signature on the pledge from a late one
 * @returns `null` for what is never too late
 */
export function deadlineOf(
  context: CycleContext,
  charter: Charter,
  { type, body }: Pick<Statement, 'type' | 'body'>,
  at: string,
): DeadlineName | null {
  switch (type) {
    case 'pledge.sign': {
      const due = dueAt(context, charter, 'pledge');
      const isLateSigning = charter.calendar.lateSigning !== null && (due === null || at > due);
      return isLateSigning ? 'lateSigning' : 'pledge';
    }
    case 'report.submit':
      return (body as Bodies['report.submit']).round === 'interim'
        ? 'interimReport'
        : 'annualReport';
    case 'deadline.pass':
    case 'deadline.extend':
      return (body as Bodies['deadline.pass']).deadline;
    case 'dossier.submit':
      return dossierDeadline(charter, (body as Bodies['dossier.submit']).award);
    case 'deadline.approve':
      return proposedIn(context, (body as Bodies['deadline.approve']).digest);
    default:
      return DEADLINE_OF[type] ?? null;
  }
}

/** The deadline of an award's dossiers. */
export const dossierDeadline = (charter: Charter, award: string): CalendarName | null =>
  charter.awards.find(({ id }) => id === award)?.due ?? null;

/** The deadline that an extension named by its digest would move. */
function proposedIn({ deadlines }: CycleContext, digest: string): DeadlineName | null {
  const names = Object.keys(deadlines.proposed) as DeadlineName[];
  return names.find((name) => deadlines.proposed[name]?.digest === digest) ?? null;
}

/** Whether something said at `at` is after its deadline. */
export function isLate(
  context: CycleContext,
  charter: Charter,
  name: DeadlineName,
  at: string,
): boolean {
  const due = dueAt(context, charter, name);
  return due !== null && at > due;
}

/** Whether the charter still lets a city in: no deadline, not late, or lateness only warns. */
export const doorIsOpen = (
  context: CycleContext,
  charter: Charter,
  name: CalendarName,
  at: string,
): boolean => charter.calendar[name]?.late !== 'close' || !isLate(context, charter, name, at);
