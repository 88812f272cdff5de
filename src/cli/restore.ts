/**
 * `restore`: a database out of a backup, and then what the backup lacks. Nothing is continued by
 * it: whether a restored journal may go on is found out by the server, of the witnesses.
 */
import type { Command } from 'commander';
import { type Act, register } from './command.js';
import { type DataOptions, placeIn, withDatabase } from './database-place.js';
import { EXIT, type ExitCode, failure } from './exit.js';
import { exportedJournal } from './exported-journal.js';
import { operated } from './operator-failure.js';
import { jsonText, type Terminal } from './terminal.js';
import { upkeepTexts } from './upkeep-texts.js';

interface RestoreOptions extends DataOptions {
  readonly journal: readonly string[];
  readonly newest?: boolean;
}

/** Adds `restore`. */
export function addRestore(program: Command, terminal: Terminal): void {
  const { options } = terminal.texts.help;
  withDatabase(register(program, terminal, 'restore', restoreAct), terminal)
    .argument('[file]', options.backupFile)
    .option(
      '--journal <folder>',
      options.restoreJournal,
      (folder, all: string[]) => [...all, folder],
      [],
    )
    .option('--newest', options.newest);
}

const restoreAct: Act<[string | undefined, RestoreOptions]> = async (terminal, file, options) => {
  const words = upkeepTexts(terminal.language);
  const { journal, newest, data } = options;
  if (file === undefined && journal.length === 0 && !newest) {
    throw failure(EXIT.usage, words.nothingToDo, {});
  }
  let code: ExitCode = EXIT.sound;
  if (file !== undefined) code = await restored(terminal, file, options);
  for (const folder of journal) {
    if (code === EXIT.sound) code = await continued(terminal, folder, options);
  }
  if (code === EXIT.sound && newest) code = await newestSaid(terminal, options);
  if (code === EXIT.sound) terminal.say(terminal.texts.next(`giaouoc serve --data ${data}`));
  return code;
};

async function restored(
  { language, json, print, say }: Terminal,
  backup: string,
  options: RestoreOptions,
): Promise<ExitCode> {
  const words = upkeepTexts(language);
  const { restoreBackup } = await import('../upkeep/restore.js');
  const now = new Date().toISOString();
  const { data } = options;
  const asked = { backup, place: placeIn(options), data, now };
  const outcome = await operated(() => restoreBackup(asked));
  if (json) print(jsonText(outcome));
  if (!outcome.ok) {
    if (!json) print(outcome.problem === 'not-empty' ? words.notEmpty : words.notTheSame);
    return EXIT.refused;
  }
  if (!json) {
    print(words.restored(outcome.made));
    for (const { origin, size } of outcome.journals) print(words.journal(origin, size));
  }
  if (outcome.keys > 0) say(words.keysWritten(outcome.keys));
  say(words.asksFirst);
  return EXIT.sound;
}

async function continued(
  terminal: Terminal,
  folder: string,
  options: RestoreOptions,
): Promise<ExitCode> {
  const { language, json, print } = terminal;
  const words = upkeepTexts(language);
  const { continueJournal } = await import('../upkeep/continue-journal.js');
  const exported = await exportedJournal(terminal, folder);
  const { cluster } = exported;
  const outcome = await operated(() => continueJournal({ place: placeIn(options), ...exported }));
  if (json) print(jsonText({ cluster, ...outcome }));
  else if (outcome.ok) print(words.continued(cluster, outcome.before, outcome.size));
  else print(words.notContinued[outcome.problem](outcome.detail));
  if (outcome.ok) return EXIT.sound;
  return outcome.problem === 'broken' ? EXIT.broken : EXIT.refused;
}

async function newestSaid(
  { language, say, print }: Terminal,
  options: RestoreOptions,
): Promise<ExitCode> {
  const words = upkeepTexts(language);
  const { sayNewest } = await import('../upkeep/restore.js');
  const now = new Date().toISOString();
  if (await operated(() => sayNewest(placeIn(options), now))) {
    say(words.newestSaid);
    return EXIT.sound;
  }
  print(words.notContinued['not-restored']());
  return EXIT.refused;
}
