/**
 * An attempt of the attacker: what it tries, in how many ways, and what stopped each of them. It is
 * stopped when every single one was; one that nobody stopped is named.
 */
import type { Stop } from './stops.js';

export interface Tried {
  /** Which of the ways it is, for the day on which it is not stopped. */
  readonly what: string;
  readonly stop: Stop | null;
}

export interface Attempt {
  readonly attempt: string;
  readonly ways: () => Iterable<Tried> | AsyncIterable<Tried>;
}

/** A row of the table. */
export interface Row {
  readonly attempt: string;
  readonly variants: number;
  /** How many each of them stopped, the most first. */
  readonly stoppedBy: readonly (readonly [string, number])[];
  /** The file in which the attempt stands. */
  readonly file: string;
  readonly escaped: readonly string[];
}

/** Tries every way of an attempt. */
export async function rowOf({ attempt, ways }: Attempt, file: string): Promise<Row> {
  const counts = new Map<string, number>();
  const escaped: string[] = [];
  let variants = 0;
  for await (const { what, stop } of ways()) {
    variants += 1;
    if (stop === null) escaped.push(what);
    else counts.set(stop.by, (counts.get(stop.by) ?? 0) + 1);
  }
  const stoppedBy = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return { attempt, variants, stoppedBy, file, escaped };
}

/** A row is stopped when it was tried at all and nothing escaped. */
export const isStopped = ({ variants, escaped }: Row): boolean =>
  variants > 0 && escaped.length === 0;
