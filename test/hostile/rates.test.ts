/**
 * Rates: who is refused too often has to wait, what succeeds is never rationed, and whose address
 * it is that counts.
 */
import { describe, expect, test } from '@jest/globals';
import { EDGE, type Edge } from '../../src/http/edge.js';
import { addressOf, openRates } from '../../src/http/rates.js';
import { pledgeDigest, YEAR } from '../support/bodies.js';
import { signingYear } from '../support/given.js';
import { cleanUpAfterEach, givenServer, signed, type TestServer } from '../support/http.js';
import { keyOf } from '../support/keys.js';

cleanUpAfterEach();

const givenEdge = (change: Partial<Edge>): Promise<TestServer> =>
  givenServer(undefined, undefined, { edge: { ...EDGE, ...change } });

const NOWHERE = '/api/nothing/here';
const refused = (server: TestServer, headers = {}) => server.get(NOWHERE, { headers });
const from = (address: string) => ({ 'x-forwarded-for': address });

async function usedUp(server: TestServer, times: number, headers = {}): Promise<void> {
  for (let time = 0; time < times; time += 1) await refused(server, headers);
}

describe('an address that is refused too often', () => {
  test('has to wait, and is told how long in both languages', async () => {
    const server = await givenEdge({ refusedPerMinute: 5 });
    await usedUp(server, 5);
    for (const [language, words] of [
      ['en', /Too many such requests/],
      ['vi', /quá nhiều yêu cầu/],
    ] as const) {
      const answer = await refused(server, { 'accept-language': language });
      expect([answer.status, answer.codes]).toEqual([429, ['http/too-many-requests']]);
      expect(answer.json.title).toMatch(words);
      const seconds = Number(answer.headers.get('retry-after'));
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(60);
      expect(answer.json.wait).toBe(seconds);
    }
  });

  test('is answered so whatever it asks, before its body is read', async () => {
    const server = await givenEdge({ refusedPerMinute: 5 });
    await usedUp(server, 5);
    expect((await server.get('/api/health/live')).status).toBe(429);
    const large = `"${'x'.repeat(200_000)}"`;
    const answer = await server.post('/api/clusters/cities/statements', large);
    expect(answer.codes).toEqual(['http/too-many-requests']);
  });

  test('may do as it likes where the rate is switched off', async () => {
    const server = await givenEdge({ refusedPerMinute: 0 });
    await usedUp(server, 50);
    expect((await refused(server)).status).toBe(404);
  });
});

describe('what succeeds', () => {
  test('is never rationed, however often it is asked', async () => {
    const server = await givenEdge({ refusedPerMinute: 5 });
    for (let time = 0; time < 50; time += 1) {
      expect((await server.get('/api/health/live')).status).toBe(200);
    }
    await server.play(signingYear());
  });
});

describe('a key', () => {
  const sign = (cluster: ReturnType<typeof signingYear>, by: string, second: number) =>
    signed(cluster, {
      type: 'pledge.sign',
      by,
      cycle: YEAR,
      body: { digest: 'a'.repeat(64) },
      alter: (statement) => ({
        ...statement,
        said: new Date(cluster.now() + second * 1000).toISOString(),
      }),
    });

  test('that signs what the rules refuse has to wait, and others have not', async () => {
    const server = await givenEdge({ refusedPerMinute: 5, trustProxy: ['loopback'] });
    const cluster = signingYear();
    await server.play(cluster);
    const post = (by: string, second: number) =>
      server.post('/api/clusters/cities/statements', sign(cluster, by, second) as never, {
        // From another address each time, so that it is the key that counts.
        ...from(`10.0.${second}.1`),
      });
    for (let second = 0; second < 5; second += 1) {
      expect((await post('ha-noi', second)).status).toBe(409);
    }
    expect((await post('ha-noi', 6)).codes).toEqual(['http/too-many-requests']);
    expect((await post('can-tho', 7)).status).toBe(409);
  });

  test('cannot be made to wait by somebody who only names it', async () => {
    const server = await givenEdge({ refusedPerMinute: 5, trustProxy: ['loopback'] });
    const cluster = signingYear();
    await server.play(cluster);
    for (let second = 0; second <= 9; second += 1) {
      const forged = {
        ...sign(cluster, 'ha-noi', second),
        signatures: [
          { key: keyOf('ha-noi/officer').id, kind: 'ed25519', sig: `${'A'.repeat(85)}Q` },
        ],
      };
      const answer = await server.post(
        '/api/clusters/cities/statements',
        forged as never,
        from(`10.0.${second}.2`),
      );
      expect(answer.codes).toContain('authority/bad-signature');
    }
    const body = { digest: pledgeDigest };
    const good = signed(cluster, { type: 'pledge.sign', by: 'ha-noi', cycle: YEAR, body });
    expect((await server.say(good)).status).toBe(201);
  });
});

