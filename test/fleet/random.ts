/** The random numbers of a run: a fixed sequence from its seed. */

export interface Random {
  /** A whole number from 0 up to and without `limit`. */
  readonly below: (limit: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
}

/** Steps of the generator of Park and Miller: x ← 48271 x mod (2³¹ − 1). */
const FACTOR = 48_271;
const MODULUS = 2_147_483_647;

/** Opens the sequence of a seed. */
export function openRandom(seed: number): Random {
  let value = 1 + (seed % (MODULUS - 1));
  const below = (limit: number): number => {
    value = (value * FACTOR) % MODULUS;
    return value % limit;
  };
  return {
    below,
    pick: (list) => {
      const [found] = list.slice(below(list.length));
      if (found === undefined) throw new Error('there is nothing to pick from');
      return found;
    },
  };
}
