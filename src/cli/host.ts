/**
 * `host key` tells the key under which this server would keep a journal, so that the members can
 * appoint it; `host import` takes a journal over from the folder that another server exported,
 * audits it first, and writes nothing unless all of it holds. The server's code is loaded only now.
 */
import { type Command, Option } from 'commander';
import { canonicalize, type Json, type Refusal } from '../../workflows/index.js';
import { type Act, register } from './command.js';
import { type DataOptions, withData, withDatabase } from './database-place.js';
import { EXIT, type ExitCode, failure } from './exit.js';
import { exportedJournal } from './exported-journal.js';
import { hostTexts } from './host-texts.js';
import { operated } from './operator-failure.js';
import { readPolicy } from './policy-file.js';
import { textOf } from './read.js';
import { refusalLines } from './refusal-lines.js';
import { jsonText, type Terminal } from './terminal.js';

interface KeyOptions {
  readonly data: string;
  readonly keys?: string;
  readonly passphraseFile?: string;
}

interface ImportOptions extends KeyOptions, DataOptions {
  readonly policy: string;
  readonly with: readonly string[];
}

/** Adds `host key` and `host import`. */
export function addHost(program: Command, terminal: Terminal): void {
  const { help } = terminal.texts;
  const host = program.command('host').description(help.host.summary).helpCommand(false);
  withKeys(withData(register(host, terminal, 'host key', keyAct), terminal), terminal);
  withKeys(withDatabase(register(host, terminal, 'host import', importAct), terminal), terminal)
    .argument('<folder>', help.options.importFolder)
    .requiredOption('--policy <file>', help.options.policy)
    .option('--with <file>', help.options.with, (file, files: string[]) => [...files, file], []);
}

function withKeys(command: Command, { texts }: Terminal): Command {
  const { options } = texts.help;
  const passphrase = new Option('--passphrase-file <file>', options.passphraseFile);
  return command
    .addOption(new Option('--keys <folder>', options.keys).env('GIAOUOC_KEYS'))
    .addOption(passphrase.env('GIAOUOC_KEY_PASSPHRASE_FILE'));
}

const keyAct: Act<[KeyOptions]> = async (terminal, options) => {
  const texts = hostTexts(terminal.language);
  const [{ serverKey }, { systemClock }] = await serverParts();
  const host = { ...hostOf(options), clock: systemClock };
  const { x } = await operated(async () => serverKey(host));
  terminal.print(terminal.json ? jsonText({ key: x }) : x);
  terminal.say(texts.appoint);
  return EXIT.sound;
};

const importAct: Act<[string, ImportOptions]> = async (terminal, folder, options) => {
  const { texts, json, print, say } = terminal;
  const exported = await exportedJournal(terminal, folder);
  const { origin } = exported;
  const [{ importJournal }, { systemClock }] = await serverParts();
  const asked = {
    ...hostOf(options),
    databaseUrl: options.databaseUrl || null,
    clock: systemClock,
    ...exported,
    policy: readPolicy(terminal, options.policy),
    statements: options.with.map((file) => statementIn(terminal, file)),
  };
  const outcome = await operated(() => importJournal(asked));
  if (!outcome.ok) return refuse(terminal, outcome);
  const { size, added, seen } = outcome;
  const words = hostTexts(terminal.language);
  if (json) print(jsonText({ origin, size, added, seen }));
  else print(words.imported(origin, size, added, seen));
  const serve = `giaouoc serve --data ${options.data}`;
  say(texts.next(options.databaseUrl ? `DATABASE_URL=… ${serve}` : serve));
  return EXIT.sound;
};

const hostOf = ({ data, keys, passphraseFile }: KeyOptions) => ({
  data,
  keys: keys || null,
  passphraseFile: passphraseFile || null,
});

/** What happened, why, and what to do; nothing was written. */
function refuse(
  { language, texts, json, print, say }: Terminal,
  { problem, detail, refusals }: Refused,
): ExitCode {
  const words = hostTexts(language);
  const lines = refusals.flatMap((refusal) => refusalLines(refusal, language, texts));
  if (json) print(jsonText({ problem, detail, refusals: refusals.map(({ code }) => code) }));
  else print([words.refused[problem](detail), ...lines].join('\n'));
  say(words.nothingWritten);
  return problem === 'broken-entry' || problem === 'broken-head' ? EXIT.broken : EXIT.refused;
}

interface Refused {
  readonly problem: keyof ReturnType<typeof hostTexts>['refused'];
  readonly detail: string;
  readonly refusals: readonly Refusal[];
}

const serverParts = () => Promise.all([import('../import.js'), import('../clock.js')]);

/** A signed statement as `say --out` writes it, in the form in which a server is sent it. */
function statementIn({ texts, language }: Terminal, file: string): Uint8Array {
  try {
    const { signatures, statement } = JSON.parse(textOf(file, texts)) as Record<string, Json>;
    return Buffer.from(canonicalize({ signatures, statement } as Json));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    throw failure(EXIT.unreadable, hostTexts(language).notAStatement(file), {});
  }
}
