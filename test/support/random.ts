/**
 * The random numbers of a run: a fixed sequence from its seed, so that a run that found something
 * can be repeated. When a process dies is decided by these numbers and by the machine's own pace,
 * so a repeated run tries the same things and need not hit the same instant.
 */

export interface Random {
  /** A whole number from 0 up to and without `limit`. */
  readonly below: (limit: number) => number;
  /** Whether something happens that happens in one of so many cases. */
  readonly oneIn: (cases: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
}

/** Steps of the generator of Park and Miller: x ← 48271 x mod (2³¹ − 1). */
const FACTOR = 48_271;
const MODULUS = 2_147_483_647;

/** Opens the sequence of a seed. @param word gives each gate a sequence of its own */
export function openRandom(seed: number, word = ''): Random {
  let value = 1 + (seed % (MODULUS - 1));
  const next = (): number => {
    value = (value * FACTOR) % MODULUS;
    return value;
  };
  for (const letter of word) value = 1 + ((next() + letter.charCodeAt(0)) % (MODULUS - 1));
  next();
  const below = (limit: number): number => next() % limit;
  return {
    below,
    oneIn: (cases) => below(cases) === 0,
    pick: (list) => {
      const [found] = list.slice(below(list.length));
      if (found === undefined) throw new Error('there is nothing to pick from');
      return found;
    },
  };
}
