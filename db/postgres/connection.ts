/**
 * Connections to PostgreSQL that are safe to acknowledge on: a commit returns after the log is on
 * the disk. The server's own settings are read once and refused where they would lose what was
 * acknowledged; what a session can set, every session sets.
 */
import pg from 'pg';

/** As much of `pg` as is relied on. */
export type PostgresPool = pg.Pool;
export type PostgresClient = pg.PoolClient;

/** So many connections are used at once: one writes, the others read. */
const MAX_CONNECTIONS = 8;

/** How long a lock or a connection is waited for, in milliseconds. */
const WAIT_MS = 15_000;

/**
 * Opens the connections.
 * @param url `postgres://user:password@host:port/database`
 * @param readOnly no session may write
 */
export function poolOf(url: string, readOnly: boolean): PostgresPool {
  const options = [
    '-c synchronous_commit=on',
    `-c lock_timeout=${WAIT_MS}`,
    `-c default_transaction_read_only=${readOnly ? 'on' : 'off'}`,
  ].join(' ');
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: WAIT_MS,
    options,
  });
  // A connection that breaks while it is idle is replaced; whoever uses one is told by its query.
  pool.on('error', () => undefined);
  // One that breaks while it is used says so twice, and what nobody listens to ends the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** What must be set, and to what: less would acknowledge what a crash can take back. */
const SETTINGS: Readonly<Record<string, readonly string[]>> = {
  fsync: ['on'],
  full_page_writes: ['on'],
  synchronous_commit: ['on', 'remote_apply'],
  server_encoding: ['UTF8'],
};

/** Reads the settings. @throws Error that names each one that is not as it must be */
export async function requireDurable(pool: PostgresPool): Promise<void> {
  const { rows } = await pool.query<{ name: string; setting: string }>(
    'SELECT name, setting FROM pg_settings WHERE name = ANY($1)',
    [Object.keys(SETTINGS)],
  );
  const wrong = Object.entries(SETTINGS).flatMap(([name, allowed]) => {
    const found = rows.find((row) => row.name === name)?.setting;
    return found !== undefined && allowed.includes(found)
      ? []
      : [`${name} is ${found} and must be ${allowed.join(' or ')}`];
  });
  if (wrong.length > 0) throw new Error(`the database is not safe to write: ${wrong.join('; ')}`);
}

/** An address without its password, as it may be shown. */
export function shownUrl(url: string): string {
  try {
    const address = new URL(url);
    return `${address.protocol}//${address.host}${address.pathname}`;
  } catch {
    return 'the address in DATABASE_URL';
  }
}

/** A connection's exceptions and the server's shutdowns (PostgreSQL, appendix A: 08, 57P). */
const LOST = /^(08...|57P0[1-3]|E(CONN|PIPE|TIMEDOUT).*)$/;

/** Whether a query failed because its connection did, before anything was answered. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as Error & { readonly code?: string };
  return LOST.test(code ?? '') || /^Connection terminated/.test(error.message);
}

/**
 * Runs `work` in one transaction: all of it is on the disk when this resolves, or none of it where
 * it throws.
 */
export async function inTransaction<T>(
  pool: PostgresPool,
  work: (client: PostgresClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // After a failed commit, or on a broken connection, it is not known what became of it.
    await client.query('ROLLBACK').catch((failed: Error) => {
      broken = failed;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
