/**
 * Awards go down the line: nobody is passed over, no place is left empty while somebody waits, and
 * an award that says nothing of itself is an award to nobody.
 */
import { describe, expect, test } from '@jest/globals';
import { followsTheLines, namesAreDistinct, quotasHold } from '../../workflows/allocation.js';
import { awardRules } from '../support/cluster.js';

const award = (id: string, quota: number, thematic = false) =>
  awardRules(id, { num: 1, den: 2 }, { quota, thematic });

/** A line in which each member stands at the place that is written with its name. */
const line = (...members: readonly string[]) =>
  members.map((each) => ({ member: each.slice(0, 1), before: Number(each.slice(1)) }));

describe('the quotas', () => {
  test.each([
    [{}, 0, true],
    [{ flag: ['a'] }, 0, false],
    [{ flag: ['a'] }, 1, true],
    [{ flag: ['a', 'b'] }, 1, false],
  ])('for %j and %d places hold: %s', (proposed, quota, holds) => {
    expect(quotasHold(proposed, [award('flag', quota)])).toBe(holds);
  });
});

describe('a proposal by the lines', () => {
  test.each([
    ['the first in line', ['a'], 1, line('a1', 'b2'), true],
    ['the second before the first', ['b'], 1, line('a1', 'b2'), false],
    ['either of two equals', ['b'], 1, line('a1', 'b1'), true],
    ['the first and the third of three', ['a', 'c'], 2, line('a1', 'b2', 'c3'), false],
    ['the first two, whoever is named first', ['b', 'a'], 2, line('a1', 'b2', 'c3'), true],
    ['one where there are places for two', ['a'], 2, line('a1', 'b2'), false],
    ['all where there are more places', ['a', 'b'], 3, line('a1', 'b2'), true],
    ['one that is not in line while another is', ['x'], 1, line('a1'), false],
    ['nobody while somebody is in line', [], 1, line('a1'), false],
    ['nobody where nobody is in line', [], 1, [], true],
    ['nobody where there is no place', [], 0, line('a1'), true],
  ])('that names %s follows them or not', (_, flag, quota, lines, follows) => {
    const awards = [award('flag', quota)];
    expect(followsTheLines({ flag }, { flag: lines }, awards, 'always')).toBe(follows);
  });

  test('need not name an award for which nobody can be named', () => {
    expect(followsTheLines({}, {}, [award('flag', 1)], 'always')).toBe(true);
    expect(followsTheLines({}, { flag: line('a1') }, [award('flag', 0)], 'always')).toBe(true);
  });
});

describe('a member that stands first for two awards', () => {
  const lines = { green: line('a1', 'b2'), flag: line('a1', 'b2') };
  const both = { green: ['a'], flag: ['a'] };
  const one = { green: ['a'], flag: ['b'] };
  test.each([
    ['always', true, false, true],
    ['meritOnly', true, true, false],
    ['meritOnly', false, false, true],
    ['never', false, true, false],
  ] as const)(
    'where one is for each %s, the higher being thematic or not (%s)',
    (once, thematic, mayHaveBoth, mayHaveOne) => {
      const awards = [award('green', 1, thematic), award('flag', 1)];
      expect(followsTheLines(both, lines, awards, once)).toBe(mayHaveBoth);
      expect(followsTheLines(one, lines, awards, once)).toBe(mayHaveOne);
      expect(namesAreDistinct(both, awards, once)).toBe(mayHaveBoth);
      expect(namesAreDistinct(one, awards, once)).toBe(true);
    },
  );
});
