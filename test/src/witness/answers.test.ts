/** What a witness answers over HTTP: every status of tlog-witness, and 404 for the rest. */
import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { keyOf } from '../../support/keys.js';
import { splitLog } from '../../support/split-log.js';
import {
  cleanUpAfterEach,
  cosignedAt,
  givenStateFile,
  givenWitness,
  headPath,
  lodgedPath,
} from '../../support/witness.js';

cleanUpAfterEach();

const LOG = splitLog('example.vn/cities', 3);
const REASON = /^[a-z-]+\n$/;
const TEXT = 'text/plain; charset=utf-8';
const left = (size: number) => ({ side: 'left', size }) as const;
const right = (size: number) => ({ side: 'right', size }) as const;

describe('a head is cosigned', () => {
  test('that begins the journal, and answered with the cosignature alone', async () => {
    const witness = await givenWitness([LOG.key]);
    const { status, type, text } = await witness.add(LOG.request(left(5), 0));
    expect({ status, type, lines: text.split('\n').length }).toEqual({
      status: 200,
      type: TEXT,
      lines: 2,
    });
    expect(cosignedAt(`${LOG.head(left(5))}${text}`)).toBe(1_000);
  });

  test('that continues the one before, and is then the newest', async () => {
    const witness = await givenWitness([LOG.key]);
    await witness.add(LOG.request(left(5), 0));
    witness.clock.time = 2_000;
    expect((await witness.add(LOG.request(left(9), 5))).status).toBe(200);
    const { status, type, text } = await witness.ask(headPath(LOG.key.name));
    expect({ status, type }).toEqual({ status: 200, type: TEXT });
    expect(text.startsWith(LOG.head(left(9)))).toBe(true);
    expect(cosignedAt(text)).toBe(2_000);
  });

  test('again at the same size, with the later time', async () => {
    const witness = await givenWitness([LOG.key]);
    await witness.add(LOG.request(left(5), 0));
    witness.clock.time = 1_500;
    const { text } = await witness.add(LOG.request(left(5), 5));
    expect(cosignedAt(`${LOG.head(left(5))}${text}`)).toBe(1_500);
  });

  test('of an empty journal', async () => {
    const witness = await givenWitness([LOG.key]);
    expect((await witness.add(LOG.request(left(0), 0))).status).toBe(200);
    expect((await witness.add(LOG.request(left(2), 0))).status).toBe(200);
  });

  test('under either key of a log whose key was changed', async () => {
    const next = splitLog('example.vn/cities', 3, keyOf('the next host'));
    const witness = await givenWitness([LOG.key, next.key]);
    expect((await witness.add(LOG.request(left(5), 0))).status).toBe(200);
    expect((await witness.add(next.request(left(9), 5))).status).toBe(200);
  });

  test('and lines that anybody added to it are not kept', async () => {
    const witness = await givenWitness([LOG.key]);
    const [line = ''] = LOG.head(left(5)).split('\n').slice(-2);
    const padded = LOG.request(left(5), 0) + `${line}\n`.repeat(127);
    expect((await witness.add(padded)).status).toBe(200);
    const { text } = await witness.ask(headPath(LOG.key.name));
    expect(text.match(/^— /gm)).toHaveLength(2);
  });
});

