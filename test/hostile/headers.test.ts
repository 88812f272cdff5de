/**
 * Headers that protect whoever reads an answer in a browser, on answers of every kind; and requests
 * that a page of another web site sends.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { EDGE } from '../../src/http/edge.js';
import { YEAR } from '../support/bodies.js';
import { consolePages } from '../support/console-pages.js';
import { signedOverYear } from '../support/given.js';
import { givenServer, removeAll, type TestServer } from '../support/http.js';
import { keyOf } from '../support/keys.js';

const CLUSTER = '/api/clusters/cities';
let server: TestServer;
let token: string;
let calendar: string;
let document: string;
let opened: AbortController;

beforeAll(async () => {
  server = await givenServer(undefined, undefined, { pages: await consolePages() });
  await server.play(signedOverYear());
  token = await server.signIn();
  const authorization = `Bearer ${token}`;
  const attached = await server.post(`${CLUSTER}/attachments`, 'A document.\n', {
    'content-type': 'text/plain',
    authorization,
  });
  document = `${CLUSTER}/attachments/${attached.json.digest}`;
  const made = await server.post(`${CLUSTER}/calendar-tokens`, '{}', { authorization });
  calendar = made.json.address;
}, 120_000);
beforeAll(() => {
  opened = new AbortController();
});
afterEach(() => {
  opened.abort();
  opened = new AbortController();
});
afterAll(removeAll);

/** The head of an answer; a stream is not read to its end, which it has not. */
async function headOf(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, ...init.headers };
  return fetch(server.url + path, { ...init, headers, signal: opened.signal });
}

const year = `${CLUSTER}/cycles/${YEAR}`;
const facts = 'number=5&symbol=A&place=B&date=2024-03-08';

const kinds: Readonly<Record<string, () => Promise<Response>>> = {
  'the console': () => headOf('/'),
  'the page of the auditor': () => headOf('/audit'),
  'the documentation': () => headOf('/api/docs'),
  'the documentation as JSON': () => headOf('/api/docs/openapi.json'),
  'a page about a problem': () =>
    headOf('/problems/server/busy', { headers: { accept: 'text/html' } }),
  'an answer in JSON': () => headOf(CLUSTER),
  'a signed head': () => headOf(`${CLUSTER}/checkpoint`),
  'the journal': () => headOf(`${CLUSTER}/journal`),
  'a live stream': () => headOf(`${CLUSTER}/stream`),
  'a document as PDF': () => headOf(`${year}/documents/pledge?${facts}`),
  'a table as CSV': () => headOf(`${year}/scores.csv`),
  'a table as XLSX': () => headOf(`${year}/scores.xlsx`),
  'a calendar': () => headOf(calendar),
  'a document that was uploaded': () => headOf(document),
  'an answer without a body': () => headOf(document, { method: 'HEAD' }),
  'a session that is none': () =>
    headOf(`${CLUSTER}/sessions`, { method: 'DELETE', headers: { authorization: 'Bearer a' } }),
  'nothing there': () => headOf('/api/nothing'),
  'a closed door': () => headOf(`${CLUSTER}/journal`, { headers: { authorization: '' } }),
  'an address that is broken': () => headOf('/api/clusters/%zz/journal'),
  'an address with a name that is too long': () => headOf(`/api/clusters/${'a'.repeat(200)}`),
  'another media type': () =>
    headOf(`${CLUSTER}/statements`, {
      method: 'POST',
      body: 'a',
      headers: { 'content-type': 'a/b' },
    }),
  'a statement that is none': () =>
    headOf(`${CLUSTER}/statements`, {
      method: 'POST',
      body: '[]',
      headers: { 'content-type': 'application/json' },
    }),
  'a method that is not there': () => headOf('/api/server', { method: 'PUT' }),
};

describe('on every answer', () => {
  for (const [what, ask] of Object.entries(kinds)) {
    test(`${what} is taken for nothing else, framed by nobody and refers nobody`, async () => {
      const { headers, status } = await ask();
      expect(status).toBeLessThan(500);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'|sandbox/);
      expect(headers.get('cache-control')).toMatch(/no-store|no-cache|immutable/);
      for (const name of ['server', 'x-powered-by', 'access-control-allow-origin', 'set-cookie']) {
        expect([name, headers.get(name)]).toEqual([name, null]);
      }
    });
  }

  test('nothing that needs a session is kept by a cache that others use', async () => {
    for (const path of [CLUSTER, `${CLUSTER}/journal`, `${year}/scores.csv`, document, calendar]) {
      const { headers } = await headOf(path);
      expect([path, headers.get('cache-control')]).toEqual([
        path,
        expect.stringMatching(/private|no-store/),
      ]);
    }
  });

  test('only the documentation may style itself inline, and nothing runs inline', async () => {
    for (const [what, ask] of Object.entries(kinds)) {
      const policy = (await ask()).headers.get('content-security-policy') ?? '';
      const isDocumentation = what === 'the documentation' || what === 'the documentation as JSON';
      expect([what, policy.includes("'unsafe-inline'")]).toEqual([what, isDocumentation]);
      expect(policy).not.toMatch(/script-src[^;]*'unsafe|'unsafe-eval'/);
    }
  });
});

describe('pages of this server', () => {
  test('share neither their window nor what they load with other sites', async () => {
    const { headers } = await headOf('/');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  test('ask for TLS from then on where it is configured, and not otherwise', async () => {
    expect((await headOf('/')).headers.get('strict-transport-security')).toBeNull();
    const edge = { ...EDGE, hstsSeconds: 31_536_000 };
    const behindTls = await givenServer(undefined, undefined, { edge });
    const { headers } = await behindTls.get('/api/server');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
  });
});

describe('a page of another web site', () => {
  const asking = (headers: Readonly<Record<string, string>>) =>
    server.post(`${CLUSTER}/sessions/challenge`, { key: keyOf('ha-noi').id }, headers);

  test('sends nothing, by what its browser says of it', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ]) {
      const answer = await asking(headers as Readonly<Record<string, string>>);
      expect([answer.status, answer.codes]).toEqual([403, ['http/other-origin']]);
    }
  });

  test('reads nothing either, for no answer says that it may', async () => {
    const answer = await server.get(`${CLUSTER}/checkpoint`, {
      headers: { origin: 'https://evil.example' },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    const preflight = await fetch(`${server.url}${CLUSTER}/statements`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(404);
  });

  test('is told from our own pages and from programs that are no browser', async () => {
    for (const headers of [{}, { 'sec-fetch-site': 'same-origin' }, { origin: server.url }]) {
      expect((await asking(headers as Readonly<Record<string, string>>)).status).toBe(200);
    }
  });
});
