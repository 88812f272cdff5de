/** A criteria tree is refused for every sum that does not hold and every stranger that it names. */
import { describe, expect, test } from '@jest/globals';
import {
  assignedLeaves,
  assignedMaximum,
  type Criterion,
  criteriaProblems,
  leavesBelow,
} from '../../../workflows/scoring/criteria.js';

const row = (id: string, change: Partial<Criterion> = {}): Criterion => ({
  id,
  parent: null,
  max: 500,
  evidence: false,
  notAssigned: [],
  leaf: { kind: 'manual' },
  ...change,
});
const branch = (id: string, max: number, parent: string | null = null): Criterion =>
  row(id, { max, parent, leaf: null });

const tree: readonly Criterion[] = [
  branch('tasks', 800),
  branch('growth', 500, 'tasks'),
  row('grdp', { parent: 'growth', max: 300 }),
  row('exports', { parent: 'growth', max: 200, notAssigned: ['hue'] }),
  row('order', { parent: 'tasks', max: 300 }),
  row('late', { parent: 'tasks', max: 400, leaf: { kind: 'penalty' } }),
  branch('extra', 200),
  row('model', { parent: 'extra', max: 200, leaf: { kind: 'bonus' } }),
];
const around = { total: 1000, members: ['da-nang', 'hue'] };
const byId = Object.fromEntries(tree.map((each) => [each.id, each]));
const changed = (id: string, change: Partial<Criterion>): readonly Criterion[] =>
  tree.map((each) => (each.id === id ? { ...each, ...change } : each));

describe('what is wrong with a tree', () => {
  test('nothing, where children add up and penalties count in no maximum', () => {
    expect(criteriaProblems(tree, around)).toEqual([]);
  });

  const stranger = { all: null, each: { 'can-tho': '1' } };
  const plan = { kind: 'quantitative', formula: 'relative', planned: stranger } as const;
  test.each<[string, readonly Criterion[], string[]]>([
    ['a row listed twice', [...tree, row('late', { leaf: { kind: 'penalty' } })], ['listed-twice']],
    [
      'a parent that nobody listed',
      [...tree, row('lost', { parent: 'nowhere', max: 0 })],
      ['parent-unknown'],
    ],
    ['a row that is its own parent', [...tree, branch('own', 0, 'own')], ['parent-unknown']],
    ['a leaf with children', [...tree, row('deep', { parent: 'grdp' })], ['parent-is-a-leaf']],
    ['an empty branch', [...tree, branch('bare', 0)], ['branch-without-children']],
    ['children above their parent', changed('grdp', { max: 301 }), ['children-do-not-add-up']],
    [
      'roots below the total',
      [...changed('extra', { max: 100 }).slice(0, -1), row('model', { parent: 'extra', max: 100 })],
      ['roots-do-not-add-up'],
    ],
    ['a plan for a stranger', changed('order', { leaf: plan }), ['planned-for-a-stranger']],
    [
      'a leaf kept from a stranger',
      changed('order', { notAssigned: ['can-tho'] }),
      ['not-assigned-to-a-stranger'],
    ],
    ['evidence for a branch', changed('growth', { evidence: true }), ['branch-asks-for-evidence']],
  ])('%s', (_, rows, problems) => {
    expect(criteriaProblems(rows, around)).toEqual(problems);
  });

  test('a child before its parent', () => {
    expect(criteriaProblems([...tree].reverse(), around)).toContain('parent-unknown');
  });
});

describe('what is assigned to a member', () => {
  test('a leaf that is not assigned is left out of its maximum, a penalty of everybody’s', () => {
    expect(assignedMaximum(byId, 'da-nang')).toBe(1000);
    expect(assignedMaximum(byId, 'hue')).toBe(800);
    expect(assignedLeaves(byId, 'hue').map(({ id }) => id)).not.toContain('exports');
  });

  test('the leaves below a branch are those of all its branches', () => {
    expect(leavesBelow(byId, 'tasks').map(({ id }) => id)).toEqual([
      'grdp',
      'exports',
      'order',
      'late',
    ]);
    expect(leavesBelow(byId, 'grdp').map(({ id }) => id)).toEqual(['grdp']);
    expect(leavesBelow(byId, 'nowhere')).toEqual([]);
  });
});
