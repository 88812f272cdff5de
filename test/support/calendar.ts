/** iCalendar files as a calendar program reads them, and the calendar of a cluster in memory. */
import { cityCalendar } from '../../src/calendar/city-calendar.js';
import { openTimetable } from '../../src/calendar/timetable.js';
import { type Language, lineBytes, openReplay } from '../../workflows/index.js';
import { ORIGIN, type TestCluster } from './cluster.js';

/** The properties of an event by their names with parameters, and its alarms. */
export interface ReadEvent {
  readonly properties: ReadonlyMap<string, string>;
  readonly alarms: readonly string[];
}

/** The events by UID. @throws for a file that RFC 5545 does not allow, as far as we write it */
export function readCalendar(text: string): ReadonlyMap<string, ReadEvent> {
  if (!/^BEGIN:VCALENDAR\r\n(?:[^\r\n]+\r\n)*END:VCALENDAR\r\n$/.test(text)) {
    throw new Error('not an iCalendar file');
  }
  const tooLong = text.split('\r\n').find((line) => Buffer.byteLength(line) > 75);
  if (tooLong !== undefined) throw new Error(`a line of more than 75 bytes: ${tooLong}`);
  const unfolded = text.replaceAll('\r\n ', '');
  const events = unfolded.split('BEGIN:VEVENT\r\n').slice(1);
  return new Map(
    events.map((event) => {
      const [own = '', ...alarms] = (event.split('END:VEVENT')[0] ?? '').split('BEGIN:VALARM\r\n');
      const lines = `${own}${alarms.at(-1)?.split('END:VALARM\r\n')[1] ?? ''}`
        .trimEnd()
        .split('\r\n');
      const properties = new Map(
        lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
      );
      const triggers = alarms.map((alarm) => /^TRIGGER[^:]*:(.*)$/m.exec(alarm)?.[1]?.trim() ?? '');
      return [properties.get('UID') ?? '', { properties, alarms: triggers }] as const;
    }),
  );
}

/** The calendar of a city after everything that a cluster has heard. */
export function calendarOf(
  { lines }: TestCluster,
  city: string,
  language: Language = 'vi',
): string {
  const replay = openReplay(ORIGIN);
  const { note, slots } = openTimetable();
  for (const line of lines) {
    const step = replay.add(lineBytes(line));
    if (!step.ok) throw new Error(`entry ${step.broken.seq} does not hold`);
    note(step.entry, replay.journal());
  }
  return cityCalendar(replay.journal(), slots(), city, language);
}
