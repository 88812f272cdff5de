/**
 * Equals are told apart by the charter’s tie breaks alone, and no city ranks itself by its
 * sheets.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { aggregate } from '../../../workflows/scoring/aggregate.js';
import {
  type Contest,
  neutralRanks,
  rankingOf,
  ranksOf,
} from '../../../workflows/scoring/ranking.js';

const contest = (points: Record<string, number>, change: Partial<Contest> = {}): Contest => ({
  points,
  tieBreak: [],
  criterionPoints: () => null,
  approvals: () => 0,
  drawn: () => 0,
  ...change,
});
const lookUp = (values: Record<string, number>) => (member: string) => values[member] ?? 0;

describe('ranks', () => {
  test('equals share a rank and the next one is left out', () => {
    expect(ranksOf({ a: 5, b: 9, c: 5, d: 1 })).toEqual({ a: 2, b: 1, c: 2, d: 4 });
  });

  test('equals that nothing tells apart share the place too', () => {
    expect(rankingOf(contest({ a: 5, b: 9, c: 5 }))).toEqual({
      b: { rank: 1, place: 1, tie: null },
      a: { rank: 2, place: 2, tie: null },
      c: { rank: 2, place: 2, tie: null },
    });
  });
});

describe('ranks that are told beforehand', () => {
  const told = (points: Record<string, number>, ranks: Record<string, number>) =>
    rankingOf(contest(points, { ranks }));

  test('place before points do, and points place those who share one', () => {
    expect(told({ a: 5, b: 5, c: 9, d: 7 }, { a: 1, b: 2, c: 2, d: 2 })).toEqual({
      a: { rank: 1, place: 1, tie: null },
      c: { rank: 2, place: 2, tie: null },
      d: { rank: 2, place: 3, tie: null },
      b: { rank: 2, place: 4, tie: null },
    });
  });

  test('part members with the same points', () => {
    expect(told({ a: 5, b: 5 }, { a: 2, b: 1 })).toEqual({
      a: { rank: 2, place: 2, tie: null },
      b: { rank: 1, place: 1, tie: null },
    });
  });
});

/** Some names in every order. */
const ordersOf = (names: readonly string[]): readonly (readonly string[])[] =>
  names.length === 0
    ? [[]]
    : names.flatMap((first) =>
        ordersOf(names.filter((name) => name !== first)).map((rest) => [first, ...rest]),
      );

