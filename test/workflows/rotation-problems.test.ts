/**
 * A rotation is judged before it is agreed: every contradiction is named, and the past is closed.
 */
import { describe, expect, test } from '@jest/globals';
import type { Rotation, RotationException } from '../../workflows/rotation.js';
import { type Amendment, rotationProblems } from '../../workflows/rotation-problems.js';

const members = [...'abcdex'];
const base: Rotation = {
  source: { kind: 'list', order: [...'abcde'] },
  start: { term: 10, member: 'a' },
  exceptions: {},
};
const withOnes = (exceptions: Rotation['exceptions']): Rotation => ({ ...base, exceptions });
const problemsOf = (one: RotationException, more: Rotation['exceptions'] = {}) =>
  rotationProblems(withOnes({ ...more, one }), members);

describe('exceptions that fit have no problem', () => {
  const fitting: readonly RotationException[] = [
    { kind: 'swap', between: ['b', 'd'], terms: [11, 13] },
    { kind: 'swap', between: ['d', 'b'], terms: [13, 11] },
    { kind: 'swap', between: ['b', 'd'], terms: [11, 18] },
    { kind: 'skip', member: 'c', term: 12, makeUp: true },
    { kind: 'skip', member: 'c', term: 12, makeUp: false },
    { kind: 'insert', member: 'x', after: 'e', fromTerm: 12 },
    { kind: 'insert', member: 'x', after: null, fromTerm: 12 },
    { kind: 'remove', member: 'c', fromTerm: 12 },
    { kind: 'extend', term: 12 },
    { kind: 'replaceList', order: ['x', 'a'], fromTerm: 12 },
  ];
  test.each(fitting)('%j', (exception) => {
    expect(problemsOf(exception)).toEqual([]);
  });

  test('an extension between the halves of a swap is no contradiction', () => {
    const swap: RotationException = { kind: 'swap', between: ['b', 'd'], terms: [11, 13] };
    expect(problemsOf(swap, { late: { kind: 'extend', term: 11 } })).toEqual([]);
    const inNextRound: RotationException = { ...swap, terms: [11, 18] };
    expect(problemsOf(inNextRound, { late: { kind: 'extend', term: 12 } })).toEqual([]);
  });

  test('nor is the removal of either member between the halves', () => {
    const swap: RotationException = { kind: 'swap', between: ['b', 'd'], terms: [11, 13] };
    for (const member of swap.between) {
      expect(problemsOf({ kind: 'remove', member, fromTerm: 12 }, { swap })).toEqual([]);
    }
  });
});

