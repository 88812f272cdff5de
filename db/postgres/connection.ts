/**
 * What makes it safe to acknowledge what PostgreSQL has committed: a commit returns after the log
 * is on the disk, and on a synchronous standby where there is one. The server's own settings are
 * read once and refused where they would lose what was acknowledged; what a session can set, every
 * session sets (`pool.ts`).
 */
import type { PostgresClient, PostgresPool } from './pool.js';

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

/**
 * A connection's exceptions, the server's shutdowns, and a host that has become a standby
 * (PostgreSQL, appendix A: 08, 57P, 25006).
 */
const LOST = /^(08...|57P0[1-3]|25006|E(CONN|PIPE|TIMEDOUT|HOST).*)$/;

/** Whether a query failed because its connection did, before anything was answered. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as Error & { readonly code?: string };
  return LOST.test(code ?? '') || /^(Connection terminated|Query read timeout)/.test(error.message);
}

/**
 * Runs `work` in one transaction: all of it is durable when this resolves. Where it throws, none of
 * it is there, or it is not known.
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
    await commit(client);
    return result;
  } catch (error) {
    // On a broken connection it is not known what became of it, and nobody waits to be told.
    if (isLost(error)) broken = error as Error;
    else {
      await client.query('ROLLBACK').catch((failed: Error) => {
        broken = failed;
      });
    }
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * Commits, and believes no commit that comes with a warning: it is on the disk of this host, and
 * the wait for the standby was broken off.
 */
async function commit(client: PostgresClient): Promise<void> {
  const warnings: string[] = [];
  const listen = ({ code, message }: Notice): void => {
    if (code !== undefined && !code.startsWith('00')) warnings.push(message ?? code);
  };
  client.on('notice', listen);
  try {
    const { command } = await client.query('COMMIT');
    if (command !== 'COMMIT') throw new Error(`the commit was answered with ${command}`);
    if (warnings.length > 0) throw new Error(`the commit is in doubt: ${warnings.join('; ')}`);
  } finally {
    client.off('notice', listen);
  }
}

type Notice = { readonly code?: string | undefined; readonly message?: string | undefined };
