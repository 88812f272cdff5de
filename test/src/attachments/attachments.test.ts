/** Documents over HTTP: what comes back is what went in, and nobody gets what is not theirs. */
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { beside } from '../../support/engine.js';
import { founded } from '../../support/given.js';
import { type Answer, givenServer, removeAll, type TestServer } from '../../support/http.js';
import { DOCUMENTS } from '../../support/zip.js';

const PATH = '/api/clusters/cities/attachments';
const MAX = 4096;
let server: TestServer;
let token: string;

beforeAll(async () => {
  server = await givenServer(undefined, undefined, { maxAttachmentBytes: MAX });
  await server.play(founded());
  token = await server.signIn();
});
afterAll(removeAll);

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const attach = (bytes: Uint8Array, type: string, more: Record<string, string> = {}) =>
  server.post(PATH, bytes, {
    'content-type': type,
    authorization: `Bearer ${token}`,
    'accept-language': 'en',
    ...more,
  });
const read = (digest: string, headers = {}): Promise<Answer> =>
  server.get(`${PATH}/${digest}`, { token, headers });

describe('a document of every kind', () => {
  for (const [type, bytes] of Object.entries(DOCUMENTS)) {
    test(`${type} comes back byte for byte under its digest`, async () => {
      const answer = await attach(bytes, type);
      const digest = digestOf(bytes);
      expect([answer.status, answer.json]).toEqual([201, { digest, size: bytes.length, type }]);
      expect(answer.headers.get('location')).toBe(`${PATH}/${digest}`);
      const { status, headers, bytes: found } = await read(digest);
      expect([status, digestOf(found)]).toEqual([200, digest]);
      expect(headers.get('content-type')).toContain(type);
    });
  }

  test('is stored once; the second time it is said to be known', async () => {
    const bytes = Buffer.from('twice\n');
    expect((await attach(bytes, 'text/plain')).status).toBe(201);
    const again = await attach(bytes, 'text/csv');
    expect([again.status, again.json.type]).toEqual([200, 'text/plain']);
  });

  test('is handed out as a download that no browser opens, and kept for ever', async () => {
    const { headers } = await read(digestOf(DOCUMENTS['application/pdf'] as Buffer));
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="[0-9a-f]{64}\.pdf"$/,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
  });

  test('is not sent again to a reader who has it', async () => {
    const digest = digestOf(DOCUMENTS['image/png'] as Buffer);
    const again = await read(digest, { 'if-none-match': `"${digest}"` });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
  });

  test('is looked for without its bytes', async () => {
    const bytes = DOCUMENTS['image/jpeg'] as Buffer;
    const head = (digest: string) =>
      fetch(`${server.url}${PATH}/${digest}`, {
        method: 'HEAD',
        headers: { authorization: `Bearer ${token}` },
      });
    const { status, headers } = await head(digestOf(bytes));
    expect([status, headers.get('content-length')]).toEqual([200, `${bytes.length}`]);
    expect(headers.get('content-type')).toBe('image/jpeg');
    expect((await head('0'.repeat(64))).status).toBe(404);
  });
});

describe('what is refused', () => {
  test('a document that is too large, whether or not it says so', async () => {
    const fits = Buffer.alloc(MAX, 'a');
    expect((await attach(fits, 'text/plain')).status).toBe(201);
    const large = await attach(Buffer.alloc(MAX + 1, 'a'), 'text/plain');
    expect([large.status, large.codes, large.json.detail]).toEqual([
      413,
      ['attachment/too-large'],
      `${MAX}`,
    ]);
    expect(await unannounced(3 * MAX)).toBe(413);
  });

  test('another kind of document, and one without a media type', async () => {
    for (const type of ['text/html', 'application/zip', 'application/json', '*/*']) {
      const answer = await attach(Buffer.from('{}'), type);
      expect([type, answer.status, answer.codes]).toEqual([type, 415, ['attachment/other-type']]);
    }
  });

  test('bytes that are not what the header says, and no bytes at all', async () => {
    for (const bytes of [Buffer.from('<html>'), Buffer.alloc(0)]) {
      const answer = await attach(bytes, 'application/pdf');
      expect([answer.status, answer.codes]).toEqual([422, ['attachment/not-what-it-says']]);
    }
  });

  test('is refused in Vietnamese as well', async () => {
    const answer = await attach(Buffer.from('x'), 'text/html', { 'accept-language': 'vi' });
    expect(answer.json.title).toContain('Không nhận loại tài liệu này');
    expect((await server.get('/problems/attachment/too-large')).json.title).toContain('Tài liệu');
  });

  test('a digest that is not here, and an address that is none', async () => {
    const unknown = await read('0'.repeat(64));
    expect([unknown.status, unknown.codes]).toEqual([404, ['attachment/unknown']]);
    expect((await read('ABC')).codes).toEqual(['http/bad-parameter']);
  });

  test('whoever has no session, before a byte of the document is read', async () => {
    const pdf = DOCUMENTS['application/pdf'] as Buffer;
    expect((await attach(pdf, 'application/pdf', { authorization: '' })).status).toBe(401);
    expect((await server.get(`${PATH}/${digestOf(pdf)}`)).status).toBe(401);
    const large = await attach(Buffer.alloc(9 * MAX), 'text/plain', { authorization: '' });
    expect(large.status).toBe(401);
  });

  test('a statement that is no JSON, as before', async () => {
    const answer = await server.post('/api/clusters/cities/statements', 'a', {
      'content-type': 'text/plain',
    });
    expect(answer.codes).toEqual(['http/unsupported-media-type']);
    const nowhere = await server.post('/api/nowhere', 'a', { 'content-type': 'text/plain' });
    expect(nowhere.status).toBe(404);
  });
});

test('a document whose bytes have changed on the disk is not handed out', async () => {
  const bytes = Buffer.from('as it was said\n');
  await attach(bytes, 'text/plain');
  const other = Buffer.from('as it was not\n');
  await beside(server.data, (ask) =>
    ask('UPDATE attachment SET bytes = ? WHERE digest = ?', other, digestOf(bytes)),
  );
  const answer = await read(digestOf(bytes));
  expect([answer.status, answer.codes]).toEqual([500, ['attachment/damaged']]);
  expect(answer.text).not.toContain('as it was not');
});

test('a document that another cluster has is not here', async () => {
  const bytes = Buffer.from('of another cluster\n');
  await attach(bytes, 'text/plain');
  await beside(server.data, (ask) =>
    ask('DELETE FROM kept_document WHERE digest = ?', digestOf(bytes)),
  );
  expect((await read(digestOf(bytes))).codes).toEqual(['attachment/unknown']);
  expect((await attach(bytes, 'text/plain')).status).toBe(201);
});

test('an upload that breaks off leaves nothing and stops nobody', async () => {
  for (let round = 0; round < 20; round += 1) await brokenOff();
  expect((await attach(Buffer.from('after it\n'), 'text/plain')).status).toBe(201);
});

const upload = () =>
  request(`${server.url}${PATH}`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', authorization: `Bearer ${token}` },
  });

/** The status of an upload in pieces that does not say its length beforehand. */
const unannounced = (length: number): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const sending = upload();
    sending.on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sending.on('error', reject);
    sending.write(Buffer.alloc(length - 10, 'a'));
    sending.end(Buffer.alloc(10, 'a'));
  });

const brokenOff = (): Promise<void> =>
  new Promise((resolve) => {
    const sending = upload();
    sending.on('error', () => resolve());
    sending.write('half a', () => sending.destroy(new Error('gone')));
  });