describe('an exception that does not fit is named with its reason', () => {
  const exception = 'one';
  test('a swap of members who do not chair those terms', () => {
    expect(problemsOf({ kind: 'swap', between: ['c', 'd'], terms: [11, 13] })).toEqual([
      { code: 'notTheirTurn', exception, member: 'c', term: 11 },
    ]);
    expect(problemsOf({ kind: 'swap', between: ['b', 'e'], terms: [11, 13] })).toEqual([
      { code: 'notTheirTurn', exception, member: 'e', term: 13 },
    ]);
  });

  test('also where extensions move the later half behind every term named', () => {
    const swap: RotationException = { kind: 'swap', between: ['b', 'e'], terms: [11, 13] };
    const extensions = {
      p: { kind: 'extend', term: 11 },
      q: { kind: 'extend', term: 12 },
    } as const;
    expect(problemsOf(swap, extensions)).toEqual([
      { code: 'notTheirTurn', exception, member: 'e', term: 15 },
    ]);
  });

  test('a swap with oneself, with a term itself, or with one who is not in the list', () => {
    const needsTwo = [{ code: 'swapNeedsTwo', exception, term: 11 }];
    expect(problemsOf({ kind: 'swap', between: ['b', 'b'], terms: [11, 16] })).toEqual(needsTwo);
    expect(problemsOf({ kind: 'swap', between: ['b', 'c'], terms: [11, 11] })).toEqual(needsTwo);
    expect(problemsOf({ kind: 'swap', between: ['b', 'x'], terms: [11, 13] })).toEqual([
      { code: 'notInList', exception, member: 'x', term: 11 },
    ]);
  });

  test('a skip of a member whose turn it is not', () => {
    expect(problemsOf({ kind: 'skip', member: 'c', term: 11, makeUp: true })).toEqual([
      { code: 'notTheirTurn', exception, member: 'c', term: 11 },
    ]);
  });

  test('a second skip of the same turn', () => {
    const skip: RotationException = { kind: 'skip', member: 'b', term: 11, makeUp: true };
    expect(problemsOf({ ...skip, makeUp: false }, { first: skip })).toEqual([
      { code: 'notTheirTurn', exception, member: 'b', term: 11 },
    ]);
  });

  test('an insertion of one already in the list, or after one who is not', () => {
    expect(problemsOf({ kind: 'insert', member: 'b', after: 'e', fromTerm: 11 })).toEqual([
      { code: 'alreadyInList', exception, member: 'b', term: 11 },
    ]);
    const gone: RotationException = { kind: 'remove', member: 'b', fromTerm: 11 };
    const late: RotationException = { kind: 'insert', member: 'x', after: 'b', fromTerm: 12 };
    expect(problemsOf(late, { gone })).toEqual([
      { code: 'notInList', exception, member: 'b', term: 12 },
    ]);
  });

  test('a removal of one who is not in the list', () => {
    expect(problemsOf({ kind: 'remove', member: 'x', fromTerm: 11 })).toEqual([
      { code: 'notInList', exception, member: 'x', term: 11 },
    ]);
  });

  test('an extension of one who leaves, into a new list, or repeated', () => {
    const problem = { code: 'cannotExtend', exception, term: 12 };
    const late: RotationException = { kind: 'extend', term: 11 };
    const leaves: RotationException = { kind: 'remove', member: 'b', fromTerm: 12 };
    const list: RotationException = { kind: 'replaceList', order: ['a'], fromTerm: 12 };
    expect(problemsOf(late, { leaves })).toEqual([problem]);
    expect(problemsOf(late, { list })).toEqual([problem]);
    expect(problemsOf(late, { late })).toEqual([problem]);
  });

  test('a skip or a swap in a term in which the chair stays', () => {
    const late: RotationException = { kind: 'extend', term: 11 };
    expect(problemsOf({ kind: 'skip', member: 'c', term: 12, makeUp: true }, { late })).toEqual([
      { code: 'notTheirTurn', exception, member: 'c', term: 12 },
    ]);
    for (const terms of [
      [12, 15],
      [12, 12],
    ] as const) {
      expect(problemsOf({ kind: 'swap', between: ['c', 'e'], terms }, { late })).toEqual([
        { code: 'notTheirTurn', exception, member: 'c', term: 12 },
      ]);
    }
  });

  test('two new lists for one term', () => {
    const list: RotationException = { kind: 'replaceList', order: ['a'], fromTerm: 12 };
    expect(problemsOf({ ...list, order: ['b'] }, { list })).toEqual([
      { code: 'listReplacedTwice', exception, term: 12 },
    ]);
  });

  test('the last member cannot leave, nor all stand back, without anybody to chair', () => {
    const rotation: Rotation = {
      source: { kind: 'list', order: ['a'] },
      start: { term: 10, member: 'a' },
      exceptions: { gone: { kind: 'remove', member: 'a', fromTerm: 11 } },
    };
    expect(rotationProblems(rotation, members)).toEqual([
      { code: 'nobodyLeft', exception: 'gone', term: 11 },
    ]);
    const skip = { kind: 'skip', member: 'a', term: 11, makeUp: true } as const;
    expect(rotationProblems({ ...rotation, exceptions: { skip } }, members)).toEqual([
      { code: 'nobodyLeft', exception: 'skip', term: 11 },
    ]);
  });

  test('unknown members, members named twice and empty lists', () => {
    expect(problemsOf({ kind: 'insert', member: 'y', after: 'a', fromTerm: 11 })).toEqual([
      { code: 'unknownMember', exception, member: 'y' },
    ]);
    expect(problemsOf({ kind: 'replaceList', order: ['a', 'y', 'a'], fromTerm: 11 })).toEqual([
      { code: 'unknownMember', exception, member: 'y' },
      { code: 'memberTwice', exception, member: 'a' },
    ]);
    expect(problemsOf({ kind: 'replaceList', order: [], fromTerm: 11 })).toEqual([
      { code: 'emptyList', exception },
      { code: 'nobodyLeft', exception, term: 11 },
    ]);
  });

  test.each<RotationException>([
    { kind: 'skip', member: 'y', term: 11, makeUp: true },
    { kind: 'remove', member: 'y', fromTerm: 11 },
    { kind: 'insert', member: 'y', after: null, fromTerm: 11 },
    { kind: 'swap', between: ['b', 'y'], terms: [11, 13] },
  ])('a stranger, wherever it is named: %j', (one) => {
    expect(problemsOf(one)).toContainEqual({ code: 'unknownMember', exception, member: 'y' });
  });

  test('terms that are none, or lie before the start', () => {
    expect(problemsOf({ kind: 'extend', term: 2 ** 53 })).toEqual([
      { code: 'notATerm', exception, term: 2 ** 53 },
    ]);
    expect(problemsOf({ kind: 'swap', between: ['e', 'b'], terms: [9, 11] })).toEqual([
      { code: 'beforeStart', exception, term: 9 },
    ]);
  });

  test('a term before the start hides no contradiction after it', () => {
    const early: RotationException = { kind: 'skip', member: 'e', term: 9, makeUp: true };
    expect(problemsOf({ kind: 'skip', member: 'c', term: 11, makeUp: true }, { early })).toEqual([
      { code: 'beforeStart', exception: 'early', term: 9 },
      { code: 'notTheirTurn', exception, member: 'c', term: 11 },
    ]);
  });

  test('the exceptions at fault are told in the order of their ids, as they may be written', () => {
    const entries = ['p', 'q', 'r'].map(
      (id) => [id, { kind: 'insert', member: 'y', after: 'a', fromTerm: 11 }] as const,
    );
    for (const written of [entries, [...entries].reverse()]) {
      const problems = rotationProblems(withOnes(Object.fromEntries(written)), members);
      const strangers = problems.filter(({ code }) => code === 'unknownMember');
      expect(strangers.map((problem) => problem.exception)).toEqual(['p', 'q', 'r']);
    }
  });

  test('all reasons are given at once', () => {
    const problems = rotationProblems(
      withOnes({
        p: { kind: 'skip', member: 'c', term: 11, makeUp: true },
        q: { kind: 'insert', member: 'b', after: 'y', fromTerm: 13 },
        r: { kind: 'remove', member: 'x', fromTerm: 14 },
      }),
      members,
    );
    expect(problems.map(({ code }) => code)).toEqual([
      'unknownMember',
      'notTheirTurn',
      'alreadyInList',
      'notInList',
    ]);
  });
});

