/** A reported figure has one spelling per number of decimals and is compared by its exact value. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  compareDecimals,
  formatDecimal,
  isDecimal,
  parseDecimal,
} from '../../workflows/decimal.js';

const value = fc.record({
  units: fc.bigInt({ min: -(10n ** 18n - 1n), max: 10n ** 18n - 1n }),
  decimals: fc.nat({ max: 9 }),
});

describe('spelling', () => {
  test.each([
    '0',
    '6.27',
    '-0.4',
    '0.0',
    '6.270',
    '1000',
    '999999999999999999',
    '-123456789.123456789',
  ])('%s is a decimal', (text) => {
    expect(isDecimal(text)).toBe(true);
  });

  test.each([
    ['', 'nothing'],
    ['+1', 'a plus sign'],
    ['01', 'a leading zero'],
    ['-0', 'minus zero'],
    ['-0.00', 'minus zero with decimals'],
    ['.5', 'no digit before the point'],
    ['5.', 'no digit after the point'],
    ['1e3', 'an exponent'],
    ['1,5', 'a comma'],
    ['1 000', 'a space'],
    ['1\n', 'a line end'],
    ['٣', 'a digit of another script'],
    ['1234567890123456789', 'nineteen digits'],
    ['1234567890.123456789', 'nineteen digits with decimals'],
    ['0.1234567890', 'ten decimals'],
    ['NaN', 'a word'],
  ])('%j is refused: %s', (text) => {
    expect(isDecimal(text)).toBe(false);
    expect(parseDecimal(text)).toBeUndefined();
  });

  test('a number is not a decimal, only text is', () => {
    expect([6.27, 6, 6n, null, undefined, ['6']].some(isDecimal)).toBe(false);
  });
});

describe('value', () => {
  test('zeros at the end are kept in the text and do not change the value', () => {
    expect(parseDecimal('6.270')).toEqual({ units: 6270n, decimals: 3 });
    expect(compareDecimals('6.270', '6.27')).toBe(0);
    expect(compareDecimals('0', '0.000')).toBe(0);
  });

  test('figures that floats confuse are told apart', () => {
    expect(compareDecimals('99999999999999998', '99999999999999999')).toBe(-1);
    expect(compareDecimals('100000000.000000001', '100000000')).toBe(1);
  });

  test('negative figures come before positive ones, and the larger magnitude first', () => {
    expect(compareDecimals('-0.4', '0.3')).toBe(-1);
    expect(compareDecimals('-0.4', '-0.39')).toBe(-1);
    expect(compareDecimals('10', '9.99')).toBe(1);
  });

  test('what is written is read back, and what is read is written back', () => {
    fc.assert(
      fc.property(value, (one) => {
        const text = formatDecimal(one);
        expect(parseDecimal(text)).toEqual(one);
      }),
    );
  });

  test('comparison is that of the exact values', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const scaled = (one: typeof a) => one.units * 10n ** BigInt(9 - one.decimals);
        const expected = scaled(a) < scaled(b) ? -1 : scaled(a) > scaled(b) ? 1 : 0;
        expect(compareDecimals(formatDecimal(a), formatDecimal(b))).toBe(expected);
      }),
    );
  });

  test.each([
    [0n, 0, '0'],
    [0n, 2, '0.00'],
    [-40n, 2, '-0.40'],
    [7n, 9, '0.000000007'],
  ])('%d at %d decimals is written %s', (units, decimals, text) => {
    expect(formatDecimal({ units, decimals })).toBe(text);
  });

  test('a fault of the caller is thrown, never a wrong answer', () => {
    expect(() => compareDecimals('1', 'one')).toThrow(new RangeError('Not a decimal.'));
    for (const decimals of [10, -1, 0.5, Number.NaN]) {
      expect(() => formatDecimal({ units: 1n, decimals })).toThrow(
        new RangeError('A decimal has 0 to 9 decimals.'),
      );
    }
    expect(() => formatDecimal({ units: 10n ** 18n, decimals: 0 })).toThrow(
      new RangeError('A decimal has at most 18 digits.'),
    );
  });
});
