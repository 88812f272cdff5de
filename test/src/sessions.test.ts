import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openStorage } from '../../db/data-source.js';
import { openSessions } from '../../src/identity/sessions.js';
import { openKeyring } from '../../src/keyring.js';
import { AUTHORITY, START } from '../support/cluster.js';
import { refuseRows } from '../support/engine.js';
import { founded } from '../support/given.js';
import {
  cleanUpAfterEach,
  closeLater,
  givenData,
  givenServer,
  type Loose,
  openSession,
  type TestServer,
} from '../support/http.js';
import { keyOf } from '../support/keys.js';

cleanUpAfterEach();

const officer = keyOf('ha-noi/officer');

async function givenCluster(): Promise<TestServer> {
  const server = await givenServer();
  await server.play(founded());
  return server;
}

const reads = (server: TestServer, token?: string) =>
  server.get('/api/clusters/cities/journal', { token });

describe('who may read', () => {
  test('an officer, a root key and the clerk of the authority open sessions', async () => {
    const server = await givenCluster();
    for (const key of [officer, keyOf('can-tho'), keyOf(`${AUTHORITY}/officer`)]) {
      expect((await reads(server, await server.signIn(key))).status).toBe(200);
    }
  });

  test('an auditor with no right to speak may read', async () => {
    const server = await givenServer();
    const cluster = founded();
    const auditor = keyOf('auditor');
    cluster.say({
      type: 'officer.enrol',
      by: 'can-tho',
      body: {
        officer: 'auditor',
        name: null,
        office: { vi: 'Kiểm toán', en: 'Auditor' },
        key: auditor.x,
        steps: [],
        from: new Date(START).toISOString(),
        until: '2030-01-01T00:00:00.000Z',
        document: null,
      },
    });
    await server.play(cluster);
    const token = await server.signIn(auditor);
    expect((await reads(server, token)).status).toBe(200);
    const { json } = await server.get('/api/clusters/cities/cycles/2023/actions', { token });
    expect(json.by).toEqual({ member: 'can-tho', officer: 'auditor' });
    expect(json.actions.filter(({ may }: { may: boolean }) => may)).toEqual([]);
  });

  test('a key that is not enrolled opens no session', async () => {
    const server = await givenCluster();
    const answer = await openSession(server, keyOf('stranger'));
    expect(answer.status).toBe(403);
    expect(answer.codes).toEqual(['session/not-enrolled']);
  });

  test('a revoked officer is out at once, with a session that was open', async () => {
    const server = await givenServer();
    const cluster = founded();
    await server.play(cluster);
    const token = await server.signIn(officer);
    const known = cluster.lines.length;
    cluster.say({
      type: 'officer.revoke',
      by: 'ha-noi',
      body: { key: officer.id, reason: 'Retired' },
    });
    await server.play(cluster, known);
    expect((await reads(server, token)).codes).toEqual(['session/not-enrolled']);
  });

  test('an officer reads only within the time of its mandate', async () => {
    const server = await givenCluster();
    const token = await server.signIn(officer);
    server.clock.set('2030-01-01T00:00:00.000Z');
    expect((await reads(server, token)).codes).toEqual(['session/not-enrolled']);
  });
});

