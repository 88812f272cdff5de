/**
 * The shapes by which every body is checked: for each, what has it, and what nearly has it with the
 * place and the name of the fault. Nothing may stand before or after what has the form.
 */
import { describe, expect, test } from '@jest/globals';
import { formatNoteKey } from '../../workflows/ledger/note-key.js';
import {
  bilingual,
  calendarDay,
  decimal,
  dictionary,
  digest,
  flag,
  httpUrl,
  hundredths,
  instant,
  integer,
  kinds,
  list,
  monthDay,
  nullable,
  oneOf,
  originName,
  problemsOf,
  publicKey,
  record,
  type Shape,
  signatureText,
  text,
  threshold,
  thumbprintName,
  witnessKey,
  word,
} from '../../workflows/shape.js';
import { witnessKeyOf, witnessPair } from '../support/witness-keys.js';

/** The line of a witness's key under this name, 54 characters longer than the name. */
const lineOf = (name: string): string => formatNoteKey(witnessKeyOf('a', witnessPair('a'), name));

/** What has a form, and what nearly has it; the name of the form as a fault says it. */
const lines: Record<string, readonly [Shape<unknown>, readonly string[], readonly string[]]> = {
  word: [
    word,
    ['a', 'hai-phong', '0', 'a-1-b', 'w'.repeat(64), 'constructors', 'a-constructor'],
    ['', '-a', 'a-', 'a--b', 'A', 'a b', 'á', 'constructor', 'w'.repeat(65), 'a\n'],
  ],
  'sha256-hex': [
    digest,
    ['0123456789abcdef'.repeat(4)],
    ['a'.repeat(63), 'a'.repeat(65), `!${'a'.repeat(64)}`, `${'a'.repeat(64)}!`, 'A'.repeat(64)],
  ],
  'ed25519-x': [
    publicKey,
    [`${'a_-Z'.repeat(10)}00A`, `${'0'.repeat(42)}8`],
    [`!${'0'.repeat(42)}A`, `${'0'.repeat(42)}A!`, `${'0'.repeat(42)}B`, `${'0'.repeat(41)}A`],
  ],
  thumbprint: [
    thumbprintName,
    [`${'a_-Z'.repeat(10)}000`],
    [`!${'0'.repeat(43)}`, `${'0'.repeat(43)}!`, '0'.repeat(42), '0'.repeat(44)],
  ],
  'ed25519-signature': [
    signatureText,
    [`${'0'.repeat(85)}A`, `${'_'.repeat(85)}w`],
    [`!${'0'.repeat(85)}A`, `${'0'.repeat(85)}A!`, `${'0'.repeat(85)}B`, `${'0'.repeat(84)}A`],
  ],
  origin: [
    originName,
    ['a/b', 'example.vn/cities', 'example.vn:8080/a/b-c', `a/${'b'.repeat(198)}`],
    ['ab', 'a/', '/b', 'a/B', 'a:/b', 'a:x/b', '!a/b', 'a/b!', `a/${'b'.repeat(199)}`],
  ],
  'witness-key': [
    witnessKey,
    [lineOf('a.example'), lineOf('w'.repeat(200))],
    ['', 'a.example', `!${lineOf('a')}`, `${lineOf('a')}=`, lineOf('w'.repeat(201))],
  ],
  'http-url': [
    httpUrl,
    ['http://a', 'https://a.vn:80/x/y.z', 'http://[::1]:8080', 'http://a/%20~_-', 'http://a:12345'],
    ['http:/a', 'ftp://aa', 'http://a/', 'http://a?b', '!http://a', 'http://a:123456', 'http://A'],
  ],
  instant: [
    instant,
    ['2024-03-08T01:02:03.004Z'],
    ['2024-03-08', '2024-02-30T01:02:03.004Z', ' 2024-03-08T01:02:03.004Z'],
  ],
  'calendar-day': [
    calendarDay,
    ['2024-01-01', '2024-12-31', '2024-10-10', '2024-09-29', '2024-11-30'],
    [
      '2024-00-01',
      '2024-13-01',
      '2024-01-00',
      '2024-01-32',
      '2024-1-01',
      '!2024-01-01',
      '2024-01-010',
    ],
  ],
  'month-day': [monthDay, ['01-31', '12-31', '06-30'], ['00-10', '13-01', '06-31', '1-1']],
  decimal: [decimal, ['0', '-1.5', '6.27'], ['', '01', '1.', '.5', '1e3']],
};

