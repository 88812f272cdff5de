/**
 * The matrix of reading: role × route × state of the cluster. The routes come from the
 * documentation of the server, what is expected from the table in `access.ts`.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { canonicalize, type Json, utf8Encode } from '../../workflows/index.js';
import { YEAR } from '../support/bodies.js';
import { cleanUpAfterEach, givenServer, type TestServer } from '../support/http.js';
import { signWith } from '../support/keys.js';
import { ACCESS, type Access, STATES, type State } from './access.js';
import { type Route, readApi } from './api.js';
import { ROLE_NAMES, ROLES, type RoleName } from './roles.js';
import { settingIn } from './setting.js';

cleanUpAfterEach();

/** The system's clock, by which sessions end; it can be put back for a moment. */
const { now } = Date;
let shift = 0;
beforeAll(() => {
  Date.now = () => now() + shift;
});
afterAll(() => {
  Date.now = now;
});

const CLUSTERS = '/api/clusters';

/** Opens a session as if it were an hour and a minute ago. */
async function openedLongAgo(open: () => Promise<string>): Promise<string> {
  shift = -61 * 60_000;
  const token = await open();
  shift = 0;
  return token;
}

/** A request of a route, with good values in its address. */
function requestOf(
  { id, method, path, body }: Route,
  token: string | undefined,
): readonly [string, RequestInit] {
  const good: Readonly<Record<string, string>> = {
    cluster: 'cities',
    year: `${YEAR}`,
    seq: '0',
    digest: 'f'.repeat(64),
    kind: 'pledge',
    file: `${'A'.repeat(43)}.ics`,
    id: 'f'.repeat(64),
    area: 'server',
    name: 'busy',
  };
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => good[name] ?? '');
  const target = FILLED[id] ?? filled;
  if (method !== 'POST') return [target, { method }];
  const type = id === 'attach' ? 'text/plain' : 'application/json';
  // A document of its own for everybody, so that it is new here.
  const sent = id === 'attach' ? `By ${token}.\n` : canonicalize((body ?? {}) as Json);
  return [target, { method, headers: { 'content-type': type }, body: sent }];
}

/** Addresses that the documentation cannot spell out. */
const FILLED: Readonly<Record<string, string>> = {
  readTile: `${CLUSTERS}/cities/tile/0/000.p/5`,
  readEntryBundle: `${CLUSTERS}/cities/tile/entries/000.p/5`,
  readDocument:
    `${CLUSTERS}/cities/cycles/${YEAR}/documents/pledge` +
    '?number=5&symbol=A&place=B&date=2024-03-08',
};

