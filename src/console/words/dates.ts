/**
 * Days and times as people read them, in the time zone of the cluster's charter and the habit of
 * the language: `08/03/2024` in Vietnamese, `8 March 2024` in English. Every time is an instant of
 * RFC 3339 in UTC, and "now" is always the server's, so that a wrong clock at home misleads nobody.
 */
import type { Language } from '../../../workflows/index.js';

export interface Dates {
  readonly day: (instant: string) => string;
  readonly time: (instant: string) => string;
  /** How far off a deadline is, in whole days, and its day: `in 9 days, 30 June 2024`. */
  readonly due: (instant: string, now: string) => string;
}

const DAY_MS = 86_400_000;

/** Opens the dates of a language. @param timeZone an IANA name, as the charter has it */
export function openDates(language: Language, timeZone = 'Asia/Ho_Chi_Minh'): Dates {
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB';
  const month = language === 'vi' ? '2-digit' : 'long';
  const dayForm = new Intl.DateTimeFormat(locale, {
    timeZone,
    day: language === 'vi' ? '2-digit' : 'numeric',
    month,
    year: 'numeric',
  });
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const dayNumber = new Intl.DateTimeFormat('en-CA', { timeZone });
  const day = (instant: string): string => dayForm.format(new Date(instant));
  const daysUntil = (instant: string, now: string): number =>
    (Date.parse(dayNumber.format(new Date(instant))) -
      Date.parse(dayNumber.format(new Date(now)))) /
    DAY_MS;
  return {
    day,
    time: (instant) => `${day(instant)} ${clock.format(new Date(instant))}`,
    due: (instant, now) =>
      `${distance(language, daysUntil(instant, now), instant < now)}, ${day(instant)}`,
  };
}

function distance(language: Language, days: number, isOver: boolean): string {
  const count = Math.abs(days);
  if (language === 'vi') {
    if (isOver) return count === 0 ? 'đã quá hạn hôm nay' : `quá hạn ${count} ngày`;
    return days === 0 ? 'đến hạn hôm nay' : `còn ${count} ngày`;
  }
  const counted = count === 1 ? '1 day' : `${count} days`;
  if (isOver) return count === 0 ? 'was due earlier today' : `${counted} late`;
  return days === 0 ? 'due today' : `in ${counted}`;
}
