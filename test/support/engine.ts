/**
 * The database engine that a test runs on. Jest runs every test that stands on this file twice, in
 * the two projects of `jest.config.js`: on a SQLite file in the server's data folder, and on a
 * PostgreSQL database that belongs to the same folder. What a test says about stored rows it says
 * here in SQL that both engines take.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import type { StorageOptions } from '../../db/data-source.js';

export type EngineName = 'SQLite' | 'PostgreSQL';

declare global {
  /** Set by the project in `jest.config.js`. */
  var databaseEngine: EngineName | undefined;
}

/** The engine of this run. */
export const engine: EngineName = globalThis.databaseEngine ?? 'SQLite';

/** Where the PostgreSQL of the run listens, for whoever may make databases in it. */
const server = (): string => {
  const address = process.env.GIAOUOC_TEST_POSTGRES;
  if (address === undefined) throw new Error('only the project PostgreSQL has a PostgreSQL');
  return address;
};

/** Makes an empty database in the PostgreSQL of the run. @returns its address */
export async function emptyDatabase(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await connected(server(), (client) => client.query(`CREATE DATABASE ${name}`));
  return server().replace(/[^/]*$/, name);
}

/** PostgreSQL waits five seconds each time for those who still use a database. */
const FAREWELLS = 3;

/**
 * Takes a database away.
 * @throws Error when somebody still uses it once the test is over: what goes on listening then
 * fails in the middle of another test, which has nothing to do with it
 */
export const dropDatabase = (url: string): Promise<void> =>
  connected(server(), async (client) => {
    const name = new URL(url).pathname.slice(1);
    for (let asked = 1; ; asked += 1) {
      try {
        await client.query(`DROP DATABASE ${name}`);
        return;
      } catch (error) {
        if (asked < FAREWELLS) continue;
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
        throw new Error('the test left a connection to its database open', { cause: error });
      }
    }
  });

const databases = new Map<string, Promise<string>>();

/**
 * The address of the database that belongs to a data folder, made empty when it is first asked for;
 * `null` on SQLite, where it is the file in the folder.
 */
export async function databaseUrlOf(data: string): Promise<string | null> {
  if (engine === 'SQLite') return null;
  const made = databases.get(data) ?? emptyDatabase();
  databases.set(data, made);
  return made;
}

/** Takes away the database of a data folder, if it has one. */
export async function dropDatabaseOf(data: string): Promise<void> {
  const made = databases.get(data);
  databases.delete(data);
  if (made !== undefined) await dropDatabase(await made);
}

/** How the storage of a data folder is opened. */
export async function storageOf(data: string): Promise<StorageOptions> {
  const url = await databaseUrlOf(data);
  return url === null ? { file: fileOf(data) } : { url };
}

const fileOf = (data: string): string => join(data, 'giaouoc.db');

/** Asks with `?` for each value; the rows have the columns by name. */
export type Ask = (
  sql: string,
  ...values: readonly (string | number | Uint8Array)[]
) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** Works on a folder's database beside the program, as whoever has the file or password could. */
export async function beside<T>(data: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  const url = await databaseUrlOf(data);
  if (url !== null) return connected(url, (client) => work(askOf(client)));
  const database = new Database(fileOf(data));
  try {
    return await work(async (sql, ...values) => {
      const statement = database.prepare(sql);
      if (statement.reader) return statement.all(...values) as Record<string, unknown>[];
      statement.run(...values);
      return [];
    });
  } finally {
    database.close();
  }
}

/** The same, past the guards that keep journals append-only; they stand again afterwards. */
export async function tamper(data: string, work: (ask: Ask) => Promise<unknown>): Promise<void> {
  await beside(data, async (ask) => {
    if (engine === 'PostgreSQL') {
      await ask('SET session_replication_role = replica');
      await work(ask);
      return;
    }
    const triggers = await ask("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'");
    for (const { name } of triggers) await ask(`DROP TRIGGER ${name}`);
    await work(ask);
    for (const { sql } of triggers) await ask(String(sql));
  });
}

/** Rewrites the line of one entry of the cluster `cities`. */
export const rewrite = (seq: number, edit: (line: string) => string) => async (ask: Ask) => {
  const here = "cluster = 'cities' AND seq = ?";
  const [row] = await ask(`SELECT bytes FROM entry WHERE ${here}`, seq);
  const bytes = Buffer.from(edit(Buffer.from(row?.bytes as Uint8Array).toString('utf8')));
  await ask(`UPDATE entry SET bytes = ? WHERE ${here}`, bytes, seq);
};

/** All bytes that a database keeps: its files on SQLite, its rows on PostgreSQL. */
export async function everythingStored(data: string): Promise<Buffer> {
  if (engine === 'SQLite') {
    return Buffer.concat(['', '-wal'].map((part) => readFileSync(fileOf(data) + part)));
  }
  return beside(data, async (ask) => {
    const tables = await ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
    const texts = tables.map(async ({ tablename }) => {
      const rows = await ask(`SELECT * FROM ${tablename}`);
      const values = rows.flatMap((row) => Object.values(row));
      return [String(tablename), ...values.map((value) => String(value))].join('\n');
    });
    return Buffer.from((await Promise.all(texts)).join('\n'));
  });
}

/** Makes a table refuse every row, as a full disk would. @returns lets it take rows again */
export async function refuseRows(data: string, table: string): Promise<() => Promise<void>> {
  const statements =
    engine === 'SQLite'
      ? [
          `CREATE TRIGGER full_disk BEFORE INSERT ON ${table}
           BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
        ]
      : [
          `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql
           AS $$ BEGIN RAISE EXCEPTION 'disk full'; END $$`,
          `CREATE TRIGGER full_disk BEFORE INSERT ON ${table}
           FOR EACH ROW EXECUTE FUNCTION full_disk()`,
        ];
  await beside(data, async (ask) => {
    for (const statement of statements) await ask(statement);
  });
  const drop = engine === 'SQLite' ? 'DROP TRIGGER full_disk' : 'DROP FUNCTION full_disk CASCADE';
  return () => beside(data, async (ask) => void (await ask(drop)));
}

const askOf =
  (client: pg.Client): Ask =>
  async (sql, ...values) => {
    let place = 0;
    const numbered = sql.replace(/\?/g, () => `$${++place}`);
    const { rows } = await client.query<Record<string, unknown>>(numbered, [...values]);
    return rows;
  };

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
