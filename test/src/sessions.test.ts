import { describe, expect, test } from '@jest/globals';
import { openSessions } from '../../src/identity/sessions.js';
import { AUTHORITY, START } from '../support/cluster.js';
import { founded } from '../support/given.js';
import {
  cleanUpAfterEach,
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

  test('is answered within two minutes, and a session ends after an hour', () => {
    let now = START;
    const sessions = openSessions(keyOf('server').x, () => now);
    const [first, second] = [1, 2].map(() => sessions.challenge('test.example/cities', 'key'));
    now += 2 * 60_000;
    expect(sessions.accept(first as never)).toBe('accepted');
    now += 1;
    expect(sessions.accept(second as never)).toBe('over');
    const { token } = sessions.open('cities', 'key');
    now += 60 * 60_000;
    expect(sessions.find(token)).toMatchObject({ cluster: 'cities', key: 'key' });
    now += 1;
    expect(sessions.find(token)).toBeUndefined();
  });
});
