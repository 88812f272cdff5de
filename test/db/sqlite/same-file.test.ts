import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { DatabaseGone, storageFaultOf } from '../../../db/storage-fault.js';
import { makeFile, replaceFile } from '../../../db/whole-file.js';
import {
  cleanUpAfterEach,
  entriesOf,
  givenFile,
  givenFolder,
  journalOf,
  opened,
} from '../given-storage.js';

cleanUpAfterEach();

async function givenOpen() {
  const file = givenFile();
  const storage = await opened({ file });
  await storage.log.appendAll({ journals: [journalOf('north')] });
  return { file, ...storage };
}

test.each(['', '-wal'])(
  'a batch is not acknowledged when giaouoc.db%s was deleted',
  async (end) => {
    const { file, log } = await givenOpen();
    rmSync(file + end);
    const append = async () => log.appendAll({ entries: entriesOf('north', 0, 1) });
    await expect(append()).rejects.toThrow(DatabaseGone);
  },
);

test('a batch is not acknowledged when another file has the name', async () => {
  const { file, log } = await givenOpen();
  writeFileSync(`${file}.older`, readFileSync(file));
  renameSync(`${file}.older`, file);
  const append = async () => log.appendAll({ entries: entriesOf('north', 0, 1) });
  await expect(append()).rejects.toThrow(/was moved, replaced or deleted while it was open/);
});

test('a file is not opened whose log was lost with its process', async () => {
  const { file, close } = await givenOpen();
  const mark = `${file}.open`;
  expect(existsSync(mark)).toBe(true);
  await close();
  expect(existsSync(mark)).toBe(false);
  // As a process that was killed leaves it, and somebody who cleaned up after it.
  writeFileSync(mark, '');
  await expect(opened({ file })).rejects.toThrow(/giaouoc\.db-wal is gone.*put .* back/);
  rmSync(mark);
  await (await opened({ file })).close();
});

test('a file stays marked until its log was taken in, whoever closes it meanwhile', async () => {
  const { file, close } = await givenOpen();
  const isMarked = () => existsSync(`${file}.open`);
  const other = await opened({ file });
  await other.close();
  expect(isMarked()).toBe(true);
  const reader = await opened({ file, readOnly: true });
  await close();
  await reader.close();
  // A reader may not take the log in, so it lies there as behind a process that was killed.
  expect([isMarked(), existsSync(`${file}-wal`)]).toEqual([true, true]);
  await (await opened({ file })).close();
  expect([isMarked(), existsSync(`${file}-wal`)]).toEqual([false, false]);
});

test('a file that is refused says why again, and not that its log is gone', async () => {
  const { file, dataSource } = await givenOpen();
  await dataSource.query("INSERT INTO migrations (timestamp, name) VALUES (9, 'Later9')");
  const left = givenFile();
  mkdirSync(dirname(left));
  for (const end of ['', '-wal', '.open']) copyFileSync(file + end, left + end);
  for (let time = 0; time < 2; time += 1) {
    await expect(opened({ file: left })).rejects.toThrow('newer version, which added Later9');
  }
});

test('a reader neither marks a file nor minds the mark of another', async () => {
  const { file } = await givenOpen();
  const reader = await opened({ file, readOnly: true });
  await reader.close();
  expect(existsSync(`${file}.open`)).toBe(true);
});

test('a file that is made whole never takes the place of another, unless it is to', () => {
  const path = join(givenFolder(), 'words.txt');
  makeFile(path, 'first\n');
  expect(() => makeFile(path, 'second\n')).toThrow(/EEXIST/);
  expect(readFileSync(path, 'utf8')).toBe('first\n');
  replaceFile(path, 'third\n');
  expect(readFileSync(path, 'utf8')).toBe('third\n');
});

test('faults that an operator has to know of are told apart by the codes of drivers', () => {
  const faultOf = (code: string) => storageFaultOf(Object.assign(new Error(), { code }));
  expect(['SQLITE_FULL', '53100'].map(faultOf)).toEqual(['full', 'full']);
  expect(['SQLITE_READONLY_DBMOVED', '25006'].map(faultOf)).toEqual(['read-only', 'read-only']);
  expect(['SQLITE_CORRUPT_VTAB', 'SQLITE_NOTADB', 'XX001'].map(faultOf)).toEqual(
    Array(3).fill('damaged'),
  );
  expect(['SQLITE_BUSY', 'SQLITE_IOERR_WRITE', '40001'].map(faultOf)).toEqual(Array(3).fill(null));
});
