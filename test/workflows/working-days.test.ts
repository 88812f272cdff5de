/** Working days end where the cluster's clock says so, and a weekend never counts as one. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { endOfWorkingDay } from '../../workflows/working-days.js';

const VIETNAM = 420;
const DAY = 86_400_000;
const weekday = (instant: string, offset: number): number =>
  new Date(Date.parse(instant) + offset * 60_000).getUTCDay();

describe('the end of a working day', () => {
  /** 15 December 2023 was a Friday. */
  const friday = '2023-12-15T10:00:00.000Z';

  test.each([
    [0, '2023-12-15T16:59:59.999Z'],
    [1, '2023-12-18T16:59:59.999Z'],
    [4, '2023-12-21T16:59:59.999Z'],
    [5, '2023-12-22T16:59:59.999Z'],
    [6, '2023-12-25T16:59:59.999Z'],
    [10, '2023-12-29T16:59:59.999Z'],
  ])('comes %d working days after a Friday at %s, weekends left out', (days, end) => {
    expect(endOfWorkingDay(friday, days, VIETNAM)).toBe(end);
  });

  test('is the Monday for whatever is said on the Saturday or the Sunday before', () => {
    const monday = '2023-12-18T16:59:59.999Z';
    expect(endOfWorkingDay('2023-12-16T03:00:00.000Z', 1, VIETNAM)).toBe(monday);
    expect(endOfWorkingDay('2023-12-17T03:00:00.000Z', 1, VIETNAM)).toBe(monday);
  });

  test('is the end of that very day for no days, be it a Saturday', () => {
    expect(endOfWorkingDay('2023-12-16T03:00:00.000Z', 0, VIETNAM)).toBe(
      '2023-12-16T16:59:59.999Z',
    );
  });

  test('follows the local day: late on Thursday in London is Friday in Hà Nội', () => {
    const night = '2023-12-14T18:00:00.000Z';
    expect(endOfWorkingDay(night, 1, 0)).toBe('2023-12-15T23:59:59.999Z');
    expect(endOfWorkingDay(night, 1, VIETNAM)).toBe('2023-12-18T16:59:59.999Z');
  });

  test('is right west of Greenwich too, and where the offset has a half hour', () => {
    const early = '2023-12-15T03:00:00.000Z';
    expect(endOfWorkingDay(early, 0, -300)).toBe('2023-12-15T04:59:59.999Z');
    expect(endOfWorkingDay(early, 1, -300)).toBe('2023-12-16T04:59:59.999Z');
    expect(endOfWorkingDay(early, 1, 330)).toBe('2023-12-18T18:29:59.999Z');
  });

  test('turns at local midnight and not a millisecond before', () => {
    expect(endOfWorkingDay('2023-12-14T16:59:59.999Z', 1, VIETNAM)).toBe(
      '2023-12-15T16:59:59.999Z',
    );
    expect(endOfWorkingDay('2023-12-14T17:00:00.000Z', 1, VIETNAM)).toBe(
      '2023-12-18T16:59:59.999Z',
    );
  });

  test('passes years and leap days', () => {
    expect(endOfWorkingDay('2023-12-29T03:00:00.000Z', 1, VIETNAM)).toBe(
      '2024-01-01T16:59:59.999Z',
    );
    expect(endOfWorkingDay('2024-02-28T03:00:00.000Z', 1, VIETNAM)).toBe(
      '2024-02-29T16:59:59.999Z',
    );
  });

  test.each([0, 1, 5])(
    'is the last instant of the calendar where that ends, %d days on',
    (days) => {
      const last = '9999-12-31T23:59:59.999Z';
      for (const minutes of [VIETNAM, 0, -300])
        expect(endOfWorkingDay(last, days, minutes)).toBe(last);
    },
  );

  test('is never a weekend, never early, and five of them are a week', () => {
    const instant = fc.date({
      min: new Date(Date.UTC(2000, 0, 1)),
      max: new Date(Date.UTC(2100, 0, 1)),
      noInvalidDate: true,
    });
    const offset = fc.integer({ min: -720, max: 840 });
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 55 }), offset, (date, days, minutes) => {
        const end = endOfWorkingDay(date.toISOString(), days, minutes);
        expect([1, 2, 3, 4, 5]).toContain(weekday(end, minutes));
        const later = endOfWorkingDay(date.toISOString(), days + 5, minutes);
        expect(Date.parse(later) - Date.parse(end)).toBe(7 * DAY);
        const before = endOfWorkingDay(date.toISOString(), days - 1, minutes);
        const gap = weekday(end, minutes) === 1 && days > 1 ? 3 : 1;
        expect(Date.parse(end) - Date.parse(before)).toBeGreaterThanOrEqual(gap * DAY);
      }),
    );
  });
});
