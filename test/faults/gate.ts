/**
 * A gate: one kind of fault, tried again and again on the real program, and a tally of what became
 * of what had been acknowledged. A gate counts and never judges: four columns must be nought, and
 * whoever reads the page sees all of them.
 *
 *     lost         acknowledged, and not there any more
 *     doubled      one statement that has two entries
 *     corrupt      bytes, order, heads or the file's own structure not as they must be
 *     undetected   damage that nothing names, or a refusal that does not say why
 */

import type { Random } from '../support/random.js';
import type { Plant } from './plants.js';

export type Fault = 'lost' | 'doubled' | 'corrupt' | 'undetected';

export const FAULTS: readonly Fault[] = ['lost', 'doubled', 'corrupt', 'undetected'];

/** What one gate has counted so far. */
export interface Tally extends Record<Fault, number> {
  /** How often the fault was made. */
  times: number;
  /** Entries that were acknowledged while it was. */
  acknowledged: number;
  /** What else is worth a figure, such as `killed while the server started`, and how often. */
  readonly seen: Record<string, number>;
  /** The first faults that were found, in words. */
  readonly found: string[];
}

/** What a gate works with. */
export interface Run {
  /** How often to make the fault. */
  readonly cycles: number;
  readonly random: Random;
  readonly tally: Tally;
  /** An empty folder of this gate's own. */
  readonly folder: string;
  /** Damage done on purpose behind the gate's back, to see that it finds it. */
  readonly plant: Plant | null;
  /** Told after every cycle. */
  readonly progress: () => void;
}

export interface Gate {
  readonly name: string;
  /** What is done, as the page says it. */
  readonly what: string;
  /** How often in a bounded run, and in a full one. */
  readonly bounded: number;
  readonly full: number;
  /** Why this machine cannot run it; `null` where it can. */
  readonly hindrance?: () => string | null;
  readonly run: (run: Run) => Promise<void>;
}

const MOST_FOUND = 20;

/** A tally of nothing yet. */
export const openTally = (): Tally => ({
  times: 0,
  acknowledged: 0,
  lost: 0,
  doubled: 0,
  corrupt: 0,
  undetected: 0,
  seen: {},
  found: [],
});

/** Counts a fault, and keeps the words of the first ones. */
export function count(tally: Tally, fault: Fault, words: string, times = 1): void {
  tally[fault] += times;
  if (tally.found.length < MOST_FOUND) tally.found.push(`${fault}: ${words}`);
}

/** Counts something that is no fault. */
export function note(tally: Tally, what: string): void {
  tally.seen[what] = (tally.seen[what] ?? 0) + 1;
}

/** How many faults there are in all. */
export const faultsIn = (tally: Readonly<Record<Fault, number>>): number =>
  FAULTS.reduce((sum, fault) => sum + tally[fault], 0);
