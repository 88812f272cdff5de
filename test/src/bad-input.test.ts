import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { canonicalize, type Json, type Signed, type Statement } from '../../workflows/index.js';
import { pledgeDigest, pledgeText, YEAR } from '../support/bodies.js';
import type { TestCluster } from '../support/cluster.js';
import { signingYear } from '../support/given.js';
import { givenServer, removeAll, signed, type TestServer } from '../support/http.js';
import { keyOf } from '../support/keys.js';

const digest = pledgeDigest;
const sign = { type: 'pledge.sign', by: 'can-tho', cycle: YEAR, body: { digest } } as const;

let server: TestServer;
let cluster: TestCluster;
let good: Signed;

beforeAll(async () => {
  cluster = signingYear();
  cluster.say({ ...sign, by: 'hai-phong' });
  server = await givenServer();
  await server.play(cluster);
  good = signed(cluster, sign);
});
afterAll(removeAll);

const bytesOf = (value: unknown): string => canonicalize(value as Json);
const post = (bytes: string | Uint8Array) => server.post('/api/clusters/cities/statements', bytes);
const head = async () => (await server.get('/api/clusters/cities/checkpoint')).text;

/** Sends exact bytes, sees them refused with these codes, and sees that nothing was written. */
async function refused(bytes: string | Uint8Array, codes: readonly string[], status: number) {
  const before = await head();
  const answer = await post(bytes);
  expect(answer.codes).toEqual(expect.arrayContaining([...codes]));
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.text).not.toMatch(/\bat .*\.(js|ts):\d+/);
  expect(await head()).toEqual(before);
}

const altered = (change: Partial<Statement>) =>
  signed(cluster, { ...sign, alter: (statement) => ({ ...statement, ...change }) });

describe('bytes that are no canonical JSON', () => {
  const json = (): string => bytesOf(good);
  const cases: Record<string, [string, () => string | Uint8Array]> = {
    'a key that stands twice': [
      'json/duplicate-key',
      () => json().replace('{', '{"signatures":[],'),
    ],
    'a float': ['json/float', () => json().replace(`"cycle":${YEAR}`, `"cycle":${YEAR}.5`)],
    'a name that is not in NFC': [
      'json/not-nfc',
      () => json().replace('"can-tho"', '"ca\u0302n-tho"'),
    ],
    'white space between tokens': ['json/not-canonical', () => json().replace('{', '{ ')],
    'a body that is cut off': ['json/syntax', () => json().slice(0, -20)],
    'nothing at all': ['json/syntax', () => ''],
    'a hundred thousand brackets': ['json/too-deep', () => '['.repeat(100_000)],
    'bytes that are no UTF-8': ['json/bad-utf8', () => new Uint8Array([0x7b, 0xff, 0x7d])],
  };
  for (const [what, [code, bytes]] of Object.entries(cases)) {
    test(`${what} is refused as ${code}`, () => refused(bytes(), [code], 400));
  }

  test('a body over the limit is refused before it is read', () =>
    refused(`"${'x'.repeat(200_000)}"`, ['json/too-large'], 413));

  test('an entry that would pass 65,535 bytes is refused as too large', async () => {
    const contents = Array.from({ length: 50 }, () => ({
      vi: 'x'.repeat(1000),
      en: 'y'.repeat(400),
    }));
    const body = { ...pledgeText, contents };
    const large = signed(cluster, {
      type: 'pledge.propose',
      by: 'ha-noi',
      cycle: YEAR,
      body,
    });
    await refused(bytesOf(large), ['form/too-large'], 413);
  });
});

describe('a statement of the wrong form', () => {
  test('of a type that does not exist is refused', async () => {
    const unknown = altered({ type: 'pledge.burn' as Statement['type'] });
    await refused(bytesOf(unknown), ['form/unknown-type'], 422);
  });

  test('with a field that the body does not have is refused, with its place', async () => {
    const body = { digest, extra: true } as unknown as Statement['body'];
    const bytes = bytesOf(altered({ body }));
    await refused(bytes, ['form/malformed'], 422);
    expect((await post(bytes)).text).toContain('/statement/body/extra');
  });

  test('with a signature that is no base64url is refused', async () => {
    const [signature] = good.signatures;
    const bad = { ...good, signatures: [{ ...signature, sig: '*'.repeat(86) }] };
    await refused(bytesOf(bad), ['form/malformed'], 422);
  });

  test('names every fault at once', async () => {
    const by = { member: 'Can Tho', officer: '' };
    const bytes = bytesOf(altered({ by, said: 'yesterday' }));
    const answer = await post(bytes);
    for (const place of ['/statement/by/member', '/statement/by/officer', '/statement/said']) {
      expect(answer.text).toContain(place);
    }
  });
});

describe('a statement that the rules refuse', () => {
  const cases: Record<string, [string, number, () => Signed]> = {
    'signed by a key nobody holds': [
      'authority/unknown-key',
      403,
      () => signed(cluster, { ...sign, key: keyOf('stranger') }),
    ],
    'changed after it was signed': [
      'authority/bad-signature',
      422,
      () => ({ ...good, statement: { ...good.statement, said: '2023-03-01T03:00:00.000Z' } }),
    ],
    'signed by another city': [
      'authority/other-member',
      403,
      () => signed(cluster, { ...sign, key: keyOf('ha-noi/officer') }),
    ],
    'for another cluster': [
      'frame/other-cluster',
      409,
      () => altered({ cluster: 'other.example/cities' }),
    ],
    'under other rules': ['frame/other-rules', 409, () => altered({ rules: '2' })],
    'for a year that was not launched': [
      'frame/not-in-this-state',
      409,
      () => signed(cluster, { ...sign, cycle: 2024 }),
    ],
    'with a head that is not of this journal': [
      'frame/seen-unknown',
      409,
      () => altered({ seen: { root: 'f'.repeat(64), size: 3 } }),
    ],
    'signing a second time': [
      'pledge/already-signed',
      409,
      () => signed(cluster, { ...sign, by: 'hai-phong' }),
    ],
    'signing another text': [
      'pledge/text-not-current',
      409,
      () => altered({ body: { digest: 'a'.repeat(64) } }),
    ],
    'launching a year without being the chair': [
      'speaker/not-the-chair',
      403,
      () =>
        signed(cluster, {
          type: 'cycle.launch',
          by: 'can-tho',
          cycle: 2024,
          body: { title: { vi: 'Phát động', en: 'Launch' }, plan: '0'.repeat(64) },
        }),
    ],
  };
  for (const [what, [code, status, make]] of Object.entries(cases)) {
    test(`${what} is refused as ${code}`, async () => refused(bytesOf(make()), [code], status));
  }
});
