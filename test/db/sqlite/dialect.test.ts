import { beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { conflictOf } from '../../../db/sqlite/dialect.js';
import {
  cleanUpAfterEach,
  closeLater,
  cosignatureOf,
  entriesOf,
  givenFile,
  journalOf,
  opened,
} from '../given-storage.js';

/**
 * Append-only is judged from outside: another program opens the file with its own settings and
 * plain SQL, and tries to rewrite history.
 */
cleanUpAfterEach();

let stranger: Database.Database;

beforeEach(async () => {
  const file = givenFile();
  const { log } = await opened({ file });
  await log.appendAll({
    journals: [journalOf('north')],
    entries: entriesOf('north', 0, 3),
    checkpoints: [{ cluster: 'north', size: 3, note: 'three' }],
    cosignatures: [cosignatureOf('north', 3, 'da-nang')],
  });
  stranger = new Database(file);
  closeLater(() => {
    stranger.close();
  });
});

const tables = ['journal', 'entry', 'checkpoint', 'cosignature'];

function contents(): unknown {
  return tables.map((table) => stranger.prepare(`SELECT * FROM ${table}`).all());
}

function refused(sql: string, words: string): void {
  const before = contents();
  expect(() => stranger.exec(sql)).toThrow(words);
  expect(contents()).toEqual(before);
}

describe.each(tables)('a row of %s', (table) => {
  test('cannot be changed', () => {
    const column = table === 'journal' ? 'created' : 'cluster';
    refused(`UPDATE ${table} SET ${column} = 'x'`, `${table} is append-only: UPDATE refused`);
    refused(`UPDATE OR IGNORE ${table} SET ${column} = ${column}`, 'append-only');
  });

  test('cannot be deleted', () => {
    refused(`DELETE FROM ${table}`, `${table} is append-only: DELETE refused`);
  });
});

describe('a row cannot be replaced', () => {
  const entry = (seq: number, id: string) =>
    `INTO entry (cluster, seq, bytes, statement_id, at) VALUES ('north', ${seq}, x'00', '${id}', '')`;
  const idOf = (seq: number) => entriesOf('north', seq, seq + 1)[0]?.statementId ?? '';

  test('an entry by another at its place', () => {
    refused(`INSERT OR REPLACE ${entry(1, 'new')}`, 'entry-seq');
    refused(`REPLACE ${entry(2, idOf(2))}`, 'entry-statement');
  });

  test('an entry by a later one with its statement', () => {
    refused(`REPLACE ${entry(3, idOf(1))}`, 'entry-statement');
  });

  test('a journal by one with its id or its origin', () => {
    refused("REPLACE INTO journal VALUES ('north', 'elsewhere', '')", 'journal-id');
    refused("REPLACE INTO journal VALUES ('south', 'example.org/north', '')", 'journal-origin');
  });

  test('a checkpoint by another of its size', () => {
    refused("REPLACE INTO checkpoint VALUES ('north', 3, 'forged')", 'checkpoint-size');
  });

  test('a cosignature by another of its witness', () => {
    const forged = "'north', 3, 'da-nang', 0, 'forged'";
    refused(`REPLACE INTO cosignature VALUES (${forged})`, 'cosignature-name');
  });

  test('an upsert does not change what is there either', () => {
    refused(`INSERT ${entry(1, 'new')} ON CONFLICT DO UPDATE SET bytes = x'00'`, 'entry-seq');
  });
});

test('what is new may still be added by plain SQL, in order', () => {
  const add = stranger.prepare("INSERT INTO entry VALUES ('north', ?, x'00', ?, '')");
  add.run(3, 'fourth');
  expect(() => add.run(5, 'sixth')).toThrow('entry-seq');
  expect(stranger.prepare('SELECT count(*) FROM entry').pluck().get()).toBe(4);
});

test('only the errors of the guards are conflicts', () => {
  const errorOf = (sql: string): unknown => {
    try {
      stranger.exec(sql);
    } catch (error) {
      return error;
    }
    throw new Error('the statement was taken');
  };
  expect(conflictOf(errorOf('DELETE FROM entry'))).toBeUndefined();
  expect(conflictOf(errorOf('SELECT'))).toBeUndefined();
  expect(conflictOf(new Error('entry-seq: as text'))).toBeUndefined();
  expect(conflictOf(undefined)).toBeUndefined();
  expect(conflictOf(errorOf("REPLACE INTO checkpoint VALUES ('north', 3, '')"))).toBe(
    'checkpoint-size',
  );
});
