/** Many sheets make one figure with one rounding, whatever order they came in. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { aggregate, spreadOf, weighted } from '../../../workflows/scoring/aggregate.js';

describe('aggregates', () => {
  test('the mean rounds halves up', () => {
    expect(aggregate('mean', [1, 2])).toBe(2);
    expect(aggregate('mean', [1, 1, 2])).toBe(1);
    expect(aggregate('mean', [])).toBeNull();
  });

  test('the trimmed mean leaves out one highest and one lowest, from five sheets on', () => {
    expect(aggregate('trimmedMean', [0, 500, 500, 1000])).toBe(500);
    expect(aggregate('trimmedMean', [0, 100, 100, 200])).toBe(100);
    expect(aggregate('trimmedMean', [0, 0, 0, 1000])).toBe(250);
    expect(aggregate('trimmedMean', [0, 0, 0, 3, 1000])).toBe(1);
    expect(aggregate('trimmedMean', [7, 7, 7, 7, 7])).toBe(7);
  });

  test('the median of an even number is the mean of the middle two, halves up', () => {
    expect(aggregate('median', [9, 1, 5])).toBe(5);
    expect(aggregate('median', [1000, 1, 4, 0])).toBe(3);
    expect(aggregate('median', [8])).toBe(8);
  });

  test('any aggregate lies between the lowest and the highest, in any order of sheets', () => {
    const sheets = fc.array(fc.nat({ max: 10_000_000 }), { minLength: 1, maxLength: 63 });
    const kind = fc.constantFrom('mean' as const, 'trimmedMean' as const, 'median' as const);
    fc.assert(
      fc.property(sheets, kind, (values, each) => {
        const figure = aggregate(each, values) ?? -1;
        expect(aggregate(each, [...values].reverse())).toBe(figure);
        expect(figure).toBeGreaterThanOrEqual(Math.min(...values));
        expect(figure).toBeLessThanOrEqual(Math.max(...values));
      }),
    );
  });

  test('the spread names the extremes, and none for no sheets', () => {
    expect(spreadOf([5, 9, 2])).toEqual({ sheets: 3, lowest: 2, highest: 9 });
    expect(spreadOf([])).toEqual({ sheets: 0, lowest: null, highest: null });
  });
});

describe('the weighted total', () => {
  const weights = { self: 1, peer: 2, verified: 1 };

  test('weighs the parts, halves up', () => {
    expect(weighted({ self: 1, peer: 1, verified: 3 }, weights)).toBe(2);
    expect(weighted({ self: 0, peer: 3, verified: 0 }, weights)).toBe(2);
  });

  test('gives the weight of a part that is lacking to the others', () => {
    expect(weighted({ self: 100, peer: null, verified: 201 }, weights)).toBe(151);
    expect(weighted({ self: null, peer: 7, verified: null }, weights)).toBe(7);
  });

  test('is the verified part, or else the own one, where no part weighs anything', () => {
    const peersOnly = { self: 0, peer: 1, verified: 0 };
    expect(weighted({ self: 90, peer: null, verified: 80 }, peersOnly)).toBe(80);
    expect(weighted({ self: 90, peer: null, verified: null }, peersOnly)).toBe(90);
    expect(weighted({ self: null, peer: null, verified: null }, weights)).toBe(0);
  });
});
