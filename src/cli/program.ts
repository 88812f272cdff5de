/**
 * The command line as a whole: every command, the options that all of them take, help that begins
 * with examples, and errors that say what to do. It decides nothing of what the commands do.
 */
import { Command, type CommanderError, Option } from 'commander';
import { addAttach } from './attach.js';
import { addAudit } from './audit.js';
import { addBackup } from './backup.js';
import { addCalendar } from './calendar.js';
import { type Act, register, wholeNumber } from './command.js';
import { addDiagram } from './diagram.js';
import { addDocument } from './document.js';
import { EXIT, type ExitCode, failure } from './exit.js';
import { addExport } from './export.js';
import { addHost } from './host.js';
import { addKey } from './key.js';
import { addLodge } from './lodge.js';
import { addMisbehaviour } from './misbehaviour.js';
import { addMonitor } from './monitor.js';
import { addMove } from './move.js';
import { addReceipt } from './receipt.js';
import { addRestore } from './restore.js';
import { addSay } from './say.js';
import { addScores } from './scores.js';
import { addSeal } from './seal.js';
import { addServe } from './serve.js';
import { addShow } from './show.js';
import { addStatus } from './status.js';
import type { Terminal } from './terminal.js';
import { addWitness } from './witness.js';

/** Builds the command line for a terminal. */
export function programFor(terminal: Terminal): Command {
  const { help } = terminal.texts;
  const program = new Command('giaouoc');
  program.description(help.about).helpCommand(false);
  program
    .addOption(
      new Option('--lang <language>', help.options.lang).argParser(languageOption(terminal)),
    )
    .option('--json', help.options.json)
    .option('--no-input', help.options.noInput);
  program.addHelpText(
    'before',
    `${help.examples.map((line) => `  $ giaouoc ${line}`).join('\n')}\n`,
  );
  for (const add of [addServe, addDemo, addKey, addHost, addStatus, addSay, addSeal])
    add(program, terminal);
  for (const add of [
    addShow,
    addAudit,
    addMisbehaviour,
    addReceipt,
    addDocument,
    addMonitor,
    addExport,
  ])
    add(program, terminal);
  for (const add of [addBackup, addRestore, addMove]) add(program, terminal);
  for (const add of [addAttach, addCalendar, addScores, addWitness, addLodge, addDiagram])
    add(program, terminal);
  for (const command of withAll(program)) dress(command, terminal);
  return program;
}

/** `choices` would list the two languages a second time and push the help over its lines. */
const languageOption =
  ({ texts }: Terminal) =>
  (word: string): string => {
    if (word === 'vi' || word === 'en') return word;
    throw failure(EXIT.usage, texts.notALanguage(word), {});
  };

interface DemoOptions {
  readonly case: 'cities' | 'provinces';
  readonly exit?: boolean;
  readonly stopBefore?: string;
  readonly out?: string;
  readonly port?: number;
}

/** The demonstration starts a server too, so its code is loaded only when it is asked for. */
function addDemo(program: Command, terminal: Terminal): void {
  const { options } = terminal.texts.help;
  register(program, terminal, 'demo', demoAct)
    .addOption(
      new Option('--case <case>', options.demoCase)
        .choices(['cities', 'provinces'])
        .default('cities'),
    )
    .option('--exit', options.exit)
    .option('--stop-before <chapter>', options.demoStop)
    .option('--out <folder>', options.demoOut)
    .option('--port <number>', options.port, wholeNumber(terminal, 0, 65_535));
}

const demoAct: Act<[DemoOptions]> = async (
  { language, json },
  { case: played, exit, stopBefore, out, port },
) => {
  const { runDemo } = await import('./demo.js');
  const options = { case: played, exit: exit === true, stopBefore, out, port };
  return runDemo({ ...options, lang: language, json });
};

const withAll = (command: Command): Command[] => [command, ...command.commands.flatMap(withAll)];

/** Titles and errors of commander in the language of the run. */
function dress(command: Command, { texts }: Terminal): void {
  const { help } = texts;
  const titles: Readonly<Record<string, string>> = help.titles;
  command.helpOption('-h, --help', help.options.help);
  command.configureHelp({ styleTitle: (title) => titles[title] ?? title, helpWidth: 100 });
  command.exitOverride();
  command.configureOutput({
    outputError: (message, write) => {
      write(`${texts.usageError(message.replace(/^error: |\.?\s*$/g, ''))}\n`);
      write(`→ ${texts.usageRemedy(fullName(command))}\n`);
    },
  });
}

const fullName = (command: Command): string =>
  command.parent ? `${fullName(command.parent)} ${command.name()}` : command.name();

/** The exit code of what commander threw: help that was asked for is no error. */
export function exitOfCommander({ code }: CommanderError): ExitCode {
  return code === 'commander.helpDisplayed' || code === 'commander.help' ? EXIT.sound : EXIT.usage;
}
