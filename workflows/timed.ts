/**
 * Which deadline an entry has to be measured by, and when that falls: asked of the journal as it
 * was before the entry, because an entry may move its own deadline. Whether it was in time is not
 * decided here: the rules go by the server's clock, an audit by the witnesses' (`audit.ts`).
 */
import { isClusterType, type StatementType } from './catalogue.js';
import { type DeadlineName, deadlineOf, dueAt } from './deadlines.js';
import type { Entry } from './statement.js';
import { cycleOf, neighbours, type States } from './states.js';

/** A deadline and its last instant in time (RFC 3339 UTC). */
export interface Timed {
  readonly deadline: DeadlineName;
  readonly due: string;
}

/**
 * The deadline of an entry that the rules accept.
 * @param before the states before the entry
 * @returns `null` for what is said without a deadline, or where the charter sets none
 */
export function timedBy(
  before: States,
  { statement, at }: Pick<Entry, 'statement' | 'at'>,
): Timed | null {
  const { type, cycle } = statement;
  if (cycle === null || isClusterType(type as StatementType)) return null;
  const { context } = cycleOf(before, cycle);
  const { charter } = neighbours(before, cycle);
  const deadline = charter ? deadlineOf(context, charter, statement, at) : null;
  const due = charter && deadline ? dueAt(context, charter, deadline) : null;
  return deadline && due ? { deadline, due } : null;
}
