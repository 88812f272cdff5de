/** What only PostgreSQL does: guards in the database, several writers, settings that must hold. */
import { describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { openStorage, type Storage } from '../../../db/data-source.js';
import { AppendConflict } from '../../../db/entry-log.js';
import { emptyPlace } from '../engines.js';
import {
  cleanUpAfterEach,
  cosignatureOf,
  entriesOf,
  entryAt,
  journalOf,
  opened,
} from '../given-storage.js';

cleanUpAfterEach();

/** The address of an empty database. */
async function emptyUrl(): Promise<string> {
  const place = await emptyPlace();
  if ('file' in place) throw new Error('this suite is for PostgreSQL');
  return place.url;
}

/** Runs SQL as whoever has the password could, beside the program. */
async function beside(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

async function given(): Promise<{ readonly url: string; readonly storage: Storage }> {
  const url = await emptyUrl();
  const storage = await opened({ url });
  await storage.log.appendAll({
    journals: [journalOf('north')],
    entries: entriesOf('north', 0, 3),
    checkpoints: [{ cluster: 'north', size: 3, note: 'note' }],
  });
  return { url, storage };
}

describe('rows of a journal', () => {
  test.each([
    "UPDATE entry SET at = 'never'",
    'DELETE FROM entry',
    'TRUNCATE entry',
    "UPDATE journal SET origin = 'elsewhere'",
    'DELETE FROM checkpoint',
    'TRUNCATE cosignature',
  ])('are never changed: %s', async (statement) => {
    const { url, storage } = await given();
    await storage.log.appendAll({
      cosignatures: [{ cluster: 'north', size: 3, name: 'hue', time: 1, line: 'line\n' }],
    });
    await expect(beside(url, statement)).rejects.toThrow('append-only');
    expect(await storage.log.size('north')).toBe(3);
  });
});

describe('a database is refused', () => {
  test.each([
    ['DROP TRIGGER entry_next_seq ON entry', 'entry_next_seq'],
    ['ALTER TABLE entry DISABLE TRIGGER entry_never_changed', 'entry_never_changed'],
    [
      'CREATE OR REPLACE FUNCTION giaouoc_never_changed() RETURNS trigger LANGUAGE plpgsql' +
        ' AS $$ BEGIN RETURN NEW; END $$',
      'giaouoc_never_changed',
    ],
  ])('when its guard is gone: %s', async (statement, named) => {
    const { url, storage } = await given();
    await storage.close();
    await beside(url, statement);
    await expect(openStorage({ url })).rejects.toThrow(named);
  });

  test('when a newer version has written it', async () => {
    const { url, storage } = await given();
    await storage.close();
    await beside(url, "INSERT INTO migrations (timestamp, name) VALUES (9, 'Later9')");
    await expect(openStorage({ url })).rejects.toThrow('newer version, which added Later9');
  });

  test('when it is not there, with the reason and without the password', async () => {
    const url = (await emptyUrl()).replace(/[^/]*$/, 'nowhere');
    const failed = openStorage({ url });
    await expect(failed).rejects.toThrow(/cannot open the database postgres:\/\/127\.0\.0\.1/);
    await expect(failed).rejects.not.toThrow(':test@');
  });

  test('by a reader that would have to migrate it', async () => {
    const url = await emptyUrl();
    await expect(openStorage({ url, readOnly: true })).rejects.toThrow('let the server open it');
  });
});

/** Witnesses, more than a server has connections. */
const manyNames = Array.from({ length: 12 }, (_, index) => `witness-${index}`);

/** Keeps what a witness says of the head over three entries. */
const keep = async ({ log }: Storage, name: string): Promise<void> =>
  log.appendAll({ cosignatures: [cosignatureOf('north', 3, name)] });

describe('several servers', () => {
  test('bring an empty database up to date once, whoever comes first', async () => {
    const url = await emptyUrl();
    const all = await Promise.all([1, 2, 3].map(() => opened({ url })));
    await all[0]?.log.appendAll({ journals: [journalOf('north')] });
    expect(await all[2]?.log.journals()).toHaveLength(1);
  });

  test('take turns: no place is taken twice, and none is left out', async () => {
    const { url } = await given();
    const writers = await Promise.all([1, 2, 3].map(() => opened({ url })));
    let refused = 0;
    const write = async ({ log }: Storage, writer: number): Promise<void> => {
      for (let count = 0; count < 20; ) {
        const seq = await log.size('north');
        const entry = { ...entryAt('north', writer * 1000 + count), seq };
        try {
          await log.appendAll({ entries: [entry] });
          count += 1;
        } catch (error) {
          if (!(error instanceof AppendConflict)) throw error;
          expect(error.conflict).toBe('entry-seq');
          refused += 1;
        }
      }
    };
    await Promise.all(writers.map((each, writer) => write(each, writer + 1)));
    const [log] = writers.map((each) => each.log);
    expect(await log?.size('north')).toBe(63);
    expect(refused).toBeGreaterThan(0);
    let expected = 0;
    for await (const { seq } of log?.entries('north') ?? []) {
      expect(seq).toBe(expected);
      expected += 1;
    }
  });

  test('keep what many witnesses say at once while another one writes to the journal', async () => {
    const { url, storage } = await given();
    const other = await opened({ url });
    let ours: Promise<void> | undefined;
    await other.log.appendTo(['north'], async () => {
      // It waits for its turn, and then has to read, for which it needs another connection.
      ours = storage.log.appendTo(['north'], async (lengths) => {
        const seq = lengths?.get('north') ?? 0;
        expect(await storage.log.entry('north', seq - 1)).toBeDefined();
        return { entries: [entryAt('north', seq)] };
      });
      await Promise.all(manyNames.map((name) => keep(storage, name)));
      return { entries: [entryAt('north', 3)] };
    });
    await ours;
    expect(await storage.log.size('north')).toBe(5);
    expect(await storage.log.cosignatures('north')).toHaveLength(manyNames.length);
  });

  test('keep the same cosignature once, and the later one hears that it is there', async () => {
    const { url, storage } = await given();
    const other = await opened({ url });
    const kept = await Promise.allSettled(
      manyNames.flatMap((name) => [keep(storage, name), keep(other, name)]),
    );
    const refused = kept.filter(({ status }) => status === 'rejected');
    const known = { status: 'rejected', reason: { conflict: 'cosignature-name' } };
    expect(refused).toMatchObject(manyNames.map(() => known));
    expect(await other.log.cosignatures('north')).toHaveLength(manyNames.length);
  });

  test('of a whole batch nothing is left when another one was quicker', async () => {
    const { url, storage } = await given();
    const other = await opened({ url });
    await other.log.appendAll({ entries: [entryAt('north', 3)] });
    const batch = {
      journals: [journalOf('south')],
      entries: [entryAt('south', 0), { ...entryAt('north', 9), seq: 3 }],
    };
    await expect(storage.log.appendAll(batch)).rejects.toMatchObject({ row: batch.entries[1] });
    expect(await storage.log.size('south')).toBe(0);
  });
});
