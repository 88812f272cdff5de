/** What only a SQLite file does: its one connection, its readers, its indexes. */
import { describe, expect, test } from '@jest/globals';
import {
  cleanUpAfterEach,
  entriesOf,
  entryAt,
  givenFile,
  givenStorage,
  journalOf,
  opened,
} from '../given-storage.js';

cleanUpAfterEach();

const north = journalOf('north');

describe('a SQLite file', () => {
  test('is refused inside a transaction of others, which could still be undone', async () => {
    const { log, dataSource } = await givenStorage();
    await log.appendAll({ journals: [north] });
    await dataSource.query('BEGIN');
    const append = async () => log.appendAll({ entries: [entryAt('north', 0)] });
    await expect(append()).rejects.toThrow('a transaction is open');
    await dataSource.query('ROLLBACK');
    expect(await log.size('north')).toBe(0);
  });
  test('any other error is passed on as it is', async () => {
    const { log } = await givenStorage();
    const row = { ...north, created: null as unknown as string };
    const append = async () => log.appendAll({ journals: [row] });
    await expect(append()).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_NOTNULL' });
  });
  test('never waits for the writer, nor the writer for it', async () => {
    const file = givenFile();
    const writer = await opened({ file });
    await writer.log.appendAll({ journals: [north], entries: entriesOf('north', 0, 5) });
    const reader = await opened({ file, readOnly: true });
    await reader.dataSource.query('BEGIN');
    expect(await reader.log.size('north')).toBe(5);
    await writer.log.appendAll({ entries: entriesOf('north', 5, 9) });
    expect(await reader.log.size('north')).toBe(5);
    await reader.dataSource.query('COMMIT');
    expect(await reader.log.size('north')).toBe(9);
  });
});

test('among ten thousand journals every query still goes by an index', async () => {
  const { log, dataSource } = await givenStorage();
  const names = Array.from({ length: 10_000 }, (_, index) => `cluster-${index}`);
  await log.appendAll({
    journals: names.map(journalOf),
    entries: names.map((name) => entryAt(name, 0)),
  });
  expect(await log.journals()).toHaveLength(10_000);
  expect(await log.size('cluster-9999')).toBe(1);
  const queries = [
    'SELECT max(seq) FROM entry WHERE cluster = ?',
    'SELECT * FROM entry WHERE cluster = ? AND seq >= 0 AND seq < 9 ORDER BY seq LIMIT 1',
    "SELECT seq FROM entry WHERE cluster = ? AND statement_id = ''",
    'SELECT * FROM checkpoint WHERE cluster = ? AND size <= 9 ORDER BY size DESC LIMIT 1',
    'SELECT * FROM journal WHERE id = ?',
  ];
  for (const query of queries) {
    const plan: { detail: string }[] = await dataSource.query(`EXPLAIN QUERY PLAN ${query}`, ['']);
    expect(plan.map(({ detail }) => detail)).toEqual([expect.stringMatching(/^SEARCH .* INDEX /)]);
  }
});
