/**
 * `status`: one screen. Where each live year stands, who is chair now and of the year, who watches
 * the server, whom the cluster waits for, what is due, and the next command to run. It shows what
 * the rules say of the journal that it was given, and what a server says of its witnesses.
 */
import type { Command } from 'commander';
import { type Journal, type Speaker, wordsOf } from '../../workflows/index.js';
import {
  type Act,
  instant,
  register,
  type SourceOptions,
  wholeNumber,
  withSource,
} from './command.js';
import { EXIT } from './exit.js';
import { holderOf } from './holder.js';
import { type Due, outlookOf, type YearOutlook } from './outlook.js';
import { fold, openSource, type Source } from './source.js';
import { type WitnessStatus, witnessLines, witnessStatus } from './status-witnesses.js';
import { jsonText, type Terminal } from './terminal.js';
import { clockOf, daysBetween, partyName, stateWords, table } from './wording.js';

interface StatusOptions extends SourceOptions {
  readonly year?: number;
  readonly at?: string;
}

/** Adds `status`. */
export function addStatus(program: Command, terminal: Terminal): void {
  const { options } = terminal.texts.help;
  withSource(register(program, terminal, 'status', statusAct), terminal)
    .option('--year <year>', options.year, wholeNumber(terminal, 1970, 9999))
    .option('--at <time>', options.time, instant(terminal));
}

const statusAct: Act<[StatusOptions]> = async (terminal, options) => {
  const source = await openSource(terminal, options);
  const replay = await fold(terminal, source.pieces());
  if (!replay) {
    terminal.print(terminal.json ? jsonText({ size: 0, years: [] }) : terminal.texts.status.empty);
    terminal.say(terminal.texts.next(`giaouoc say cluster.found --template`));
    return EXIT.sound;
  }
  const journal = replay.journal();
  const at = options.at ?? source.now(journal.at);
  const speaker = source.key ? holderOf(journal.cluster.context, source.key.id) : null;
  const outlook = outlookOf(journal, speaker, at);
  const years = outlook.years.filter(({ year }) => (options.year ?? year) === year);
  const witnesses = await witnessStatus(journal, source.remote);
  const screen: Screen = { terminal, journal, at, speaker, witnesses };
  if (terminal.json) terminal.print(jsonText(json(screen, years)));
  else
    terminal.print(
      [...head(screen), ...years.flatMap((year) => yearLines(screen, year))].join('\n'),
    );
  if (source.key) terminal.say(holderLine(screen));
  terminal.say(terminal.texts.next(nextCommand(source, outlook.asked, years)));
  return EXIT.sound;
};

interface Screen {
  readonly terminal: Terminal;
  readonly journal: Journal;
  readonly at: string;
  readonly speaker: Speaker | null;
  readonly witnesses: WitnessStatus;
}

const name = ({ journal, terminal }: Screen, id: string | null): string =>
  id === null ? '–' : partyName(journal.cluster.context, id, terminal.language);

function head(screen: Screen): string[] {
  const { terminal, journal, at } = screen;
  const { language, paint, texts } = terminal;
  const { context, value } = journal.cluster;
  const charter = context.charters[context.version];
  const chair = context.terms[context.term]?.chair ?? null;
  return [
    paint.strong(charter?.name[language] ?? journal.origin),
    `  ${stateWords('cluster', value, language).join(' · ')}`,
    `  ${wordsOf(language).offices.chairNow}: ${name(screen, chair)}`,
    ...witnessLines(terminal, journal, screen.witnesses),
    paint.faint(`  ${texts.status.head(journal.size, clockOf(context, language).time(at))}`),
  ];
}

function yearLines(screen: Screen, outlook: YearOutlook): string[] {
  const { language, paint, texts } = screen.terminal;
  const { offices, statements } = wordsOf(language);
  const { context, value } = outlook.state;
  const chair = screen.journal.cluster.context.terms[outlook.year]?.chair ?? context.chair;
  const waiting = Object.entries(outlook.waiting).map(([party, types]) => [
    name(screen, party),
    types.map((type) => `${statements[type]} [${type}]`).join('; '),
  ]);
  return [
    '',
    paint.strong(`${outlook.year}  ${stateWords('cycle', value, language).join(' · ')}`),
    `  ${offices.chairOfYear}: ${name(screen, chair)}`,
    ...(waiting.length === 0 ? [] : [`  ${texts.status.waiting}`, ...table(waiting, '    ')]),
    ...(outlook.dues.length === 0 ? [] : [`  ${texts.status.due}`]),
    ...outlook.dues.map((due) => `    ${dueLine(screen, due)}`),
  ];
}

function dueLine(screen: Screen, { name: deadline, at, missing }: Due): string {
  const { terminal, journal } = screen;
  const { language, texts, paint } = terminal;
  const clock = clockOf(journal.cluster.context, language);
  const days = daysBetween(screen.at, at);
  const when = texts.status.inDays(days);
  const names = missing.map((id) => name(screen, id)).join(', ');
  const line = `${clock.day(at)} (${when})  ${wordsOf(language).deadlines[deadline]}: ${names}`;
  return days < 0 ? paint.bad(line) : line;
}

function holderLine(screen: Screen): string {
  const { speaker, terminal } = screen;
  if (!speaker) return terminal.texts.status.stranger;
  return terminal.texts.status.holder(name(screen, speaker.member), speaker.officer);
}

/** The first thing that the holder of the key is asked to say; else, where to look closer. */
function nextCommand(
  { flags }: Source,
  asked: readonly string[],
  years: readonly YearOutlook[],
): string {
  if (asked[0] !== undefined) return `giaouoc say ${asked[0]} ${flags}`;
  const year = years.find((each) => each.asked.length > 0);
  if (year) return `giaouoc say ${year.asked[0]} --year ${year.year} ${flags}`;
  return `giaouoc show ${flags}`;
}

function json({ journal, at, speaker, witnesses }: Screen, years: readonly YearOutlook[]) {
  const { context, value } = journal.cluster;
  return {
    origin: journal.origin,
    size: journal.size,
    at,
    cluster: value,
    chairNow: context.terms[context.term]?.chair ?? null,
    speaker,
    witnesses,
    years: years.map(({ year, path, state, waiting, dues, asked }) => ({
      year,
      state: path,
      chairOfYear: context.terms[year]?.chair ?? state.context.chair,
      waiting,
      dues,
      asked,
    })),
  };
}
