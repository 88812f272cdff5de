/** A sheet is taken only with one fitting value for each leaf of its member, and with evidence. */
import { describe, expect, test } from '@jest/globals';
import type { Criteria, Leaf } from '../../../workflows/scoring/criteria.js';
import {
  evidenceProblems,
  figuresProblems,
  fitsKind,
  hundredthsOf,
  pointsProblems,
} from '../../../workflows/scoring/figures.js';

const rowOf = (id: string, leaf: Leaf, evidence = false, notAssigned: string[] = []) => ({
  id,
  parent: null,
  max: 1299,
  evidence,
  notAssigned,
  leaf,
});
const planned = { all: '5', each: {} };
const leaves = {
  quantitative: { kind: 'quantitative', formula: 'relative', planned },
  passFail: { kind: 'passFail' },
  direct: { kind: 'direct', each: 50 },
  manual: { kind: 'manual' },
} as const satisfies Record<string, Leaf>;
const criteria: Criteria = {
  grdp: rowOf('grdp', leaves.quantitative, true),
  plan: rowOf('plan', leaves.passFail, false, ['hue']),
  model: rowOf('model', leaves.manual),
};
const whole = { grdp: '6.27', plan: '1', model: '12.99' };

describe('figures', () => {
  test('a sheet with a value for each leaf has no problem', () => {
    expect(figuresProblems(criteria, 'da-nang', whole)).toEqual([]);
  });

  test('each leaf without a value, beside the sheet or of another kind is named', () => {
    expect(figuresProblems(criteria, 'da-nang', { grdp: '1', plan: 'yes', other: '1' })).toEqual([
      { leaf: 'other', problem: 'not-assigned' },
      { leaf: 'plan', problem: 'off-kind' },
      { leaf: 'model', problem: 'missing' },
    ]);
  });

  test('a value for a leaf that is not assigned to the member is refused', () => {
    expect(figuresProblems(criteria, 'hue', whole)).toEqual([
      { leaf: 'plan', problem: 'not-assigned' },
    ]);
  });

  test.each<[keyof typeof leaves, string, boolean]>([
    ['quantitative', '6.270000001', true],
    ['quantitative', '-0.1', false],
    ['passFail', '0', true],
    ['passFail', '2', false],
    ['passFail', '1.0', false],
    ['direct', '7', true],
    ['direct', '7.5', false],
    ['direct', '1000000', true],
    ['direct', '1000001', false],
    ['manual', '12.99', true],
    ['manual', '13', false],
    ['manual', '0.981', false],
    ['manual', '', false],
  ])('a %s leaf and the figure "%s"', (kind, figure, fits) => {
    expect(fitsKind(rowOf('leaf', leaves[kind]), figure)).toBe(fits);
  });

  test.each([
    ['12.99', 1299],
    ['12.5', 1250],
    ['0.07', 7],
    ['100', 10_000],
  ])('"%s" is %d hundredths', (figure, hundredths) => {
    expect(hundredthsOf(figure)).toBe(hundredths);
  });
});

describe('evidence', () => {
  test('is asked for where the leaf asks for it', () => {
    const missing = [{ leaf: 'grdp', problem: 'without-evidence' }];
    expect(evidenceProblems(criteria, 'da-nang', {})).toEqual(missing);
    expect(evidenceProblems(criteria, 'da-nang', { grdp: [] })).toEqual(missing);
    expect(evidenceProblems(criteria, 'da-nang', { grdp: ['a'], model: ['b'] })).toEqual([]);
  });

  test('for a leaf of others is refused', () => {
    expect(evidenceProblems(criteria, 'hue', { grdp: ['a'], plan: ['b'] })).toEqual([
      { leaf: 'plan', problem: 'not-assigned' },
    ]);
  });
});

describe('a peer’s points', () => {
  test('fit from nothing to the maximum of a leaf', () => {
    const points = { grdp: 0, plan: 1299, model: 650 };
    expect(pointsProblems(criteria, 'da-nang', points)).toEqual([]);
    expect(pointsProblems(criteria, 'da-nang', { ...points, plan: 1300 })).toEqual([
      { leaf: 'plan', problem: 'off-kind' },
    ]);
    expect(pointsProblems(criteria, 'da-nang', { ...points, grdp: -1 })).toEqual([
      { leaf: 'grdp', problem: 'off-kind' },
    ]);
  });
});
