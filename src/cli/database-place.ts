/**
 * Where a database is, as an operator names it: a file, or an address. The file of a data folder
 * is the server's own; an address goes before it, as for the server.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { EXIT, failure } from './exit.js';
import type { Terminal } from './terminal.js';
import { upkeepTexts } from './upkeep-texts.js';

export type Place = { readonly file: string } | { readonly url: string };

export interface DataOptions {
  readonly data: string;
  readonly databaseUrl?: string;
}

/** Adds the option of a server's folder. */
export function withData(command: Command, { texts }: Terminal): Command {
  const data = new Option('--data <folder>', texts.help.options.data);
  return command.addOption(data.env('GIAOUOC_DATA').default('./data'));
}

/** Adds the options of `DataOptions`. */
export function withDatabase(command: Command, terminal: Terminal): Command {
  const url = new Option('--database-url <address>', terminal.texts.help.options.databaseUrl);
  return withData(command, terminal).addOption(url.env('DATABASE_URL'));
}

/** The database of a data folder. */
export const placeIn = ({ data, databaseUrl }: DataOptions): Place =>
  databaseUrl ? { url: databaseUrl } : { file: join(data, 'giaouoc.db') };

/** The place that a word names: `sqlite:FILE` or `postgres://…`. */
export function placeNamed({ language }: Terminal, text: string): Place {
  if (/^postgres(ql)?:\/\/[^/\s]+\/[^/?\s]+/.test(text)) return { url: text };
  const [, file] = /^sqlite:(?:\/\/(?=\/))?(.+)$/.exec(text) ?? [];
  if (file !== undefined) return { file };
  const { notAPlace, placeRemedy } = upkeepTexts(language);
  // It may be a mistyped address, which may hold a password.
  const shown = text.includes('@') ? text.replace(/^.*@/, '…@') : text;
  throw failure(EXIT.usage, notAPlace(shown), { remedy: placeRemedy });
}

/** @throws Failure for a file that is not there, before a database would be made of it */
export function mustExist({ language }: Terminal, place: Place): void {
  if ('url' in place || existsSync(place.file)) return;
  throw failure(EXIT.unreadable, upkeepTexts(language).noSuchFile(place.file), {});
}