/** Asks as a role. @returns the status, and the code of a problem */
async function met(
  server: TestServer,
  route: Route,
  token: string | undefined,
): Promise<readonly [number, string]> {
  const [target, init] = requestOf(route, token);
  const ended = new AbortController();
  const headers = {
    ...init.headers,
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  const response = await fetch(server.url + target, { ...init, headers, signal: ended.signal });
  const isProblem =
    init.method !== 'HEAD' &&
    response.headers.get('content-type')?.startsWith('application/problem');
  const code = isProblem ? ((await response.json()) as { code: string }).code : '';
  ended.abort();
  return [response.status, code];
}

/** What the table says that a role gets. */
function expected(access: Access, state: State, name: RoleName): number {
  const { met } = ROLES[name];
  const { to, gives = 200, but = {} } = access;
  if (to === 'readers' && met !== 'served') return met[0];
  return but[name] ?? (typeof gives === 'number' ? gives : (gives[state] ?? 200));
}

describe('every role at every route', () => {
  for (const state of STATES) {
    test(`of a cluster that is ${state}`, async () => {
      const { server, tokens } = await settingIn(state, openedLongAgo);
      const { routes } = await readApi(server.url);
      const inOrder = routes.toSorted((a, b) => rank(a) - rank(b));
      for (const route of inOrder) {
        const access = ACCESS[route.id] as Access;
        for (const name of ROLE_NAMES) {
          if (state === 'broken' && MANDATES_END.includes(name)) continue;
          const [status, code] = await met(server, route, tokens[name]);
          const row = `${route.id} by the ${ROLES[name].name}`;
          expect([row, status]).toEqual([row, expected(access, state, name)]);
          const { met: refused } = ROLES[name];
          if (access.to === 'everybody' || refused === 'served' || route.method === 'HEAD')
            continue;
          expect([row, code]).toEqual([row, refused[1]]);
        }
      }
    }, 300_000);
  }
});

const MANDATES_END: readonly RoleName[] = ['revoked', 'past'];
const rank = ({ id }: Route): number => (id === 'closeSession' ? 1 : 0);

describe('the table', () => {
  test('has every route of the documentation and no other', async () => {
    const { routes } = await readApi((await givenServer()).url);
    expect(routes.map(({ id }) => id).sort()).toEqual(Object.keys(ACCESS).sort());
  });

  test('says the same of who may use a route as the documentation', async () => {
    const { routes } = await readApi((await givenServer()).url);
    for (const { id, isClosed } of routes) {
      expect([id, isClosed]).toEqual([id, ACCESS[id]?.to === 'readers']);
    }
  });
});

describe('what belongs to another', () => {
  const authorized = (token: string | undefined) => ({ authorization: `Bearer ${token}` });

  test('cluster is not there, whatever number or digest is named', async () => {
    const { server, tokens } = await settingIn('running', openedLongAgo);
    const path = `${CLUSTERS}/provinces/attachments`;
    const headers = { ...authorized(tokens.other), 'content-type': 'text/plain' };
    const { json } = await server.post(path, 'Of the provinces.\n', headers);
    const theirs = await server.get(`${path}/${json.digest}`, { token: tokens.other });
    expect(theirs.status).toBe(200);
    const ours = `${CLUSTERS}/cities/attachments/${json.digest}`;
    const asked = await server.get(ours, { token: tokens.chair });
    expect(asked.codes).toEqual(['attachment/unknown']);
    const across = await server.get(`${path}/${json.digest}`, { token: tokens.chair });
    expect(across.codes).toEqual(['session/other-cluster']);
  });

  test('city is neither listed nor taken back', async () => {
    const { server, tokens } = await settingIn('running', openedLongAgo);
    const path = `${CLUSTERS}/cities/calendar-tokens`;
    const made = await server.post(path, '{}', authorized(tokens.chair));
    const seen = await server.get(path, { token: tokens.deputy });
    expect(seen.json.tokens).toEqual([]);
    const taken = await fetch(`${server.url}${path}/${made.json.id}`, {
      method: 'DELETE',
      headers: authorized(tokens.deputy),
    });
    expect(taken.status).toBe(404);
    expect((await server.get(made.json.address)).status).toBe(200);
  });

  test('session is not ended by somebody who does not have its token', async () => {
    const { server, tokens } = await settingIn('running', openedLongAgo);
    const path = `${CLUSTERS}/cities/sessions`;
    for (const token of [tokens.deputy, tokens.other, undefined]) {
      await fetch(server.url + path, { method: 'DELETE', headers: authorized(token) });
    }
    expect((await server.get(`${CLUSTERS}/cities`, { token: tokens.chair })).status).toBe(200);
  });

  test('cluster gives no challenge that opens this one', async () => {
    const { server } = await settingIn('running', openedLongAgo);
    const { key } = ROLES.other;
    const { json } = await server.post(`${CLUSTERS}/provinces/sessions/challenge`, { key: key.id });
    const sig = signWith(key, utf8Encode(`giaouoc/session/v1\n${canonicalize(json.challenge)}`));
    const answer = { challenge: json.challenge, key: key.id, sig };
    const opened = await server.post(`${CLUSTERS}/cities/sessions`, answer);
    expect(opened.codes).toEqual(['session/bad-challenge']);
  });
});
