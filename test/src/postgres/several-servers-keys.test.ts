/** Several servers on one database need the same keys: what happens where they have not. */
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openKeyring } from '../../../src/keyring.js';
import { pledgeDigest, YEAR } from '../../support/bodies.js';
import { signingYear } from '../../support/given.js';
import {
  cleanUpAfterEach,
  closeLater,
  givenData,
  givenDatabase,
  givenServer,
  signed,
  type TestServer,
} from '../../support/http.js';

cleanUpAfterEach();

function givenFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'giaouoc-keys-'));
  closeLater(() => rmSync(folder, { recursive: true }));
  return folder;
}

const NOW = Date.UTC(2023, 5, 1);

const signing = (by: string) =>
  signed(signingYear(), { type: 'pledge.sign', by, cycle: YEAR, body: { digest: pledgeDigest } });

/** What a server answers until it answers otherwise. */
async function saidUntil(server: TestServer, by: string, isSo: (status: number) => boolean) {
  for (;;) {
    const answer = await server.say(signing(by));
    if (isSo(answer.status)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('keys in a folder of their own serve every server, and are made once', async () => {
  const keys = join(givenFolder(), 'keys');
  const rings = [openKeyring(keys, null), openKeyring(keys, null)];
  const [first, second] = rings.map((ring) => ring.newest().x);
  expect(second).toBe(first);
  expect(readdirSync(keys)).toEqual(['server-key.pem']);
  const databaseUrl = await givenDatabase();
  for (let count = 0; count < 2; count += 1) {
    const server = await givenServer(givenFolder(), NOW, { databaseUrl, keys });
    expect(server.key).toBe(first);
    expect(readdirSync(server.data)).toEqual(['kind']);
  }
}, 120_000);

test('a server whose keys are not those of the journals does not start, and says why', async () => {
  const databaseUrl = await givenDatabase();
  const server = await givenServer(givenData(), NOW, { databaseUrl });
  await server.play(signingYear());
  const stranger = givenFolder();
  const started = givenServer(stranger, NOW, { databaseUrl });
  await expect(started).rejects.toThrow(
    `the keys in ${stranger} are not those of the journals in the database ` +
      `(cities names ${server.key}): servers on one database need the same keys`,
  );
  expect((await server.say(signing('ha-noi'))).status).toBe(201);
}, 120_000);

test('a key that is changed on one server is taken up by others that see its folder', async () => {
  const databaseUrl = await givenDatabase();
  const keys = givenData();
  const first = await givenServer(givenFolder(), NOW, { databaseUrl, keys });
  await first.play(signingYear());
  first.clock.set(new Date(NOW).toISOString());
  const second = await givenServer(givenFolder(), NOW, { databaseUrl, keys, rotateKey: true });
  expect(second.key).not.toBe(first.key);
  const answer = await saidUntil(first, 'ha-noi', (status) => status === 201);
  expect(answer.json.checkpoint).toContain('test.example/cities');
  const told = await first.get('/api/server');
  expect(told.json.key.x).toBe(second.key);
  expect((await second.say(signing('hai-phong'))).status).toBe(201);
}, 120_000);

test('one with copies shows the journal until the copy comes, and sends nobody away', async () => {
  const databaseUrl = await givenDatabase();
  const [here, there] = [givenData(), givenData()];
  const first = await givenServer(here, NOW, { databaseUrl });
  await first.play(signingYear());
  first.clock.set(new Date(NOW).toISOString());
  const second = await givenServer(there, NOW, { databaseUrl, rotateKey: true });
  const refused = await first.say(signing('ha-noi'));
  expect([refused.status, refused.codes]).toEqual([503, ['server/key-missing']]);
  expect(refused.json.detail).toBe(second.key);
  const token = await first.signIn();
  const { text } = await first.get('/api/clusters/cities/journal', { token });
  expect(text.split('\n')).toHaveLength(signingYear().lines.length + 2);
  expect((await first.get('/api/clusters')).json.clusters[0].writable).toBe(false);
  copyFileSync(join(there, 'server-key-2.pem'), join(here, 'server-key-2.pem'));
  await saidUntil(first, 'ha-noi', (status) => status === 201);
  expect((await first.get('/api/clusters')).json.clusters[0].writable).toBe(true);
}, 120_000);
