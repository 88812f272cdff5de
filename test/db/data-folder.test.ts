import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { makeDataFile } from '../../db/data-folder.js';
import { cleanUpAfterEach, givenFolder, journalOf, opened } from './given-storage.js';

cleanUpAfterEach();

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

test("the folders that are made and every file in them are the owner's alone", async () => {
  const top = join(givenFolder(), 'var');
  const folder = join(top, 'data');
  const { log } = await opened({ file: join(folder, 'giaouoc.db') });
  await log.appendAll({ journals: [journalOf('north')] });
  expect([modeOf(top), modeOf(folder)]).toEqual(['700', '700']);
  const files = readdirSync(folder).sort();
  expect(files).toEqual(['giaouoc.db', 'giaouoc.db-shm', 'giaouoc.db-wal', 'giaouoc.db.open']);
  expect(files.map((name) => modeOf(join(folder, name)))).toEqual(['600', '600', '600', '600']);
});

test('a folder and a file that exist keep their modes and their contents', async () => {
  const folder = join(givenFolder(), 'data');
  mkdirSync(folder);
  chmodSync(folder, 0o750);
  const file = join(folder, 'giaouoc.db');
  const first = await opened({ file });
  await first.log.appendAll({ journals: [journalOf('north')] });
  await first.close();
  chmodSync(file, 0o640);
  const { log } = await opened({ file });
  expect([modeOf(folder), modeOf(file)]).toEqual(['750', '640']);
  expect(await log.journals()).toHaveLength(1);
});

test('a file can be made several folders deep, and again', () => {
  const file = join(givenFolder(), 'a', 'b', 'c', 'giaouoc.db');
  makeDataFile(file);
  makeDataFile(file);
  expect(statSync(file).size).toBe(0);
});
