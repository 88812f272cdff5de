/** A database that cannot be reached. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { setClock } from '../../../src/clock.js';
import { startServer } from '../../../src/server.js';

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