describe('a session', () => {
  test('is needed for every route that reads a cluster', async () => {
    const server = await givenCluster();
    const { json } = await server.get('/api/docs/openapi.json');
    const closed = Object.entries<Loose>(json.paths).flatMap(([path, operations]) =>
      operations.get?.security ? [path] : [],
    );
    expect(closed.length).toBeGreaterThan(12);
    for (const path of closed) {
      const real = path
        .replace('{cluster}', 'cities')
        .replace('{year}', '2023')
        .replace('{seq}', '0');
      const answer = await server.get(real);
      expect([real, answer.status, ...answer.codes]).toEqual([real, 401, 'session/missing']);
    }
  });

  test('does not open with a token that nobody was given', async () => {
    const server = await givenCluster();
    const answer = await reads(server, 'A'.repeat(43));
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="giaouoc"');
    expect(answer.codes).toEqual(['session/unknown']);
  });

  test('ends when its holder says so', async () => {
    const server = await givenCluster();
    const token = await server.signIn(officer);
    const response = await fetch(`${server.url}/api/clusters/cities/sessions`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(204);
    expect((await reads(server, token)).codes).toEqual(['session/unknown']);
  });
});

describe('a challenge', () => {
  const refusedFor = async (alter: (request: Loose) => Loose) =>
    (await openSession(await givenCluster(), officer, alter)).codes;

  test('is refused when it was changed', async () => {
    const later = ({ challenge, ...request }: Loose) => ({
      ...request,
      challenge: { ...challenge, expires: '2099-01-01T00:00:00.000Z' },
    });
    expect(await refusedFor(later)).toEqual(['session/bad-challenge']);
  });

  test('is refused when another key signed it', async () => {
    const other = ({ sig: _, ...request }: Loose) => ({ ...request, sig: `${'A'.repeat(85)}Q` });
    expect(await refusedFor(other)).toEqual(['session/bad-signature']);
  });

  test('is refused when another key answers it', async () => {
    const other = (request: Loose) => ({ ...request, key: keyOf('can-tho/officer').id });
    expect(await refusedFor(other)).toEqual(['session/bad-challenge']);
  });

  test('is answered once', async () => {
    const server = await givenCluster();
    let sent: Loose;
    await openSession(server, officer, (request) => {
      sent = request;
      return request;
    });
    const again = await server.post('/api/clusters/cities/sessions', sent);
    expect(again.codes).toEqual(['session/challenge-over']);
  });

  test('is answered within two minutes, and a session ends after an hour', async () => {
    let now = START;
    const { sessions } = await givenSessions(() => now);
    const [first, second] = [1, 2].map(() => sessions.challenge('test.example/cities', 'key'));
    now += 2 * 60_000;
    expect(sessions.check(first as never)).toBe('sound');
    now += 1;
    expect(sessions.check(second as never)).toBe('over');
    const { token = '' } = (await sessions.open('cities', first as never)) ?? {};
    now += 60 * 60_000;
    expect(await sessions.find(token)).toMatchObject({ cluster: 'cities', key: 'key' });
    now += 1;
    expect(await sessions.find(token)).toBeUndefined();
  });

  test('opens nothing twice, not even when its session was ended', async () => {
    let now = START;
    const { sessions } = await givenSessions(() => now);
    const challenge = sessions.challenge('test.example/cities', 'key');
    const { token = '' } = (await sessions.open('cities', challenge)) ?? {};
    await sessions.close(token);
    now += 2 * 60_000;
    expect(sessions.check(challenge)).toBe('sound');
    expect(await sessions.open('cities', challenge)).toBeNull();
  });

  test('is known to every server with the same keys, and to no other', async () => {
    const folder = givenData();
    const here = await givenSessions(Date.now, folder);
    const there = await givenSessions(Date.now, folder);
    const strange = mkdtempSync(join(tmpdir(), 'giaouoc-keys-'));
    closeLater(() => rmSync(strange, { recursive: true }));
    const stranger = await givenSessions(Date.now, strange);
    const challenge = here.sessions.challenge('test.example/cities', 'key');
    expect(there.sessions.check(challenge)).toBe('sound');
    expect(stranger.sessions.check(challenge)).toBe('forged');
    there.keyring.add();
    expect(there.sessions.check(challenge)).toBe('sound');
  });
});

test('where nothing can be stored nobody signs in, and who has signed in reads on', async () => {
  const server = await givenCluster();
  const token = await server.signIn();
  const makeRoom = await refuseRows(server.data, 'session');
  const answer = await openSession(server, officer);
  expect([answer.status, answer.codes]).toEqual([503, ['server/storage-failed']]);
  expect((await reads(server, token)).status).toBe(200);
  await makeRoom();
  expect((await reads(server, await server.signIn(officer))).status).toBe(200);
});

describe('the sessions of one key', () => {
  test('are sixteen at most: the oldest makes room', async () => {
    let now = START;
    const { sessions } = await givenSessions(() => now);
    const open = async (key: string): Promise<string> => {
      now += 1;
      const challenge = sessions.challenge('test.example/cities', key);
      return (await sessions.open('cities', challenge))?.token ?? '';
    };
    const other = await open('other');
    const tokens: string[] = [];
    for (let count = 0; count < 17; count += 1) tokens.push(await open('key'));
    const found = await Promise.all(tokens.map(sessions.find));
    expect(found.map((session) => session !== undefined)).toEqual([
      false,
      ...Array.from({ length: 16 }, () => true),
    ]);
    expect(await sessions.find(other)).toBeDefined();
  });
});

/** Sessions over a database with a journal of the cluster, under the keys of a folder. */
async function givenSessions(now: () => number, folder = givenData()) {
  const file = join(mkdtempSync(join(tmpdir(), 'giaouoc-sessions-')), 'giaouoc.db');
  const storage = await openStorage({ file });
  closeLater(async () => {
    await storage.close();
    rmSync(dirname(file), { recursive: true });
  });
  const created = new Date(START).toISOString();
  const journals = [{ cluster: 'cities', origin: 'test.example/cities', created }];
  await storage.log.appendAll({ journals });
  const keyring = openKeyring(folder, null);
  return { keyring, sessions: openSessions({ keyring, kept: storage.sessions, now }) };
}
