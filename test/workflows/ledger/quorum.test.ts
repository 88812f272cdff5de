import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  defaultQuorum,
  safeAgainst,
  toleratedFaults,
  worksWithout,
} from '../../../workflows/ledger/quorum.js';

const witnesses = fc.integer({ min: 1, max: 64 });

describe('the default quorum', () => {
  test.each([
    [0, 0, 0],
    [1, 0, 1],
    [2, 0, 2],
    [3, 0, 2],
    [4, 1, 3],
    [7, 2, 5],
    [9, 2, 6],
    [19, 6, 13],
    [59, 19, 40],
    [64, 21, 43],
  ])('of %i witnesses tolerates %i liars and asks for %i', (n, f, k) => {
    expect([toleratedFaults(n), defaultQuorum(n)]).toEqual([f, k]);
  });

  test('is the smallest of which any two share more than the liars', () => {
    fc.assert(
      fc.property(witnesses, (n) => {
        const [f, k] = [toleratedFaults(n), defaultQuorum(n)];
        expect(2 * k - n).toBeGreaterThan(f);
        expect(2 * (k - 1) - n).toBeLessThanOrEqual(f);
        expect(safeAgainst(n, k)).toBeGreaterThanOrEqual(f);
      }),
    );
  });

  test('is never more than the witnesses, and works without the liars', () => {
    fc.assert(
      fc.property(witnesses, (n) => {
        const k = defaultQuorum(n);
        expect(k).toBeLessThanOrEqual(n);
        expect(worksWithout(n, k)).toBeGreaterThanOrEqual(toleratedFaults(n));
      }),
    );
  });
});

/** Every set of k of the witnesses 0 to n − 1, as bits. */
function quorumsOf(n: number, k: number): number[] {
  const ones = (set: number) => set.toString(2).replaceAll('0', '').length;
  return Array.from({ length: 2 ** n }, (_, set) => set).filter((set) => ones(set) === k);
}

test('any two quorums of up to eight witnesses share one more than it is safe against', () => {
  for (let n = 1; n <= 8; n += 1) {
    for (let k = Math.floor(n / 2) + 1; k <= n; k += 1) {
      const quorums = quorumsOf(n, k);
      const shared = quorums.flatMap((one) =>
        quorums.map((other) => (one & other).toString(2).replaceAll('0', '').length),
      );
      // So many liars are too few for a split view, and one more suffices.
      expect(Math.min(...shared)).toBe(safeAgainst(n, k) + 1);
    }
  }
});

test('a quorum that two halves can reach without each other is safe against nobody', () => {
  expect(safeAgainst(4, 2)).toBe(0);
  expect(safeAgainst(10, 1)).toBe(0);
  expect(safeAgainst(0, 0)).toBe(0);
});

test('a quorum works with all others away, and with no more', () => {
  const absent = ([n, k]: readonly [number, number]) => worksWithout(n, k);
  const pairs = [
    [4, 3],
    [9, 6],
    [19, 13],
    [59, 40],
    [3, 3],
    [0, 0],
  ] as const;
  expect(pairs.map(absent)).toEqual([1, 3, 6, 19, 0, 0]);
});
