/**
 * Each kind of exception does what it says to the terms it names and, where it does not fit, does
 * nothing.
 */
import { describe, expect, test } from '@jest/globals';
import { chairs, type Rotation, type RotationException } from '../../workflows/rotation.js';
import { isTerm } from '../../workflows/rotation-exceptions.js';

/** Members a to e in turn from term 0; answers the chairs of terms 0 to 9 as one word. */
const terms = (...exceptions: readonly RotationException[]): string =>
  termsOf({ kind: 'list', order: [...'abcde'] }, exceptions);

const termsOf = (
  source: Rotation['source'],
  exceptions: readonly RotationException[],
  more: Partial<Rotation> = {},
): string => {
  const rotation: Rotation = {
    source,
    start: { term: 0, member: 'a' },
    exceptions: Object.fromEntries(exceptions.map((one, place) => [`e${place}`, one])),
    ...more,
  };
  return chairs(rotation, 0, 9)
    .map((chair) => chair ?? '-')
    .join('');
};

const away = (member: string, term: number): RotationException => ({
  kind: 'skip',
  member,
  term,
  makeUp: false,
});

test('without exceptions the list goes round', () => {
  expect(terms()).toBe('abcdeabcde');
});

describe('swap', () => {
  test('two members trade two terms and the list is unchanged afterwards', () => {
    expect(terms({ kind: 'swap', between: ['b', 'd'], terms: [1, 3] })).toBe('adcbeabcde');
  });

  test('the terms may be named later one first', () => {
    expect(terms({ kind: 'swap', between: ['d', 'b'], terms: [3, 1] })).toBe('adcbeabcde');
  });

  test('a term may be traded for one in a later round', () => {
    expect(terms({ kind: 'swap', between: ['b', 'd'], terms: [1, 8] })).toBe('adcdeabcbe');
  });

  test('a swap of a term that was itself traded follows the trade', () => {
    const first: RotationException = { kind: 'swap', between: ['b', 'd'], terms: [1, 3] };
    const second: RotationException = { kind: 'swap', between: ['b', 'e'], terms: [3, 4] };
    expect(terms(first, second)).toBe('adcebabcde');
  });

  test('an extension in between moves the later half along', () => {
    const swap: RotationException = { kind: 'swap', between: ['b', 'd'], terms: [1, 3] };
    expect(terms(swap, { kind: 'extend', term: 2 })).toBe('adccbeabcd');
  });

  test('a member that leaves before its half gets nothing; the other keeps its own turn', () => {
    const swap: RotationException = { kind: 'swap', between: ['b', 'd'], terms: [1, 3] };
    expect(terms(swap, { kind: 'remove', member: 'b', fromTerm: 2 })).toBe('adcdeacdea');
  });

  test('where another member leaves, both halves hold', () => {
    const swap: RotationException = { kind: 'swap', between: ['b', 'd'], terms: [1, 3] };
    expect(terms(swap, { kind: 'remove', member: 'e', fromTerm: 2 })).toBe('adcbabcdab');
  });

  test('of two turns that a member has to come, the later half takes only the first', () => {
    const swap: RotationException = { kind: 'swap', between: ['b', 'd'], terms: [1, 4] };
    const late: RotationException = { kind: 'skip', member: 'd', term: 3, makeUp: true };
    const others = [...'abc'].map((member) => away(member, 4));
    expect(terms(swap, late, ...others)).toBe('adcedeabcd');
  });

  test('where all others stand back, a member chairs no turn that it traded away', () => {
    const swap: RotationException = { kind: 'swap', between: ['b', 'd'], terms: [1, 3] };
    const others = [...'abce'].map((member) => away(member, 3));
    expect(terms(swap, ...others)).toBe('adc-beabcd');
  });

  test('the member that chairs by the later half may stand back from it', () => {
    const swap: RotationException = { kind: 'swap', between: ['b', 'd'], terms: [1, 3] };
    expect(terms(swap, { kind: 'skip', member: 'b', term: 3, makeUp: false })).toBe('adceabcdea');
    expect(terms(swap, { kind: 'skip', member: 'b', term: 3, makeUp: true })).toBe('adcebabcde');
  });

  test('a swap by one who does not chair its term, or with oneself, changes nothing', () => {
    expect(terms({ kind: 'swap', between: ['c', 'd'], terms: [1, 3] })).toBe('abcdeabcde');
    expect(terms({ kind: 'swap', between: ['b', 'b'], terms: [1, 6] })).toBe('abcdeabcde');
    expect(terms({ kind: 'swap', between: ['b', 'x'], terms: [1, 3] })).toBe('abcdeabcde');
  });
});

