/**
 * A second writer of one file, which SQLite cannot keep out. On PostgreSQL servers take turns
 * (`../postgres/several-servers.test.ts`).
 */
import { expect, test } from '@jest/globals';
import { signingYear } from '../../support/given.js';
import { cleanUpAfterEach, givenServer } from '../../support/http.js';
import { pledgeSign } from '../../support/upkeep.js';

cleanUpAfterEach();

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
