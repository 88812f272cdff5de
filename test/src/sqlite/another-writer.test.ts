/**
 * A second writer of one file, which SQLite cannot keep out. On PostgreSQL servers take turns
 * (`../postgres/several-servers.test.ts`).
 */
import { expect, test } from '@jest/globals';
import { pledgeDigest, YEAR } from '../../support/bodies.js';
import { signingYear } from '../../support/given.js';
import { cleanUpAfterEach, givenServer, signed } from '../../support/http.js';

cleanUpAfterEach();

const pledgeSign = (by: string) =>
  signed(signingYear(), {
    type: 'pledge.sign',
    by,
    cycle: YEAR,
    body: { digest: pledgeDigest },
  });

test('another writer of the same file is noticed, and his entries are taken in', async () => {
  const server = await givenServer();
  await server.play(signingYear());
  const other = await givenServer(server.data);
  expect((await other.say(pledgeSign('can-tho'))).status).toBe(201);
  const sign = pledgeSign('ha-noi');
  expect((await server.say(sign)).codes).toEqual(['server/storage-failed']);
  const again = await server.say(sign);
  expect(again.json.seq).toBe(signingYear().lines.length + 1);
});