describe('skip', () => {
  test('with make-up the member takes the term right after and then the list goes on', () => {
    expect(terms({ kind: 'skip', member: 'b', term: 1, makeUp: true })).toBe('acbdeabcde');
  });

  test('without make-up everybody after comes one term earlier', () => {
    expect(terms({ kind: 'skip', member: 'b', term: 1, makeUp: false })).toBe('acdeabcdea');
  });

  test('two members may stand back from one term', () => {
    const b: RotationException = { kind: 'skip', member: 'b', term: 1, makeUp: true };
    const c: RotationException = { kind: 'skip', member: 'c', term: 1, makeUp: false };
    expect(terms(b, c)).toBe('adbeabcdea');
  });

  test('two turns owed are both made up before the list goes on', () => {
    const b: RotationException = { kind: 'skip', member: 'b', term: 1, makeUp: true };
    expect(terms(b, { ...b, member: 'c' })).toBe('adbceabcde');
  });

  test('a turn made up may be put off again', () => {
    const first: RotationException = { kind: 'skip', member: 'b', term: 1, makeUp: true };
    expect(terms(first, { ...first, term: 2 })).toBe('acdbeabcde');
  });

  test('a member whose turn it is not skips nothing', () => {
    expect(terms({ kind: 'skip', member: 'c', term: 1, makeUp: true })).toBe('abcdeabcde');
  });

  test('when all stand back the term is vacant and the list waits', () => {
    const all = [...'abcde'].map((member) => away(member, 1));
    expect(terms(...all)).toBe('a-bcdeabcd');
  });
});

describe('insert', () => {
  test('the newcomer chairs when the list comes to its place', () => {
    expect(terms({ kind: 'insert', member: 'x', after: 'c', fromTerm: 1 })).toBe('abcxdeabcx');
  });

  test('the member who is due keeps its turn', () => {
    expect(terms({ kind: 'insert', member: 'x', after: 'b', fromTerm: 2 })).toBe('abcdeabxcd');
    expect(terms({ kind: 'insert', member: 'x', after: null, fromTerm: 5 })).toBe('abcdeabcde');
  });

  test('named for the term of the member before it, the newcomer follows directly', () => {
    expect(terms({ kind: 'insert', member: 'x', after: 'b', fromTerm: 1 })).toBe('abxcdeabxc');
    expect(terms({ kind: 'insert', member: 'x', after: null, fromTerm: 4 })).toBe('abcdexabcd');
  });

  test('a place already passed in this round comes in the next', () => {
    expect(terms({ kind: 'insert', member: 'x', after: 'a', fromTerm: 3 })).toBe('abcdeaxbcd');
  });

  test('with the removal of the one before it in the same term it takes over the place', () => {
    const joins: RotationException = { kind: 'insert', member: 'x', after: 'c', fromTerm: 2 };
    expect(terms(joins, { kind: 'remove', member: 'c', fromTerm: 2 })).toBe('abxdeabxde');
  });

  test('one who is in the list, or has no place in it, is not inserted', () => {
    expect(terms({ kind: 'insert', member: 'd', after: 'a', fromTerm: 1 })).toBe('abcdeabcde');
    expect(terms({ kind: 'insert', member: 'x', after: 'y', fromTerm: 1 })).toBe('abcdeabcde');
  });
});

describe('remove', () => {
  test('the next in line is due in place of a member removed at its turn', () => {
    expect(terms({ kind: 'remove', member: 'c', fromTerm: 2 })).toBe('abdeabdeab');
  });

  test('a member behind or ahead of the turn leaves without moving it', () => {
    expect(terms({ kind: 'remove', member: 'a', fromTerm: 2 })).toBe('abcdebcdeb');
    expect(terms({ kind: 'remove', member: 'e', fromTerm: 2 })).toBe('abcdabcdab');
    expect(terms({ kind: 'remove', member: 'e', fromTerm: 4 })).toBe('abcdabcdab');
  });

  test('a turn to make up is lost with the membership', () => {
    const skip: RotationException = { kind: 'skip', member: 'b', term: 1, makeUp: true };
    expect(terms(skip, { kind: 'remove', member: 'b', fromTerm: 2 })).toBe('acdeacdeac');
  });

  test('a turn to make up stays where another member leaves', () => {
    const skip: RotationException = { kind: 'skip', member: 'b', term: 1, makeUp: true };
    expect(terms(skip, { kind: 'remove', member: 'e', fromTerm: 2 })).toBe('acbdabcdab');
  });

  test('after the last in line leaves, the first is due, also before a newcomer', () => {
    const late: RotationException = { kind: 'extend', term: 3 };
    const leaves: RotationException = { kind: 'remove', member: 'e', fromTerm: 4 };
    const joins: RotationException = { kind: 'insert', member: 'x', after: null, fromTerm: 5 };
    expect(terms(late, leaves, joins)).toBe('abcddabcdx');
  });

  test('a stranger cannot be removed, and without members nobody chairs', () => {
    expect(terms({ kind: 'remove', member: 'x', fromTerm: 2 })).toBe('abcdeabcde');
    const all = [...'abcde'].map(
      (member): RotationException => ({ kind: 'remove', member, fromTerm: 2 }),
    );
    expect(terms(...all)).toBe('ab--------');
    const founder: RotationException = { kind: 'insert', member: 'x', after: null, fromTerm: 4 };
    expect(terms(...all, founder)).toBe('ab--xxxxxx');
    expect(terms(...all, founder, { ...founder, member: 'y' })).toBe('ab--xyxyxy');
  });
});

