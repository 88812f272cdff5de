/**
 * What is checked of a PostgreSQL database before it is trusted with a journal, as for a SQLite
 * file: that this version knows every migration in it, and that its append-only guards stand. It
 * refuses and never repairs.
 */
import { requireKnown } from '../migrations/known.js';
import { GUARDS } from './dialect.js';
import type { PostgresPool } from './pool.js';

/** Refuses a database that this version does not know. @throws as {@link requireKnown} */
export async function requireKnownSchema(
  pool: PostgresPool,
  known: readonly string[],
  complete: boolean,
): Promise<void> {
  requireKnown(await migrationsIn(pool), known, complete);
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
