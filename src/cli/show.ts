/**
 * `show`: the state in words after any entry of the journal, the cluster first and then every year.
 * With `--at SEQ` it goes back in time: what stood there is folded anew from the first entry on.
 */
import type { Command } from 'commander';
import { type Journal, type Json, stateJson, statePath } from '../../workflows/index.js';
import { type Act, register, type SourceOptions, wholeNumber, withSource } from './command.js';
import { EXIT, failure } from './exit.js';
import { clusterLines } from './show-cluster.js';
import { yearLines } from './show-year.js';
import { fold, openSource } from './source.js';
import { jsonText, type Terminal } from './terminal.js';

interface ShowOptions extends SourceOptions {
  readonly at?: number;
  readonly year?: number;
}

/** Adds `show`. */
export function addShow(program: Command, terminal: Terminal): void {
  const { options } = terminal.texts.help;
  withSource(register(program, terminal, 'show', showAct), terminal)
    .option('--at <seq>', options.at, wholeNumber(terminal, 0, Number.MAX_SAFE_INTEGER))
    .option('--year <year>', options.year, wholeNumber(terminal, 1970, 9999));
}

const showAct: Act<[ShowOptions]> = async (terminal, options) => {
  const { texts, json, print, say } = terminal;
  const source = await openSource(terminal, options);
  const replay = await fold(terminal, source.pieces(), { upTo: options.at });
  const journal = replay?.journal();
  const { at } = options;
  if (!journal || (at !== undefined && journal.size <= at)) {
    throw failure(EXIT.unreadable, texts.show.noEntry(at ?? 0), {
      why: texts.show.lastEntry((journal?.size ?? 0) - 1),
    });
  }
  const years = [...journal.cycles.keys()]
    .sort((a, b) => a - b)
    .filter((year) => (options.year ?? year) === year);
  if (json) print(jsonText(asJson(journal, years)));
  else print(asWords(terminal, journal, years).join('\n'));
  say(texts.next(`giaouoc status ${source.flags}`));
  return EXIT.sound;
};

const asWords = (terminal: Terminal, journal: Journal, years: readonly number[]): string[] => [
  ...clusterLines(terminal, journal),
  ...years.flatMap((year) => ['', ...yearLines(terminal, journal, year)]),
];

function asJson(journal: Journal, years: readonly number[]) {
  const { origin, size, at, cluster, cycles } = journal;
  return {
    origin,
    size,
    at,
    cluster: stateJson(cluster),
    cycles: Object.fromEntries(
      years.flatMap((year): [number, Json][] => {
        const state = cycles.get(year);
        if (!state) return [];
        return [[year, { path: statePath(state), ...(stateJson(state) as object) }]];
      }),
    ),
  };
}
