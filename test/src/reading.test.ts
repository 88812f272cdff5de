import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ED25519,
  hexEncode,
  leafHash,
  noteKey,
  parseCheckpoint,
  parseNote,
  treeRoot,
  utf8Encode,
  verifyNote,
} from '../../workflows/index.js';
import { launchBody, YEAR } from '../support/bodies.js';
import { foundedCluster, ORIGIN, type TestCluster } from '../support/cluster.js';
import { verifyEd25519 } from '../support/ed25519.js';
import { givenServer, openSession, removeAll, signed, type TestServer } from '../support/http.js';
import { keyOf } from '../support/keys.js';

let server: TestServer;
let cluster: TestCluster;
let token: string;

beforeAll(async () => {
  cluster = foundedCluster();
  server = await givenServer();
  await server.play(cluster);
  token = await server.signIn(keyOf('can-tho/officer'));
});
afterAll(removeAll);

const read = (path: string) => server.get(`/api/clusters/cities${path}`, { token });

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

describe('who may read', () => {
  const routes = [
    '',
    '/journal',
    '/entries/0',
    '/state?at=0',
    '/stream',
    '/cycles/2023',
    '/actions',
  ];
  for (const route of routes) {
    test(`nobody reads ${route || 'the summary'} without a session`, async () => {
      const answer = await server.get(`/api/clusters/cities${route}`);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    });
  }

  test('a key that was never enrolled opens no session', async () => {
    expect((await openSession(server, keyOf('stranger'))).status).toBe(403);
  });

  test('the checkpoint, the health and the server itself are for everybody', async () => {
    for (const route of [
      '/clusters/cities/checkpoint',
      '/health/live',
      '/health/ready',
      '/server',
    ]) {
      expect((await server.get(`/api${route}`)).status).toBe(200);
    }
  });
});

describe('the journal', () => {
  test('comes in its exact bytes, whole and in ranges', async () => {
    const whole = linesOf((await read('/journal')).text);
    const part = linesOf((await read('/journal?from=2&to=4')).text);
    expect(part).toEqual(whole.slice(2, 4));
    const { size } = cluster.journal();
    expect(whole).toHaveLength(size);
  });

  test('has the root that the checkpoint signs under the server key', async () => {
    const whole = linesOf((await read('/journal')).text);
    const { text } = await read('/checkpoint');
    const publicKey = new Uint8Array(Buffer.from(server.key, 'base64url'));
    const note = parseNote(text);
    if (!note.ok) throw new Error('no note');
    const verified = verifyNote(note.note, [noteKey(ORIGIN, ED25519, publicKey)], verifyEd25519);
    expect(verified.ok).toBe(true);
    const parsed = parseCheckpoint(note.note.text);
    if (!parsed.ok) throw new Error('no checkpoint');
    const root = treeRoot(whole.map((line) => leafHash(utf8Encode(line))));
    expect(hexEncode(parsed.checkpoint.root)).toBe(hexEncode(root));
  });
});

describe('time travel', () => {
  test('shows the state after any entry', async () => {
    const at = async (seq: number) => (await read(`/state?at=${seq}`)).text;
    expect(await at(0)).toContain('"value":"founding"');
    const { size } = cluster.journal();
    expect(await at(size - 1)).toContain('"value":"active"');
  });
});

describe('the stream', () => {
  test('goes on after the last entry that was heard', async () => {
    const before = cluster.journal().size;
    const controller = new AbortController();
    const response = await fetch(`${server.url}/api/clusters/cities/stream`, {
      headers: { authorization: `Bearer ${token}`, 'last-event-id': `${before - 2}` },
      signal: controller.signal,
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const heard: string[] = [];
    const listening = (async () => {
      const decoder = new TextDecoder();
      for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
        const text = decoder.decode(piece);
        heard.push(...[...text.matchAll(/^id: ?(\d+)$/gm)].map(([, id]) => id as string));
        if (heard.length >= 2) return;
      }
    })();
    const launch = { type: 'cycle.launch', by: 'ha-noi', cycle: YEAR, body: launchBody } as const;
    await server.say(signed(cluster, launch));
    await listening;
    controller.abort();
    expect(heard.slice(0, 2)).toEqual([`${before - 1}`, `${before}`]);
  });
});
