import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ALL_REFUSAL_CODES, digestOf } from '../../workflows/index.js';
import { pledgeDigest, pledgeText, YEAR } from '../support/bodies.js';
import { signedOverYear } from '../support/given.js';
import {
  type Answer,
  givenServer,
  type Loose,
  removeAll,
  type TestServer,
} from '../support/http.js';
import { keyOf } from '../support/keys.js';

const CYCLE = `/api/clusters/cities/cycles/${YEAR}`;
let server: TestServer;
let token: string;

beforeAll(async () => {
  server = await givenServer();
  await server.play(signedOverYear());
  token = await server.signIn(keyOf('hai-phong/officer'));
});
afterAll(removeAll);

const read = (path: string, language = 'en'): Promise<Answer> =>
  server.get(path, { token, headers: { 'accept-language': language } });

describe('the cluster', () => {
  test('at a glance names the chair now, the years, and whom they wait for', async () => {
    const { json } = await read('/api/clusters/cities');
    expect(json).toMatchObject({
      id: 'cities',
      state: 'active',
      chairNow: { chair: 'ha-noi' },
      members: ['can-tho', 'ha-noi', 'hai-phong'],
      cycles: [
        { year: 2023, waitingFor: { 'hai-phong': ['handover.accept'] } },
        { year: 2024, waitingFor: { 'ha-noi': expect.arrayContaining(['report.submit']) } },
      ],
      head: { size: signedOverYear().lines.length },
      breach: null,
    });
  });

  test('a year that was not launched is not there', async () => {
    expect((await read('/api/clusters/cities/cycles/2031')).codes).toEqual([
      'server/unknown-cycle',
    ]);
    expect((await read('/api/clusters/cities/cycles/31')).codes).toEqual(['http/bad-parameter']);
  });
});

describe('the steps of a year', () => {
  const spoken = async (step: string): Promise<string[]> =>
    (await read(`${CYCLE}/${step}`)).json.statements.map(({ type }: { type: string }) => type);

  test('the launch shows what was frozen', async () => {
    const { json } = await read(`${CYCLE}/launch`);
    expect(json).toMatchObject({
      title: { en: 'Year' },
      rules: '1',
      charter: 1,
      suspendedAt: null,
    });
    expect(json.roster).toEqual({ 'ha-noi': 'in', 'hai-phong': 'in', 'can-tho': 'in' });
    expect(await spoken('launch')).toEqual(['cycle.launch']);
  });

  test('the pledge shows the text beside the digest that was signed', async () => {
    const { json } = await read(`${CYCLE}/pledge`);
    expect(json.text).toEqual(pledgeText);
    expect(digestOf(json.text)).toBe(pledgeDigest);
    expect(json).toMatchObject({ digest: pledgeDigest, inForce: true, waitingFor: {} });
    expect(await spoken('pledge')).toEqual([
      'pledge.propose',
      'pledge.open',
      'pledge.sign',
      'pledge.sign',
      'pledge.sign',
    ]);
  });

  test('the reports show each round', async () => {
    const { json } = await read(`${CYCLE}/reports`);
    expect(json.annual['can-tho']).toMatchObject({ status: 'accepted', values: { grdp: '6.27' } });
  });

  test('the review shows scores, counts and minutes', async () => {
    const { json } = await read(`${CYCLE}/review`);
    expect(json.adopted).toBe(true);
    expect(json.scoring.points['ha-noi']).toMatchObject({ self: 95_000, total: 95_000 });
    expect(Object.keys(json.vote.counts)).toEqual(['flag', 'merit']);
  });

  test('the awards show what was proposed and where it stands', async () => {
    const { json } = await read(`${CYCLE}/awards`);
    expect(json.adopted).toBe(true);
    expect(json.list.flag).toEqual({ 'can-tho': 'proposed' });
  });

  test('the handover shows who was offered the office and who is awaited', async () => {
    const { json } = await read(`${CYCLE}/handover`);
    expect(json).toMatchObject({
      proposed: { chair: 'hai-phong' },
      signed: { outgoing: true },
      transferred: false,
      waitingFor: { 'hai-phong': ['handover.accept'] },
    });
    expect(json.deadlines).toMatchObject([{ deadline: 'acceptance', late: null, overdue: [] }]);
  });
});

