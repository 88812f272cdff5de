/** The console's pages over HTTP, the seats of a demonstration, and unsigned questions. */
import { describe, expect, test } from '@jest/globals';
import { pledgeDigest, YEAR } from '../support/bodies.js';
import { consolePages } from '../support/console-pages.js';
import { signingYear } from '../support/given.js';
import { cleanUpAfterEach, givenServer, signed } from '../support/http.js';

cleanUpAfterEach();

const signing = (by: string) =>
  ({ type: 'pledge.sign', by, cycle: YEAR, body: { digest: pledgeDigest } }) as const;

describe('the pages', () => {
  test('are served under a policy that lets nothing else run', async () => {
    const server = await givenServer(undefined, undefined, { pages: await consolePages() });
    const page = await fetch(`${server.url}/`);
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    const [, script = ''] = /src="(\/assets\/[^"]+)"/.exec(html) ?? [];
    const asset = await fetch(server.url + script, { headers: { 'accept-encoding': 'br' } });
    expect(asset.headers.get('content-encoding')).toBe('br');
    expect(asset.headers.get('cache-control')).toContain('immutable');
    const etag = page.headers.get('etag') ?? '';
    const again = await fetch(`${server.url}/`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    const audit = await (await fetch(`${server.url}/audit`)).text();
    expect(audit).toMatch(/http-equiv="Content-Security-Policy" content="default-src 'none'/);
  });

  test('are all that is served: no way leads to another file', async () => {
    const server = await givenServer(undefined, undefined, { pages: await consolePages() });
    for (const path of ['/assets/..%2f..%2fpackage.json', '/assets/nothing.js', '/index.html.br']) {
      expect((await fetch(server.url + path)).status).toBe(404);
    }
  });

  test('that were never built are a problem in words, and the API works all the same', async () => {
    const server = await givenServer(undefined, undefined, { pages: '/nowhere' });
    expect((await server.get('/')).json.code).toBe('http/not-found');
    expect((await server.get('/api/clusters')).status).toBe(200);
  });
});

describe('the seats', () => {
  test('are told by a demonstration, and by no other server', async () => {
    const seat = {
      cluster: 'cities',
      party: 'a',
      isRoot: false,
      name: { vi: 'A', en: 'A' },
      key: 'AA',
    };
    const play = await givenServer(undefined, undefined, { roles: () => [seat] });
    expect((await play.get('/api/demonstration')).json).toEqual({ roles: [seat] });
    const real = await givenServer();
    expect((await real.get('/api/demonstration')).status).toBe(404);
  });
});

describe('a question without a signature', () => {
  async function given() {
    const cluster = signingYear();
    const server = await givenServer();
    await server.play(cluster);
    const { statement } = signed(cluster, signing('hai-phong'));
    const token = await server.signIn();
    const ask = (statementNow: unknown, headers: Record<string, string>, query = '?dry=true') =>
      server.post(
        `/api/clusters/cities/statements${query}`,
        { signatures: [], statement: statementNow } as never,
        headers,
      );
    return { cluster, server, statement, ask, auth: { authorization: `Bearer ${token}` } };
  }

  test('is answered for the key of the session, and writes nothing', async () => {
    const { cluster, server, ask, auth } = await given();
    const me = await server.get('/api/clusters/cities/actions', {
      token: auth.authorization.slice(7),
    });
    const { member, officer } = me.json.by;
    const own = signed(cluster, signing(member)).statement;
    const answer = await ask({ ...own, by: { member, officer } }, auth);
    expect([200, 403, 409]).toContain(answer.status);
    if (answer.status !== 200) {
      const codes = answer.json.refusals.map(({ code }: { code: string }) => code);
      expect(codes).not.toContain('authority/bad-signature');
    }
    const { json } = await server.get('/api/clusters');
    expect(json.clusters[0].size).toBe(cluster.journal().size);
  });

  test('is malformed without a session, and wherever it is meant to be written', async () => {
    const { statement, ask, auth } = await given();
    const stranger = await ask(statement, {});
    expect(stranger.status).toBe(422);
    const written = await ask(statement, auth, '');
    expect(written.status).toBe(422);
    expect(written.json.refusals[0].pointer).toBe('/signatures');
  });
});
