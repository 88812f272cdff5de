/**
 * Opens a database in PostgreSQL, or in a server that speaks its protocol and keeps its promises:
 * transactions with row locks, advisory locks, triggers in PL/pgSQL, `bytea`. The schema is brought
 * up to date by one server at a time; the others wait and then find it done.
 */
import { DataSource } from 'typeorm';
import { attachmentsIn } from '../attachments.js';
import { calendarTokensIn } from '../calendar-tokens.js';
import { copyingOf } from '../copying.js';
import { entities } from '../entities.js';
import { marksIn } from '../marks.js';
import { migrationsOf, namesOf } from '../migrations/all.js';
import { sessionsIn } from '../sessions.js';
import type { Storage } from '../storage.js';
import { addressesIn } from './addresses.js';
import { requireDurable } from './connection.js';
import { postgres } from './dialect.js';
import { postgresEntryLog } from './entry-log.js';
import { driverOf, openPool, type PostgresPool } from './pool.js';
import { requireAppendOnly, requireKnownSchema } from './schema-check.js';

const migrations = migrationsOf(postgres);

/** So many connections are used at once: one writes, the others read. */
const MAX_CONNECTIONS = 8;
/** And so many for documents, sessions and calendars. */
const MAX_OTHERS = 4;

/** Under this number whoever changes the schema holds a lock of the whole database. */
const SCHEMA_LOCK = 1_795_392_000;

/**
 * Opens the database at an address.
 * @throws Error that says why it cannot be used; nothing stays open then
 */
export async function openPostgres(url: string, readOnly: boolean): Promise<Storage> {
  const addresses = addressesIn(url);
  const pool = openPool({ addresses, max: MAX_CONNECTIONS, readOnly });
  const dataSource = new DataSource({
    type: 'postgres',
    driver: driverOf({ addresses, max: MAX_OTHERS }),
    entities: entities(postgres),
    migrations,
    synchronize: false,
    logging: false,
  });
  try {
    await requireDurable(pool);
    await requireKnownSchema(pool, namesOf(migrations), readOnly);
    await dataSource.initialize();
    if (!readOnly) await migrated(pool, dataSource);
    await requireAppendOnly(pool);
    return {
      log: postgresEntryLog(pool, addresses),
      attachments: attachmentsIn(dataSource),
      calendarTokens: calendarTokensIn(dataSource),
      sessions: sessionsIn(dataSource),
      marks: marksIn(dataSource),
      copying: copyingOf(dataSource, postgres),
      dataSource,
      close: async () => {
        await dataSource.destroy();
        await pool.end();
      },
    };
  } catch (error) {
    if (dataSource.isInitialized) await dataSource.destroy();
    await pool.end();
    throw error;
  }
}

async function migrated(pool: PostgresPool, dataSource: DataSource): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [SCHEMA_LOCK]);
    await dataSource.runMigrations({ transaction: 'all' });
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [SCHEMA_LOCK]).catch(() => undefined);
    client.release();
  }
}
