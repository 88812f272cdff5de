/**
 * Which tests are asked about a mutant, and which of them first. The first one that fails ends a
 * mutant, so those go first that spend the most of their time in the mutant's file, or that have
 * noticed other mutants of it. That is all that is known where a mutant is met when the rules are
 * loaded, as in a table: then any test may notice it.
 */

/** What was seen of a test without a mutant. */
export interface Seen {
  /** How long it took, in milliseconds. */
  readonly time: number;
  /** How often it met a mutant of each file. */
  readonly met: Readonly<Record<string, number>>;
}

/** How many mutants of one file each test has killed. */
export type Kills = Map<string, number>;

/** Tests that take so many milliseconds together, without a mutant, are enough: it has survived. */
const ENOUGH = 12_000;

/** Its tests read every table and every machine, also those that are built before any test runs. */
const ABOUT_ALL = 'test/workflows/generated-docs.test.ts ';

/**
 * The tests (by id) in the order in which they are worth asking about a mutant in `source`. Those
 * that are about everything go first. Where nothing tells one test from another, the quick ones
 * come next: nine in ten take a tenth of the time of all.
 */
export function inOrder(
  ids: readonly string[],
  source: string,
  seen: Readonly<Record<string, Seen>>,
  kills: ReadonlyMap<string, number>,
): readonly string[] {
  const allKills = Math.max(sumOf(kills.values()), 1);
  const cost = (id: string): number => {
    if (id.startsWith(ABOUT_ALL)) return 0;
    const test = seen[id];
    if (test === undefined) return Number.POSITIVE_INFINITY;
    const share = (test.met[source] ?? 0) / Math.max(sumOf(Object.values(test.met)), 1);
    return (test.time + 1) / (share + (kills.get(id) ?? 0) / allKills + 0.001);
  };
  const costs = new Map(ids.map((id) => [id, cost(id)]));
  let time = 0;
  return [...ids]
    .sort((a, b) => (costs.get(a) ?? 0) - (costs.get(b) ?? 0))
    .filter((id) => {
      time += seen[id]?.time ?? 0;
      return time <= ENOUGH;
    });
}

const sumOf = (numbers: Iterable<number>): number =>
  [...numbers].reduce((sum, each) => sum + each, 0);
