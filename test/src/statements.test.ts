import { describe, expect, test } from '@jest/globals';
import { statePath } from '../../workflows/index.js';
import { pledgeDigest, YEAR } from '../support/bodies.js';
import { handedOverYear, signingYear } from '../support/given.js';
import { cleanUpAfterEach, givenServer, signed } from '../support/host.js';

cleanUpAfterEach();

describe('the door for statements', () => {
  test('the server writes the very bytes that the rules write', async () => {
    const cluster = handedOverYear();
    const server = await givenServer();
    await server.play(cluster);
    const journal = await server.get('/api/clusters/cities/journal', { token: await server.signIn() });
    expect(journal.text).toBe(`${cluster.lines.join('\n')}\n`);
  });

  test('an accepted statement is answered with its place and a signed head', async () => {
    const cluster = signingYear();
    const server = await givenServer();
    await server.play(cluster);
    const sign = signed(cluster, {
      type: 'pledge.sign',
      by: 'ha-noi',
      cycle: YEAR,
      body: { digest: pledgeDigest },
    });
    const answer = await server.say(sign);
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({ seq: cluster.journal().size, at: server.clock.now() });
    expect(answer.json.checkpoint).toContain(`\n${cluster.journal().size + 1}\n`);
    expect(statePath(cluster.journal().cycles.get(YEAR) as never)).toContain('signing');
  });
});
