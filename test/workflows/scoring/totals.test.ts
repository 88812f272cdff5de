/** A total is the sum of its leaves within cap and floor, and is scaled by one exact division. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Criteria, Leaf } from '../../../workflows/scoring/criteria.js';
import { branchPoints, totalOf, totalsOf } from '../../../workflows/scoring/totals.js';

const rowOf = (id: string, parent: string | null, max: number, leaf: Leaf | null) => ({
  id,
  parent,
  max,
  evidence: false,
  notAssigned: id === 'exports' ? ['hue'] : [],
  leaf,
});
const criteria: Criteria = {
  tasks: rowOf('tasks', null, 900, null),
  grdp: rowOf('grdp', 'tasks', 600, { kind: 'manual' }),
  exports: rowOf('exports', 'tasks', 300, { kind: 'manual' }),
  late: rowOf('late', 'tasks', 500, { kind: 'penalty' }),
  model: rowOf('model', null, 100, { kind: 'bonus' }),
};
const rules = { total: 1000, bonusCap: 100, normalise: false };
const total = (points: Record<string, number>, change: Partial<typeof rules> = {}, member = 'a') =>
  totalOf(criteria, member, points, { ...rules, ...change });

describe('a total', () => {
  const all = { grdp: 500, exports: 200, late: 50, model: 100 };

  test('adds what was given and takes penalties away', () => {
    expect(total(all)).toBe(750);
  });

  test('counts bonus up to its cap only', () => {
    expect(total(all, { bonusCap: 30 })).toBe(680);
    expect(total(all, { bonusCap: 0 })).toBe(650);
  });

  test('is never below zero', () => {
    expect(total({ grdp: 100, late: 500 })).toBe(0);
  });

  test('leaves out what is not assigned, and is scaled if the charter says so, halves up', () => {
    expect(total(all, {}, 'hue')).toBe(550);
    expect(total(all, { normalise: true }, 'hue')).toBe(786);
    expect(total({ grdp: 525 }, { normalise: true }, 'hue')).toBe(750);
    expect(total(all, { normalise: true }, 'da-nang')).toBe(750);
    const whole = { grdp: 600, late: 0, model: 100 };
    expect(total(whole, { normalise: true }, 'hue')).toBe(1000);
  });

  test('a half of a hundredth goes up', () => {
    const one: Criteria = { only: rowOf('only', null, 400, { kind: 'manual' }) };
    const scaled = { total: 1000, bonusCap: 0, normalise: true };
    expect(totalOf(one, 'a', { only: 1 }, scaled)).toBe(3);
    expect(totalOf(one, 'a', { only: 3 }, scaled)).toBe(8);
  });

  test('of a member with no leaf at all is nothing', () => {
    const none: Criteria = { exports: rowOf('exports', null, 300, { kind: 'manual' }) };
    expect(totalOf(none, 'hue', {}, { ...rules, normalise: true })).toBe(0);
  });
});

describe('tables', () => {
  test('a branch is the sum of what is below it, less its penalties', () => {
    const points = { grdp: 500, exports: 200, late: 50, model: 100 };
    expect(branchPoints(criteria, points, 'tasks')).toBe(650);
    expect(branchPoints(criteria, points, 'grdp')).toBe(500);
  });

  test('totals are those of every member that has figures', () => {
    const figures = {
      'da-nang': { grdp: '5', exports: '2.25', late: '0', model: '0.5' },
      hue: { grdp: '6', late: '0.5', model: '0' },
    };
    expect(totalsOf(criteria, figures, rules)).toEqual({ 'da-nang': 775, hue: 550 });
  });

  test('with neither cap, floor nor scaling in the way the branches add up to the total', () => {
    const sheet = fc.record({
      grdp: fc.nat({ max: 600 }),
      exports: fc.nat({ max: 300 }),
      late: fc.nat({ max: 500 }),
      model: fc.nat({ max: 100 }),
    });
    fc.assert(
      fc.property(sheet, (points) => {
        const sum =
          branchPoints(criteria, points, 'tasks') + branchPoints(criteria, points, 'model');
        expect(total(points)).toBe(Math.max(0, sum));
        expect(total(points, { normalise: true })).toBeLessThanOrEqual(1000);
        expect(total(points, { normalise: true }, 'hue')).toBeLessThanOrEqual(1000);
      }),
    );
  });
});
