/** Points follow the formula exactly, and a correction moves others only where leaves compare. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Criteria, Figures, Leaf } from '../../../workflows/scoring/criteria.js';
import { pointsByLeaf } from '../../../workflows/scoring/leaf-points.js';

const rowOf = (id: string, leaf: Leaf, max: number, notAssigned: readonly string[] = []) => ({
  id,
  parent: null,
  max,
  evidence: false,
  notAssigned,
  leaf,
});
type Plan = { all: string | null; each?: Record<string, string> };
const quantitative = (formula: 'proportional' | 'relative', { all, each = {} }: Plan): Leaf => ({
  kind: 'quantitative',
  formula,
  planned: { all, each },
});

/** The points of one leaf, by member. */
function given(leaf: Leaf, figures: Record<string, string>, max = 1000): Record<string, number> {
  const sheets = Object.entries(figures).map(([member, figure]) => [member, { only: figure }]);
  const points = pointsByLeaf({ only: rowOf('only', leaf, max) }, Object.fromEntries(sheets));
  return Object.fromEntries(Object.entries(points).map(([id, own]) => [id, own.only ?? -1]));
}

describe('the relative formula', () => {
  const against10 = quantitative('relative', { all: '10' });

  test('half for the target, all for the best, in proportion between and below', () => {
    const figures = { below: '4', at: '10', above: '11', best: '12.5' };
    expect(given(against10, figures)).toEqual({ below: 200, at: 500, above: 700, best: 1000 });
  });

  test('the best is who exceeds its own target by the largest part', () => {
    const leaf = quantitative('relative', { all: '10', each: { small: '2' } });
    expect(given(leaf, { small: '3', large: '14' })).toEqual({ small: 1000, large: 900 });
  });

  test('several may be best', () => {
    const leaf = quantitative('relative', { all: '10', each: { small: '2' } });
    expect(given(leaf, { small: '3', large: '15' })).toEqual({ small: 1000, large: 1000 });
  });

  test('nobody is best while nobody exceeds its target', () => {
    expect(given(against10, { at: '10', below: '9' })).toEqual({ at: 500, below: 450 });
    const large = quantitative('relative', { all: '123456789012' });
    expect(given(large, { at: '123456789012', below: '0' })).toEqual({ at: 500, below: 0 });
  });

  test('members without a target, or with one not above 0, are a group of their own', () => {
    const leaf = quantitative('relative', { all: null, each: { a: '10', b: '0', d: '-5' } });
    const figures = { a: '11', b: '30', c: '60', d: '15' };
    expect(given(leaf, figures)).toEqual({ a: 1000, b: 500, c: 1000, d: 250 });
    expect(given(leaf, { c: '60', b: '30' })).toEqual({ c: 1000, b: 500 });
    expect(given(leaf, { b: '0', c: '0' })).toEqual({ b: 0, c: 0 });
  });
});

describe('other leaves', () => {
  test('proportional: the part of the target, up to all of it, halves up', () => {
    const leaf = quantitative('proportional', { all: '800' });
    expect(given(leaf, { a: '400', b: '801', c: '1', d: '0' }, 100)).toEqual({
      a: 50,
      b: 100,
      c: 0,
      d: 0,
    });
    expect(given(leaf, { half: '4', less: '3.999999999' }, 100)).toEqual({ half: 1, less: 0 });
  });

  test('figures that no safe integer holds are not rounded on the way', () => {
    const leaf = quantitative('proportional', { all: '100000000' });
    const figures = { half: '9999995', less: '9999994.999999999' };
    expect(given(leaf, figures, 10_000_000)).toEqual({ half: 1_000_000, less: 999_999 });
  });

  // Each is less than half a hundredth above the points named, by less than a product may be off.
  test.each([
    ['beside a small one', 1299, 600, '2200000000009154', '1017013086994224', '1'],
    ['near the largest', 1299, 600, '2200000000009154', '1017013086994224', '2000000000000000'],
  ])('a figure just below a half is rounded down, %s', (_, max, points, plan, own, beside) => {
    const leaf = quantitative('proportional', { all: plan });
    expect(given(leaf, { own, beside }, max).own).toBe(points);
  });

  test('figures of tens of millions are compared exactly', () => {
    const each = { own: '36369753', best: '25803874' };
    const leaf = quantitative('relative', { all: null, each });
    expect(given(leaf, { own: '36392828', best: '42175291' })).toEqual({ own: 500, best: 1000 });
  });

  test('direct counts up to the maximum; pass or fail is all or nothing', () => {
    expect(given({ kind: 'direct', each: 150 }, { a: '6', b: '7' })).toEqual({ a: 900, b: 1000 });
    expect(given({ kind: 'passFail' }, { a: '1', b: '0' })).toEqual({ a: 1000, b: 0 });
    expect(given({ kind: 'penalty' }, { a: '2.5' })).toEqual({ a: 250 });
  });

  test('a leaf not assigned to a member has no points, and no part in the comparison', () => {
    const leaf = quantitative('relative', { all: '10' });
    const criteria = { only: rowOf('only', leaf, 1000, ['hue']) };
    const figures = { 'da-nang': { only: '11' }, hue: { only: '99' } };
    expect(pointsByLeaf(criteria, figures)).toEqual({ 'da-nang': { only: 1000 }, hue: {} });
  });
});

