/** The load run in small: what it says about correctness. How fast it is, no test depends on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openStorage } from '../../db/data-source.js';
import { systemClock } from '../../src/clock.js';
import { startServer } from '../../src/server.js';
import { openVerifier } from '../../src/signatures/verify.js';
import { audit } from '../../workflows/index.js';
import { type RunningPostgres, startPostgres } from '../support/postgres.js';
import { fillDatabase } from './filled-database.js';
import { growth } from './growth.js';
import { firstStatement } from './many-clusters.js';
import { withBlock } from './page.js';
import { slopeOf } from './slope.js';
import { yearScript } from './year-script.js';
import { prepare, runRound } from './years.js';

const CLIENTS = 12;
const MEMBERS = 5;
const CLUSTERS = Math.ceil(CLIENTS / MEMBERS);
const STEPS = yearScript('any', MEMBERS, 'any').flat().length;

let folder: string;
let postgres: RunningPostgres;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'giaouoc-load-'));
  postgres = await startPostgres();
}, 60_000);
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Plays years on a new server. @returns what was acknowledged, and where it is kept */
async function played(engine: string) {
  const data = join(folder, engine);
  const databaseUrl = engine === 'PostgreSQL' ? await postgres.database() : null;
  const options = { data, databaseUrl, host: '127.0.0.1', port: 0, logLevel: 'silent' } as const;
  const server = await startServer({ ...options, clusters: null, clock: systemClock });
  const { port, hostname: host } = new URL(server.url);
  const target = { host, port: Number(port) };
  const round = { target, serverKey: server.key, members: MEMBERS, prefix: 'played', years: 1 };
  const acknowledged: { readonly identity: string; readonly seq: number }[] = [];
  const groups = await prepare({ ...round, clients: CLIENTS });
  const { steps } = await runRound(groups, (body) => acknowledged.push(JSON.parse(body)));
  await server.close();
  const place = databaseUrl ? { url: databaseUrl } : { file: join(data, 'giaouoc.db') };
  return { acknowledged, steps, storage: await openStorage(place) };
}

describe.each(['SQLite', 'PostgreSQL'])('whole years by many clients at once on %s', (engine) => {
  test('every acknowledged step is in its journal, once, and each journal is sound', async () => {
    const { acknowledged, steps, storage } = await played(engine);
    const journals = await storage.log.journals();
    const identities: string[] = [];
    for (const { cluster, origin } of journals) {
      const lines: Uint8Array[] = [];
      for await (const { bytes, statementId, seq } of storage.log.entries(cluster)) {
        lines.push(bytes);
        identities.push(`${seq} ${statementId}`);
      }
      expect(await audit(origin, lines, { verify: openVerifier() })).toMatchObject({ sound: true });
    }
    await storage.close();
    expect(journals).toHaveLength(CLUSTERS);
    expect(steps).toBe(CLUSTERS * STEPS);
    expect(identities.sort()).toEqual(
      acknowledged.map(({ seq, identity }) => `${seq} ${identity}`).sort(),
    );
  }, 60_000);
});

test('a server that starts on clusters with finished years goes on with each of them', async () => {
  const data = join(folder, 'filled');
  const entries = await fillDatabase(data, ['one', 'two', 'three'], MEMBERS);
  expect(entries).toBe(3 * STEPS);
  const options = { data, host: '127.0.0.1', port: 0, logLevel: 'silent' } as const;
  // There is room for one of the three at most, so the others are cold when they are asked for.
  const settings = { ...options, clusters: null, clock: systemClock, cacheEntries: STEPS };
  const server = await startServer(settings);
  const said = ['three', 'one', 'two'].map((id) =>
    fetch(`${server.url}/api/clusters/${id}/statements`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: firstStatement(id),
    }),
  );
  const answers = await Promise.all(said);
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  await server.close();
});

test('a journal is grown by the writer to the lengths that are asked for', async () => {
  const points = await growth(join(folder, 'growing'), [100, 300], { warmUp: 0, inUse: () => 0 });
  expect(points.map(({ entries }) => entries >= 100)).toEqual([true, true]);
  expect(points[1]?.entries).toBeGreaterThanOrEqual(300);
});

test('growth is told from noise by the slope of a line', () => {
  expect(slopeOf([0, 1, 2, 3], [5, 7, 9, 11])).toBe(2);
  expect(slopeOf([0, 1, 2, 3], [1, -1, -1, 1])).toBe(0);
  expect(slopeOf([1], [1])).toBe(0);
});

describe('the page of figures', () => {
  const page = 'why\n<!-- load: soak -->\nold\n<!-- end of soak -->\nmore\n';

  test('takes what was printed into the place of its part and leaves the rest', () => {
    const written = 'why\n<!-- load: soak -->\n```text\nnew\n```\n<!-- end of soak -->\nmore\n';
    expect(withBlock(page, 'soak', 'new')).toBe(written);
    expect(withBlock(written, 'soak', 'new')).toBe(written);
  });

  test('refuses a part that it has no place for', () => {
    expect(() => withBlock(page, 'cold', 'new')).toThrow('has no place for cold');
  });
});
