/**
 * Which shares to leave out when not all of them fit together: none first, then each one, then each
 * two, and so on, until a fixed number of tries. The search stays small because wrong shares are
 * signed by whoever released them, so that hardly anybody will.
 */

/** After so many tries the search is given up: one wrong share of 63, two of 31, three of 14. */
export const MAX_TRIES = 500;

/**
 * Sets of places to leave out, the smallest sets first.
 * @param count how many places there are
 */
export function* choicesWithout(count: number): Generator<ReadonlySet<number>> {
  let tries = 0;
  for (let size = 0; size < count; size += 1) {
    for (const choice of combinations(count, size)) {
      tries += 1;
      if (tries > MAX_TRIES) return;
      yield new Set(choice);
    }
  }
}

/** All ways to take so many of the places from `from` on, in order. */
function* combinations(count: number, size: number, from = 0): Generator<readonly number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let first = from; first <= count - size; first += 1) {
    for (const rest of combinations(count, size - 1, first + 1)) yield [first, ...rest];
  }
}
