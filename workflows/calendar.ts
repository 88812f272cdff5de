/**
 * Instants and days of the year by plain arithmetic, in the proleptic Gregorian calendar from 1970
 * to 9999. It promises the same answer on every host and refuses to know what time it is: every
 * instant arrives as data.
 */

/**
 * Reads an instant as milliseconds since 1970-01-01T00:00:00.000Z, or answers undefined when the
 * text is not one. The one accepted form is RFC 3339 section 5.6 in UTC with exactly three decimals
 * and capital letters:
 *
 * ```text
 * 2024-03-08T02:00:00.000Z
 * ```
 *
 * Leap seconds (":60") are refused, because milliseconds since 1970 have no number for them.
 */
export const parseInstant = (text: string): number | undefined => {
  const parts = INSTANT.exec(text);
  if (parts === null) {
    return undefined;
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, milliseconds = 0] = parts
    .slice(1)
    .map(Number);
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  if (year < FIRST_YEAR || !isDay || hour > 23 || minute > 59 || second > 59) {
    return undefined;
  }
  const time = ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
  return dayNumber(year, month, day) * DAY + time;
};

/** True for a string that {@link parseInstant} reads. */
export const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && parseInstant(value) !== undefined;

/**
 * Writes milliseconds since 1970 as an instant; the inverse of {@link parseInstant}. Throws
 * RangeError outside 1970 to 9999 and for anything that is not an integer, which is a fault of the
 * caller.
 */
export const formatInstant = (milliseconds: number): string => {
  if (!Number.isSafeInteger(milliseconds) || milliseconds < 0 || milliseconds > LAST_MILLISECOND) {
    throw new RangeError('An instant lies between 1970 and 9999, in whole milliseconds.');
  }
  const time = milliseconds % DAY;
  const { year, month, day } = civilDate((milliseconds - time) / DAY);
  const hour = wholes(time, 3_600_000);
  const minute = wholes(time, 60_000) % 60;
  const second = wholes(time, 1000) % 60;
  const date = `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
  const clock = `${digits(hour, 2)}:${digits(minute, 2)}:${digits(second, 2)}`;
  return `${date}T${clock}.${digits(time % 1000, 3)}Z`;
};

/**
 * The last millisecond of a local day: `endOfDay(2024, '03-31', 420)` is
 * "2024-03-31T16:59:59.999Z", the end of 31 March in Vietnam. `monthDay` is as {@link isMonthDay}
 * says, '02-29' meaning 28 February in a common year; `offsetMinutes` is local time minus UTC, east
 * positive. The result stays within 1970 to 9999, as for {@link addMilliseconds}. Throws RangeError
 * when an argument is malformed.
 */
export const endOfDay = (year: number, monthDay: string, offsetMinutes: number): string => {
  if (!Number.isSafeInteger(year) || !isMonthDay(monthDay) || !isOffset(offsetMinutes)) {
    throw new RangeError('endOfDay takes a whole year, a day as MM-DD and an offset in minutes.');
  }
  const [month = 0, day = 0] = monthDay.split('-').map(Number);
  const lastDay = Math.min(day, daysInMonth(year, month));
  return clampedInstant((dayNumber(year, month, lastDay) + 1) * DAY - 1 - offsetMinutes * MINUTE);
};

/**
 * True for a day that recurs each year, as 'MM-DD' from '01-01' to '12-31'. '02-29' is one, so that
 * a deadline at the end of February can be named; it falls on 28 February in common years.
 */
export const isMonthDay = (value: unknown): value is string => {
  if (typeof value !== 'string' || !/^[0-9]{2}-[0-9]{2}$/.test(value)) {
    return false;
  }
  const [month = 0, day = 0] = value.split('-').map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(SOME_LEAP_YEAR, month);
};

/**
 * True for an offset from UTC in whole minutes of less than a day, the range of RFC 3339 section
 * 5.6.
 */
export const isOffset = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > -1440 && value < 1440;

/**
 * The instant that lies `days` times 24 hours later (earlier when negative). Limits as for {@link
 * addMilliseconds}.
 */
export const addDays = (instant: string, days: number): string => {
  if (!Number.isInteger(days)) {
    throw new RangeError('Days are counted whole.');
  }
  return addMilliseconds(instant, days * DAY);
};

/**
 * The instant that lies `milliseconds` later (earlier when negative). A sum outside 1970 to 9999
 * becomes the first or the last instant of that range, so that an absurdly long period ends never
 * instead of failing. Throws RangeError for text that is not an instant and for a number that is
 * not whole.
 */
export const addMilliseconds = (instant: string, milliseconds: number): string => {
  const from = parseInstant(instant);
  if (from === undefined || !Number.isInteger(milliseconds)) {
    throw new RangeError('An instant and a whole number are needed.');
  }
  return clampedInstant(from + milliseconds);
};

/**
 * Orders two instants: -1, 0 or 1. Comparing the text is enough: all instants have one width, one
 * time zone and only ASCII digits, with the largest unit first, so that the order of the texts is
 * the order of the times.
 */
export const compareInstants = (a: string, b: string): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0);

const INSTANT = /^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})\.([0-9]{3})Z$/;
const MINUTE = 60_000;
const DAY = 86_400_000;
const FIRST_YEAR = 1970;
const SOME_LEAP_YEAR = 2000;
/** 9999-12-31T23:59:59.999Z. */
const LAST_MILLISECOND = 253_402_300_799_999;
const MONTH_LENGTHS: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Writes milliseconds since 1970 as an instant; what lies before or beyond 1970 to 9999 becomes the
 * first or the last instant of that range.
 */
export const clampedInstant = (milliseconds: number): string =>
  formatInstant(Math.min(Math.max(milliseconds, 0), LAST_MILLISECOND));

const isLeapYear = (year: number): boolean =>
  year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);

/**
 * Days from 1 January 1970 to 1 January of `year`: 365 for each year, and one more for each leap
 * day passed.
 */
const daysBeforeYear = (year: number): number => {
  const passed = year - 1;
  const leapDays = Math.floor(passed / 4) - Math.floor(passed / 100) + Math.floor(passed / 400);
  return 365 * (year - FIRST_YEAR) + leapDays - LEAP_DAYS_BEFORE_1970;
};

const LEAP_DAYS_BEFORE_1970 = 477;

const dayNumber = (year: number, month: number, day: number): number => {
  let days = daysBeforeYear(year) + day - 1;
  for (let earlier = 1; earlier < month; earlier += 1) {
    days += daysInMonth(year, earlier);
  }
  return days;
};

const civilDate = (
  days: number,
): { readonly year: number; readonly month: number; readonly day: number } => {
  // Dividing by 365 never guesses too early a year, and at most seven too late within the range.
  let year = FIRST_YEAR + wholes(days, 365);
  while (daysBeforeYear(year) > days) {
    year -= 1;
  }
  let rest = days - daysBeforeYear(year);
  let month = 1;
  while (rest >= daysInMonth(year, month)) {
    rest -= daysInMonth(year, month);
    month += 1;
  }
  return { year, month, day: rest + 1 };
};

const wholes = (amount: number, unit: number): number => (amount - (amount % unit)) / unit;

const digits = (value: number, width: number): string => String(value).padStart(width, '0');
