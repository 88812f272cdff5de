/**
 * A second writer of one file, which SQLite cannot keep out, and a file that another server wrote.
 * On PostgreSQL servers take turns, and one with other keys does not start
 * (`../postgres/several-servers.test.ts`, `several-servers-keys.test.ts`).
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
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

test('a journal that another server signed for is shown, and not written to', async () => {
  const server = await givenServer();
  await server.play(signingYear());
  await server.close();
  rmSync(join(server.data, 'server-key.pem'));
  const other = await givenServer(server.data);
  const { codes, json } = await other.say(pledgeSign('ha-noi'));
  expect(codes).toEqual(['server/journal-broken']);
  expect(json.breach).toMatchObject({ seq: null, rule: 'server-key' });
});
