/** Opens a database in a SQLite file: settings verified, schema up to date, guards in place. */
import { DataSource } from 'typeorm';
import { attachmentsIn } from '../attachments.js';
import { calendarTokensIn } from '../calendar-tokens.js';
import { copyingOf } from '../copying.js';
import { entities } from '../entities.js';
import { marksIn } from '../marks.js';
import { migrationsOf, namesOf } from '../migrations/all.js';
import { sessionsIn } from '../sessions.js';
import type { Storage } from '../storage.js';
import {
  BUSY_TIMEOUT_MS,
  makeDurable,
  requireDurable,
  type SqliteConnection,
} from './connection.js';
import { sqlite } from './dialect.js';
import { sqliteEntryLog } from './entry-log.js';
import { markClosed, markOpen, openedFile } from './same-file.js';
import { requireAppendOnly, requireKnownSchema, requireSound } from './schema-check.js';

const migrations = migrationsOf(sqlite);

/**
 * Opens the database in a file that exists.
 * @throws Error that says why it cannot be used; nothing stays open then
 */
export async function openSqlite(file: string, readOnly: boolean): Promise<Storage> {
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
      if (!readOnly) requireSound(opened, file);
      requireKnownSchema(opened, namesOf(migrations), readOnly);
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
    if (!readOnly) markOpen(file);
    return {
      log: sqliteEntryLog(connection, readOnly ? undefined : openedFile(file)),
      attachments: attachmentsIn(dataSource),
      calendarTokens: calendarTokensIn(dataSource),
      sessions: sessionsIn(dataSource),
      marks: marksIn(dataSource),
      copying: copyingOf(dataSource, sqlite),
      dataSource,
      close: async () => {
        await dataSource.destroy();
        if (!readOnly) markClosed(file);
      },
    };
  } catch (error) {
    // A driver that failed half-way is not closed by TypeORM; closing twice does no harm.
    connection?.close();
    if (!readOnly) markClosed(file);
    throw error;
  }
}
