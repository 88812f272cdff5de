/** Which deadlines of a journal have passed and are not recorded, and when the next one will. */
import {
  type CycleState,
  DEADLINES,
  type DeadlineName,
  dueAt,
  type Journal,
  requirementsFor,
} from '../../workflows/index.js';

/** A deadline of one year that has passed and has not been recorded. */
export interface Overdue {
  readonly year: number;
  readonly deadline: DeadlineName;
}

/** The deadlines that have passed at an instant and are not recorded. */
export function overdueIn(journal: Journal, at: string): Overdue[] {
  return [...journal.cycles.values()].flatMap((cycle) =>
    deadlinesOf(journal, cycle)
      .filter(({ due, isRecorded }) => due !== null && at > due && !isRecorded)
      .map(({ name }) => ({ year: cycle.context.year, deadline: name })),
  );
}

interface Deadline {
  readonly name: DeadlineName;
  readonly due: string | null;
  readonly isRecorded: boolean;
}

/** The same lists come back as long as nothing has happened that moves a deadline. */
const remembered = new WeakMap<object, { readonly key: unknown[]; readonly list: Deadline[] }>();

function deadlinesOf({ cluster }: Journal, cycle: CycleState): readonly Deadline[] {
  const { context } = cycle;
  const charter = cluster.context.charters[context.charter];
  if (!charter || !requirementsFor(cycle, 'deadline.pass')) return [];
  const { peer, scoring, vote } = context.review;
  const running = [peer.round.openBy, peer.finished, vote.round, vote.sealed.openBy];
  const key = [charter, context.handover, scoring.explainBy, scoring.final, ...running];
  const known = remembered.get(context.deadlines);
  if (known?.key.every((part, index) => part === key[index])) return known.list;
  const list = DEADLINES.map((name) => ({
    name,
    due: dueAt(context, charter, name),
    isRecorded: name in context.deadlines.passed,
  }));
  remembered.set(context.deadlines, { key, list });
  return list;
}

/** The earliest time that has a deadline not yet recorded, passed or not; `null` for none. */
export function nextDue(journal: Journal): string | null {
  const dues = [...journal.cycles.values()].flatMap((cycle) =>
    deadlinesOf(journal, cycle).flatMap(({ due, isRecorded }) =>
      due === null || isRecorded ? [] : [due],
    ),
  );
  return dues.reduce<string | null>((next, due) => (next && next < due ? next : due), null);
}
