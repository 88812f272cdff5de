/**
 * Where in a year something is sealed, under which name, and with whom the shares are left: the
 * same answer for whoever seals, opens or audits.
 */
import { describe, expect, test } from '@jest/globals';
import {
  type CycleContext,
  keepersBeside,
  memberOf,
  placeOf,
  roundOf,
  roundState,
  UNREVIEWED,
  UNSEALED,
  unlaunched,
  voterOf,
} from '../../workflows/index.js';

const sheets = { ...UNSEALED, deposited: { a: true } } as const;
const ballots = { ...UNSEALED, deposited: { b: true } } as const;
const electors = { 'a/chairman': 'a', b: 'b' };

/** A year in which so many rounds of votes were opened; 0 where members judge each other. */
const yearIn = (round: number, inForce: string | null = null): CycleContext => {
  const { criteria, draw, peer, vote } = UNREVIEWED;
  const boxes = { a: 'box of a', b: 'box of b', c: null, d: 'box of d' };
  const review = {
    ...UNREVIEWED,
    criteria: { ...criteria, inForce: inForce && { version: 1, digest: inForce, rows: {} } },
    draw: { ...draw, boxes },
    peer: { ...peer, round: sheets },
    vote: { ...vote, round, electors, sealed: ballots },
  } as CycleContext['review'];
  return { ...unlaunched(2023), roster: { a: 'in', b: 'in', c: 'in', d: 'left', e: 'in' }, review };
};

describe('a year seals', () => {
  test('sheets until a vote is opened, then the ballots of each round', () => {
    expect([0, 1, 2].map((round) => roundOf(yearIn(round)))).toEqual([
      'peer',
      'ballot-1',
      'ballot-2',
    ]);
    expect(roundState(yearIn(0))).toBe(sheets);
    expect(roundState(yearIn(2))).toBe(ballots);
  });

  test('under the criteria in force, or without any', () => {
    const place = { cluster: 'test.example/cities', cycle: 2023 };
    expect(placeOf(place.cluster, yearIn(0, 'criteria'))).toEqual({
      ...place,
      round: 'peer',
      criteria: 'criteria',
    });
    expect(placeOf(place.cluster, yearIn(1))).toEqual({
      ...place,
      round: 'ballot-1',
      criteria: null,
    });
  });
});

test('an officer seals in the name of its city, or as an elector where a council votes', () => {
  const chairman = { member: 'a', officer: 'chairman' };
  const other = { member: 'a', officer: 'secretary' };
  expect([yearIn(0), yearIn(1)].map((year) => voterOf(year, chairman))).toEqual([
    'a',
    'a/chairman',
  ]);
  expect(voterOf(yearIn(1), other)).toBe('a');
  expect(['a', 'a/chairman'].map(memberOf)).toEqual(['a', 'a']);
});

test('shares are left with the other members that gave a key for them', () => {
  const others = { b: 'box of b' };
  expect(keepersBeside(yearIn(0), 'a')).toEqual(others);
  expect(keepersBeside(yearIn(1), 'a/chairman')).toEqual(others);
  expect(keepersBeside(yearIn(0), 'c')).toEqual({ a: 'box of a', ...others });
});
