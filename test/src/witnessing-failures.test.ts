import type { ServerResponse } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import {
  cosign,
  formatSignature,
  parseNote,
  readAddCheckpoint,
  sha256,
  witnessAnswer,
} from '../../workflows/index.js';
import { foundedCluster, ORIGIN, type TestCluster } from '../support/cluster.js';
import { verifyEd25519 } from '../support/ed25519.js';
import { cleanUpAfterEach, givenData, givenServer, type TestServer } from '../support/http.js';
import {
  givenPeer,
  givenWitness,
  logKeyOf,
  signAsWitness,
  WITNESS_TIME,
  witnessedBy,
} from '../support/watching.js';
import { witnessKeyOf } from '../support/witness-keys.js';

cleanUpAfterEach();

const CITIES = ['ha-noi', 'hai-phong', 'can-tho'];
/** The first size at which the cluster is active. */
const ACTIVE = CITIES.length + 1;
const base = '/api/clusters/cities';

const firstOf = (cluster: TestCluster, count: number): TestCluster => ({
  ...cluster,
  lines: cluster.lines.slice(0, count),
});

const clusterWatchedBy = (urls: Readonly<Record<string, string>>): TestCluster =>
  foundedCluster(CITIES, witnessedBy(urls));

/** How a server stands with the witness of Da Nang. */
async function standingOf({ get }: TestServer) {
  const { json } = await get(`${base}/witnesses`, { headers: { 'accept-language': 'en' } });
  const found = json.list.find(({ id }: { id: string }) => id === 'da-nang');
  return { size: found.cosigned?.size ?? 0, problem: found.problem?.code ?? null };
}

/** The cosignature of Da Nang's witness on the head of a request, whatever it has seen before. */
function cosignatureOf(body: string, city = 'da-nang', time = WITNESS_TIME): string {
  const read = readAddCheckpoint(body);
  if (!read.ok) throw new Error(read.answer.reason);
  const { text } = read.request.note;
  return formatSignature(cosign(witnessKeyOf('da-nang'), text, time, signAsWitness(city)));
}

const say = (response: ServerResponse, status: number, text: string, headers = {}): void => {
  response.writeHead(status, headers).end(text);
};

describe('a witness that is away', () => {
  test('holds up no write and no other witness, and is asked again when back', async () => {
    const [daNang, hue] = [await givenWitness('da-nang'), await givenWitness('hue')];
    const cluster = clusterWatchedBy({ 'da-nang': daNang.url, hue: hue.url });
    await daNang.stop();
    const server = await givenServer();
    await server.play(cluster);
    await server.witnessed();
    expect(await standingOf(server)).toEqual({ size: 0, problem: 'unreachable' });
    const size = cluster.lines.length;
    const { json } = await server.get(`${base}/witnesses`);
    expect(json.list[1]).toMatchObject({ id: 'hue', cosigned: { size }, problem: null });
    await daNang.start();
    await server.witnessed();
    expect(await standingOf(server)).toEqual({ size, problem: null });
  });

  test('is asked again without anybody waiting for it', async () => {
    let isBack = false;
    const peer = await givenPeer((body, response) =>
      isBack ? say(response, 200, cosignatureOf(body)) : say(response, 503, ''),
    );
    const cluster = clusterWatchedBy({ 'da-nang': peer.url });
    const server = await givenServer();
    await server.play(cluster);
    await server.witnessed();
    expect(await standingOf(server)).toEqual({ size: 0, problem: 'other-status' });
    isBack = true;
    const { size } = cluster.journal();
    while ((await standingOf(server)).size < size) await new Promise((go) => setTimeout(go, 20));
    expect(await standingOf(server)).toEqual({ size, problem: null });
  });
});

describe('a witness that is slow', () => {
  test('has one request under way, and is then asked about the newest head only', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const peer = await givenPeer(async (body, response) => {
      await held;
      say(response, 200, cosignatureOf(body));
    });
    const cluster = clusterWatchedBy({ 'da-nang': peer.url });
    const server = await givenServer();
    await server.play(firstOf(cluster, ACTIVE));
    const waiting = server.witnessed();
    while (peer.asked.length === 0) await new Promise((go) => setTimeout(go, 5));
    await server.play(cluster, ACTIVE);
    expect(peer.asked).toHaveLength(1);
    release();
    await waiting;
    await server.witnessed();
    expect(await standingOf(server)).toEqual({ size: cluster.lines.length, problem: null });
    expect(peer.asked).toHaveLength(2);
  });

  test('does not keep the server from closing', async () => {
    const peer = await givenPeer(() => undefined);
    const cluster = clusterWatchedBy({ 'da-nang': peer.url });
    const server = await givenServer();
    await server.play(cluster);
    while (peer.asked.length === 0) await new Promise((go) => setTimeout(go, 5));
    await server.close();
  });

  test('and fast commits are no reason to ask more often than once in an interval', async () => {
    const peer = await givenPeer((body, response) => say(response, 200, cosignatureOf(body)));
    const cluster = clusterWatchedBy({ 'da-nang': peer.url });
    const server = await givenServer(givenData(), undefined, { witnessInterval: 3_600_000 });
    await server.play(firstOf(cluster, ACTIVE));
    await server.witnessed();
    await server.play(cluster, ACTIVE);
    expect(peer.asked).toHaveLength(1);
    await server.witnessed();
    expect(peer.asked).toHaveLength(2);
    expect((await standingOf(server)).size).toBe(cluster.lines.length);
  });
});