const decimalText = fc
  .tuple(
    fc.oneof(fc.nat({ max: 20 }), fc.nat({ max: 100_000 }), fc.nat({ max: 999_999_999 })),
    fc.nat({ max: 999_999 }),
    fc.nat({ max: 6 }),
  )
  .map(([whole, part, decimals]) =>
    decimals === 0 ? `${whole}` : `${whole}.${`${part}`.padStart(6, '0').slice(0, decimals)}`,
  );
const pair = fc.record({ planned: decimalText, actual: decimalText });
const pairs = fc.array(pair, { minLength: 1, maxLength: 9 });
const largest = fc.constantFrom(1, 99, 1299, 60_000, 10_000_000);

const micro = (text: string): bigint => {
  const [whole = '', part = ''] = text.split('.');
  return BigInt(whole + part.padEnd(6, '0'));
};

/** The formula as the regulation writes it, in exact fractions of a common denominator. */
function asWritten(rows: readonly { planned: string; actual: string }[], max: number): number[] {
  const exact = rows.map(({ planned, actual }) => ({ t: micro(planned), a: micro(actual) }));
  const m = BigInt(max);
  const rounded = (num: bigint, den: bigint) => Number((2n * num + den) / (2n * den));
  const most = exact.filter(({ t }) => t === 0n).reduce((top, { a }) => (a > top ? a : top), 0n);
  const aiming = exact.filter(({ t, a }) => t > 0n && a > t);
  const [best] = [...aiming].sort((x, y) => (x.a * y.t > y.a * x.t ? -1 : 1));
  return exact.map(({ t, a }) => {
    if (t === 0n) return most === 0n ? 0 : rounded(m * a, most);
    if (a <= t || !best) return rounded(m * a, 2n * t);
    const den = 2n * t * (best.a - best.t);
    return rounded(m * t * (best.a - best.t) + m * (a - t) * best.t, den);
  });
}

describe('for any figures', () => {
  const named = (rows: readonly { planned: string; actual: string }[]) => ({
    each: Object.fromEntries(rows.map(({ planned }, index) => [`m${index}`, planned])),
    actual: Object.fromEntries(rows.map(({ actual }, index) => [`m${index}`, actual])),
  });

  test('relative points are those of the formula as it is written, with one rounding', () => {
    fc.assert(
      fc.property(pairs, largest, (rows, max) => {
        const { each, actual } = named(rows);
        const points = given(quantitative('relative', { all: null, each }), actual, max);
        expect(Object.values(points)).toEqual(asWritten(rows, max));
      }),
    );
  });

  test('no leaf gives more than its maximum or less than nothing', () => {
    fc.assert(
      fc.property(pairs, largest, fc.boolean(), (rows, max, isRelative) => {
        const { each, actual } = named(rows);
        const leaf = quantitative(isRelative ? 'relative' : 'proportional', { all: '7', each });
        for (const points of Object.values(given(leaf, actual, max))) {
          expect(points).toBeGreaterThanOrEqual(0);
          expect(points).toBeLessThanOrEqual(max);
        }
      }),
    );
  });

  test('a correction moves other members only in leaves that compare', () => {
    const criteria: Criteria = {
      near: rowOf('near', quantitative('proportional', { all: '10' }), 1000),
      far: rowOf('far', quantitative('relative', { all: '10' }), 1000),
      typed: rowOf('typed', { kind: 'manual' }, 1000),
    };
    const sheet = fc.record({ near: decimalText, far: decimalText, typed: fc.constant('3.25') });
    fc.assert(
      fc.property(fc.array(sheet, { minLength: 2, maxLength: 9 }), sheet, (sheets, corrected) => {
        const before = Object.fromEntries(sheets.map((each, index) => [`m${index}`, each]));
        const after: Record<string, Figures> = { ...before, m0: { ...corrected, typed: '9.5' } };
        const [was, is] = [pointsByLeaf(criteria, before), pointsByLeaf(criteria, after)];
        for (const member of Object.keys(before).slice(1)) {
          expect({ ...is[member], far: 0 }).toEqual({ ...was[member], far: 0 });
        }
      }),
    );
    expect(given(quantitative('relative', { all: '10' }), { m0: '20', m1: '11' }).m1).toBe(550);
    expect(given(quantitative('relative', { all: '10' }), { m0: '10', m1: '11' }).m1).toBe(1000);
  });

  test('the order of members changes nothing', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const { each, actual } = named(rows);
        const leaf = quantitative('relative', { all: null, each });
        const turned = Object.fromEntries(Object.entries(actual).reverse());
        expect(given(leaf, turned)).toEqual(given(leaf, actual));
      }),
    );
  });
});
