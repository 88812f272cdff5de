import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { makeDurable, requireDurable, transactionsOf } from '../../../db/sqlite/connection.js';
import { cleanUpAfterEach, closeLater, givenFolder } from '../given-storage.js';

cleanUpAfterEach();

function connected(file = join(givenFolder(), 'a.db')): Database.Database {
  const connection = new Database(file);
  closeLater(() => {
    connection.close();
  });
  return connection;
}

test('the library alone reopens a file with less than FULL, and makeDurable does not', () => {
  const file = join(givenFolder(), 'a.db');
  const first = connected(file);
  makeDurable(first);
  first.exec('CREATE TABLE a (b)');
  first.close();
  const alone = connected(file);
  expect(alone.pragma('synchronous', { simple: true })).toBe(1);
  makeDurable(alone);
  expect(alone.pragma('synchronous', { simple: true })).toBe(2);
});

test.each([
  ['synchronous = NORMAL', 'synchronous is 1 and must be 2'],
  ['synchronous = OFF', 'synchronous is 0 and must be 2'],
  ['foreign_keys = OFF', 'foreign_keys is 0 and must be 1'],
  ['journal_mode = DELETE', 'journal_mode is delete and must be wal'],
  ['recursive_triggers = OFF', 'recursive_triggers is 0 and must be 1'],
])('a connection with %s is not safe to write', (pragma, words) => {
  const connection = connected();
  makeDurable(connection);
  requireDurable(connection);
  connection.pragma(pragma);
  expect(() => requireDurable(connection)).toThrow(words);
});

test('every setting that is wrong is named at once', () => {
  const connection = connected();
  expect(() => requireDurable(connection)).toThrow(/journal_mode is .*; fullfsync is .*/);
});

test('a database in memory cannot be made durable', () => {
  expect(() => makeDurable(connected(':memory:'))).toThrow('journal_mode is memory');
});

test('a transaction that throws leaves nothing, and the next one works', () => {
  const connection = connected();
  connection.exec('CREATE TABLE a (b)');
  const inTransaction = transactionsOf(connection);
  const failing = () =>
    inTransaction(() => {
      connection.exec('INSERT INTO a VALUES (1)');
      throw new Error('half-way');
    });
  expect(failing).toThrow('half-way');
  expect(connection.inTransaction).toBe(false);
  inTransaction(() => connection.exec('INSERT INTO a VALUES (2)'));
  expect(connection.prepare('SELECT b FROM a').pluck().all()).toEqual([2]);
});

test('a transaction that SQLite itself has rolled back is reported as it failed', () => {
  const connection = connected();
  connection.exec('CREATE TABLE a (b UNIQUE)');
  const inTransaction = transactionsOf(connection);
  const failing = () =>
    inTransaction(() => {
      connection.exec('INSERT INTO a VALUES (1)');
      connection.exec('INSERT OR ROLLBACK INTO a VALUES (1)');
    });
  expect(failing).toThrow('UNIQUE constraint failed');
  expect(connection.prepare('SELECT count(*) FROM a').pluck().get()).toBe(0);
});

test('a transaction is refused inside another', () => {
  const connection = connected();
  const inTransaction = transactionsOf(connection);
  expect(() => inTransaction(() => inTransaction(() => undefined))).toThrow('transaction is open');
  expect(connection.inTransaction).toBe(false);
});
