import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { builtFile } from '../support/built.js';
import { cleanUpAfterEach, closeLater, givenData } from '../support/http.js';

cleanUpAfterEach();

/** Lets a promise come true by asking again and again. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** The server as a service runs it, with what it says appended to a file. */
function givenService() {
  const data = givenData();
  const file = join(data, '..', 'giaouoc.log');
  const log = openSync(file, 'a');
  const command = [builtFile('src/cli/main.ts'), 'serve', '--port', '0', '--data', data];
  const env = { ...process.env, NODE_OPTIONS: '', LOG_LEVEL: 'debug' };
  const stdio = ['ignore', 'pipe', log] as const;
  const child: ChildProcess = spawn(process.execPath, command, { stdio: [...stdio], env });
  closeSync(log);
  closeLater(() => void child.kill('SIGKILL'));
  const text = (): string => readFileSync(file, 'utf8');
  const lines = (): readonly string[] => text().split('\n').slice(0, -1);
  const said = (message: string): boolean => text().includes(`"msg":"${message}"`);
  return { child, file, text, lines, said };
}

const objectsIn = (lines: readonly string[]) =>
  lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));

describe('the log of a service', () => {
  test('has a whole line for everything up to the end, when it is told to end', async () => {
    const { child, text, lines, said } = givenService();
    await until(() => said('ready'));
    const { url } = objectsIn(lines()).find(({ msg }) => msg === 'ready');
    const asked = 40;
    const answers = Array.from({ length: asked }, () => fetch(`${url}/api/health/live`));
    await Promise.all(answers);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    const told = objectsIn(lines());
    expect(text().endsWith('\n')).toBe(true);
    expect(told.at(-1).msg).toBe('closed');
    expect(told.filter(({ msg }) => msg === 'request')).toHaveLength(asked);
  });

  test('goes on from the beginning of its file after that was copied and cut off', async () => {
    const { child, file, lines, text, said } = givenService();
    await until(() => said('ready'));
    truncateSync(file);
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect(text()).not.toContain('\0');
    expect(objectsIn(lines()).at(-1).msg).toBe('closed');
  });
});