describe('what may be said', () => {
  const actionsOf = async (path: string, language?: string) => {
    const { json } = await read(path, language);
    return new Map<string, Loose>(json.actions.map((action: Loose) => [action.type, action]));
  };

  test('is answered for the caller, with the reasons in words for the rest', async () => {
    const actions = await actionsOf(`${CYCLE}/actions`);
    expect(actions.get('handover.accept')).toMatchObject({ may: true, refusals: [] });
    const [refusal] = actions.get('award.decide').refusals;
    expect(refusal).toMatchObject({ code: 'speaker/not-the-authority' });
    const [vietnamese] = (await actionsOf(`${CYCLE}/actions`, 'vi')).get('award.decide').refusals;
    expect(vietnamese.text).not.toBe(refusal.text);
  });

  test('includes a year that was not launched, and the cluster itself', async () => {
    const next = await actionsOf('/api/clusters/cities/cycles/2025/actions');
    expect(next.get('cycle.launch').may).toBe(false);
    const cluster = await actionsOf('/api/clusters/cities/actions');
    expect(cluster.get('charter.amend').refusals).toEqual([]);
    expect(cluster.get('officer.enrol').refusals).not.toEqual([]);
  });
});

describe('the page of a problem', () => {
  test('exists for every code of the rules, in both languages', async () => {
    for (const code of ALL_REFUSAL_CODES) {
      const [vi, en] = await Promise.all([
        read(`/problems/${code}`, 'vi'),
        read(`/problems/${code}`, 'en'),
      ]);
      expect([vi.status, en.status]).toEqual([200, 200]);
      expect(vi.json.title).not.toBe(en.json.title);
    }
  });

  test('is a page for people and JSON for programs', async () => {
    const page = await server.get('/problems/server/busy', { headers: { accept: 'text/html' } });
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-language')).toBe('vi');
    expect(page.text).toContain('<h1><code>server/busy</code></h1>');
    const json = await read('/problems/server/busy', 'de, en-GB;q=0.8, vi;q=0.5');
    expect(json.json).toMatchObject({ type: '/problems/server/busy', code: 'server/busy' });
    expect((await read('/problems/no/such')).codes).toEqual(['http/not-found']);
  });
});

describe('what holds for every answer', () => {
  test('an address that does not exist is a problem', async () => {
    const answer = await read('/api/nothing/here');
    expect(answer.status).toBe(404);
    expect(answer.json).toMatchObject({ type: '/problems/http/not-found', status: 404 });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  test('another media type than JSON is refused', async () => {
    const path = '/api/clusters/cities/statements';
    const answer = await server.post(path, 'a=b', { 'content-type': 'text/plain' });
    expect(answer.status).toBe(415);
    expect(answer.codes).toEqual(['http/unsupported-media-type']);
  });

  test('an address with a broken escape is a problem', async () => {
    const answer = await server.get('/api/clusters/%zz/journal');
    expect(answer.status).toBe(400);
    expect(answer.codes).toEqual(['http/bad-request']);
  });

  test('security headers are sent and the framework is not named', async () => {
    const { headers } = await read('/api/health/live');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  test('a reader who has the head already is told so', async () => {
    const path = '/api/clusters/cities/journal';
    const { headers } = await server.get(path, { token });
    const etag = headers.get('etag') ?? '';
    const again = await server.get(path, { token, headers: { 'if-none-match': etag } });
    expect([again.status, again.text]).toEqual([304, '']);
  });
});

describe('the documentation', () => {
  test('is served by this server alone', async () => {
    const page = await server.get('/api/docs');
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/(src|href)="https?:/);
    for (const [, path = ''] of page.text.matchAll(/(?:src|href)="([^"]+)"/g)) {
      const asset = await server.get(new URL(path, `${server.url}/api/docs`).pathname);
      expect([path, asset.status]).toEqual([path, 200]);
    }
  });

  test('names every part of every address', async () => {
    const { json } = await server.get('/api/docs/openapi.json');
    for (const [path, operations] of Object.entries<Loose>(json.paths)) {
      const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { operationId, parameters } of Object.values<Loose>(operations)) {
        const told = parameters.flatMap((each: Loose) => (each.in === 'path' ? [each.name] : []));
        expect([operationId, told.sort()]).toEqual([operationId, parts.sort()]);
      }
    }
  });

  test('names every operation once, by a stable id, with an answer described', async () => {
    const { json } = await server.get('/api/docs/openapi.json');
    const operations = Object.values<Loose>(json.paths).flatMap((path) =>
      Object.values<Loose>(path),
    );
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(['say', 'readJournal', 'followJournal']));
    expect(json.openapi).toBe('3.1.0');
    expect(json.components.schemas.SignPledge).toBeDefined();
  });
});
