/** Thresholds are compared exactly: the smallest sufficient count is the one of the statute. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  atLeast,
  type Fraction,
  isFraction,
  isThreshold,
  moreThan,
  neededOf,
  reaches,
  type Threshold,
} from '../../workflows/fraction.js';

const majority: Threshold = { moreThan: { num: 1, den: 2 } };
const twoThirds: Threshold = { num: 2, den: 3 };
const percent = (num: number): Fraction => ({ num, den: 100 });

describe('votes needed in small clusters', () => {
  const thresholds = [majority, twoThirds, percent(70), percent(80), percent(90)];
  test.each([
    ['all of 5', 5, [3, 4, 4, 4, 5]],
    ['all of 6', 6, [4, 4, 5, 5, 6]],
    ['5 without the candidate', 4, [3, 3, 3, 4, 4]],
    ['6 without the candidate', 5, [3, 4, 4, 4, 5]],
  ])('%s', (_, base, needed) => {
    expect(thresholds.map((threshold) => neededOf(base, threshold))).toEqual(needed);
    for (const [place, threshold] of thresholds.entries()) {
      const enough = needed[place] ?? Number.NaN;
      expect(reaches(enough, base, threshold)).toBe(true);
      expect(reaches(enough - 1, base, threshold)).toBe(false);
    }
  });
});

describe('exactness', () => {
  const fraction = fc
    .tuple(fc.nat({ max: 1000 }), fc.integer({ min: 1, max: 1000 }))
    .map(([num, den]): Fraction => ({ num: num % (den + 1), den }));
  const base = fc.integer({ min: 1, max: 1_000_000 });

  test('agrees with whole-number arithmetic of any size', () => {
    fc.assert(
      fc.property(fraction, base, fc.nat({ max: 1_000_000 }), (part, whole, count) => {
        const left = BigInt(count) * BigInt(part.den);
        const right = BigInt(whole) * BigInt(part.num);
        expect(atLeast(count, whole, part)).toBe(left >= right);
        expect(moreThan(count, whole, part)).toBe(left > right);
      }),
    );
  });

  test('the needed count is the least that reaches the threshold', () => {
    fc.assert(
      fc.property(fraction, base, fc.boolean(), (part, whole, isStrict) => {
        const threshold: Threshold = isStrict ? { moreThan: part } : part;
        const needed = neededOf(whole, threshold);
        const [num, den] = [BigInt(whole) * BigInt(part.num), BigInt(part.den)];
        expect(BigInt(needed)).toBe(isStrict ? num / den + 1n : (num + den - 1n) / den);
        expect(reaches(needed, whole, threshold)).toBe(true);
        expect(needed === 0 || !reaches(needed - 1, whole, threshold)).toBe(true);
      }),
    );
  });

  test('an unreduced fraction means the same as its lowest terms', () => {
    fc.assert(
      fc.property(base, fc.nat({ max: 1_000_000 }), (whole, count) => {
        expect(atLeast(count, whole, percent(70))).toBe(atLeast(count, whole, { num: 7, den: 10 }));
      }),
    );
  });

  test('half of an even number is at least half but not more than half', () => {
    expect(atLeast(3, 6, { num: 1, den: 2 })).toBe(true);
    expect(reaches(3, 6, majority)).toBe(false);
    expect(reaches(4, 6, majority)).toBe(true);
  });
});

describe('with nobody to count', () => {
  test('no threshold is reached, not even nothing of nothing', () => {
    for (const threshold of [majority, twoThirds, { num: 0, den: 1 }, { num: 1, den: 1 }]) {
      expect(reaches(0, 0, threshold)).toBe(false);
      expect(neededOf(0, threshold)).toBe(1);
    }
  });

  test('more than nobody is no part of nobody', () => {
    expect(moreThan(1, 0, { num: 1, den: 2 })).toBe(false);
    expect(atLeast(1, 0, { num: 1, den: 2 })).toBe(false);
  });

  test('a fraction of zero is reached as soon as there is somebody to count', () => {
    expect(reaches(0, 1, { num: 0, den: 1 })).toBe(true);
    expect(neededOf(5, { num: 0, den: 1 })).toBe(0);
  });
});

describe('the JSON form', () => {
  test('takes fractions from 0 to 1 with denominators to 1000', () => {
    const fractions = [twoThirds, { num: 0, den: 1 }, { num: 1000, den: 1000 }];
    expect(fractions.every(isFraction)).toBe(true);
  });

  test('asks of a threshold that somebody is needed to reach it', () => {
    const least = [{ num: 1, den: 1000 }, { moreThan: { num: 0, den: 1 } }];
    expect([twoThirds, { num: 1000, den: 1000 }, ...least].every(isThreshold)).toBe(true);
    expect(isThreshold({ num: 0, den: 1 })).toBe(false);
    expect(isThreshold({ num: 0, den: 1000 })).toBe(false);
  });

  test.each([
    [{ num: 3, den: 2 }],
    [{ num: -1, den: 2 }],
    [{ num: 0, den: 0 }],
    [{ num: 1, den: 1001 }],
    [{ num: 0.5, den: 1 }],
    [{ num: '1', den: 2 }],
    [{ num: 1 }],
    [{ num: 1, den: 2, strict: true }],
    [[1, 2]],
    ['1/2'],
    [0.5],
    [null],
    [undefined],
  ])('refuses %j as a fraction', (value) => {
    expect(isFraction(value)).toBe(false);
    expect(isThreshold(value)).toBe(false);
  });

  test('takes more than a part, but not more than the whole', () => {
    expect(isThreshold(majority)).toBe(true);
    expect(isThreshold({ moreThan: { num: 0, den: 1 } })).toBe(true);
    expect(isThreshold({ moreThan: { num: 1, den: 1 } })).toBe(false);
    expect(isThreshold({ moreThan: { num: 1, den: 2 }, num: 1, den: 2 })).toBe(false);
    expect(isThreshold({ moreThan: null })).toBe(false);
    expect(isFraction(majority)).toBe(false);
  });
});
