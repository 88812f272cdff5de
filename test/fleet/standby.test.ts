/**
 * A primary and its synchronous standby: what was acknowledged is on both. The primary is killed
 * under load and the standby promoted; and where the standby does not answer, nothing is
 * acknowledged, not even what the primary itself has taken in by then.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { builtFile } from '../support/built.js';
import { heldAgainst, runFleet, startFleet } from './fleet.js';
import { type PostgresPair, startPostgresPair } from './postgres-pair.js';
import { openSpeaker } from './speaking.js';
import { nextOf, opened } from './stage.js';

let pair: PostgresPair;

beforeEach(async () => {
  pair = await startPostgresPair();
}, 120_000);

afterEach(() => pair.stop());

/** The address of both, and of the one that is left. */
const both = () => `postgres://postgres@${pair.primary.place},${pair.standby.place}/postgres`;
const standby = () => `postgres://postgres@${pair.standby.place}/postgres`;

test('the primary is killed under load, and nothing that was acknowledged is lost', async () => {
  const failover = async (): Promise<void> => {
    await pause(4_000);
    await pair.primary.kill();
    await pair.promote();
  };
  const report = await runFleet({
    program: builtFile('src/cli/main.ts'),
    databaseUrl: both(),
    checkedUrl: standby(),
    servers: 3,
    clients: 16,
    seconds: 12,
    disturb: () => {
      const done = failover();
      return () => done;
    },
  });
  expect(report.findings).toEqual([]);
  expect(report.acknowledged).toBeGreaterThan(0);
}, 180_000);

test('what the standby does not have is not acknowledged, though the primary has it', async () => {
  const program = builtFile('src/cli/main.ts');
  const fleet = await startFleet({ program, databaseUrl: both(), servers: 2 });
  try {
    const [first = '', second = ''] = fleet.servers.map(({ url }) => url);
    const { key } = (await (await fetch(`${first}/api/server`)).json()) as { key: { x: string } };
    const say = openSpeaker([first], 0);
    const cluster = await opened(say, key.x, 'cities', 2, () => undefined);
    const request = nextOf(cluster, 'city-0', 0);
    const entries = async () =>
      Number((await pair.query(pair.primary, 'SELECT count(*) FROM entry'))[0]?.count);
    const before = await entries();
    /** The status of the answer, if there is one within two seconds. */
    const sent = (url: string) =>
      fetch(`${url}/api/clusters/cities/statements`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: request,
        signal: AbortSignal.timeout(2_000),
      }).then(
        ({ status }) => status,
        () => null,
      );

    pair.standby.halt();
    const unanswered = sent(first);
    await pause(1_000);
    await pair.query(
      pair.primary,
      "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'",
    );
    expect(await unanswered).toBe(503);
    expect(await entries()).toBe(before + 1);
    expect(await sent(first)).toBeNull();
    expect(await sent(second)).toBeNull();

    pair.standby.resume();
    const acknowledged = await openSpeaker([second, first], 0)('cities', request);
    expect(acknowledged.status).toBe(200);
    await pair.primary.kill();
    await pair.promote();
    expect((await heldAgainst(standby(), [acknowledged])).findings).toEqual([]);
  } finally {
    pair.standby.resume();
    await fleet.remove();
  }
}, 180_000);
