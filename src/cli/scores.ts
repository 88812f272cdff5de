/**
 * `scores`: the points of a year as a table for spreadsheets, made here from a folder's or a
 * server's journal, every entry of which is judged again first.
 */
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { pointsAreFinal } from '../../workflows/index.js';
import { type Act, register, type SourceOptions, wholeNumber, withSource } from './command.js';
import { EXIT, failure } from './exit.js';
import { unreadable } from './read.js';
import { fold, openSource } from './source.js';
import { jsonText, type Terminal } from './terminal.js';

interface ScoresOptions extends SourceOptions {
  readonly year: number;
  readonly xlsx?: true;
  readonly out?: string;
}

/** Adds `scores`. */
export function addScores(program: Command, terminal: Terminal): void {
  const { options } = terminal.texts.help;
  withSource(register(program, terminal, 'scores', scoresAct), terminal)
    .requiredOption('--year <year>', options.sayYear, wholeNumber(terminal, 1970, 9999))
    .option('--xlsx', options.xlsx)
    .option('--out <file>', options.receiptOut);
}

const scoresAct: Act<[ScoresOptions]> = async (terminal, { year, xlsx, out, ...options }) => {
  const { texts, language, json, print } = terminal;
  if (xlsx && out === undefined) throw failure(EXIT.usage, texts.scores.needsFile, {});
  const { scoresOf, scoresTable } = await import('../tables/scores.js');
  const { pieces } = await openSource(terminal, options);
  const journal = (await fold(terminal, pieces()))?.journal();
  const cycle = journal?.cycles.get(year);
  if (!journal || !cycle) throw failure(EXIT.usage, texts.scores.noYear(year), {});
  const table = scoresTable(journal, cycle, language);
  const content = xlsx
    ? await (await import('../tables/xlsx.js')).xlsxOf(table)
    : (await import('../tables/csv.js')).csvOf(table);
  if (out !== undefined) write(texts, out, content);
  if (json) print(jsonText({ year, final: isFinal(cycle), members: scoresOf(cycle) }));
  else if (out === undefined) print(String(content).slice(0, -1));
  else terminal.say(texts.scores.written(out, table.rows.length));
  return EXIT.sound;
};

type Cycle = Parameters<typeof import('../tables/scores.js').scoresOf>[0];

const isFinal = ({ context }: Cycle): boolean => pointsAreFinal(context.review);

function write(texts: Terminal['texts'], out: string, content: string | Uint8Array): void {
  try {
    writeFileSync(out, content);
  } catch (error) {
    throw unreadable(texts, out, error);
  }
}
