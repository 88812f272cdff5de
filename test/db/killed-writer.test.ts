import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { compiledWith } from './compiled-storage.js';
import { cleanUpAfterEach, collected, givenFolder, opened } from './given-storage.js';

cleanUpAfterEach();

/**
 * A process appends batches as fast as it can and says after each one how far it has come, until
 * it is killed without warning. Its file is read by this process meanwhile and afterwards.
 */
const BATCH_ROWS = 4;
const writer = `
import { writeSync } from 'node:fs';
import { openStorage } from './db/data-source.js';
const { log } = await openStorage({ file: process.argv[2] });
const created = '2023-01-05T00:00:00.000Z';
if (log.journal('north') === undefined) {
  log.appendAll({ journals: [{ cluster: 'north', origin: 'example.org/north', created }] });
}
for (;;) {
  const from = log.size('north');
  const entries = Array.from({ length: ${BATCH_ROWS} }, (_, index) => ({
    cluster: 'north',
    seq: from + index,
    bytes: Buffer.from('entry ' + (from + index)),
    statementId: 'statement ' + (from + index),
    at: created,
  }));
  log.appendAll({ entries });
  writeSync(1, from + entries.length + '\\n');
}
`;

type Killed = { readonly acknowledged: number; readonly readMeanwhile: readonly number[] };

async function killedAfter(script: string, file: string, lines: number): Promise<Killed> {
  const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  let said = '';
  let reading: Promise<number[]> | undefined;
  for await (const chunk of child.stdout) {
    said += String(chunk);
    reading ??= readSizes(file);
    if (said.split('\n').length > lines) child.kill('SIGKILL');
  }
  expect(await closed).toEqual([null, 'SIGKILL']);
  const last = said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1);
  return { acknowledged: Number(last), readMeanwhile: (await reading) ?? [] };
}

async function readSizes(file: string): Promise<number[]> {
  const { log, close } = await opened({ file, readOnly: true });
  const sizes: number[] = [];
  for (let turn = 0; turn < 20; turn += 1) {
    sizes.push((await collected(log.entries('north'))).length);
    await new Promise(setImmediate);
  }
  await close();
  return sizes;
}

test('after a kill every acknowledged entry is there, and batches are whole', async () => {
  const folder = givenFolder();
  const script = compiledWith(folder, writer);
  const file = join(folder, 'data', 'giaouoc.db');
  for (const lines of [40, 3, 90]) {
    const { acknowledged, readMeanwhile } = await killedAfter(script, file, lines);
    expect(acknowledged).toBeGreaterThanOrEqual(lines * BATCH_ROWS);
    expect(readMeanwhile.filter((size) => size % BATCH_ROWS !== 0)).toEqual([]);
    expect(readMeanwhile).toEqual([...readMeanwhile].sort((a, b) => a - b));

    const { log, dataSource, close } = await opened({ file });
    const size = await log.size('north');
    expect(size).toBeGreaterThanOrEqual(acknowledged);
    expect(size % BATCH_ROWS).toBe(0);
    const found = (await collected(log.entries('north'))).map(({ bytes }) => String(bytes));
    expect(found).toEqual(Array.from({ length: size }, (_, seq) => `entry ${seq}`));
    expect(await dataSource.query('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    await close();
  }
});
