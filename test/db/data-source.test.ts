import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import {
  cleanUpAfterEach,
  collected,
  entriesOf,
  givenFile,
  givenFolder,
  journalOf,
  opened,
} from './given-storage.js';

cleanUpAfterEach();

const settings = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  recursive_triggers: 1,
  busy_timeout: 5_000,
  trusted_schema: 0,
};

async function settingsOf(storage: Awaited<ReturnType<typeof opened>>) {
  const found: Record<string, unknown> = {};
  for (const name of Object.keys(settings)) {
    const [row]: object[] = await storage.dataSource.query(`PRAGMA ${name}`);
    found[name] = Object.values(row ?? {})[0];
  }
  return found;
}

describe('every open is durable', () => {
  test('on the first start, after a reopen, and after one more', async () => {
    const file = givenFile();
    for (const round of [0, 1, 2]) {
      const storage = await opened({ file });
      expect(await settingsOf(storage)).toEqual(settings);
      if (round === 0) await storage.log.appendAll({ journals: [journalOf('north')] });
      await storage.log.appendAll({ entries: entriesOf('north', round, round + 1) });
      expect(await settingsOf(storage)).toEqual(settings);
      await storage.close();
    }
    const { log } = await opened({ file });
    expect(await collected(log.entries('north'))).toEqual(entriesOf('north', 0, 3));
  });

  test('for two processes that have the same file', async () => {
    const file = givenFile();
    const [first, second] = [await opened({ file }), await opened({ file })];
    expect(await settingsOf(first)).toEqual(settings);
    expect(await settingsOf(second)).toEqual(settings);
  });
});

describe('a file is refused with its reason, and left as it is', () => {
  test('when it is not a database', async () => {
    const file = join(givenFolder(), 'notes.txt');
    writeFileSync(file, 'These are notes and not a database.\n'.repeat(50));
    await expect(opened({ file })).rejects.toThrow(`cannot open the database ${file}`);
    await expect(opened({ file })).rejects.toThrow('file is not a database');
  });

  test('when its place is a folder', async () => {
    const file = givenFolder();
    await expect(opened({ file })).rejects.toThrow(/cannot open the database .* EISDIR/);
  });

  test('when its folder cannot be made', async () => {
    const folder = givenFolder();
    writeFileSync(join(folder, 'data'), '');
    const file = join(folder, 'data', 'giaouoc.db');
    await expect(opened({ file })).rejects.toThrow(/cannot open the database .*data/);
  });

  test('when a newer version has migrated it', async () => {
    const file = givenFile();
    await (await opened({ file })).close();
    const newer = new Database(file);
    newer.exec("INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'Seals')");
    newer.close();
    const words = 'it was written by a newer version, which added Seals';
    await expect(opened({ file })).rejects.toThrow(words);
    await expect(opened({ file, readOnly: true })).rejects.toThrow(words);
  });

  test('when somebody has removed a trigger', async () => {
    const file = givenFile();
    await (await opened({ file })).close();
    const intruder = new Database(file);
    intruder.exec('DROP TRIGGER entry_no_update');
    intruder.close();
    await expect(opened({ file })).rejects.toThrow('not guarded as append-only any more');
  });

  test('when somebody has weakened a trigger', async () => {
    const file = givenFile();
    await (await opened({ file })).close();
    const intruder = new Database(file);
    intruder.exec(
      `DROP TRIGGER entry_no_update;
       CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN SELECT 1; END`,
    );
    intruder.close();
    await expect(opened({ file })).rejects.toThrow('CREATE TRIGGER entry_no_update BEFORE UPDATE');
  });
});

describe('reading only', () => {
  test('sees what was written and can write nothing', async () => {
    const file = givenFile();
    const writer = await opened({ file });
    await writer.log.appendAll({ journals: [journalOf('north')] });
    const { log, dataSource } = await opened({ file, readOnly: true });
    expect(await log.journals()).toEqual([journalOf('north')]);
    const append = async () => log.appendAll({ entries: entriesOf('north', 0, 1) });
    const message = expect.stringContaining('readonly database');
    await expect(append()).rejects.toMatchObject({ message });
    const insert = dataSource.query("INSERT INTO journal VALUES ('a', 'b', 'c')");
    await expect(insert).rejects.toMatchObject({ message });
  });

  test('makes no file and no folder', async () => {
    const folder = givenFolder();
    const file = join(folder, 'data', 'giaouoc.db');
    await expect(opened({ file, readOnly: true })).rejects.toThrow('there is no such file');
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  test('refuses a file that the server has not migrated', async () => {
    const file = join(givenFolder(), 'empty.db');
    const empty = new Database(file);
    empty.pragma('journal_mode = WAL');
    empty.close();
    await expect(opened({ file, readOnly: true })).rejects.toThrow('it lacks Journals');
  });
});

test('a name that SQLite would take for memory is a file like any other', async () => {
  const folder = givenFolder();
  const before = process.cwd();
  process.chdir(folder);
  try {
    const { log } = await opened({ file: ':memory:' });
    await log.appendAll({ journals: [journalOf('north')] });
  } finally {
    process.chdir(before);
  }
  expect(readdirSync(folder)).toContain(':memory:');
});

test('nothing works after close', async () => {
  const storage = await opened({ file: givenFile() });
  await storage.close();
  expect(() => storage.log.size('north')).toThrow('not open');
});
