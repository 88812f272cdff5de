/** The reported year is played over HTTP, survives a restart, and is one journal on each engine. */
import { expect, test } from '@jest/globals';
import { openStorage } from '../../db/data-source.js';
import { CITIES_CASE } from '../../src/cli/demo/cities/case.js';
import { isHistorical } from '../../src/cli/demo/cities/ending.js';
import { setClock } from '../../src/clock.js';
import { startServer } from '../../src/server.js';
import { openVerifier } from '../../src/signatures/verify.js';
import { audit } from '../../workflows/index.js';
import { databaseUrlOf, storageOf } from '../support/engine.js';
import { playedYear } from '../support/played-year.js';

test('the reported year is played and audits sound', async () => {
  const played = await playedYear();
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
  const played = await playedYear('reports');
  const before = await played.journal();
  await played.stop();
  const again = await startServer({
    data: played.data,
    databaseUrl: await databaseUrlOf(played.data),
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
  expect(listed.clusters).toMatchObject([{ id: 'cities', writable: true }]);
  const { log, close } = await openStorage({ ...(await storageOf(played.data)), readOnly: true });
  const lines: string[] = [];
  for await (const { bytes } of log.entries('cities')) lines.push(Buffer.from(bytes).toString());
  await close();
  await played.close();
  expect(lines.map((line) => `${line}\n`).join('')).toBe(before);
}, 120_000);
