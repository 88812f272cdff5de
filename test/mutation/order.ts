/**
 * Which tests are asked about a mutant, and which of them first. The first one that fails ends a
 * mutant, so those go first that spend the most of their time in the mutant's file.
 */

/** What was seen of a test without a mutant. */
export interface Seen {
  /** How long it took, in milliseconds. */
  readonly time: number;
  /** How often it met a mutant of each file. */
  readonly met: Readonly<Record<string, number>>;
}

/** So many tests that all let a mutant pass are enough: it has survived. */
const MOST_ASKED = 500;

/** Its tests read every table and every machine, also those that are built before any test runs. */
const ABOUT_ALL = 'test/workflows/generated-docs.test.ts ';

/**
 * The tests (by id) in the order in which they are worth asking about a mutant in `source`. Those
 * that are about everything go first. Where no test is known to meet anything in that file, the
 * quick ones come next.
 */
export function inOrder(
  ids: readonly string[],
  source: string,
  seen: Readonly<Record<string, Seen>>,
): readonly string[] {
  const cost = (id: string): number => {
    if (id.startsWith(ABOUT_ALL)) return 0;
    const test = seen[id];
    if (test === undefined) return Number.POSITIVE_INFINITY;
    const all = Object.values(test.met).reduce((sum, times) => sum + times, 0);
    const share = (test.met[source] ?? 0) / Math.max(all, 1);
    return (test.time + 1) / (share + 0.001);
  };
  const costs = new Map(ids.map((id) => [id, cost(id)]));
  return [...ids].sort((a, b) => (costs.get(a) ?? 0) - (costs.get(b) ?? 0)).slice(0, MOST_ASKED);
}
