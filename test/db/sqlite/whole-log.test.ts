/**
 * The log of a server that was killed, with one bit changed in it. SQLite alone would forget every
 * commit behind that bit; here the file is not opened, unless it is only the newest commit.
 */
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { lookThroughLog } from '../../../db/sqlite/whole-log.js';
import {
  cleanUpAfterEach,
  entriesOf,
  givenFile,
  givenFolder,
  journalOf,
  opened,
} from '../given-storage.js';

cleanUpAfterEach();

const BATCHES = 6;

/** What a killed process leaves: the file, its log with a few commits, and its mark. */
async function givenKilled() {
  const file = givenFile();
  const { log } = await opened({ file });
  await log.appendAll({ journals: [journalOf('north')] });
  const made = readFileSync(`${file}-wal`).length;
  for (let seq = 0; seq < BATCHES; seq += 1) {
    await log.appendAll({ entries: entriesOf('north', seq, seq + 1) });
  }
  const copy = join(givenFolder(), 'giaouoc.db');
  for (const end of ['', '-wal', '.open']) copyFileSync(file + end, copy + end);
  return { file: copy, log: readFileSync(`${copy}-wal`), made };
}

function flip(file: string, log: Buffer, at: number): void {
  const changed = Buffer.from(log);
  changed[at] = (changed[at] ?? 0) ^ 4;
  writeFileSync(`${file}-wal`, changed);
}

const sizeIn = async (file: string): Promise<number> => {
  const storage = await opened({ file });
  const size = await storage.log.size('north');
  await storage.close();
  return size;
};

test('a log that was left whole is read whole', async () => {
  const { file } = await givenKilled();
  const { read, behind } = lookThroughLog(`${file}-wal`);
  expect([read > BATCHES, behind]).toEqual([true, 0]);
  expect(await sizeIn(file)).toBe(BATCHES);
});

test.each([
  ['the magic of its header', () => 3],
  ['the page size in its header', () => 10],
  ['the salts in its header', () => 17],
  ['the checksum of its header', () => 25],
  ['the salts of its first frame', () => 32 + 9],
  ['the checksum of its first frame', () => 32 + 17],
  ['a page in its middle', (made: number) => made + 24 + 900],
])('a log with a changed bit in %s is refused, and not forgotten', async (_what, placeIn) => {
  const { file, log, made } = await givenKilled();
  flip(file, log, placeIn(made));
  await expect(opened({ file })).rejects.toThrow(/its log giaouoc\.db-wal is damaged: \d+ commits/);
  writeFileSync(`${file}-wal`, log);
  expect(await sizeIn(file)).toBe(BATCHES);
});

test('who takes the mark away opens the file as far as its log can be read', async () => {
  const { file, log, made } = await givenKilled();
  flip(file, log, made + 24 + 900);
  rmSync(`${file}.open`);
  expect(await sizeIn(file)).toBeLessThan(BATCHES);
});

test('a changed bit in the newest commit makes it one that was never finished', async () => {
  const { file, log } = await givenKilled();
  flip(file, log, log.length - 1);
  expect(lookThroughLog(`${file}-wal`).behind).toBe(1);
  expect(await sizeIn(file)).toBe(BATCHES - 1);
});

test('no log, or the beginning of one, has no commits', async () => {
  const path = join(givenFolder(), 'a-wal');
  expect(lookThroughLog(path)).toEqual({ read: 0, behind: 0 });
  writeFileSync(path, Buffer.alloc(40));
  expect(lookThroughLog(path)).toEqual({ read: 0, behind: 0 });
});
