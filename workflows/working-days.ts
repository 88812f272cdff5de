/**
 * Working days: Monday to Friday, in a fixed offset from UTC. Public holidays move from year to
 * year by decision and are not known here; a deadline that falls badly can be extended.
 */
import { clampedInstant, parseInstant } from './calendar.js';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** 1 January 1970 was a Thursday, the fourth day of a week that begins on Monday. */
const EPOCH_WEEKDAY = 3;

/**
 * The last millisecond of the `days`-th working day after the local day of an instant; for 0, of
 * that day itself. The last instant of the calendar where that comes first.
 * @param instant RFC 3339 UTC
 * @param offsetMinutes local time minus UTC, east positive
 */
export function endOfWorkingDay(instant: string, days: number, offsetMinutes: number): string {
  const local = (parseInstant(instant) ?? 0) + offsetMinutes * MINUTE;
  let day = Math.floor(local / DAY);
  for (let left = days; left > 0; ) {
    day += 1;
    if (isWorkingDay(day)) left -= 1;
  }
  return clampedInstant((day + 1) * DAY - 1 - offsetMinutes * MINUTE);
}

const isWorkingDay = (day: number): boolean => (((day + EPOCH_WEEKDAY) % 7) + 7) % 7 < 5;
