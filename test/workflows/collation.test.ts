/**
 * Names are ordered by the alphabet alone, the same as the published collation of each language.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Alphabet, compareNames } from '../../workflows/collation.js';

const sorted = (alphabet: Alphabet, names: readonly string[]): readonly string[] =>
  [...names].sort((a, b) => compareNames(alphabet, a, b));

describe('Vietnamese', () => {
  test('puts the six cities in dictionary order', () => {
    const cities = ['Huế', 'Hồ Chí Minh', 'Hải Phòng', 'Hà Nội', 'Đà Nẵng', 'Cần Thơ'];
    expect(sorted('vi', cities)).toEqual([...cities].reverse());
  });

  test('counts each shaped letter as a letter of its own', () => {
    const letters = [...'aăâbcdđeêghiklmnoôơpqrstuưvxy'];
    expect(sorted('vi', [...letters].reverse())).toEqual(letters);
    expect(sorted('vi', ['đa', 'dy', 'âa', 'ay'])).toEqual(['ay', 'âa', 'dy', 'đa']);
  });

  test('orders tones level, huyền, hỏi, ngã, sắc, nặng', () => {
    const tones = ['ma', 'mà', 'mả', 'mã', 'má', 'mạ', 'mâ', 'mầ', 'mẩ', 'mẫ', 'mấ', 'mậ'];
    expect(sorted('vi', [...tones].reverse())).toEqual(tones);
  });

  test('lets a tone decide only between names of the same letters', () => {
    expect(sorted('vi', ['má b', 'ma c'])).toEqual(['má b', 'ma c']);
  });

  test('agrees with the published collation on any syllables', () => {
    const published = new Intl.Collator('vi');
    const letter = fc.constantFrom(...'aàảãáạăằặâầẩẫấậbcdđeềệêghiíklmnoồổộơờợpqrstuủưừựvxyỹ ');
    const name = fc.string({ unit: letter, minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(name, name, (a, b) => {
        const [one, other] = [a.normalize('NFC'), b.normalize('NFC')];
        expect(Math.sign(compareNames('vi', one, other))).toBe(
          Math.sign(published.compare(one, other)),
        );
      }),
      { numRuns: 2000 },
    );
  });
});

describe('English', () => {
  test('ignores case and puts a space before every letter', () => {
    expect(sorted('en', ['Vietnam', 'vanuatu', 'Viet Nam', 'Thailand'])).toEqual([
      'Thailand',
      'vanuatu',
      'Viet Nam',
      'Vietnam',
    ]);
  });

  test('lets marks decide only between names of the same letters', () => {
    expect(sorted('en', ['Da Lat', 'Đa Kao', 'Da Kao', 'Dá Kao'])).toEqual([
      'Da Kao',
      'Dá Kao',
      'Đa Kao',
      'Da Lat',
    ]);
  });

  test('puts digits before letters and other scripts after them', () => {
    expect(sorted('en', ['Ζ', 'z', 'a', '9', ' '])).toEqual([' ', '9', 'a', 'z', 'Ζ']);
  });

  test('puts ASCII signs before letters and what is beyond ASCII after them, by code point', () => {
    const signs = ['~', 'a', 'z', '\u0080', 'α', 'β'];
    expect(sorted('en', [...signs].reverse())).toEqual(signs);
  });

  test('puts marks that are no tones after the tones, in code point order of the marks', () => {
    expect(sorted('en', ['ä', 'ạ', 'á', 'a'])).toEqual(['a', 'á', 'ạ', 'ä']);
    expect(sorted('en', ['ç', 'č', 'c'])).toEqual(['c', 'č', 'ç']);
  });

  test('puts the beginning of a name before the name, and capitals first between equals', () => {
    expect(sorted('en', ['Ab', 'a'])).toEqual(['a', 'Ab']);
    expect([compareNames('en', 'A', 'a'), compareNames('en', 'a', 'A')]).toEqual([-1, 1]);
  });
});

describe('both alphabets', () => {
  const alphabet = fc.constantFrom<Alphabet>('en', 'vi');
  const name = fc.string({ unit: 'grapheme', maxLength: 6 });

  test('give one total order: antisymmetric, transitive, equal only for the same text', () => {
    fc.assert(
      fc.property(alphabet, name, name, name, (which, a, b, c) => {
        const order = (x: string, y: string) => Math.sign(compareNames(which, x, y));
        expect(order(a, b) + order(b, a)).toBe(0);
        expect(order(a, b) === 0).toBe(a === b);
        if (order(a, b) <= 0 && order(b, c) <= 0) {
          expect(order(a, c)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});
