/** Small figures are computed as numbers, and only those that a number holds exactly. */
import { describe, expect, test } from '@jest/globals';
import { limitFor, roundedPart, smallWholesOf } from '../../../workflows/scoring/exact.js';

describe('decimal texts as whole numbers', () => {
  test('are of one unit, and none is above the limit', () => {
    expect(smallWholesOf(['0.5', '12', '0'], 120)).toEqual([5, 120, 0]);
    expect(smallWholesOf(['0.5', '12', '0'], 119)).toBeUndefined();
    expect(smallWholesOf([], 0)).toEqual([]);
  });

  test.each([
    [60_000, 1],
    [120_000, 2],
    [1, 2],
  ] as const)('may be so large that %d times a product of %d of them is safe', (factor, power) => {
    const most = 2 ** 51;
    const limit = limitFor(factor, power);
    expect(factor * limit ** power).toBeLessThanOrEqual(most);
    expect(factor * (limit + 1) ** power).toBeGreaterThan(most);
  });
});

test('a part of the largest numbers is rounded down just below a half', () => {
  const den = 2 ** 51 - 1;
  const half = (den - 1) / 2;
  expect(roundedPart(3 * den + half, den)).toBe(3);
  expect(roundedPart(3 * den + half + 1, den)).toBe(4);
});