describe('extend', () => {
  test('the chair stays one term more and everybody after moves one term later', () => {
    expect(terms({ kind: 'extend', term: 1 })).toBe('abbcdeabcd');
  });

  test('a chair may stay twice', () => {
    expect(terms({ kind: 'extend', term: 1 }, { kind: 'extend', term: 2 })).toBe('abbbcdeabc');
  });

  test('an elected chair may stay where nobody new was elected', () => {
    const elected = { elected: { '1': 'b', '3': 'd' } };
    const late: RotationException = { kind: 'extend', term: 1 };
    expect(termsOf({ kind: 'elected' }, [late], elected)).toBe('abbd------');
    expect(termsOf({ kind: 'elected' }, [{ ...late, term: 2 }], elected)).toBe('ab-d------');
  });

  test('a chair that has left the list cannot stay', () => {
    const leaves: RotationException = { kind: 'remove', member: 'b', fromTerm: 2 };
    expect(terms({ kind: 'extend', term: 1 }, leaves)).toBe('abcdeacdea');
  });

  test('nobody stays into the first term of a new list, nor before the start', () => {
    const list: RotationException = { kind: 'replaceList', order: ['x', 'y'], fromTerm: 2 };
    expect(terms({ kind: 'extend', term: 1 }, list)).toBe('abxyxyxyxy');
    expect(terms({ kind: 'extend', term: 1 }, { ...list, order: ['x', 'b'] })).toBe('abxbxbxbxb');
    expect(
      termsOf({ kind: 'list', order: ['a', 'b'] }, [{ kind: 'extend', term: 3 }], {
        start: { term: 4, member: 'a' },
      }),
    ).toBe('----ababab');
  });
});

describe('replaceList', () => {
  test('the first member of the new list chairs the term it is for', () => {
    const list: RotationException = { kind: 'replaceList', order: ['e', 'x', 'a'], fromTerm: 3 };
    expect(terms(list)).toBe('abcexaexae');
  });

  test('turns owed under the old list lapse', () => {
    const skip: RotationException = { kind: 'skip', member: 'c', term: 2, makeUp: true };
    const swap: RotationException = { kind: 'swap', between: ['b', 'e'], terms: [1, 4] };
    const list: RotationException = { kind: 'replaceList', order: ['e', 'x'], fromTerm: 3 };
    expect(terms(skip, swap, list)).toBe('aedexexexe');
  });

  test('a body that elected its chairs may go over to a list', () => {
    const list: RotationException = { kind: 'replaceList', order: ['x', 'y'], fromTerm: 2 };
    const elected = { elected: { '1': 'b', '3': 'd' } };
    expect(termsOf({ kind: 'elected' }, [list], elected)).toBe('abxyxyxyxy');
    const late: RotationException = { kind: 'extend', term: 2 };
    expect(termsOf({ kind: 'elected' }, [list, late], elected)).toBe('abxxyxyxyx');
  });

  test('of two new lists for one term the first by id holds', () => {
    const first: RotationException = { kind: 'replaceList', order: ['x'], fromTerm: 3 };
    expect(terms(first, { ...first, order: ['y'] })).toBe('abcxxxxxxx');
  });
});

describe('an alphabetical order', () => {
  const source = { kind: 'alphabetical', locale: 'vi' } as const;

  test('goes by the names, not by the ids', () => {
    const names = { a: 'Huế', b: 'Cần Thơ', c: 'Hà Nội' };
    expect(termsOf(source, [], { names })).toBe('abcabcabca');
  });

  test.each([[{ a: 'Cần Thơ', b: 'Huế', c: 'Huế' }], [{ c: 'Huế', b: 'Huế', a: 'Cần Thơ' }]])(
    'puts members of one name in the order of their ids: %j',
    (names) => {
      expect(termsOf(source, [], { names })).toBe('abcabcabca');
    },
  );
});

test('the order in which exceptions are written down does not matter, only their ids', () => {
  const entries: [string, RotationException][] = [
    ['p', { kind: 'insert', member: 'x', after: 'b', fromTerm: 1 }],
    ['q', { kind: 'insert', member: 'y', after: 'b', fromTerm: 1 }],
    ['r', { kind: 'skip', member: 'b', term: 1, makeUp: true }],
  ];
  const named = (exceptions: [string, RotationException][]): Partial<Rotation> => ({
    exceptions: Object.fromEntries(exceptions),
  });
  const list = { kind: 'list', order: [...'abcde'] } as const;
  expect(termsOf(list, [], named(entries))).toBe('aybxcdeaby');
  expect(termsOf(list, [], named([...entries].reverse()))).toBe('aybxcdeaby');
});

test('a term is an integer from 0 to 99,999', () => {
  expect([0, 2024, 99_999].every(isTerm)).toBe(true);
  expect([-1, 0.5, 100_000, '2024', null, Number.NaN].some(isTerm)).toBe(false);
});
