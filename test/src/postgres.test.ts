/**
 * The server on PostgreSQL: the reported year is played over HTTP, survives a restart, and is the
 * same journal for an audit as on a file.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openStorage } from '../../db/data-source.js';
import { CITIES_CASE } from '../../src/cli/demo/cities/case.js';
import { isHistorical } from '../../src/cli/demo/cities/ending.js';
import { openVerifier } from '../../src/cli/verify.js';
import { setClock } from '../../src/clock.js';
import { startServer } from '../../src/server.js';
import { audit } from '../../workflows/index.js';
import { playedYear } from '../support/played-year.js';
import { type RunningPostgres, startPostgres } from '../support/postgres.js';

let postgres: RunningPostgres;

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);

afterAll(() => postgres.stop());

test('the reported year is played on PostgreSQL and audits sound', async () => {
  const url = await postgres.database();
  const played = await playedYear(undefined, CITIES_CASE, undefined, url);
  try {
    expect(isHistorical(await played.cast.journal())).toBe(true);
    const verdict = await audit(CITIES_CASE.origin, await played.cast.lines(), {
      verify: openVerifier(),
    });
    expect([verdict.sound, verdict.journal.size]).toEqual([true, 61]);
  } finally {
    await played.close();
  }
}, 120_000);

test('what was acknowledged is there after a restart, in a folder with the same key', async () => {
  const url = await postgres.database();
  const played = await playedYear('reports', CITIES_CASE, undefined, url);
  const before = await played.journal();
  await played.stop();
  const again = await startServer({
    data: join(played.folder, 'data'),
    databaseUrl: url,
    host: '127.0.0.1',
    port: 0,
    logLevel: 'silent',
    clusters: null,
    clock: setClock(played.clock.now()),
  });
  const listed = (await (await fetch(`${again.url}/api/clusters`)).json()) as {
    readonly clusters: unknown;
  };
  await again.close();
  await played.close();
  expect(listed.clusters).toMatchObject([{ id: 'cities', writable: true }]);
  const { log, close } = await openStorage({ url, readOnly: true });
  const lines: string[] = [];
  for await (const { bytes } of log.entries('cities')) lines.push(Buffer.from(bytes).toString());
  await close();
  expect(lines.map((line) => `${line}\n`).join('')).toBe(before);
}, 120_000);

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
