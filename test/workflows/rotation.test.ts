/**
 * The rotation names the chairs that real bodies had, and answers for deputies, troikas and members
 * who decline.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  chairOf,
  chairs,
  deputyOf,
  nextInLine,
  type Rotation,
  type RotationException,
  troika,
} from '../../workflows/rotation.js';
import { rotationProblems } from '../../workflows/rotation-problems.js';

type Cases = {
  readonly asean: {
    readonly members: readonly string[];
    readonly start: Rotation['start'];
    readonly exceptions: Readonly<Record<string, RotationException>>;
    readonly chairs: Readonly<Record<string, string>>;
  };
  readonly councilOfTheEu: {
    readonly firstList: readonly string[];
    readonly secondList: readonly string[];
    readonly chairs: Readonly<Record<string, string>>;
  };
};

const cases: Cases = JSON.parse(
  readFileSync(new URL('../cases/rotations.json', import.meta.url), 'utf8'),
);

const cities = ['hcmc', 'da-nang', 'hai-phong', 'can-tho', 'ha-noi'];
const cluster = (exceptions: Rotation['exceptions'] = {}): Rotation => ({
  source: { kind: 'list', order: cities },
  start: { term: 2011, member: 'hcmc' },
  exceptions,
});

describe('ASEAN, alphabetical by English name', () => {
  const { members, start, exceptions } = cases.asean;
  const rotation: Rotation = {
    source: { kind: 'alphabetical', locale: 'en' },
    // The names are given in reverse, so that only the alphabet can put them in order.
    names: Object.fromEntries([...members].reverse().map((name) => [name, name])),
    start,
    exceptions,
  };

  test.each(Object.entries(cases.asean.chairs))('%s is chaired by %s', (year, chair) => {
    expect(chairOf(rotation, Number(year))).toBe(chair);
  });

  test('the recorded exceptions are consistent', () => {
    expect(rotationProblems(rotation, members)).toEqual([]);
  });

  test('the trades and the skip leave the alphabet as it was for the rounds after', () => {
    const afterMyanmar = [...members.slice(7), ...members.slice(0, 7)];
    expect(chairs(rotation, 2027, 2036)).toEqual(afterMyanmar);
  });
});

describe('the Council of the European Union, half-years on a list that was replaced', () => {
  const { firstList, secondList } = cases.councilOfTheEu;
  const termOf = (label: string): number => 2 * Number(label.slice(0, 4)) + Number(label[5]) - 1;
  const stateOf = (entry: string): string => entry.slice('2014-1 '.length);
  const rotation: Rotation = {
    source: { kind: 'list', order: firstList.map(stateOf) },
    start: { term: termOf('2014-1'), member: 'Greece' },
    exceptions: {
      'decision-2016-1316': {
        kind: 'replaceList',
        order: secondList.map(stateOf),
        fromTerm: termOf('2017-2'),
      },
    },
  };

  test.each(Object.entries(cases.councilOfTheEu.chairs))('%s is chaired by %s', (half, chair) => {
    expect(chairOf(rotation, termOf(half))).toBe(chair);
  });

  test('every half-year of both lists falls on the state that the lists name', () => {
    for (const entry of [...firstList.slice(0, 7), ...secondList]) {
      expect([entry, chairOf(rotation, termOf(entry))]).toEqual([entry, stateOf(entry)]);
    }
  });

  test('the United Kingdom never chairs after the decision', () => {
    expect(chairs(rotation, termOf('2017-1'), termOf('2040-2'))).not.toContain('United Kingdom');
  });
});

describe('the cluster of centrally-run cities', () => {
  test.each([
    [2011, 'hcmc'],
    [2017, 'da-nang'],
    [2018, 'hai-phong'],
    [2021, 'hcmc'],
    [2023, 'hai-phong'],
    [2024, 'can-tho'],
  ])('%i was chaired by %s', (year, chair) => {
    expect(chairOf(cluster(), year)).toBe(chair);
  });

  test('Huế put after Hà Nội from 2025 chairs 2026, and HCMC follows', () => {
    const joined = cluster({
      'hue-joins': { kind: 'insert', member: 'hue', after: 'ha-noi', fromTerm: 2025 },
    });
    expect(chairs(joined, 2024, 2031)).toEqual([
      'can-tho',
      'ha-noi',
      'hue',
      'hcmc',
      'da-nang',
      'hai-phong',
      'can-tho',
      'ha-noi',
    ]);
  });

  test('the deputy is the chair of the following term', () => {
    expect(deputyOf(cluster(), 2018)).toBe('can-tho');
    expect(deputyOf(cluster(), 2010)).toBe('hcmc');
  });

  test('a troika is the chairs before, in and after a term', () => {
    expect(troika(cluster(), 2024)).toEqual({
      previous: 'hai-phong',
      current: 'can-tho',
      next: 'ha-noi',
    });
    expect(troika(cluster(), 2011).previous).toBeUndefined();
  });
});

describe('where the rotation names nobody', () => {
  test('a term before the start has no chair', () => {
    expect(chairOf(cluster(), 2010)).toBeUndefined();
    expect(chairs(cluster(), 2009, 2012)).toEqual([undefined, undefined, 'hcmc', 'da-nang']);
  });

  test('a number that counts no term has no chair', () => {
    for (const term of [-1, 2011.5, Number.NaN, 100_000, Number.MAX_SAFE_INTEGER]) {
      expect(chairOf(cluster(), term)).toBeUndefined();
    }
    expect(chairs(cluster(), 2012, 2011)).toEqual([]);
  });

  test('from or to such a number there are no chairs at all', () => {
    expect(chairs(cluster(), 2012, 2012)).toEqual(['da-nang']);
    expect(chairs(cluster(), -1, 2012)).toEqual([]);
    expect(chairs(cluster(), 2010.5, 2012)).toEqual([]);
    expect(chairs(cluster(), 2012, 2013.5)).toEqual([]);
    expect(chairs(cluster(), 99_999, 100_000)).toEqual([]);
  });

  test('an empty list, and a list without its first chair, name nobody', () => {
    const empty: Rotation = { ...cluster(), source: { kind: 'list', order: [] } };
    const stranger: Rotation = { ...cluster(), start: { term: 2011, member: 'hue' } };
    expect(chairs(empty, 2011, 2013)).toEqual([undefined, undefined, undefined]);
    expect(chairs(stranger, 2011, 2013)).toEqual([undefined, undefined, undefined]);
  });

  test('an election names the first chair and whoever was elected, and nobody else', () => {
    const elected: Rotation = {
      source: { kind: 'elected' },
      elected: { '2013': 'can-tho' },
      start: { term: 2011, member: 'hcmc' },
      exceptions: {},
    };
    expect(chairs(elected, 2011, 2014)).toEqual(['hcmc', undefined, 'can-tho', undefined]);
    expect(nextInLine(elected, 2013, [])).toBe('can-tho');
    expect(nextInLine(elected, 2013, ['can-tho'])).toBeUndefined();
    expect(nextInLine(elected, 2012, [])).toBeUndefined();
    const extended: Rotation = { ...elected, exceptions: { late: { kind: 'extend', term: 2011 } } };
    expect(nextInLine(extended, 2012, [])).toBe('hcmc');
    expect(nextInLine(extended, 2012, ['hcmc'])).toBeUndefined();
  });
});

describe('whom to propose when members decline', () => {
  test('the chair of the term comes first, then the list after it', () => {
    expect(nextInLine(cluster(), 2024, [])).toBe('can-tho');
    expect(nextInLine(cluster(), 2024, ['can-tho'])).toBe('ha-noi');
    expect(nextInLine(cluster(), 2024, ['can-tho', 'ha-noi'])).toBe('hcmc');
  });

  test('nobody is left when all have declined', () => {
    expect(nextInLine(cluster(), 2024, cities)).toBeUndefined();
    expect(nextInLine(cluster(), 2010, [])).toBeUndefined();
  });

  test('after a swap the member whose turn it was is asked before the next in line', () => {
    const swapped = cluster({
      trade: { kind: 'swap', between: ['can-tho', 'hcmc'], terms: [2024, 2026] },
    });
    expect(nextInLine(swapped, 2024, [])).toBe('hcmc');
    expect(nextInLine(swapped, 2024, ['hcmc'])).toBe('can-tho');
    expect(nextInLine(swapped, 2024, ['hcmc', 'can-tho'])).toBe('ha-noi');
  });

  test('a member that stands back by agreement is not asked for that term', () => {
    const skipped = cluster({
      busy: { kind: 'skip', member: 'can-tho', term: 2024, makeUp: true },
    });
    expect(nextInLine(skipped, 2024, [])).toBe('ha-noi');
    expect(nextInLine(skipped, 2024, cities.slice(4))).toBe('hcmc');
    expect(nextInLine(skipped, 2024, cities.slice(0, 3).concat('ha-noi'))).toBeUndefined();
  });

  test('nor is one that traded its turn away and stands back from that term', () => {
    const traded = cluster({
      busy: { kind: 'skip', member: 'hcmc', term: 2026, makeUp: false },
      trade: { kind: 'swap', between: ['can-tho', 'hcmc'], terms: [2024, 2026] },
    });
    expect(nextInLine(traded, 2026, [])).toBe('can-tho');
    expect(nextInLine(traded, 2026, ['can-tho'])).toBe('da-nang');
  });

  test('a chair that will not stay for an extension leaves it to the next in line', () => {
    const late = cluster({ late: { kind: 'extend', term: 2023 } });
    expect(nextInLine(late, 2024, [])).toBe('hai-phong');
    expect(nextInLine(late, 2024, ['hai-phong'])).toBe('can-tho');
  });
});
