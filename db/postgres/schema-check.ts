/**
 * What is checked of a PostgreSQL database before it is trusted with a journal, as for a SQLite
 * file: that this version knows every migration in it, and that its append-only guards stand. It
 * refuses and never repairs.
 */
import type { PostgresPool } from './connection.js';
import { GUARDS } from './dialect.js';

/**
 * Refuses a database that a newer version has migrated.
 * @param known the names of all migrations of this version, oldest first
 * @param complete also refuses one that lacks one of them, as a reader cannot migrate it
 * @throws Error that names the migrations
 */
export async function requireKnownSchema(
  pool: PostgresPool,
  known: readonly string[],
  complete: boolean,
): Promise<void> {
  const found = await migrationsIn(pool);
  const newer = found.filter((name) => !known.includes(name));
  if (newer.length > 0) {
    throw new Error(`it was written by a newer version, which added ${newer.join(', ')}`);
  }
  const missing = known.filter((name) => !found.includes(name));
  if (complete && missing.length > 0) {
    throw new Error(`it lacks ${missing.join(', ')}: let the server open it once`);
  }
}

async function migrationsIn(pool: PostgresPool): Promise<string[]> {
  const { rows: tables } = await pool.query("SELECT to_regclass('migrations') AS found");
  if (tables[0]?.found === null) return [];
  const { rows } = await pool.query<{ name: string }>('SELECT name FROM migrations');
  return rows.map(({ name }) => name);
}

/** Refuses a database without one of the guards. @throws Error that names those that are gone */
export async function requireAppendOnly(pool: PostgresPool): Promise<void> {
  const { rows: triggers } = await pool.query<{ name: string }>(
    "SELECT tgname AS name FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'",
  );
  const { rows: functions } = await pool.query<{ name: string; text: string }>(
    'SELECT proname AS name, prosrc AS text FROM pg_proc WHERE proname = ANY($1)',
    [Object.keys(GUARDS.functions)],
  );
  const standing = new Set(triggers.map(({ name }) => name));
  const texts = new Map(functions.map(({ name, text }) => [name, text]));
  const gone = [
    ...GUARDS.triggers.filter((name) => !standing.has(name)),
    ...Object.entries(GUARDS.functions).flatMap(([name, text]) =>
      texts.get(name) === text ? [] : [name],
    ),
  ];
  if (gone.length > 0) {
    const names = gone.join(', ');
    throw new Error(`it is not guarded as append-only any more, audit it before use: ${names}`);
  }
}
