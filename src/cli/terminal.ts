/**
 * Where a command speaks: data to stdout, talk to stderr, so that what is piped on is never mixed
 * with what is said about it. Colour only where a person looks, and never with NO_COLOR.
 */
import type { Language } from '../../workflows/index.js';
import { type Texts, textsOf } from './texts.js';

export interface Terminal {
  readonly language: Language;
  readonly texts: Texts;
  /** Whether data is asked for as JSON. */
  readonly json: boolean;
  /** Whether a question may be asked: a person at a terminal, and no `--no-input`. */
  readonly mayAsk: boolean;
  /** Whether talk goes to a person's screen, where a line may be drawn over. */
  readonly live: boolean;
  /** Data: one or more lines to stdout. */
  readonly print: (text: string) => void;
  /** Talk: one or more lines to stderr. */
  readonly say: (text: string) => void;
  /** Talk on a line that the next drawing takes the place of; an empty one clears it. */
  readonly draw: (text: string) => void;
  readonly paint: Paint;
}

export interface Paint {
  readonly strong: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly faint: (text: string) => string;
}

export interface TerminalOptions {
  readonly language: Language;
  readonly json: boolean;
  readonly input: boolean;
}

/** The terminal of this process. */
export function openTerminal({ language, json, input }: TerminalOptions): Terminal {
  const { stdin, stdout, stderr, env } = process;
  const mono = env.NO_COLOR !== undefined && env.NO_COLOR !== '';
  return {
    language,
    texts: textsOf(language),
    json,
    mayAsk: input && stdin.isTTY === true && stderr.isTTY === true,
    live: stderr.isTTY === true && env.TERM !== 'dumb',
    print: (text) => void stdout.write(`${text}\n`),
    say: (text) => void stderr.write(`${text}\n`),
    draw: (text) => void stderr.write(`\r\u001b[K${text}`),
    paint: paintFor(stdout.isTTY === true && !mono && env.TERM !== 'dumb'),
  };
}

/** The SGR codes of ECMA-48, or nothing at all. */
function paintFor(coloured: boolean): Paint {
  const code = (on: number, off: number) => (text: string) =>
    coloured ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  return { strong: code(1, 22), good: code(32, 39), bad: code(31, 39), faint: code(2, 22) };
}

/** JSON as it is printed: two spaces, in the order of the fields. */
export const jsonText = (value: unknown): string => JSON.stringify(value, null, 2);
