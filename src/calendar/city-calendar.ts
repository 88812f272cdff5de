/**
 * One city's deadlines as an iCalendar file (RFC 5545), in one language. A deadline keeps its UID
 * when it is moved, so that subscribers see it move; what the city has done stays, marked; an alarm
 * rings only for what it still has to do. The bytes follow from the journal alone.
 *
 *     UID:2024-annualReport@example.vn/cities
 *     SEQUENCE:1                         how often it was moved
 *     LAST-MODIFIED:20250110T020000Z     the time of the entry that changed it last
 *     DTSTART;VALUE=DATE:20250228        the day in the charter's time zone
 */
import {
  ICalAlarmType,
  ICalCalendar,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import {
  charterInForce,
  type Journal,
  type Language,
  parseInstant,
  rosterOf,
  statePath,
  wordsOf,
} from '../../workflows/index.js';
import { calendarTexts } from './texts.js';
import type { Slot } from './timetable.js';

/** One deadline as a city sees it. */
export interface Planned {
  readonly uid: string;
  readonly year: number;
  readonly deadline: Slot['deadline'];
  /** The last instant that is in time (RFC 3339 UTC), and its day in the charter's time zone. */
  readonly due: string;
  readonly day: string;
  /** That time zone, in minutes east of UTC. */
  readonly offsetMinutes: number;
  /** How often it was moved. */
  readonly sequence: number;
  readonly set: string;
  /** When it was moved, or the city's task done, last. */
  readonly modified: string;
  /** `later` where nothing is asked of the city, or not yet. */
  readonly task: 'open' | 'done' | 'later';
  /** Whether the year is suspended, so that the day may still move. */
  readonly suspended: boolean;
}

/** The deadlines of all running years in which a city takes part, the earliest first. */
export function plannedFor(journal: Journal, slots: readonly Slot[], city: string): Planned[] {
  const planned = slots.flatMap((slot) => {
    const cycle = journal.cycles.get(slot.year);
    const charter = cycle && journal.cluster.context.charters[cycle.context.charter];
    if (!cycle || !charter || !rosterOf(cycle.context).includes(city)) return [];
    const state = statePath(cycle).split('.')[0] ?? '';
    // The chair of a cancelled year still hands its office on.
    const isRunning = ['underway', 'suspended'].includes(state);
    if (!isRunning && !(state === 'cancelled' && slot.deadline === 'acceptance')) return [];
    const { offsetMinutes } = charter.timeZone;
    return [plannedOf(journal.origin, slot, city, offsetMinutes, state === 'suspended')];
  });
  return planned.sort((a, b) => compare(a.due, b.due) || compare(a.uid, b.uid));
}

function plannedOf(
  origin: string,
  slot: Slot,
  city: string,
  offsetMinutes: number,
  suspended: boolean,
): Planned {
  const { year, deadline, due, moves, moved, set, open, since } = slot;
  const turned = since.get(city);
  const task = open.has(city) ? 'open' : turned === undefined ? 'later' : 'done';
  return {
    uid: `${year}-${deadline}@${origin}`,
    year,
    deadline,
    due,
    day: localTime(due, offsetMinutes).slice(0, 10),
    offsetMinutes,
    sequence: moves,
    set,
    modified: turned !== undefined && turned > moved ? turned : moved,
    task,
    suspended,
  };
}

const compare = (left: string, right: string): number => (left < right ? -1 : Number(left > right));

const DAY_SECONDS = 86_400;
const REFRESH_SECONDS = 6 * 3600;

/** The calendar of a city, as the bytes of an `.ics` file. */
export function cityCalendar(
  journal: Journal,
  slots: readonly Slot[],
  city: string,
  language: Language,
): string {
  const texts = calendarTexts(language);
  const { parties } = journal.cluster.context;
  const charter = charterInForce(journal.cluster.context);
  const cluster = charter?.name[language] ?? journal.origin;
  const title = texts.title(parties[city]?.name[language] ?? city, cluster);
  const calendar = new ICalCalendar({
    prodId: `//giaouoc//giaouoc//${language.toUpperCase()}`,
    method: ICalCalendarMethod.PUBLISH,
    name: escaped(title),
    ttl: REFRESH_SECONDS,
  });
  for (const planned of plannedFor(journal, slots, city)) {
    const { uid, year, deadline, due, day, sequence, modified, task, suspended } = planned;
    const zone = planned.offsetMinutes;
    const name = texts.deadline(wordsOf(language).deadlines[deadline], year);
    const event = calendar.createEvent({
      id: uid,
      sequence,
      created: new Date(planned.set),
      lastModified: new Date(modified),
      stamp: new Date(modified),
      start: new Date(`${day}T00:00:00.000Z`),
      allDay: true,
      summary: plain(task === 'done' ? texts.done(name) : name),
      description: plain(
        [
          cluster,
          texts.due(localTime(due, zone), zoneName(zone)),
          ...(task === 'done' ? [texts.isDone] : []),
          ...(sequence > 0 ? [texts.moved(sequence)] : []),
          ...(suspended ? [texts.suspended] : []),
        ].join('\n'),
      ),
      status: suspended ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
    for (const days of task === 'open' ? [7, 1] : []) {
      event.createAlarm({
        type: ICalAlarmType.display,
        trigger: days * DAY_SECONDS,
        description: plain(texts.alarm(name, days)),
      });
    }
  }
  return `${calendar.toString()}\r\n`;
}

/** An instant as `2024-03-31T23:59:59.999Z` would read on a wall so many minutes east of UTC. */
const localTime = (instant: string, offsetMinutes: number): string =>
  new Date((parseInstant(instant) ?? 0) + offsetMinutes * 60_000).toISOString();

/** "UTC+07:00" of an offset in minutes. */
function zoneName(offsetMinutes: number): string {
  const minutes = Math.abs(offsetMinutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `UTC${offsetMinutes < 0 ? '-' : '+'}${two(Math.trunc(minutes / 60))}:${two(minutes % 60)}`;
}

/** Texts come from a charter: no control character of theirs may begin a line of the file. */
const plain = (text: string): string => text.replace(/(?!\n)\p{Cc}/gu, ' ');

/** A text as RFC 5545 section 3.3.11 has it; the library leaves a calendar's name as it is. */
const escaped = (text: string): string =>
  text.replace(/\p{Cc}/gu, ' ').replace(/[\\;,]/g, (character) => `\\${character}`);