describe('a head is refused', () => {
  const grown = async () => {
    const witness = await givenWitness([LOG.key]);
    await witness.add(LOG.request(left(5), 0));
    return witness;
  };
  const other = splitLog('example.vn/provinces', 3);
  const forged = LOG.request(left(7), 5).replace(LOG.head(left(7)), () =>
    LOG.head(left(7), keyOf('somebody')),
  );
  const noProof = LOG.request(left(7), 5).replace(/\n[^\n]+\n\n/, '\n\n');

  test.each([
    ['400 for a body that is no request', 'old 5\n', 400, TEXT, /^no-empty-line\n$/],
    ['400 for an old size above the new one', LOG.request(left(4), 5), 400, TEXT, REASON],
    ['400 for a proof of 64 hashes', tooMany(LOG.request(left(7), 5)), 400, TEXT, REASON],
    ['403 for a signature of somebody else', forged, 403, TEXT, REASON],
    ['404 for a journal that is not watched', other.request(left(5), 0), 404, TEXT, REASON],
    ['409 with the right size', LOG.request(left(7), 0), 409, 'text/x.tlog.size', /^5\n$/],
    ['422 for the other side of a fork', LOG.request(right(7), 5), 422, TEXT, REASON],
    ['422 for another root at the same size', LOG.request(right(5), 5), 422, TEXT, REASON],
    ['422 for a proof that is not whole', noProof, 422, TEXT, REASON],
  ] as const)('%s', async (_, body, status, type, text) => {
    const witness = await grown();
    const answer = await witness.add(body);
    expect({ status: answer.status, type: answer.type }).toEqual({ status, type });
    expect(answer.text).toMatch(text);
    const kept = await witness.ask(headPath(LOG.key.name));
    expect(kept.text.startsWith(LOG.head(left(5)))).toBe(true);
  });

  test('400 for bytes that are not UTF-8', async () => {
    const witness = await grown();
    expect(await witness.add(Uint8Array.of(0xff, 0x0a))).toMatchObject({ status: 400, type: TEXT });
  });

  test('413 for a body that is too large, declared or not', async () => {
    const witness = await grown();
    const bytes = new Uint8Array(200_000).fill(0x61);
    expect(await witness.add(bytes)).toMatchObject({ status: 413, type: TEXT });
    expect(await chunked(witness.url, bytes)).toMatch(/^HTTP\/1\.1 413 /);
  });
});

/** A proof with more hashes than any tree can need. */
function tooMany(request: string): string {
  const [old, ...rest] = request.split('\n');
  const hash = rest[0] as string;
  return [old, ...Array.from({ length: 64 }, () => hash), ...rest.slice(rest.indexOf(''))].join(
    '\n',
  );
}

/** Sends a body whose length is not declared, over a bare connection; the answer's first line. */
function chunked(url: string, bytes: Uint8Array): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    socket.once('error', reject);
    socket.once('data', (data) => {
      resolve(data.toString('utf8'));
      socket.destroy();
    });
    socket.write('POST /add-checkpoint HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n');
    socket.write(`${bytes.length.toString(16)}\r\n`);
    socket.write(bytes);
  });
}

describe('every other request', () => {
  test.each([
    '/',
    '/checkpoint',
    '/add-checkpoint/',
    '/../state.json',
    '/%2e%2e/state.json',
    `/${'0'.repeat(64)}/checkpoint`,
    `/${'0'.repeat(64)}/lodged`,
    `/${'0'.repeat(64)}/../state.json`,
    '/__proto__',
  ])('GET %s is 404', async (path) => {
    const witness = await givenWitness([LOG.key]);
    expect(await witness.ask(path)).toMatchObject({ status: 404, type: TEXT });
  });

  test('an address with dots in it, as it is, is 404', async () => {
    const witness = await givenWitness([LOG.key]);
    const { hostname, port } = new URL(witness.url);
    const line = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), hostname);
      socket.once('data', (data) => resolve(data.toString('utf8')));
      socket.end('GET /../../state.json HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    });
    expect(line).toMatch(/^HTTP\/1\.1 404 /);
  });

  test.each([
    ['GET', '/add-checkpoint', 'POST'],
    ['GET', '/lodge', 'POST'],
    ['PUT', '/lodge', 'POST'],
    ['POST', headPath(LOG.key.name), 'GET, HEAD'],
    ['DELETE', lodgedPath(LOG.key.name), 'GET, HEAD'],
  ])('%s %s is 405, and says what is allowed', async (method, path, allow) => {
    const witness = await givenWitness([LOG.key]);
    const answer = await witness.ask(path, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe(allow);
  });

  test('HEAD answers what GET would, without the body', async () => {
    const witness = await givenWitness([LOG.key], givenStateFile());
    const path = headPath(LOG.key.name);
    expect((await witness.ask(path, { method: 'HEAD' })).status).toBe(404);
    await witness.add(LOG.request(left(5), 0));
    const { text } = await witness.ask(path);
    const answer = await witness.ask(path, { method: 'HEAD' });
    expect(answer).toMatchObject({ status: 200, type: TEXT, text: '' });
    expect(answer.headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
    const lodged = await witness.ask(lodgedPath(LOG.key.name), { method: 'HEAD' });
    expect(lodged).toMatchObject({ status: 200, type: 'application/x-ndjson', text: '' });
  });
});
