import { describe, expect, test } from '@jest/globals';
import { pledgeDigest, YEAR } from '../support/bodies.js';
import { foundedCluster } from '../support/cluster.js';
import { cleanUpAfterEach, givenServer, signed, type TestServer } from '../support/http.js';
import { keyOf } from '../support/keys.js';
import { draftPledge, launch, openPledge } from '../support/year.js';

cleanUpAfterEach();

const STREAM = '/api/clusters/cities/stream';
const members = Array.from({ length: 20 }, (_, index) => `city-${index}`);

function givenSigning() {
  const cluster = foundedCluster(members);
  for (const stage of [launch, draftPledge, openPledge]) stage(cluster);
  return cluster;
}

interface Heard {
  readonly ids: number[];
  readonly lines: string[];
}

/** Listens until `count` entries were heard, then hangs up. */
async function listen(
  server: TestServer,
  token: string,
  count: number,
  { query = '', lastEventId }: { query?: string; lastEventId?: number } = {},
): Promise<Heard> {
  const hangUp = new AbortController();
  const response = await fetch(`${server.url}${STREAM}${query}`, {
    signal: hangUp.signal,
    headers: {
      authorization: `Bearer ${token}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': `${lastEventId}` }),
    },
  });
  const heard: Heard = { ids: [], lines: [] };
  let text = '';
  for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
    const events = (text + Buffer.from(piece).toString('utf8')).split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const [, id, line] = /^id: (\d+)\nevent: entry\ndata: (.*)$/.exec(event) ?? [];
      if (id === undefined || line === undefined) continue;
      heard.ids.push(Number(id));
      heard.lines.push(line);
    }
    if (heard.ids.length >= count) break;
  }
  hangUp.abort();
  return heard;
}

const counted = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => from + index);

describe('a live stream', () => {
  test('has every entry once and in order, also those said meanwhile', async () => {
    const cluster = givenSigning();
    const server = await givenServer();
    await server.play(cluster);
    const token = await server.signIn(keyOf('city-0'));
    const size = cluster.lines.length + members.length;
    const hearing = listen(server, token, size, { query: '?from=0' });
    const body = { digest: pledgeDigest };
    await Promise.all(
      members.map((by) =>
        server.say(signed(cluster, { type: 'pledge.sign', by, cycle: YEAR, body })),
      ),
    );
    const { ids, lines } = await hearing;
    expect(ids).toEqual(counted(0, size));
    const journal = await server.get('/api/clusters/cities/journal', { token });
    expect(`${lines.join('\n')}\n`).toBe(journal.text);
  });

  test('goes on where it stopped, even on a server that was started again', async () => {
    const cluster = givenSigning();
    const first = await givenServer();
    await first.play(cluster);
    const size = cluster.lines.length;
    const start = await listen(first, await first.signIn(keyOf('city-0')), 5, { query: '?from=0' });
    await first.close();
    const server = await givenServer(first.data);
    const lastEventId = start.ids.at(4) ?? 0;
    const token = await server.signIn(keyOf('city-0'));
    const rest = await listen(server, token, size - 5, { lastEventId });
    expect(rest.ids).toEqual(counted(5, size));
  });

  test('is one of at most 256', async () => {
    const server = await givenServer();
    await server.play(foundedCluster(['city-0', 'city-1']));
    const token = await server.signIn(keyOf('city-0'));
    const headers = { authorization: `Bearer ${token}` };
    const hangUp = new AbortController();
    const open = () => fetch(`${server.url}${STREAM}`, { headers, signal: hangUp.signal });
    const streams = await Promise.all(Array.from({ length: 256 }, open));
    expect(new Set(streams.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await server.get(STREAM, { token })).codes).toEqual(['server/too-many-streams']);
    hangUp.abort();
  });

  test('tells its headers to a question for them alone, and takes no stream for it', async () => {
    const server = await givenServer();
    await server.play(foundedCluster(['city-0', 'city-1']));
    const token = await server.signIn(keyOf('city-0'));
    const headers = { authorization: `Bearer ${token}` };
    const ask = () => fetch(`${server.url}${STREAM}`, { headers, method: 'HEAD' });
    const answers = await Promise.all(Array.from({ length: 300 }, ask));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(answers[0]?.headers.get('content-type')).toMatch(/^text\/event-stream/);
  });

  test('refuses a place that is no number', async () => {
    const server = await givenServer();
    await server.play(foundedCluster(['city-0', 'city-1']));
    const token = await server.signIn(keyOf('city-0'));
    const answer = await server.get(`${STREAM}?from=-1`, { token });
    expect(answer.codes).toEqual(['http/bad-parameter']);
  });
});
