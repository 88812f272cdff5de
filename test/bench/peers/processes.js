/** Processes of the comparison: how they are started, heard, and ended with their parent. */
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What a program says at its start is kept, the rest only read. */
const ENOUGH = 10_000;

const HERE = new URL('.', import.meta.url);

/**
 * A module of this folder as a process, which tells and is told over its channel.
 * @param {string} file
 * @param {readonly string[]} [args]
 */
export function startModule(file, args = []) {
  const child = fork(fileURLToPath(new URL(file, HERE)), args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    pid: child.pid,
    next: () => answerOf(child),
    ask: (message) => {
      child.send(message);
      return answerOf(child);
    },
    close: async () => {
      const ended = once(child, 'exit');
      if (child.connected) child.disconnect();
      if (child.exitCode === null && child.signalCode === null) await ended;
    },
  };
}

/**
 * A program that runs until it is closed.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} env added to this process's own
 */
export function startProgram(program, args, env) {
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  child.stdout.on('data', (bytes) => {
    if (said.length < ENOUGH) said += bytes;
  });
  return {
    pid: child.pid,
    /** Waits for words of it. @param {RegExp} pattern with what is wanted in brackets */
    hears: async (pattern) => {
      for (;;) {
        const [, found] = pattern.exec(said) ?? [];
        if (found !== undefined) return found;
        await Promise.race([once(child.stdout, 'data'), gone(child)]);
      }
    },
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function answerOf(child) {
  const [answer] = await Promise.race([once(child, 'message'), gone(child)]);
  return answer;
}

async function gone(child) {
  await once(child, 'exit');
  throw new Error(`${child.spawnargs.join(' ')} ended before its work was done`);
}
