/**
 * `calendar`: a city's deadlines as an `.ics` file, made here from a folder's or a server's
 * journal, every entry of which is judged again first. It is the calendar that the server offers
 * to be subscribed to, byte for byte.
 */
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { type Act, register, type SourceOptions, withSource } from './command.js';
import { EXIT, failure } from './exit.js';
import { unreadable } from './read.js';
import { fold, openSource } from './source.js';
import { jsonText, type Terminal } from './terminal.js';

interface CalendarOptions extends SourceOptions {
  readonly member: string;
  readonly out?: string;
}

/** Adds `calendar`. */
export function addCalendar(program: Command, terminal: Terminal): void {
  const { options } = terminal.texts.help;
  withSource(register(program, terminal, 'calendar', calendarAct), terminal)
    .requiredOption('--member <id>', options.calendarOf)
    .option('--out <file>', options.receiptOut);
}

const calendarAct: Act<[CalendarOptions]> = async (terminal, { member, out, ...options }) => {
  const { texts, language, json, print } = terminal;
  const { openTimetable } = await import('../calendar/timetable.js');
  const { cityCalendar, plannedFor } = await import('../calendar/city-calendar.js');
  const { pieces } = await openSource(terminal, options);
  const { note, slots } = openTimetable();
  const replay = await fold(terminal, pieces(), {
    onEntry: (entry, _, journal) => note(entry, journal),
  });
  const journal = replay?.journal();
  if (journal?.cluster.context.parties[member]?.kind !== 'member') {
    throw failure(EXIT.usage, texts.calendar.notAMember(member), {});
  }
  const text = json
    ? `${jsonText(plannedFor(journal, slots(), member))}\n`
    : cityCalendar(journal, slots(), member, language);
  if (out === undefined) print(text.slice(0, -1));
  else {
    try {
      writeFileSync(out, text);
    } catch (error) {
      throw unreadable(texts, out, error);
    }
  }
  return EXIT.sound;
};