describe('an answer that proves nothing is kept out', () => {
  const cases: Record<string, [string, (body: string, response: ServerResponse) => void]> = {
    'a cosignature by another key': [
      'bad-cosignature',
      (body, response) => say(response, 200, cosignatureOf(body, 'hue')),
    ],
    'a cosignature of an earlier head': [
      'bad-cosignature',
      (body, response) => say(response, 200, cosignatureOf(body.replace(/\n[0-9]+\n/, '\n1\n'))),
    ],
    'no signature line': ['bad-answer', (_, response) => say(response, 200, 'thank you\n')],
    'nothing at all': ['bad-answer', (_, response) => say(response, 200, '')],
    'more than a witness has to say': [
      'too-large',
      (body, response) => say(response, 200, cosignatureOf(body).repeat(1000)),
    ],
    'another address': [
      'redirects',
      (_, response) => say(response, 307, '', { location: 'http://127.0.0.1:1/add-checkpoint' }),
    ],
    'a size that is none': ['bad-answer', (_, response) => say(response, 409, 'seven\n')],
    'another size every time': ['bad-answer', (_, response) => say(response, 409, '1\n')],
    'a size beyond the journal': ['ahead', (_, response) => say(response, 409, '1000\n')],
    'that it does not know the journal': ['log-not-known', (_, response) => say(response, 404, '')],
    'that it does not trust the key': ['key-not-trusted', (_, response) => say(response, 403, '')],
    'that it cannot read the request': ['bad-request', (_, response) => say(response, 400, '')],
    'a closed connection': ['unreachable', (_, response) => void response.destroy()],
  };
  for (const [what, [problem, answer]] of Object.entries(cases)) {
    test(`${what}: ${problem}`, async () => {
      const peer = await givenPeer(answer);
      const cluster = clusterWatchedBy({ 'da-nang': peer.url });
      const server = await givenServer();
      await server.play(cluster);
      await server.witnessed();
      expect(await standingOf(server)).toEqual({ size: 0, problem });
      expect((await server.get(`${base}/checkpoints`)).json).toEqual([]);
      const head = parseNote((await server.get(`${base}/checkpoint`)).text);
      expect(head.ok && head.note.signatures.map(({ name }) => name)).toEqual([ORIGIN]);
    });
  }
});

describe('a witness that has seen something else', () => {
  test('of the same journal tells its size and is shown the way from there', async () => {
    const daNang = await givenWitness('da-nang');
    const cluster = clusterWatchedBy({ 'da-nang': daNang.url });
    const forgetful = await givenServer();
    await forgetful.play(firstOf(cluster, ACTIVE));
    await forgetful.witnessed();
    await forgetful.close();
    const server = await givenServer();
    await server.play(cluster);
    await server.witnessed();
    expect(await standingOf(server)).toEqual({ size: cluster.lines.length, problem: null });
  });

  test('namely this very head, cosigns it once more', async () => {
    const daNang = await givenWitness('da-nang');
    const cluster = clusterWatchedBy({ 'da-nang': daNang.url });
    for (const server of [await givenServer(), await givenServer()]) {
      await server.play(cluster);
      await server.witnessed();
      expect((await standingOf(server)).size).toBe(cluster.lines.length);
    }
  });

  test('that contradicts it, cosigns nothing and is shown as the alarm that it is', async () => {
    const seen = { origin: ORIGIN, size: ACTIVE, root: sha256(Buffer.from('another history')) };
    const peer = await givenPeer((body, response) => {
      const read = readAddCheckpoint(body);
      if (!read.ok) throw new Error(read.answer.reason);
      const known = { logs: [logKeyOf()], head: seen };
      const answer = witnessAnswer(known, read.request, verifyEd25519);
      if (answer.status === 200) throw new Error('the histories agree');
      say(response, answer.status, answer.body, { 'content-type': answer.contentType });
    });
    const cluster = clusterWatchedBy({ 'da-nang': peer.url });
    const server = await givenServer();
    await server.play(cluster);
    await server.witnessed();
    expect(await standingOf(server)).toEqual({ size: 0, problem: 'contradicted' });
  });

  test('under the key of another server, trusts ours not', async () => {
    const daNang = await givenWitness('da-nang', undefined, [logKeyOf('another server')]);
    const server = await givenServer();
    await server.play(clusterWatchedBy({ 'da-nang': daNang.url }));
    await server.witnessed();
    expect(await standingOf(server)).toEqual({ size: 0, problem: 'key-not-trusted' });
  });
});
