/** Instants agree with the calendar of the language at every millisecond from 1970 to 9999. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMilliseconds,
  compareInstants,
  endOfDay,
  formatInstant,
  isInstant,
  isMonthDay,
  isOffset,
  parseInstant,
} from '../../workflows/calendar.js';

const FIRST = '1970-01-01T00:00:00.000Z';
const LAST = '9999-12-31T23:59:59.999Z';
const LAST_MILLISECOND = Date.parse(LAST);
const VIETNAM = 420;

const milliseconds = fc.integer({ min: 0, max: LAST_MILLISECOND });

describe('reading and writing', () => {
  test('agrees with Date for any millisecond', () => {
    fc.assert(
      fc.property(milliseconds, (at) => {
        const text = new Date(at).toISOString();
        expect(formatInstant(at)).toBe(text);
        expect(parseInstant(text)).toBe(at);
      }),
      { numRuns: 1000 },
    );
  });

  test('agrees with Date around every month of eight thousand years', () => {
    const wrong: string[] = [];
    for (let month = 1; month < 12 * (10_000 - 1970); month += 1) {
      const first = Date.UTC(1970, month, 1);
      for (const at of [first - 1, first]) {
        const text = new Date(at).toISOString();
        if (formatInstant(at) !== text || parseInstant(text) !== at) {
          wrong.push(text);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test.each([
    '2024-02-30T00:00:00.000Z',
    '2023-02-29T00:00:00.000Z',
    '2100-02-29T00:00:00.000Z',
    '2024-13-01T00:00:00.000Z',
    '2024-00-01T00:00:00.000Z',
    '2024-01-00T00:00:00.000Z',
    '2024-04-31T00:00:00.000Z',
    '2024-03-08T24:00:00.000Z',
    '2024-03-08T02:60:00.000Z',
    '2016-12-31T23:59:60.000Z',
    '1969-12-31T23:59:59.999Z',
    '2024-03-08T02:00:00Z',
    '2024-03-08T02:00:00.00Z',
    '2024-03-08T02:00:00.0000Z',
    '2024-03-08T09:00:00.000+07:00',
    '2024-03-08t02:00:00.000z',
    '2024-03-08 02:00:00.000Z',
    '+02024-03-08T02:00:00.000Z',
    ' 2024-03-08T02:00:00.000Z',
    '2024-03-08T02:00:00.000Z\n',
    '2024-03-08',
    '',
  ])('%j is not an instant', (text) => {
    expect(isInstant(text)).toBe(false);
    expect(parseInstant(text)).toBeUndefined();
  });

  test('leap days are days', () => {
    expect(isInstant('2024-02-29T00:00:00.000Z')).toBe(true);
    expect(isInstant('2000-02-29T00:00:00.000Z')).toBe(true);
    expect(isInstant(FIRST) && isInstant(LAST)).toBe(true);
  });

  test('only text is an instant, and only whole milliseconds in the range are written', () => {
    expect([0, null, undefined, new Date(0), [FIRST]].some(isInstant)).toBe(false);
    for (const at of [-1, 0.5, Number.NaN, LAST_MILLISECOND + 1]) {
      expect(() => formatInstant(at)).toThrow(
        new RangeError('An instant lies between 1970 and 9999, in whole milliseconds.'),
      );
    }
  });
});

describe('the end of a local day', () => {
  test('is the last millisecond before midnight there', () => {
    expect(endOfDay(2024, '03-31', VIETNAM)).toBe('2024-03-31T16:59:59.999Z');
    expect(endOfDay(2024, '12-31', 0)).toBe('2024-12-31T23:59:59.999Z');
    expect(endOfDay(2024, '12-31', -300)).toBe('2025-01-01T04:59:59.999Z');
  });

  test('29 February is the last day of February in common years', () => {
    expect(endOfDay(2024, '02-29', 0)).toBe('2024-02-29T23:59:59.999Z');
    expect(endOfDay(2025, '02-29', 0)).toBe('2025-02-28T23:59:59.999Z');
    expect(endOfDay(2100, '02-29', VIETNAM)).toBe('2100-02-28T16:59:59.999Z');
  });

  test('agrees with Date for any day and offset', () => {
    const day = fc.tuple(
      fc.integer({ min: 1970, max: 9998 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    );
    fc.assert(
      fc.property(day, fc.integer({ min: -1439, max: 1439 }), ([year, month, date], offset) => {
        const two = (part: number) => String(part).padStart(2, '0');
        const expected = Date.UTC(year, month - 1, date + 1) - offset * 60_000 - 1;
        expect(endOfDay(year, `${two(month)}-${two(date)}`, offset)).toBe(
          new Date(expected).toISOString(),
        );
      }),
    );
  });

  test('stays within the calendar for any year', () => {
    expect(endOfDay(9999, '12-31', -60)).toBe(LAST);
    expect(endOfDay(Number.MAX_SAFE_INTEGER, '03-31', VIETNAM)).toBe(LAST);
    expect(endOfDay(1969, '12-31', VIETNAM)).toBe(FIRST);
  });

  test('refuses malformed arguments', () => {
    const refused = new RangeError(
      'endOfDay takes a whole year, a day as MM-DD and an offset in minutes.',
    );
    expect(() => endOfDay(2024.5, '03-31', 0)).toThrow(refused);
    expect(() => endOfDay(2024, '04-31', 0)).toThrow(refused);
    expect(() => endOfDay(2024, '03-31', 1440)).toThrow(refused);
  });
});

describe('days of the year and offsets', () => {
  test('every day of a leap year is one', () => {
    for (let at = Date.UTC(2024, 0, 1); at < Date.UTC(2025, 0, 1); at += 86_400_000) {
      expect(isMonthDay(new Date(at).toISOString().slice(5, 10))).toBe(true);
    }
  });

  test.each([
    '00-10',
    '13-01',
    '02-30',
    '04-31',
    '01-00',
    '1-1',
    '01-1',
    '0101',
    '01-01 ',
    '001-01',
    ['01-01'],
    101,
    null,
  ])('%j is no day of a year', (value) => {
    expect(isMonthDay(value)).toBe(false);
  });

  test('an offset is less than a day in whole minutes', () => {
    expect([-1439, 0, VIETNAM, 1439].every(isOffset)).toBe(true);
    expect([-1440, 1440, 7.5, '420', null].some(isOffset)).toBe(false);
  });
});

describe('adding and ordering', () => {
  test('agrees with Date where the sum is in range', () => {
    fc.assert(
      fc.property(milliseconds, milliseconds, (from, to) => {
        const moved = addMilliseconds(formatInstant(from), to - from);
        expect(moved).toBe(new Date(to).toISOString());
      }),
    );
    expect(addDays('2024-02-28T17:00:00.000Z', 2)).toBe('2024-03-01T17:00:00.000Z');
    expect(addDays('2024-03-01T00:00:00.000Z', -1)).toBe('2024-02-29T00:00:00.000Z');
  });

  test('a sum outside the calendar is its first or last instant', () => {
    expect(addDays(LAST, 1)).toBe(LAST);
    expect(addDays(FIRST, -1)).toBe(FIRST);
    expect(addDays(FIRST, Number.MAX_SAFE_INTEGER)).toBe(LAST);
  });

  test('refuses what is no instant and what is no whole number', () => {
    const needed = new RangeError('An instant and a whole number are needed.');
    expect(() => addDays('2024-03-08', 1)).toThrow(needed);
    expect(() => addMilliseconds(FIRST, 0.5)).toThrow(needed);
    expect(() => addMilliseconds(FIRST, Number.POSITIVE_INFINITY)).toThrow(needed);
    expect(() => addDays(FIRST, 0.5)).toThrow(new RangeError('Days are counted whole.'));
  });

  test('the order of the texts is the order of the times', () => {
    fc.assert(
      fc.property(milliseconds, milliseconds, (a, b) => {
        expect(compareInstants(formatInstant(a), formatInstant(b))).toBe(Math.sign(a - b));
      }),
    );
    expect(compareInstants(FIRST, FIRST)).toBe(0);
  });
});
