/**
 * The deadlines of a cluster's years with their history: when each one was first set, how often it
 * was moved, who still has to do what it asks, and since which entry that is so. All of it follows
 * from the journal, entry by entry, so that the same journal gives the same calendar everywhere;
 * no clock is asked.
 */
import {
  DEADLINES,
  type DeadlineName,
  dueAt,
  type Entry,
  type Journal,
  overdueMembers,
} from '../../workflows/index.js';

/** One deadline of one year; every time is that of an entry (RFC 3339 UTC). */
export interface Slot {
  readonly year: number;
  readonly deadline: DeadlineName;
  /** The last instant at which something is in time; the last one known, once nobody is awaited. */
  readonly due: string;
  /** When it was first set. */
  readonly set: string;
  /** How often it was moved since. */
  readonly moves: number;
  /** When it was set or moved last. */
  readonly moved: string;
  /** Members that have not done what it asks. */
  readonly open: ReadonlySet<string>;
  /** Members that have or had to do something, and since when they have or have not done it. */
  readonly since: ReadonlyMap<string, string>;
}

export interface Timetable {
  /** Takes in the next entry, and the journal as it led to. */
  readonly note: (entry: Pick<Entry, 'at' | 'statement'>, journal: Journal) => void;
  /** The deadlines so far, year by year. */
  readonly slots: () => readonly Slot[];
}

/** A timetable without deadlines. */
export function openTimetable(): Timetable {
  const years = new Map<number, Map<DeadlineName, Slot>>();
  const seen = new Map<number, unknown>();
  return {
    note: ({ at, statement }, journal) => {
      // What is said of the cluster may change every year's roster.
      const said = statement.cycle === null ? [...journal.cycles.keys()] : [statement.cycle];
      for (const year of said) {
        const context = journal.cycles.get(year)?.context;
        if (!context || seen.get(year) === context) continue;
        seen.set(year, context);
        const slots = years.get(year) ?? new Map<DeadlineName, Slot>();
        years.set(year, slots);
        noteYear(slots, journal, year, at);
      }
    },
    slots: () => [...years.values()].flatMap((slots) => [...slots.values()]),
  };
}

function noteYear(
  slots: Map<DeadlineName, Slot>,
  { cluster, cycles }: Journal,
  year: number,
  at: string,
): void {
  const context = cycles.get(year)?.context;
  const charter = context && cluster.context.charters[context.charter];
  if (!context || !charter) return;
  for (const deadline of DEADLINES) {
    const due = dueAt(context, charter, deadline);
    const known = slots.get(deadline);
    if (due === null && !known) continue;
    const open = new Set(due === null ? [] : overdueMembers(context, charter, deadline));
    const before = known ?? newSlot(year, deadline, due ?? '', at);
    const isMoved = due !== null && due !== before.due;
    slots.set(deadline, {
      ...before,
      due: due ?? before.due,
      moves: before.moves + (isMoved ? 1 : 0),
      moved: isMoved ? at : before.moved,
      open,
      since: sinceWhen(before, open, at),
    });
  }
}

const newSlot = (year: number, deadline: DeadlineName, due: string, at: string): Slot => ({
  year,
  deadline,
  due,
  set: at,
  moves: 0,
  moved: at,
  open: new Set(),
  since: new Map(),
});

function sinceWhen(before: Slot, open: ReadonlySet<string>, at: string): Slot['since'] {
  const turned = [...new Set([...before.open, ...open])].filter(
    (member) => before.open.has(member) !== open.has(member),
  );
  if (turned.length === 0) return before.since;
  return new Map([...before.since, ...turned.map((member) => [member, at] as const)]);
}
