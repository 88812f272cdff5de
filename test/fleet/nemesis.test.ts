/** The fleet under its nemesis, as long as a test may take; `npm run fleet` is the long form. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { builtFile } from '../support/built.js';
import { type RunningPostgres, startPostgres } from '../support/postgres.js';
import { runUnderNemesis } from './nemesis.js';

let postgres: RunningPostgres;

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);

afterAll(() => postgres.stop());

test('servers are killed, connections cut, and no acknowledgement is lost or doubled', async () => {
  const report = await runUnderNemesis({
    program: builtFile('src/cli/main.ts'),
    databaseUrl: await postgres.database(),
    servers: 3,
    clients: 64,
    seconds: 20,
    seed: 6,
  });
  expect(report.findings).toEqual([]);
  expect(report.acknowledged).toBeGreaterThan(0);
  const { kills, ended, cut, commitsCut } = report.harm;
  for (const times of [kills, ended, cut, commitsCut]) expect(times).toBeGreaterThan(0);
}, 180_000);
