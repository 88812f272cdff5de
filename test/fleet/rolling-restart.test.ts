/** A fleet gets a new version: one server after the other is restarted, and nobody notices. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { builtFile } from '../support/built.js';
import { type RunningPostgres, startPostgres } from '../support/postgres.js';
import { openBalancer } from './balancer.js';
import { spoken } from './crowd.js';
import { heldAgainst, startFleet } from './fleet.js';

let postgres: RunningPostgres;

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);

afterAll(() => postgres.stop());

test('servers are restarted in turn under load, and no request fails', async () => {
  const databaseUrl = await postgres.database();
  const program = builtFile('src/cli/main.ts');
  const fleet = await startFleet({ program, databaseUrl, servers: 2, drain: 1_000 });
  const balancer = await openBalancer(fleet.servers.map(({ url }) => url));
  try {
    const speaking = spoken({ urls: [balancer.url], clients: 16, seconds: 12 });
    const codes: (number | null)[] = [];
    for (const server of fleet.servers) {
      await pause(1_000);
      codes.push(await server.end());
      expect(balancer.isServed(server.url)).toBe(false);
      await server.start();
      while (!balancer.isServed(server.url)) await pause(50);
    }
    const acknowledged = await speaking;
    expect(codes).toEqual([0, 0]);
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(acknowledged.filter(({ failures, status }) => failures > 0 || status !== 201)).toEqual(
      [],
    );
    expect((await heldAgainst(databaseUrl, acknowledged)).findings).toEqual([]);
  } finally {
    await balancer.close();
    await fleet.remove();
  }
}, 180_000);

test('a server that is told to end says so first, and takes statements until it does', async () => {
  const databaseUrl = await postgres.database();
  const program = builtFile('src/cli/main.ts');
  const fleet = await startFleet({ program, databaseUrl, servers: 1, drain: 2_000 });
  try {
    const [server] = fleet.servers;
    const ready = () => fetch(`${server?.url}/api/health/ready`);
    expect((await ready()).status).toBe(200);
    const ended = server?.end();
    while ((await ready()).status === 200) await pause(20);
    const answer = await ready();
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
      503,
      'server/closing',
    ]);
    expect((await fetch(`${server?.url}/api/clusters`)).status).toBe(200);
    expect(await ended).toBe(0);
    await expect(ready()).rejects.toThrow();
  } finally {
    await fleet.remove();
  }
}, 60_000);
