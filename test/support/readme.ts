/**
 * The documents as a test reads them: their blocks of code, links and anchors. A block of commands
 * is marked by the HTML comment right above it:
 *
 *     <!-- executed -->  or  <!-- executed, ends with 1 -->
 *     ```sh
 *     npx giaouoc audit out
 *     ```
 *     ```text
 *     what then stands on the screen; `…` stands for anything that is left out
 *     ```
 *
 * All marked blocks of one document run in order, in one folder of their own.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { projectRoot } from './source-tree.js';

/** The documents of the project, by path, except what is installed, built or written by a run. */
export function documents(): ReadonlyMap<string, string> {
  const paths = ['.', 'docs', 'workflows', 'db', 'src', 'test'].flatMap((folder) =>
    readdirSync(join(projectRoot, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name)),
  );
  return new Map(paths.map((path) => [path, readFileSync(join(projectRoot, path), 'utf8')]));
}

/** A block of commands, with what must follow on the screen if it is executed. */
export interface Block {
  readonly commands: readonly string[];
  /** The exit code that the last command must have; `null` when the block is not executed. */
  readonly exit: number | null;
  readonly prints: readonly string[] | null;
}

const BLOCK =
  /(?:<!-- (executed)(?:, ends with (\d+))? -->\n)?```sh\n([\s\S]*?)```\n(?:\n?```text\n([\s\S]*?)```\n)?/g;

/** The blocks of commands of a document, in order. */
export const blocksOf = (text: string): Block[] =>
  [...text.matchAll(BLOCK)].map(([, executed, exit, commands, prints]) => ({
    commands: linesOf(commands ?? ''),
    exit: executed ? Number(exit ?? 0) : null,
    prints: prints === undefined ? null : linesOf(prints),
  }));

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

export interface Screen {
  /** What a person at a terminal sees, without empty lines. */
  readonly text: string;
  readonly exit: number | null;
}

/**
 * Runs a block as typed, in `folder`; `npx giaouoc` and `npm run demo` start `program` there.
 * Any other use of npm is refused, so that a document cannot install or test anything from here.
 */
export function runBlock({ commands }: Block, folder: string, program: string): Screen {
  const start = `exec "${process.execPath}" "${program}"`;
  const bin = join(folder, '.bin');
  mkdirSync(bin, { recursive: true });
  shim(bin, 'npx', `[ "$1" = giaouoc ] || exit 127\nshift\n${start} "$@"`);
  shim(bin, 'npm', `[ "$1 $2 $3" = "run demo --" ] || exit 127\nshift 3\n${start} demo "$@"`);
  const { LC_ALL: _all, LC_MESSAGES: _messages, FORCE_COLOR: _color, ...env } = process.env;
  const { stdout, status } = spawnSync('sh', ['-c', `{ ${commands.join('\n')}\n} 2>&1`], {
    cwd: folder,
    env: {
      ...env,
      PATH: `${bin}${delimiter}${env.PATH ?? ''}`,
      NODE_OPTIONS: '',
      LANG: 'en_US.UTF-8',
      NO_COLOR: '1',
    },
    encoding: 'utf8',
  });
  return {
    text: linesOf(stdout)
      .map((line) => `${line}\n`)
      .join(''),
    exit: status,
  };
}

function shim(bin: string, name: string, script: string): void {
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, name), 0o755);
}

/** The targets of a document's links to places in this project. */
export const internalLinks = (text: string): string[] =>
  [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));

/** The anchors of a document: those of its headings, as a forge makes them, and its own. */
export const anchorsOf = (text: string): ReadonlySet<string> =>
  new Set([
    ...[...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slugOf(heading)),
    ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id),
  ]);

const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, '');

const slugOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
    .replaceAll(' ', '-');
