/** Calendars over HTTP, as a calendar program fetches them: by an address, without a session. */
import { describe, expect, test } from '@jest/globals';
import { YEAR } from '../support/bodies.js';
import { calendarOf, readCalendar } from '../support/calendar.js';
import { AUTHORITY, charterFor, type TestCluster } from '../support/cluster.js';
import { everythingStored } from '../support/engine.js';
import { CHAIR, pledgedYear, THIRD } from '../support/given.js';
import { cleanUpAfterEach, givenServer, type TestServer } from '../support/http.js';
import { keyOf } from '../support/keys.js';

cleanUpAfterEach();

const TOKENS = '/api/clusters/cities/calendar-tokens';
const calendar = {
  ...charterFor([CHAIR]).calendar,
  interimReport: { day: '07-31', nextYear: false, late: 'close' },
} as const;

async function given(): Promise<{ server: TestServer; cluster: TestCluster; token: string }> {
  const server = await givenServer();
  const cluster = pledgedYear({ charter: { calendar } });
  await server.play(cluster);
  return { server, cluster, token: await server.signIn(keyOf(`${THIRD}/officer`)) };
}

const make = (server: TestServer, token: string) =>
  server.post(TOKENS, '', { authorization: `Bearer ${token}` });
const revoke = async (server: TestServer, token: string, id: string) => {
  const headers = { authorization: `Bearer ${token}`, 'accept-language': 'en' };
  return (await fetch(`${server.url}${TOKENS}/${id}`, { method: 'DELETE', headers })).status;
};

describe('a calendar token', () => {
  test('opens the calendar of the city that asked for it, as the journal makes it', async () => {
    const { server, cluster, token } = await given();
    const made = await make(server, token);
    expect([made.status, made.json.member]).toEqual([201, THIRD]);
    expect(made.json.address).toMatch(/^\/calendar\/[A-Za-z0-9_-]{43}\.ics$/);
    const { status, text, headers } = await server.get(made.json.address);
    expect([status, text]).toEqual([200, calendarOf(cluster, THIRD)]);
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const english = await server.get(`${made.json.address}?lang=en`);
    expect(english.text).toBe(calendarOf(cluster, THIRD, 'en'));
    expect((await server.get(`${made.json.address}?lang=fr`)).codes).toEqual([
      'http/bad-parameter',
    ]);
  });

  test('shows a moved deadline in the same event at the next fetch', async () => {
    const { server, cluster, token } = await given();
    const { address } = (await make(server, token)).json;
    const before = await server.get(address);
    const tag = { 'if-none-match': before.headers.get('etag') ?? '' };
    expect((await server.get(address, { headers: tag })).status).toBe(304);
    const from = cluster.lines.length;
    const until = '2023-08-10T16:59:59.999Z';
    const body = { deadline: 'interimReport', until, reason: 'Floods' } as const;
    cluster.say({ type: 'deadline.extend', by: CHAIR, cycle: YEAR, body });
    await server.play(cluster, from);
    const after = await server.get(address, { headers: tag });
    expect([after.status, after.text]).toEqual([200, calendarOf(cluster, THIRD)]);
    const [first, second] = [before, after].map(({ text }) => [...readCalendar(text)]);
    expect(second?.map(([uid]) => uid)).toEqual(first?.map(([uid]) => uid));
    expect(after.text).toContain('SEQUENCE:1\r\n');
  });

  test('is listed without what opens the calendar, and only to its own city', async () => {
    const { server, token } = await given();
    const made = (await make(server, token)).json;
    const { json, text } = await server.get(TOKENS, { token });
    const { address, ...listed } = made;
    expect(json).toEqual({ tokens: [listed] });
    expect(text).not.toContain(address.slice('/calendar/'.length, -'.ics'.length));
    const other = await server.signIn(keyOf(`${CHAIR}/officer`));
    expect((await server.get(TOKENS, { token: other })).json).toEqual({ tokens: [] });
    expect(await revoke(server, other, made.id)).toBe(404);
    expect((await server.get(address)).status).toBe(200);
  });

  test('that was taken back, changed or never made opens nothing, all alike', async () => {
    const { server, token } = await given();
    const { id, address } = (await make(server, token)).json;
    expect(await revoke(server, token, id)).toBe(204);
    expect(await revoke(server, token, id)).toBe(404);
    const answers = [
      address,
      `/calendar/${'A'.repeat(43)}.ics`,
      `/calendar/${id}.ics`,
      '/calendar/x',
    ];
    const problems = await Promise.all(
      answers.map(async (path) => {
        const { status, json } = await server.get(path);
        return { status, ...json };
      }),
    );
    for (const problem of problems) expect(problem).toEqual(problems[0]);
    expect(problems[0]).toMatchObject({ status: 404, code: 'calendar/unknown' });
    expect(problems[0]?.instance).toBe('/calendar/(token)');
  });

  test('is nowhere in the database', async () => {
    const { server, token } = await given();
    const { address } = (await make(server, token)).json;
    const secret = address.slice('/calendar/'.length, -'.ics'.length);
    const stored = await everythingStored(server.data);
    expect(stored.includes('calendar_token')).toBe(true);
    expect(stored.includes(secret)).toBe(false);
  });

  test('ends with the mandate of the officer who asked for it', async () => {
    const { server, cluster, token } = await given();
    const { address } = (await make(server, token)).json;
    const from = cluster.lines.length;
    cluster.say({
      type: 'officer.revoke',
      by: THIRD,
      body: { key: keyOf(`${THIRD}/officer`).id, reason: 'Moved on' },
    });
    await server.play(cluster, from);
    expect((await server.get(address)).status).toBe(404);
  });

  test('is not for those who are no member, nor for those without a session', async () => {
    const { server } = await given();
    const clerk = await server.signIn(keyOf(`${AUTHORITY}/officer`));
    const refused = await make(server, clerk);
    expect([refused.status, refused.codes]).toEqual([403, ['calendar/not-a-member']]);
    expect((await server.post(TOKENS, '')).status).toBe(401);
    expect((await server.get(TOKENS)).status).toBe(401);
  });

  test('is one of at most 32 of a city', async () => {
    const { server, token } = await given();
    for (let count = 0; count < 32; count += 1) {
      expect((await make(server, token)).status).toBe(201);
    }
    expect((await make(server, token)).codes).toEqual(['calendar/too-many-tokens']);
  });
});
