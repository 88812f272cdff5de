/**
 * What all commands share: a summary and two examples in the language of the run, at most 24 lines
 * of help, and an ending by exit code alone. A command that fails says what happened, why, and what
 * to do; anything else that is thrown is a fault of this program and is shown as one.
 */
import { type Command, Option } from 'commander';
import { isInstant } from '../../workflows/index.js';
import { EXIT, type ExitCode, failure, isFailure } from './exit.js';
import type { CommandName } from './help.en.js';
import type { Terminal } from './terminal.js';

/** What a command does with its arguments and options; it answers how it ended. */
export type Act<Args extends readonly unknown[]> = (
  terminal: Terminal,
  ...args: Args
) => Promise<ExitCode>;

/**
 * Adds a command by its name, such as `key new`, to the program or to a command of its own.
 * @returns the command, for its arguments and options
 */
export function register<Args extends readonly unknown[]>(
  parent: Command,
  terminal: Terminal,
  name: CommandName,
  act: Act<Args>,
): Command {
  const { texts } = terminal;
  const { summary, examples } = texts.help[name];
  const word = name.slice(name.lastIndexOf(' ') + 1);
  const command = parent.command(word).description(summary);
  command.addHelpText('before', `${examples.map((line) => `  $ giaouoc ${line}`).join('\n')}\n`);
  command.addHelpText('after', texts.help.everywhere);
  command.action(async (...args: unknown[]) => {
    // Commander passes the command itself last; what the command does needs only its input.
    process.exitCode = await act(terminal, ...(args.slice(0, -1) as unknown as Args));
  });
  return command;
}

/** Shows why a command could not go on, and ends with the failure's exit code. */
export function showFailure({ say, texts }: Terminal, thrown: unknown): ExitCode {
  if (!isFailure(thrown)) {
    const trace = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    say(`${texts.ownFault}\n${trace}`);
    return EXIT.unreadable;
  }
  const { message, why, remedy, exit } = thrown;
  say([message, why, remedy && `→ ${remedy}`].filter(Boolean).join('\n'));
  return exit;
}

/** Options that say where a journal comes from: a server, or a file of one's own. */
export interface SourceOptions {
  readonly server?: string;
  readonly cluster?: string;
  readonly key?: string;
  readonly journal?: string;
}

/** Adds the options of `SourceOptions`. */
export function withSource(command: Command, { texts }: Terminal): Command {
  const { options } = texts.help;
  return command
    .addOption(new Option('--server <url>', options.server).env('GIAOUOC_SERVER'))
    .addOption(new Option('--cluster <id>', options.cluster).env('GIAOUOC_CLUSTER'))
    .option('--key <file>', options.key)
    .option('--journal <path>', options.journal);
}

/** Reads an option that is a whole number within bounds. */
export const wholeNumber =
  ({ texts }: Terminal, min: number, max: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    throw failure(EXIT.usage, texts.notANumber(text, min, max), {});
  };

/** Reads an option that is an instant (RFC 3339 UTC with milliseconds). */
export const instant =
  ({ texts }: Terminal) =>
  (text: string): string => {
    if (isInstant(text)) return text;
    throw failure(EXIT.usage, texts.notAnInstant(text), {});
  };