describe('the source and the start', () => {
  test('a list names members only, each once, and among them the first chair', () => {
    const order = ['b', 'b', 'y'];
    expect(rotationProblems({ ...base, source: { kind: 'list', order } }, members)).toEqual([
      { code: 'unknownMember', exception: null, member: 'y' },
      { code: 'memberTwice', exception: null, member: 'b' },
      { code: 'startNotInList', exception: null, member: 'a' },
    ]);
    expect(rotationProblems({ ...base, source: { kind: 'list', order: [] } }, members)).toEqual([
      { code: 'emptyList', exception: null },
    ]);
  });

  test('an alphabetical source needs names', () => {
    const source = { kind: 'alphabetical', locale: 'vi' } as const;
    expect(rotationProblems({ ...base, source }, members)).toEqual([
      { code: 'namesMissing', exception: null },
    ]);
    const names = { a: 'Đà Nẵng', b: 'Cần Thơ' };
    expect(rotationProblems({ ...base, source, names }, members)).toEqual([]);
  });

  test('elections name members and terms, and leave no list to change', () => {
    const elected: Rotation = {
      ...base,
      source: { kind: 'elected' },
      elected: { '11': 'b', '012': 'y' },
    };
    expect(rotationProblems(elected, members)).toEqual([
      { code: 'notATerm', exception: null, term: -1 },
      { code: 'unknownMember', exception: null, member: 'y' },
    ]);
    const changes: Rotation['exceptions'] = {
      p: { kind: 'skip', member: 'b', term: 11, makeUp: true },
      q: { kind: 'swap', between: ['a', 'b'], terms: [10, 11] },
      r: { kind: 'insert', member: 'x', after: null, fromTerm: 12 },
      s: { kind: 'remove', member: 'a', fromTerm: 12 },
      t: { kind: 'extend', term: 10 },
    };
    const problems = rotationProblems(
      { ...elected, elected: { '11': 'b' }, exceptions: changes },
      members,
    );
    expect(problems.map((one) => [one.exception, one.code])).toEqual([
      ['q', 'needsList'],
      ['t', 'cannotExtend'],
      ['p', 'needsList'],
      ['r', 'needsList'],
      ['s', 'needsList'],
    ]);
  });
});

