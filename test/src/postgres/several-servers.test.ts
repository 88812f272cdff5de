/** Several servers on one PostgreSQL database: what one has written, the others know. */
import { describe, expect, test } from '@jest/globals';
import type { Entry } from '../../../workflows/index.js';
import { charterFor } from '../../support/cluster.js';
import { founded, signingYear } from '../../support/given.js';
import {
  cleanUpAfterEach,
  givenDatabase,
  givenServer,
  type Loose,
  openSession,
  type TestServer,
} from '../../support/http.js';
import { keyOf } from '../../support/keys.js';

/** What was said in an entry, and when. */
function saidIn(line: string) {
  const { at, signatures, statement } = JSON.parse(line) as Entry;
  return { at, signed: { signatures, statement } };
}

cleanUpAfterEach();

/** So many servers on a database of their own, each with a data folder of its own. */
async function givenServers(count: number): Promise<TestServer[]> {
  const databaseUrl = await givenDatabase();
  const servers: TestServer[] = [];
  for (let index = 0; index < count; index += 1) {
    servers.push(await givenServer(undefined, undefined, { databaseUrl }));
  }
  return servers;
}

async function givenTwo(): Promise<readonly [TestServer, TestServer]> {
  const [first, second] = await givenServers(2);
  if (!first || !second) throw new Error('two servers were asked for');
  return [first, second];
}

const journal = '/api/clusters/cities/journal';

test('servers that take turns write one journal, and each reads all of it at once', async () => {
  const servers = await givenServers(3);
  const { lines } = signingYear();
  for (const [index, line] of lines.entries()) {
    const { at, signed } = saidIn(line);
    const server = servers[index % servers.length];
    for (const { clock } of servers) clock.set(at);
    expect((await server?.say(signed))?.status).toBe(201);
  }
  for (const server of servers) {
    const token = await server.signIn();
    const answer = await server.get(journal, { token });
    expect(answer.text).toBe(`${lines.join('\n')}\n`);
  }
}, 60_000);

test('a statement that two servers get at the same time has one entry', async () => {
  const [first, second] = await givenTwo();
  for (const line of signingYear().lines) {
    const { at, signed } = saidIn(line);
    first.clock.set(at);
    second.clock.set(at);
    const answers = await Promise.all([first.say(signed), second.say(signed)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 201]);
  }
}, 60_000);

describe('a session', () => {
  test('is opened by one server, used on another and ended by a third', async () => {
    const [first, second] = await givenTwo();
    await first.play(founded());
    const token = await first.signIn();
    expect((await second.get(journal, { token })).status).toBe(200);
    const ended = await fetch(`${second.url}/api/clusters/cities/sessions`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(ended.status).toBe(204);
    for (const server of [first, second]) {
      expect((await server.get(journal, { token })).codes).toEqual(['session/unknown']);
    }
  }, 60_000);

  test('opens for a challenge of another server, and for each challenge once', async () => {
    const [first, second] = await givenTwo();
    await first.play(founded());
    let sent: Loose;
    const asking = { post: first.post };
    await openSession(asking, keyOf('ha-noi'), (request) => {
      sent = request;
      return { ...request, sig: `${'A'.repeat(85)}Q` };
    });
    const answers = await Promise.all(
      [second, first, second].map((server) => server.post('/api/clusters/cities/sessions', sent)),
    );
    const codes = answers.map((answer) => (answer.status === 201 ? 'opened' : answer.codes[0]));
    expect(codes.sort()).toEqual(['opened', 'session/challenge-over', 'session/challenge-over']);
  }, 60_000);

  test('is of no use to an officer whom another server has heard revoked', async () => {
    const [first, second] = await givenTwo();
    const cluster = founded();
    await first.play(cluster);
    const officer = keyOf('ha-noi/officer');
    const token = await second.signIn(officer);
    expect((await second.get(journal, { token })).status).toBe(200);
    const known = cluster.lines.length;
    const body = { key: officer.id, reason: 'Retired' };
    cluster.say({ type: 'officer.revoke', by: 'ha-noi', body });
    await first.play(cluster, known);
    expect((await second.get(journal, { token })).codes).toEqual(['session/not-enrolled']);
  }, 60_000);
});

test('a deadline is said once, however many servers see it pass', async () => {
  const servers = await givenServers(3);
  const [first] = servers;
  const members = ['ha-noi', 'hai-phong', 'can-tho'];
  const pledge = { day: '03-31', nextYear: false, late: 'warn' } as const;
  const calendar = { ...charterFor(members).calendar, pledge };
  await first?.play(signingYear({ members, charter: { calendar } }));
  const token = (await first?.signIn()) ?? '';
  const deadlines = async (server: TestServer) =>
    (await server.get(journal, { token })).text
      .split('\n')
      .filter((line) => line.includes('"type":"deadline.pass"')).length;
  for (const { clock } of servers) clock.set('2023-03-31T17:00:00.000Z');
  for (const server of servers) while ((await deadlines(server)) === 0);
  for (const { clock } of servers) clock.set('2023-06-01T00:00:00.000Z');
  expect(await Promise.all(servers.map(deadlines))).toEqual([1, 1, 1]);
}, 60_000);

test('a live stream that is cut off with its server goes on at another without a gap', async () => {
  const [first, second] = await givenTwo();
  const { lines } = signingYear();
  const say = async (server: TestServer, line: string): Promise<void> => {
    const { at, signed } = saidIn(line);
    first.clock.set(at);
    second.clock.set(at);
    expect((await server.say(signed)).status).toBe(201);
  };
  const cut = lines.length - 4;
  for (const line of lines.slice(0, cut)) await say(first, line);
  const token = await first.signIn();
  const before = streamed(first, token, '0');
  expect(await before.next(cut - 1)).toEqual(lines.slice(1, cut));
  const [another = '', ...rest] = lines.slice(cut);
  await say(second, another);
  expect(await before.next(1)).toEqual([another]);
  await first.close();
  for (const line of rest.slice(0, 1)) await say(second, line);
  const after = streamed(second, token, String(cut));
  for (const line of rest.slice(1)) await say(second, line);
  expect(await after.next(rest.length)).toEqual(rest);
  after.end();
}, 60_000);

/** The entries of a live stream, after the one that was seen last. */
function streamed(server: TestServer, token: string, lastEventId: string) {
  const over = new AbortController();
  const entries: string[] = [];
  const reading = (async () => {
    const { body } = await fetch(`${server.url}/api/clusters/cities/stream`, {
      headers: { authorization: `Bearer ${token}`, 'last-event-id': lastEventId },
      signal: over.signal,
    });
    let text = '';
    for await (const piece of body ?? []) {
      text += Buffer.from(piece).toString('utf8');
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      entries.push(...events.flatMap((event) => /^data: (.*)$/m.exec(event)?.[1] ?? []));
    }
  })();
  reading.catch(() => undefined);
  return {
    /** The next entries, as soon as there are so many. */
    next: async (count: number): Promise<string[]> => {
      while (entries.length < count) await new Promise((resolve) => setTimeout(resolve, 10));
      return entries.splice(0, count);
    },
    end: () => over.abort(),
  };
}
