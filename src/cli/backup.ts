/** `backup`: the database of a server, running or not, in one file. */
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { type Act, register } from './command.js';
import { type DataOptions, mustExist, placeIn, withDatabase } from './database-place.js';
import { EXIT, failure } from './exit.js';
import { operated } from './operator-failure.js';
import { unreadable } from './read.js';
import { jsonText, type Terminal } from './terminal.js';
import { upkeepTexts } from './upkeep-texts.js';

interface BackupOptions extends DataOptions {
  readonly withKeys?: boolean;
}

/** Adds `backup`. */
export function addBackup(program: Command, terminal: Terminal): void {
  const { options } = terminal.texts.help;
  withDatabase(register(program, terminal, 'backup', backupAct), terminal)
    .argument('<file>', options.backupFile)
    .option('--with-keys', options.withKeys);
}

const backupAct: Act<[string, BackupOptions]> = async (terminal, out, options) => {
  const { texts, language, json, print, say } = terminal;
  const words = upkeepTexts(language);
  const place = placeIn(options);
  mustExist(terminal, place);
  if (existsSync(out)) throw failure(EXIT.usage, words.isThere(out), {});
  const { backUp } = await import('../upkeep/backup.js');
  const now = new Date().toISOString();
  const asked = { place, data: options.data, out, withKeys: options.withKeys === true, now };
  const { journals, entries, rows, keys } = await operated(() => backUp(asked)).catch((error) => {
    const { code } = error as NodeJS.ErrnoException;
    throw code?.startsWith('E') ? unreadable(texts, out, error) : error;
  });
  if (json) print(jsonText({ file: out, journals, entries, rows, keys }));
  else print(words.backedUp(out, journals, entries, rows));
  say(keys > 0 ? words.withKeys(keys) : words.withoutKeys);
  return EXIT.sound;
};
