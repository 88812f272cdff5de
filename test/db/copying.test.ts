/** All rows of a database, out of one and into another, on the engine of the run and both ways. */
import { expect, test } from '@jest/globals';
import type { Storage } from '../../db/data-source.js';
import { type Row, TABLES } from '../../db/tables.js';
import { engine } from '../support/engine.js';
import { emptyPlace, emptyStorage, type Place } from './engines.js';
import {
  cleanUpAfterEach,
  collected,
  cosignatureOf,
  entriesOf,
  entryAt,
  givenStorage,
  journalOf,
  opened,
} from './given-storage.js';

cleanUpAfterEach();

const picture = {
  digest: 'd'.repeat(64),
  bytes: Buffer.from('89504e47000dff', 'hex'),
  mediaType: 'image/png',
};
const paper = { ...picture, digest: '0'.repeat(64), bytes: Buffer.from('text\n') };

/** Two journals with something in every table, more entries than one page holds. */
async function given(place?: Place): Promise<Storage> {
  const storage = await opened(place ?? (await emptyPlace()));
  await storage.log.appendAll({
    journals: [journalOf('south'), journalOf('north')],
    entries: [...entriesOf('north', 0, 1200), ...entriesOf('south', 0, 3)],
    checkpoints: [2, 1000].map((size) => ({ cluster: 'north', size, note: `${size}\n` })),
    cosignatures: ['hue', 'Vinh', 'da-nang'].flatMap((name) => [
      cosignatureOf('north', 1000, name),
      cosignatureOf('north', 2, name),
    ]),
  });
  for (const each of [picture, paper]) {
    await storage.attachments.put(each);
    await storage.attachments.keep('south', each.digest);
  }
  await storage.calendarTokens.add({
    digest: 'a'.repeat(64),
    cluster: 'south',
    member: 'hue',
    madeBy: 'key',
    created: '2023-01-05T00:00:00.000Z',
  });
  return storage;
}

async function rowsOf({ copying }: Storage): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const { table, values } of copying.rows()) {
    const plain = values.map((each) => (typeof each === 'object' ? Buffer.from(each) : each));
    rows.push({ table, values: plain });
  }
  return rows;
}

test('every row comes once, in one order, and after those that it names', async () => {
  const rows = await rowsOf(await given());
  expect(rows.filter(({ table }) => table === 'journal').map(({ values }) => values[0])).toEqual([
    'north',
    'south',
  ]);
  expect(rows.filter(({ table }) => table === 'entry')).toHaveLength(1203);
  const names = rows.filter(({ table }) => table === 'cosignature').map(({ values }) => values[2]);
  expect(names).toEqual(['Vinh', 'da-nang', 'hue', 'Vinh', 'da-nang', 'hue']);
  expect(new Set(rows.map(({ table }) => table))).toEqual(new Set(TABLES.map(({ name }) => name)));
});

test('every table goes along, but what says who reads and what became of it', async () => {
  const { dataSource } = await emptyStorage();
  const known = dataSource.entityMetadatas.map(({ tableName }) => tableName);
  const moving: readonly string[] = TABLES.map(({ name }) => name);
  expect(moving.filter((name) => !known.includes(name))).toEqual([]);
  const staying = known.filter((name) => !moving.includes(name));
  expect(staying.filter((name) => !['mark', 'session'].includes(name))).toEqual([]);
});

test('a database that is filled says the same as the one that it was filled from', async () => {
  const source = await given();
  const [here, onFile] = [await emptyStorage(), await givenStorage()];
  expect(await here.copying.isEmpty()).toBe(true);
  const count = await here.copying.fill(source.copying.rows());
  await onFile.copying.fill(here.copying.rows());
  const rows = await rowsOf(source);
  expect(count).toBe(rows.length);
  expect(await rowsOf(here)).toEqual(rows);
  expect(await rowsOf(onFile)).toEqual(rows);
  expect(await collected(here.log.entries('north', 1198))).toEqual(entriesOf('north', 1198, 1200));
  expect(await here.copying.isEmpty()).toBe(false);
});

