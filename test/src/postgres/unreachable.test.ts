/** A database that cannot be reached, from the start or from one moment on. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import pg from 'pg';
import { setClock } from '../../../src/clock.js';
import { startServer } from '../../../src/server.js';
import { cleanUpAfterEach, closeLater, givenDatabase } from '../../support/http.js';

cleanUpAfterEach();

/** A way to a database that from one moment on passes nothing on and lets nobody go. */
async function givenWayTo(url: string) {
  const { hostname: host, port } = new URL(url);
  let isGone = false;
  const way = createServer({ allowHalfOpen: true }, (client) => {
    const database = createConnection({ host, port: Number(port) });
    closeLater(() => {
      client.destroy();
      database.destroy();
    });
    client.on('data', (bytes) => isGone || database.write(bytes));
    client.on('end', () => isGone || database.end());
    database.on('data', (bytes) => isGone || client.write(bytes));
    database.on('end', () => isGone || client.end());
    for (const socket of [client, database]) socket.on('error', () => socket.destroy());
  });
  await once(way.listen(0, '127.0.0.1'), 'listening');
  closeLater(() => void way.close());
  const address = new URL(url);
  address.host = `127.0.0.1:${(way.address() as AddressInfo).port}`;
  return {
    address: address.href,
    lose: () => {
      isGone = true;
    },
  };
}

/** Whether a server waits there for what others write. */
async function isListenedTo(database: string): Promise<boolean> {
  const client = new pg.Client(database);
  await client.connect();
  const { rows } = await client.query(
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'",
  );
  await client.end();
  return rows.length > 0;
}

test('a server whose database is gone without a word comes to its end all the same', async () => {
  const data = mkdtempSync(join(tmpdir(), 'giaouoc-gone-'));
  closeLater(() => rmSync(data, { recursive: true }));
  const database = await givenDatabase();
  const { address, lose } = await givenWayTo(database);
  const server = await startServer({
    data,
    databaseUrl: address,
    host: '127.0.0.1',
    port: 0,
    logLevel: 'silent',
    clusters: null,
    clock: setClock('2024-03-08T03:00:00.000Z'),
  });
  while (!(await isListenedTo(database))) await pause(20);
  lose();
  await server.close();
  await expect(fetch(server.url)).rejects.toThrow();
}, 60_000);

test('an address that leads nowhere is told without its password', async () => {
  const data = mkdtempSync(join(tmpdir(), 'giaouoc-nowhere-'));
  const started = startServer({
    data,
    databaseUrl: 'postgres://giaouoc:secret@127.0.0.1:1/nowhere',
    host: '127.0.0.1',
    port: 0,
    logLevel: 'silent',
    clusters: null,
    clock: setClock('2024-03-08T03:00:00.000Z'),
  });
  const message = await started.then(
    () => '',
    (error: Error) => error.message,
  );
  expect(message).toContain('cannot open the database postgres://127.0.0.1:1/nowhere');
  expect(message).not.toContain('secret');
  rmSync(data, { recursive: true });
}, 60_000);