describe('a line of a form', () => {
  for (const [expected, [shape, good, bad]] of Object.entries(lines)) {
    test.each(good)(`${expected}: %j has it`, (value) => {
      expect(problemsOf(shape, value, '/at')).toEqual([]);
    });
    test.each([...bad, null, 7, {}])(`${expected}: %j has it not`, (value) => {
      expect(problemsOf(shape, value, '/at')).toEqual([{ pointer: '/at', expected }]);
    });
  }
});

const faults = (shape: Shape<unknown>, value: unknown): readonly string[] =>
  problemsOf(shape, value).map(({ pointer, expected }) => `${pointer} ${expected}`);

describe('other values', () => {
  test('text has 1 to so many characters and is not blank', () => {
    expect(['a', 'abc', ' a '].map((each) => faults(text(3), each))).toEqual([[], [], []]);
    for (const value of ['', '   ', 'abcd', 7, null, ['a']]) {
      expect(faults(text(3), value)).toEqual([' text:1-3']);
    }
  });

  test('whole numbers stay within their bounds, and hundredths say their unit', () => {
    for (const shape of [integer(2, 4), hundredths(2, 4)]) {
      expect([2, 3, 4].flatMap((each) => faults(shape, each))).toEqual([]);
      for (const value of [1, 5, 2.5, '3', null]) {
        expect(faults(shape, value)).toEqual([' integer:2-4']);
      }
    }
    expect(hundredths(2, 4).form).toMatchObject({ unit: 'hundredths' });
  });

  test('yes or no, one of some words, a fraction, and something or nothing', () => {
    expect([true, false].flatMap((each) => faults(flag, each))).toEqual([]);
    expect(faults(flag, 'true')).toEqual([' boolean']);
    expect(faults(oneOf('a', 'b'), 'b')).toEqual([]);
    for (const value of ['c', '', 0]) expect(faults(oneOf('a', 'b'), value)).toEqual([' a|b']);
    expect(faults(threshold, 'half')).toEqual([' threshold']);
    expect(threshold.form).toMatchObject({ kind: 'threshold' });
    expect(faults(nullable(flag), null)).toEqual([]);
    expect(faults(nullable(flag), 0)).toEqual([' boolean']);
  });
});

describe('several values', () => {
  test('a list has so many items, and each fault names its place', () => {
    const shape = list(word, 1, 2);
    expect([['a'], ['a', 'b']].flatMap((each) => faults(shape, each))).toEqual([]);
    for (const value of [[], ['a', 'b', 'c'], 'a', {}, null]) {
      expect(faults(shape, value)).toEqual([' list:1-2']);
    }
    expect(faults(shape, ['A', 'b'])).toEqual(['/0 word']);
  });

  test('a dictionary has so many words, and both its words and its values are checked', () => {
    const shape = dictionary(flag, 2, 1);
    expect([{ a: true }, { a: true, b: false }].flatMap((each) => faults(shape, each))).toEqual([]);
    for (const value of [{}, { a: true, b: true, c: true }, [true], null, 'a']) {
      expect(faults(shape, value)).toEqual([' dictionary:1-2']);
    }
    expect(faults(shape, { A: 1 })).toEqual(['/A word', '/A boolean']);
    expect(faults(dictionary(flag, 2), {})).toEqual([]);
  });

  test('a record has exactly its fields', () => {
    const shape = record({ one: word, two: flag });
    expect(faults(shape, { one: 'a', two: true })).toEqual([]);
    expect(faults(shape, { one: 'A', three: 3 })).toEqual([
      '/one word',
      '/two present',
      '/three absent',
    ]);
    for (const value of [null, [], 'a', 1]) expect(faults(shape, value)).toEqual([' object']);
    expect(faults(bilingual(2), { vi: 'a', en: 'abc' })).toEqual(['/en text:1-2']);
  });

  test('what depends on a kind has the fields of that kind', () => {
    const shape = kinds({ left: { one: word }, right: {} });
    expect(faults(shape, { kind: 'left', one: 'a' })).toEqual([]);
    expect(faults(shape, { kind: 'right' })).toEqual([]);
    expect(faults(shape, { kind: 'right', one: 'a' })).toEqual(['/one absent']);
    for (const value of [{ kind: 'up' }, {}, null, { kind: 7 }]) {
      expect(faults(shape, value)).toEqual(['/kind kind:left|right']);
    }
    expect(shape.form).toMatchObject({
      variants: { left: { one: { expected: 'word' } }, right: {} },
    });
  });
});
