/**
 * Opens the database: the one file that names the driver. What comes out is ready to write, with
 * every setting verified and the schema brought up to date, or nothing comes out: a file of a newer
 * version, a file whose append-only triggers are gone, or a disk that cannot be made to wait for
 * writes is refused with the reason.
 *
 * PostgreSQL joins here: a URL instead of a file, its own dialect, its own entry log, the same
 * entities, migrations and attachments.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { DataSource } from 'typeorm';
import { type Attachments, attachmentsIn } from './attachments.js';
import { type CalendarTokens, calendarTokensIn } from './calendar-tokens.js';
import { makeDataFile } from './data-folder.js';
import { entities } from './entities.js';
import type { EntryLog } from './entry-log.js';
import { journals } from './migrations/1795392000000-journals.js';
import { cosignatures } from './migrations/1795478400000-cosignatures.js';
import { KeptDocuments1795564800000 } from './migrations/1795564800000-kept-documents.js';
import { CalendarTokens1795651200000 } from './migrations/1795651200000-calendar-tokens.js';
import {
  BUSY_TIMEOUT_MS,
  makeDurable,
  requireDurable,
  type SqliteConnection,
} from './sqlite/connection.js';
import { sqlite } from './sqlite/dialect.js';
import { sqliteEntryLog } from './sqlite/entry-log.js';
import { requireAppendOnly, requireKnownSchema } from './sqlite/schema-check.js';

/** An open database. */
export type Storage = {
  /** The journals: append and read by place. */
  readonly log: EntryLog;
  /** The documents that statements name by digest. */
  readonly attachments: Attachments;
  /** Who may fetch a calendar without a session. */
  readonly calendarTokens: CalendarTokens;
  /** TypeORM's view, for reading and for later migrations; it never writes to a journal. */
  readonly dataSource: DataSource;
  /** Closes the file; nothing that was handed out works afterwards. */
  readonly close: () => Promise<void>;
};

/** Where the database is. With `readOnly` the file must exist, and nothing is ever written. */
export type StorageOptions = { readonly file: string; readonly readOnly?: boolean };

/** All migrations, oldest first: `name` as it is recorded in the database. */
const migrations = [
  journals(sqlite),
  cosignatures(sqlite),
  KeptDocuments1795564800000,
  CalendarTokens1795651200000,
];
const migrationNames = migrations.map((Migration) => new Migration().name ?? Migration.name);

/**
 * Opens the database in `file`, and makes it with its folder if it is not there. Other processes
 * may read the same file meanwhile; only one should write.
 * @throws Error that says why the file cannot be used; nothing stays open then.
 */
export async function openStorage({ file, readOnly = false }: StorageOptions): Promise<Storage> {
  // An absolute path is always a file; to the driver, ':memory:' and '' are not.
  const path = resolve(file);
  try {
    if (!readOnly) makeDataFile(path);
    else if (!existsSync(path)) throw new Error('there is no such file');
    return await open(path, readOnly);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`cannot open the database ${path}: ${reason}`, { cause: error });
  }
}

async function open(file: string, readOnly: boolean): Promise<Storage> {
  // The driver hands out its connection before TypeORM uses it. That is the one way by which the
  // settings and the append reach it, and it is a documented option, not a private field.
  let connection: SqliteConnection | undefined;
  const dataSource = new DataSource({
    type: 'better-sqlite3',
    database: file,
    readonly: readOnly,
    timeout: BUSY_TIMEOUT_MS,
    prepareDatabase: (opened: SqliteConnection) => {
      connection = opened;
      makeDurable(opened);
      requireKnownSchema(opened, migrationNames, readOnly);
    },
    entities: entities(sqlite),
    migrations,
    migrationsRun: !readOnly,
    synchronize: false,
    logging: false,
  });
  try {
    await dataSource.initialize();
    if (connection === undefined) throw new Error('the driver did not hand out its connection');
    // TypeORM switches foreign keys off and on again around migrations, so all is read once more.
    requireDurable(connection);
    requireAppendOnly(connection, Object.values(sqlite.appendOnly).flat());
    return {
      log: sqliteEntryLog(connection),
      attachments: attachmentsIn(dataSource),
      calendarTokens: calendarTokensIn(dataSource),
      dataSource,
      close: () => dataSource.destroy(),
    };
  } catch (error) {
    // A driver that failed half-way is not closed by TypeORM; closing twice does no harm.
    connection?.close();
    throw error;
  }
}