test('every cosignature goes along, also of a head that two pages share', async () => {
  const [source, target] = [await emptyStorage(), await emptyStorage()];
  const sizes = Array.from({ length: 400 }, (_, index) => index + 1);
  const names = ['Vinh', 'da-nang', 'hue'];
  const cosignatures = sizes.flatMap((size) => names.map((n) => cosignatureOf('north', size, n)));
  await source.log.appendAll({
    journals: [journalOf('north')],
    checkpoints: sizes.map((size) => ({ cluster: 'north', size, note: `${size}\n` })),
    cosignatures,
  });
  await target.copying.fill(source.copying.rows());
  const copied = await target.log.cosignatures('north');
  expect(copied.map(({ size, name }) => `${size} ${name}`).sort()).toEqual(
    cosignatures.map(({ size, name }) => `${size} ${name}`).sort(),
  );
});

test('a row to which the reading does not come is missed', async () => {
  const source = await given();
  const runner = source.dataSource.createQueryRunner();
  const unguarded = { SQLite: 'PRAGMA foreign_keys = OFF', PostgreSQL: REPLICA }[engine];
  await runner.query(unguarded);
  await runner.query("INSERT INTO checkpoint (cluster, size, note) VALUES ('nowhere', 1, 'n')");
  await runner.release();
  await expect(rowsOf(source)).rejects.toThrow('2 of 3 rows of checkpoint');
});

/** As whoever mirrors a database writes to it: without its foreign keys and triggers. */
const REPLICA = 'SET session_replication_role = replica';

test('what is written while rows are read is not among them', async () => {
  const place = await emptyPlace();
  const storage = await given(place);
  const seen: Row[] = [];
  for await (const row of storage.copying.rows()) {
    if (seen.length === 0) await appendBeside(place);
    seen.push(row);
  }
  expect(seen.filter(({ table }) => table === 'entry')).toHaveLength(1203);
});

/** Another connection appends; on SQLite the reader's own is busy with its snapshot. */
async function appendBeside(place: Place): Promise<void> {
  const other = await opened(place);
  await other.log.appendAll({ entries: [entryAt('south', 3)] });
}

test('a database that was left takes no row of any kind', async () => {
  const storage = await given();
  const { copying, marks, log, attachments, calendarTokens } = storage;
  expect(await copying.leave('elsewhere', async () => false)).toBe(false);
  expect(await marks.find('moved')).toBeUndefined();
  expect(await copying.leave('elsewhere', async () => true)).toBe(true);
  expect(await marks.find('moved')).toBe('elsewhere');
  const attempts: (() => unknown)[] = [
    () => log.appendAll({ journals: [journalOf('east')] }),
    () => log.appendAll({ entries: [entryAt('south', 3)] }),
    () => log.appendAll({ checkpoints: [{ cluster: 'south', size: 3, note: 'n' }] }),
    () => log.appendAll({ cosignatures: [cosignatureOf('north', 2, 'east')] }),
    () => attachments.put({ ...paper, digest: 'e'.repeat(64) }),
    () => attachments.keep('north', paper.digest),
    () => calendarTokens.remove('south', 'hue', 'a'.repeat(64)),
  ];
  for (const attempt of attempts) {
    const refused = { message: expect.stringContaining('moved') };
    await expect((async () => attempt())()).rejects.toMatchObject(refused);
  }
});

test('a copy that was never whole is taken away, and the next open begins anew', async () => {
  const storage = await given();
  await storage.marks.set('arriving', 'elsewhere');
  const { copying, dataSource } = storage;
  await copying.discard();
  await dataSource.runMigrations();
  expect(await copying.isEmpty()).toBe(true);
  expect((await storage.marks.all()).size).toBe(0);
});

test('a mark is set once, and says for ever what it said first', async () => {
  const { marks, dataSource } = await emptyStorage();
  expect(await marks.set('kind', 'real')).toBe('real');
  expect(await marks.set('kind', 'demonstration')).toBe('real');
  await expect(dataSource.query("UPDATE mark SET value = 'x'")).rejects.toThrow('append-only');
  await expect(dataSource.query('DELETE FROM mark')).rejects.toThrow('append-only');
});
