import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { digestOf, type Signed, type Statement } from '../../workflows/index.js';
import {
  bytesOf,
  codesOf,
  found,
  type Host,
  headOf,
  post,
  say,
  signed,
  startHost,
} from '../support/host.js';
import { keyOf } from '../support/keys.js';

const members = ['ha-noi', 'hai-phong', 'can-tho'];
const text = {
  title: { vi: 'Giao ước', en: 'Pledge' },
  contents: [{ vi: 'Nội dung', en: 'Content' }],
  targets: [],
  remark: null,
};
const digest = digestOf(text);
const sign = { type: 'pledge.sign', by: 'can-tho', cycle: 2023, body: { digest } } as const;

let host: Host;
let good: Signed;

beforeAll(async () => {
  host = await startHost();
  await found(host, members);
  const launch = { title: { vi: 'Phát động', en: 'Launch' }, plan: '0'.repeat(64) };
  await say(host, { type: 'cycle.launch', by: 'ha-noi', cycle: 2023, body: launch });
  await say(host, { type: 'pledge.propose', by: 'ha-noi', cycle: 2023, body: text });
  await say(host, { type: 'pledge.open', by: 'ha-noi', cycle: 2023, body: { digest } });
  await say(host, { ...sign, by: 'hai-phong' });
  good = await signed(host, sign);
});
afterAll(() => host.stop());

/** Sends exact bytes, sees them refused with these codes, and sees that nothing was written. */
async function refused(bytes: string | Uint8Array, codes: readonly string[], status: number) {
  const before = await headOf(host);
  const answer = await post(host, bytes);
  expect(codesOf(answer)).toEqual(expect.arrayContaining([...codes]));
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.text).not.toMatch(/\bat .*\.(js|ts):\d+/);
  expect(await headOf(host)).toEqual(before);
}

const altered = (change: Partial<Statement>) =>
  signed(host, { ...sign, alter: (statement) => ({ ...statement, ...change }) });

describe('bytes that are no canonical JSON', () => {
  const json = (): string => bytesOf(good);
  const cases: Record<string, [string, () => string | Uint8Array]> = {
    'a key that stands twice': [
      'json/duplicate-key',
      () => json().replace('{', '{"signatures":[],'),
    ],
    'a float': ['json/float', () => json().replace('"cycle":2023', '"cycle":2023.5')],
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
    const body = { ...text, contents };
    const large = await signed(host, { type: 'pledge.propose', by: 'ha-noi', cycle: 2023, body });
    await refused(bytesOf(large), ['form/too-large'], 413);
  });
});

describe('a statement of the wrong form', () => {
  test('of a type that does not exist is refused', async () => {
    const unknown = await altered({ type: 'pledge.burn' as Statement['type'] });
    await refused(bytesOf(unknown), ['form/unknown-type'], 422);
  });

  test('with a field that the body does not have is refused, with its place', async () => {
    const body = { digest, extra: true } as unknown as Statement['body'];
    const bytes = bytesOf(await altered({ body }));
    await refused(bytes, ['form/malformed'], 422);
    expect((await post(host, bytes)).text).toContain('/statement/body/extra');
  });

  test('with a signature that is no base64url is refused', async () => {
    const [signature] = good.signatures;
    const bad = { ...good, signatures: [{ ...signature, sig: '*'.repeat(86) }] };
    await refused(bytesOf(bad), ['form/malformed'], 422);
  });

  test('names every fault at once', async () => {
    const by = { member: 'Can Tho', officer: '' };
    const bytes = bytesOf(await altered({ by, said: 'yesterday' }));
    const answer = await post(host, bytes);
    for (const place of ['/statement/by/member', '/statement/by/officer', '/statement/said']) {
      expect(answer.text).toContain(place);
    }
  });
});

describe('a statement that the rules refuse', () => {
  const cases: Record<string, [string, number, () => Promise<Signed>]> = {
    'signed by a key nobody holds': [
      'authority/unknown-key',
      403,
      () => signed(host, { ...sign, key: keyOf('stranger') }),
    ],
    'changed after it was signed': [
      'authority/bad-signature',
      422,
      async () => ({ ...good, statement: { ...good.statement, said: '2023-03-01T03:00:00.000Z' } }),
    ],
    'signed by another city': [
      'authority/other-member',
      403,
      () => signed(host, { ...sign, key: keyOf('ha-noi/officer') }),
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
      () => signed(host, { ...sign, cycle: 2024 }),
    ],
    'with a head that is not of this journal': [
      'frame/seen-unknown',
      409,
      () => altered({ seen: { root: 'f'.repeat(64), size: 3 } }),
    ],
    'signing a second time': [
      'pledge/already-signed',
      409,
      () => signed(host, { ...sign, by: 'hai-phong' }),
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
        signed(host, {
          type: 'cycle.launch',
          by: 'can-tho',
          cycle: 2024,
          body: { title: { vi: 'Phát động', en: 'Launch' }, plan: '0'.repeat(64) },
        }),
    ],
  };
  for (const [what, [code, status, make]] of Object.entries(cases)) {
    test(`${what} is refused as ${code}`, async () =>
      refused(bytesOf(await make()), [code], status));
  }
});