describe('an amendment leaves begun terms alone', () => {
  const amendment: Amendment = { before: base, firstOpenTerm: 13 };
  const amended = (one: RotationException) =>
    rotationProblems(withOnes({ one }), members, amendment);

  test('an exception for an open term is welcome', () => {
    expect(amended({ kind: 'skip', member: 'd', term: 13, makeUp: true })).toEqual([]);
    expect(amended({ kind: 'replaceList', order: ['x'], fromTerm: 13 })).toEqual([]);
  });

  test('the running term may be extended, and a newcomer may come right after it', () => {
    expect(amended({ kind: 'extend', term: 12 })).toEqual([]);
    expect(amended({ kind: 'insert', member: 'x', after: 'c', fromTerm: 12 })).toEqual([]);
  });

  test('an exception for a begun term is refused, and so is the chair it would change', () => {
    expect(amended({ kind: 'skip', member: 'c', term: 12, makeUp: true })).toEqual([
      { code: 'termIsPast', exception: 'one', term: 12 },
      { code: 'pastTermChanges', exception: null, term: 12 },
    ]);
    const swap: RotationException = { kind: 'swap', between: ['c', 'd'], terms: [12, 13] };
    const laterFirst: RotationException = { kind: 'swap', between: ['d', 'c'], terms: [13, 12] };
    for (const one of [swap, laterFirst]) {
      expect(amended(one)).toEqual([
        { code: 'termIsPast', exception: 'one', term: 12 },
        { code: 'pastTermChanges', exception: null, term: 12 },
      ]);
    }
    expect(amended({ kind: 'extend', term: 11 })).toEqual([
      { code: 'termIsPast', exception: 'one', term: 11 },
      { code: 'pastTermChanges', exception: null, term: 12 },
    ]);
  });

  test('even where it would change no begun chair', () => {
    expect(amended({ kind: 'remove', member: 'a', fromTerm: 12 })).toEqual([
      { code: 'termIsPast', exception: 'one', term: 12 },
    ]);
  });

  test('an exception already agreed may stay, but not disappear', () => {
    const old = withOnes({ old: { kind: 'skip', member: 'b', term: 11, makeUp: true } });
    const since: Amendment = { before: old, firstOpenTerm: 13 };
    expect(rotationProblems(old, members, since)).toEqual([]);
    expect(rotationProblems(base, members, since)).toEqual([
      { code: 'pastTermChanges', exception: null, term: 11 },
    ]);
  });

  test('another list or another start is refused where a begun term would change', () => {
    const reversed: Rotation = { ...base, source: { kind: 'list', order: [...'aedcb'] } };
    expect(rotationProblems(reversed, members, amendment)).toEqual([
      { code: 'pastTermChanges', exception: null, term: 11 },
    ]);
    const earlier: Rotation = { ...base, start: { term: 9, member: 'e' } };
    expect(rotationProblems(earlier, members, amendment)).toEqual([
      { code: 'pastTermChanges', exception: null, term: 9 },
    ]);
  });
});
