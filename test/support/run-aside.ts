/**
 * Runs the program as a process of its own while this one goes on, so that a server of this process
 * can answer it.
 */
import { execFile } from 'node:child_process';
import type { Ran } from './transcript.js';

/** @param words the arguments, as a shell would hand them over */
export const runAside = (program: string, words: readonly string[], folder: string): Promise<Ran> =>
  new Promise((resolve) => {
    const { LC_ALL: _all, LC_MESSAGES: _messages, FORCE_COLOR: _color, ...rest } = process.env;
    const env = { ...rest, NODE_OPTIONS: '', LANG: 'en_US.UTF-8', NO_COLOR: '1' };
    const child = execFile(
      process.execPath,
      [program, ...words],
      { cwd: folder, env, encoding: 'utf8' },
      (_error, stdout, stderr) => resolve({ stdout, stderr, exit: child.exitCode }),
    );
    child.stdin?.end();
  });
