/**
 * Whom the year is waiting for: of everything that may be said now, what would move the year on and
 * has not been done. Statements that are always possible, such as suspending the year, are nobody's
 * task.
 */
import { actions } from './actions.js';
import type { CycleType, StatementType } from './catalogue.js';
import type { Journal } from './journal.js';
import { cycleOf, neighbours } from './states.js';
import { TASKS } from './tasks.js';

/** Statement types by party; a party that nobody waits for is left out. */
export type Waiting = Readonly<Record<string, readonly StatementType[]>>;

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