describe('the address that counts', () => {
  test('is that of the connection, whatever a header claims', async () => {
    const server = await givenEdge({ refusedPerMinute: 5 });
    for (let time = 0; time <= 5; time += 1) await refused(server, from(`10.0.0.${time}`));
    expect((await refused(server, from('10.0.0.99'))).status).toBe(429);
  });

  test('is what a trusted proxy says', async () => {
    const server = await givenEdge({ refusedPerMinute: 5, trustProxy: ['loopback'] });
    await usedUp(server, 5, from('203.0.113.7'));
    expect((await refused(server, from('203.0.113.7'))).status).toBe(429);
    expect((await refused(server, from('203.0.113.8'))).status).toBe(404);
  });

  test('is not what a client claims through a trusted proxy', async () => {
    const server = await givenEdge({ refusedPerMinute: 5, trustProxy: ['loopback'] });
    for (let time = 0; time <= 5; time += 1) {
      await refused(server, from(`198.51.100.${time}, 203.0.113.7`));
    }
    expect((await refused(server, from('198.51.100.99, 203.0.113.7'))).status).toBe(429);
  });

  test('is that of the connection where another proxy is trusted', async () => {
    const server = await givenEdge({ refusedPerMinute: 5, trustProxy: ['192.0.2.1'] });
    for (let time = 0; time <= 5; time += 1) await refused(server, from(`10.0.0.${time}`));
    expect((await refused(server, from('10.0.0.99'))).status).toBe(429);
  });

  test('is the network of a subscriber in IPv6', async () => {
    const server = await givenEdge({ refusedPerMinute: 5, trustProxy: ['loopback'] });
    for (let time = 0; time <= 5; time += 1) await refused(server, from(`2001:db8::${time}`));
    expect((await refused(server, from('2001:db8::99'))).status).toBe(429);
    expect((await refused(server, from('2001:db8:0:1::1'))).status).toBe(404);
  });
});

describe('routes with a rate of their own', () => {
  test('signing in is rationed by address', async () => {
    const server = await givenEdge({ signInsPerMinute: 3 });
    await server.play(signingYear());
    const path = '/api/clusters/cities/sessions/challenge';
    const ask = () => server.post(path, { key: keyOf('ha-noi').id });
    for (let time = 0; time < 3; time += 1) expect((await ask()).status).toBe(200);
    const answer = await ask();
    expect([answer.status, answer.codes]).toEqual([429, ['http/too-many-requests']]);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('documents that are computed are rationed by key and not by session', async () => {
    const server = await givenEdge({ computedPerMinute: 3 });
    await server.play(signingYear());
    const read = async (key: string) =>
      server.get('/api/clusters/cities/state?at=5', { token: await server.signIn(keyOf(key)) });
    for (let time = 0; time < 3; time += 1) expect((await read('ha-noi')).status).toBe(200);
    expect((await read('ha-noi')).codes).toEqual(['http/too-many-requests']);
    expect((await read('can-tho')).status).toBe(200);
  });
});

describe('a minute', () => {
  const limits = { refusedPerMinute: 2, signInsPerMinute: 1, computedPerMinute: 0 };

  test('ends, and whoever has waited is let in again', () => {
    let now = 1_000_000;
    const waits: unknown[] = [];
    const onWait = (...wait: readonly unknown[]) => waits.push(wait);
    const rates = openRates({ ...limits, now: () => now, onWait });
    for (let time = 0; time < 3; time += 1) {
      rates.count('refused', 'address 192.0.2.1');
      now += 10_000;
    }
    expect(rates.refusalFor('address 192.0.2.1')?.extension).toEqual({ wait: 30 });
    expect(rates.refusalFor('address 192.0.2.2')).toBeUndefined();
    expect(waits).toEqual([['refused', 'address 192.0.2.1', 50]]);
    now += 30_000;
    expect(rates.refusalFor('address 192.0.2.1')).toBeUndefined();
  });

  test('counts each kind for itself, and nothing where the limit is 0', () => {
    const rates = openRates({ ...limits, now: () => 1_000_000 });
    expect(rates.count('signIns', 'address 192.0.2.1')).toBeUndefined();
    expect(rates.count('signIns', 'address 192.0.2.1')?.extension).toEqual({ wait: 60 });
    for (let time = 0; time < 50; time += 1)
      expect(rates.count('computed', 'key a')).toBeUndefined();
    expect(rates.refusalFor('address 192.0.2.1')).toBeUndefined();
  });

  test('is counted for at most 100,000, so that nobody fills the memory with addresses', () => {
    let now = 1_000_000;
    const rates = openRates({ ...limits, now: () => now });
    for (let one = 0; one < 100_001; one += 1) rates.count('signIns', `address ${one}`);
    expect(rates.count('signIns', 'address 5')).toBeDefined();
    expect(rates.count('signIns', 'address 100000')).toBeUndefined();
    now += 60_000;
    rates.count('signIns', 'address 100000');
    expect(rates.count('signIns', 'address 100000')).toBeDefined();
  });
});

describe('an address', () => {
  test('of IPv6 is its network of 64 bits, however it is written', () => {
    const same = [
      '2001:db8:0:1::1',
      '2001:db8:0:1:ffff:0:0:1',
      '2001:0db8:0000:0001::',
      '2001:db8:0:1::%eth0',
    ];
    expect(new Set(same.map(addressOf))).toEqual(new Set(['address 2001:db8:0:1::/64']));
    expect(addressOf('::1')).toBe('address 0:0:0:0::/64');
    expect(addressOf('2001:db8::1')).toBe('address 2001:db8:0:0::/64');
    expect(addressOf('192.0.2.1')).toBe('address 192.0.2.1');
  });
});
