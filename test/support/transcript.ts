/**
 * Transcripts: what a person types and what then stands on the screen, in one readable file. The
 * program runs as a process of its own in a folder of its own.
 *
 *     A sentence that the commands below it show.
 *
 *     $ giaouoc audit - < sound/journal.ndjson
 *     SOUND  …
 *     | Next: giaouoc show --journal FILE
 *     = 0
 *
 * After a command come the lines of stdout, those of stderr with a bar before them, and the exit
 * code. `…` stands for anything within a line, and alone on a line for any number of lines. A file
 * that the commands need follows at the end, below `-- its/path --`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One command of a transcript. */
export interface Scene {
  /** The sentence above the command. */
  readonly claim: string;
  readonly command: string;
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
  readonly exit: number;
}

export interface Transcript {
  readonly scenes: readonly Scene[];
  readonly files: ReadonlyMap<string, string>;
}

/** Reads a transcript. @throws when a command has no exit code, which would judge nothing */
export function readTranscript(path: string): Transcript {
  const [head = '', ...rest] = readFileSync(path, 'utf8').split(/^-- (.+) --\n/m);
  const files = new Map<string, string>();
  for (let at = 0; at + 1 < rest.length; at += 2) files.set(rest[at] ?? '', rest[at + 1] ?? '');
  const [opening = '', ...blocks] = head.split(/^\$ /m);
  let claim = lastParagraph(opening);
  const scenes = blocks.map((block) => {
    const [command = '', ...lines] = block.split('\n');
    const end = lines.findIndex((line) => line.startsWith('= '));
    if (end === -1) throw new Error(`${path}: "${command}" has no exit code`);
    const output = lines.slice(0, end);
    const scene = {
      claim,
      command,
      stdout: output.filter((line) => !/^\|( |$)/.test(line)),
      stderr: output.filter((line) => /^\|( |$)/.test(line)).map((line) => line.slice(2)),
      exit: Number(lines[end]?.slice(2)),
    };
    claim = lastParagraph(lines.slice(end + 1).join('\n')) || claim;
    return scene;
  });
  return { scenes, files };
}

const lastParagraph = (text: string): string =>
  (text.trim().split(/\n\n+/).at(-1) ?? '').replaceAll('\n', ' ').replace(/^#.*$/, '');

/** Writes the files of a transcript to its folder. */
export function layOut({ files }: Transcript, folder: string): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number | null;
}

/** Runs the program with arguments as they are typed; double quotes and `< FILE` are understood. */
export function run(program: string, command: string, folder: string): Ran {
  const [typed = '', input] = command.split(' < ');
  const words = [...typed.matchAll(/(?:[^\s"]|"[^"]*")+/g)].map(([word]) =>
    word.replaceAll('"', ''),
  );
  const { LC_ALL: _all, LC_MESSAGES: _messages, FORCE_COLOR: _color, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words.slice(1)], {
    cwd: folder,
    input: input === undefined ? '' : readFileSync(join(folder, input)),
    env: { ...env, NODE_OPTIONS: '', LANG: 'en_US.UTF-8', NO_COLOR: '1' },
    encoding: 'utf8',
  });
  return { stdout, stderr, exit: status };
}

/** What was printed in place of what was expected, or `null` when the lines match. */
export function mismatch(printed: string, expected: readonly string[]): string | null {
  const pattern = expected.map((line) => (line === '…' ? ANY_LINES : lineOf(line))).join('');
  return new RegExp(`^${pattern}$`).test(printed) ? null : printed;
}

const ANY_LINES = '(?:[^\\n]*\\n)*';
const lineOf = (line: string): string =>
  `${line
    .split('…')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^\\n]*')}\\n`;
