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
import { ORIGIN } from '../support/cluster.js';
import { verifyEd25519 } from '../support/ed25519.js';
import { ask, found, type Host, headOf, say, session, startHost } from '../support/host.js';
import { keyOf } from '../support/keys.js';

const members = ['ha-noi', 'hai-phong', 'can-tho'];
let host: Host;
let reading: { headers: { authorization: string } };

beforeAll(async () => {
  host = await startHost();
  await found(host, members);
  reading = { headers: await session(host, keyOf('can-tho/officer')) };
});
afterAll(() => host.stop());

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
      const answer = await ask(host, `/clusters/cities${route}`);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    });
  }

  test('a key that was never enrolled opens no session', async () => {
    const stranger = await session(host, keyOf('stranger'));
    expect((await ask(host, '/clusters/cities/journal', { headers: stranger })).status).toBe(401);
  });

  test('the checkpoint, the health and the server itself are for everybody', async () => {
    for (const route of [
      '/clusters/cities/checkpoint',
      '/health/live',
      '/health/ready',
      '/server',
    ]) {
      expect((await ask(host, route)).status).toBe(200);
    }
  });
});

describe('the journal', () => {
  test('comes in its exact bytes, whole and in ranges', async () => {
    const whole = linesOf((await ask(host, '/clusters/cities/journal', reading)).text);
    const part = linesOf((await ask(host, '/clusters/cities/journal?from=2&to=4', reading)).text);
    expect(part).toEqual(whole.slice(2, 4));
    const { size } = await headOf(host);
    expect(whole).toHaveLength(size);
  });

  test('has the root that the checkpoint signs under the server key', async () => {
    const whole = linesOf((await ask(host, '/clusters/cities/journal', reading)).text);
    const { text } = await ask(host, '/clusters/cities/checkpoint');
    const publicKey = new Uint8Array(Buffer.from(host.server.key, 'base64url'));
    const note = parseNote(text);
    if (!note.ok) throw new Error('no note');
    const verified = verifyNote(note.note, [noteKey(ORIGIN, ED25519, publicKey)], verifyEd25519);
    expect(verified.ok).toBe(true);
    const read = parseCheckpoint(note.note.text);
    if (!read.ok) throw new Error('no checkpoint');
    const root = treeRoot(whole.map((line) => leafHash(utf8Encode(line))));
    expect(hexEncode(read.checkpoint.root)).toBe(hexEncode(root));
  });
});

describe('time travel', () => {
  test('shows the state after any entry', async () => {
    const at = async (seq: number) =>
      (await ask(host, `/clusters/cities/state?at=${seq}`, reading)).text;
    expect(await at(0)).toContain('"value":"founding"');
    const { size } = await headOf(host);
    expect(await at(size - 1)).toContain('"value":"active"');
  });
});

describe('the stream', () => {
  test('goes on after the last entry that was heard', async () => {
    const before = (await headOf(host)).size;
    const controller = new AbortController();
    const response = await fetch(`${host.server.url}/api/clusters/cities/stream`, {
      headers: { ...reading.headers, 'last-event-id': `${before - 2}` },
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
    const launch = { title: { vi: 'Phát động', en: 'Launch' }, plan: '0'.repeat(64) };
    await say(host, { type: 'cycle.launch', by: 'ha-noi', cycle: 2023, body: launch });
    await listening;
    controller.abort();
    expect(heard.slice(0, 2)).toEqual([`${before - 1}`, `${before}`]);
  });
});