describe('tie breaks', () => {
  const tieBreak = [
    { kind: 'criterion', id: 'tasks' },
    { kind: 'vote' },
    { kind: 'draw' },
  ] as const;
  const equals = { a: 5, b: 5, c: 5 };

  test('are asked in order, and the one that decided is recorded', () => {
    const ranked = rankingOf(
      contest(equals, {
        tieBreak,
        criterionPoints: lookUp({ a: 1, b: 1, c: 3 }),
        approvals: lookUp({ a: 2, b: 4 }),
      }),
    );
    expect(ranked.c).toEqual({ rank: 1, place: 1, tie: 'criterion:tasks' });
    expect(ranked.b?.place).toBe(2);
    expect(ranked.a).toEqual({ rank: 1, place: 3, tie: 'vote' });
  });

  test('the lots decide when all else is equal: the first drawn comes first', () => {
    const ranked = rankingOf(contest(equals, { tieBreak, drawn: lookUp({ a: 2, b: 0, c: 1 }) }));
    expect(ranked.b).toEqual({ rank: 1, place: 1, tie: 'draw' });
    expect(ranked.c?.place).toBe(2);
    expect(ranked.a?.place).toBe(3);
  });

  test('a criterion that the tree does not have decides nothing', () => {
    const ranked = rankingOf(
      contest(equals, { tieBreak, approvals: lookUp({ b: 1 }), drawn: lookUp({ c: 1 }) }),
    );
    expect(ranked.b).toEqual({ rank: 1, place: 1, tie: 'vote' });
  });

  test.each([
    ['first', { b: 1 }, { b: [1, 'vote'], a: [2, 'vote'], c: [2, null], d: [2, null] }],
    ['last', { a: 1, c: 1, d: 1 }, { a: [1, null], c: [1, null], d: [1, 'vote'], b: [4, 'vote'] }],
  ] as const)(
    'are recorded at the break, with one member %s and the others in the order of their names',
    (_, votes, expected) => {
      for (const order of ordersOf(['a', 'b', 'c', 'd'])) {
        const points = Object.fromEntries(order.map((member) => [member, 5]));
        const ranked = rankingOf(contest(points, { tieBreak, approvals: lookUp({ ...votes }) }));
        const seen = Object.entries(ranked).map(([id, { place, tie }]) => [id, [place, tie]]);
        expect(Object.fromEntries(seen)).toEqual(expected);
      }
    },
  );

  test('never put fewer points before more, and the order of members changes nothing', () => {
    const few = fc.nat({ max: 3 });
    const rows = fc.array(fc.tuple(few, few, few), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(rows, (values) => {
        const column = (index: 0 | 1 | 2) =>
          Object.fromEntries(values.map((row, at) => [`m${at}`, row[index]]));
        const rest = {
          tieBreak,
          criterionPoints: lookUp(column(1)),
          approvals: lookUp(column(2)),
          drawn: (member: string) => Number(member.slice(1)),
        };
        const points = column(0);
        const ranked = rankingOf(contest(points, rest));
        const turned = Object.fromEntries(Object.entries(points).reverse());
        expect(rankingOf(contest(turned, rest))).toEqual(ranked);
        for (const [one, { place }] of Object.entries(ranked)) {
          const ahead = Object.keys(points).filter(
            (other) => (points[other] ?? 0) > lookUp(points)(one),
          );
          expect(place).toBeGreaterThan(ahead.length);
        }
        const places = Object.values(ranked).map(({ place }) => place);
        expect([...places].sort((a, b) => a - b)).toEqual(places.map((_, index) => index + 1));
      }),
    );
  });
});

describe('neutral ranks', () => {
  type Sheets = readonly (readonly number[])[];
  const kinds = ['mean', 'trimmedMean', 'median'] as const;

  function ranksFrom(sheets: Sheets, kind: (typeof kinds)[number]): Record<string, number> {
    const names = sheets.map((_, index) => `m${index}`);
    const pointsOf = (member: string, left?: string): number => {
      const judged = names.indexOf(member);
      const counted = names.filter((by) => by !== member && by !== left);
      return (
        aggregate(
          kind,
          counted.map((by) => sheets[names.indexOf(by)]?.[judged] ?? 0),
        ) ?? 0
      );
    };
    return neutralRanks(names, { own: (member) => pointsOf(member), without: pointsOf });
  }

  test('no city moves its own rank by its own sheets', () => {
    const square = fc.integer({ min: 3, max: 9 }).chain((size) => {
      const row = fc.array(fc.nat({ max: 1000 }), { minLength: size, maxLength: size });
      return fc.tuple(fc.array(row, { minLength: size, maxLength: size }), row, fc.nat(size - 1));
    });
    fc.assert(
      fc.property(square, fc.constantFrom(...kinds), ([sheets, other, by], kind) => {
        const changed = sheets.map((row, index) => (index === by ? other : row));
        expect(ranksFrom(changed, kind)[`m${by}`]).toBe(ranksFrom(sheets, kind)[`m${by}`]);
      }),
    );
  });

  test('plain ranks do move so, which is why the charter may ask for neutral ones', () => {
    const totals = (sheet: number) => ({ a: 500, b: Math.floor((600 + sheet) / 2) });
    expect(ranksOf(totals(600)).a).toBe(2);
    expect(ranksOf(totals(0)).a).toBe(1);
  });
});
