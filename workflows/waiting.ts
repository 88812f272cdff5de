/**
 * Whom the year is waiting for: of everything that may be said now, what would move the year on and
 * has not been done. Statements that are always possible, such as suspending the year, are nobody's
 * task.
 */
import { actions } from './actions.js';
import type { CycleType, StatementType } from './catalogue.js';
import type { Charter } from './charter.js';
import type { CycleContext } from './cycle.context.js';
import { awaitedExtensions } from './extensions.js';
import type { Journal } from './journal.js';
import { cycleOf, neighbours } from './states.js';

/** Statement types by party; a party that nobody waits for is left out. */
export type Waiting = Readonly<Record<string, readonly StatementType[]>>;

type IsDone = (
  context: CycleContext,
  member: string,
  charter: Charter | undefined,
  at: string,
) => boolean;

/** What is a task, and when it is done although it may be said again. */
const TASKS: Readonly<Partial<Record<CycleType, IsDone>>> = {
  'cycle.launch': () => false,
  'cycle.resume': () => false,
  /** A later deadline is waited for as long as an approval can still bring it about. */
  'deadline.approve': (context, member, charter, at) =>
    !charter || awaitedExtensions(context, charter, at).every(({ approved }) => member in approved),
  'pledge.propose': ({ pledge }) => pledge.digest !== null,
  'pledge.open': () => false,
  'pledge.sign': ({ pledge }) => pledge.inForce,
  'report.submit': () => false,
  'report.accept': () => false,
  'report.close': () => false,
  'criteria.issue': ({ review }) => review.criteria !== null,
  'score.submit': ({ review }, member) => member in review.scores,
  'vote.open': () => false,
  'vote.cast': ({ review }, member, charter) =>
    charter?.awards.every(({ id }) => member in (review.ballots[id] ?? {})) === true,
  'vote.close': () => false,
  'minutes.propose': ({ review }) => review.minutes !== null,
  'minutes.sign': () => false,
  'result.adopt': () => false,
  'award.propose': ({ award }) => award.digest !== null,
  'award.concur': () => false,
  'award.submit': () => false,
  'award.decide': () => false,
  'award.resubmit': () => false,
  'handover.propose': () => false,
  'handover.confirm': () => false,
  'handover.sign': () => false,
  'handover.accept': () => false,
};

/**
 * What each party is asked to say now.
 * @param at the time of asking (RFC 3339 UTC)
 */
export function waitingFor(journal: Journal, year: number, at: string): Waiting {
  const { context } = cycleOf(journal, year);
  const { charter } = neighbours(journal, year);
  const parties = Object.keys(journal.cluster.context.parties);
  const asked = parties.map((member) => {
    const open = actions(journal, year, { member, officer: '' }, at).filter(({ type, may }) => {
      const isDone = TASKS[type as CycleType];
      return may && isDone !== undefined && !isDone(context, member, charter, at);
    });
    return [member, open.map(({ type }) => type)] as const;
  });
  return Object.fromEntries(asked.filter(([, open]) => open.length > 0));
}
