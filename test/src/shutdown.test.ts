import { describe, expect, test } from '@jest/globals';
import { pledgeDigest, YEAR } from '../support/bodies.js';
import { foundedCluster } from '../support/cluster.js';
import { beside } from '../support/engine.js';
import { cleanUpAfterEach, givenServer, signed } from '../support/http.js';
import { keyOf } from '../support/keys.js';
import { draftPledge, launch, openPledge } from '../support/year.js';

cleanUpAfterEach();

describe('a server that is ended', () => {
  test('has stored every statement that it acknowledged, and lost none', async () => {
    const members = Array.from({ length: 40 }, (_, index) => `city-${index}`);
    const cluster = foundedCluster(members);
    for (const stage of [launch, draftPledge, openPledge]) stage(cluster);
    const server = await givenServer();
    await server.play(cluster);
    const body = { digest: pledgeDigest };
    const said = members.map((by) =>
      server
        .say(signed(cluster, { type: 'pledge.sign', by, cycle: YEAR, body }))
        .catch(() => undefined),
    );
    await Promise.race(said);
    await server.close();
    const answers = (await Promise.all(said)).filter((answer) => answer !== undefined);
    const accepted = answers.filter(({ status }) => status === 201);
    const others = answers.filter(({ status }) => status !== 201);
    expect(accepted.length).toBeGreaterThan(0);
    expect(others.map(({ status }) => status)).toEqual(others.map(() => 503));
    const [row] = await beside(server.data, (ask) => ask('SELECT count(*) AS size FROM entry'));
    expect(Number(row?.size)).toBe(cluster.lines.length + accepted.length);
  });

  test('ends the live streams and can be ended twice', async () => {
    const server = await givenServer();
    await server.play(foundedCluster(['city-0', 'city-1']));
    const token = await server.signIn(keyOf('city-0'));
    const response = await fetch(`${server.url}/api/clusters/cities/stream`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const rest = response.text();
    await Promise.all([server.close(), server.close()]);
    expect(await rest).toContain('retry:');
    await expect(fetch(`${server.url}/api/health/live`)).rejects.toThrow();
  });
});
