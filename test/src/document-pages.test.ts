import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { YEAR } from '../support/bodies.js';
import type { TestCluster } from '../support/cluster.js';
import { documentOf, issueFacts } from '../support/documents.js';
import { pledgedYear } from '../support/given.js';
import { type Answer, givenServer, removeAll, type TestServer } from '../support/http.js';
import { keyOf } from '../support/keys.js';
import { readPdf } from '../support/pdf.js';

const DOCUMENTS = `/api/clusters/cities/cycles/${YEAR}/documents`;
const FACTS =
  'number=5&symbol=G%C6%AFT%C4%90-CT%C4%90&place=H%E1%BA%A3i%20Ph%C3%B2ng&date=2024-03-08';
let server: TestServer;
let token: string;
let cluster: TestCluster;
let made: Uint8Array;

const sha256 = (bytes: Uint8Array, as: 'hex' | 'base64'): string =>
  createHash('sha256').update(bytes).digest(as);

beforeAll(async () => {
  cluster = pledgedYear();
  made = await documentOf(cluster);
  const { kind, year, ...facts } = issueFacts(cluster);
  const issued = { kind, ...facts, digest: sha256(made, 'hex') };
  cluster.say({ type: 'document.issue', by: 'ha-noi', cycle: year, body: issued });
  server = await givenServer();
  await server.play(cluster);
  token = await server.signIn(keyOf('hai-phong/officer'));
});
afterAll(removeAll);

const read = (path: string, language = 'en'): Promise<Answer> =>
  server.get(path, { token, headers: { 'accept-language': language } });

describe('a document over HTTP', () => {
  test('of an issued number is the very file that was issued', async () => {
    const answer = await read(`${DOCUMENTS}/pledge?number=5`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe(
      `inline; filename="pledge-${YEAR}-5.pdf"`,
    );
    expect(answer.headers.get('content-digest')).toBe(`sha-256=:${sha256(made, 'base64')}:`);
    expect(sha256(answer.bytes, 'hex')).toBe(sha256(made, 'hex'));
  });

  test('of a number that was not issued needs all facts, and is made of all entries', async () => {
    const answer = await read(`${DOCUMENTS}/certificate?${FACTS.replace('number=5', 'number=7')}`);
    expect(answer.status).toBe(200);
    const { text } = await readPdf(answer.bytes);
    expect(text).toContain('GIẤY XÁC NHẬN');
    expect(text).toContain('Số: 07/GƯTĐ-CTĐ');
    expect(text).toContain(`lập tự động từ ${cluster.lines.length} mục đầu`);
    const bare = await read(`${DOCUMENTS}/certificate?number=7`);
    expect([bare.status, bare.json.code, bare.json.detail]).toEqual([
      400,
      'http/bad-parameter',
      'symbol',
    ]);
  });

  test('of an earlier size is made of so many entries', async () => {
    const upTo = cluster.lines.length - 2;
    const answer = await read(`${DOCUMENTS}/pledge?${FACTS}&upTo=${upTo}`);
    expect(sha256(answer.bytes, 'hex')).toBe(sha256(await documentOf(cluster, { upTo }), 'hex'));
  });

  test('is refused for a kind, a size or a day that there is not', async () => {
    for (const [path, detail] of [
      [`poem?${FACTS}`, 'kind'],
      [`pledge?${FACTS}&upTo=4000`, 'upTo'],
      [`pledge?${FACTS.replace('03-08', '02-30')}&upTo=3`, 'date'],
      [`pledge?${FACTS.replace('number=5', 'number=0')}`, 'number'],
    ] as const) {
      const { status, json } = await read(`${DOCUMENTS}/${path}`);
      expect([path, status, json.detail]).toEqual([path, 400, detail]);
    }
  });

  test('is not there before the year has come so far, in the language of the reader', async () => {
    const answer = await read(`${DOCUMENTS}/handoverMinutes?${FACTS}`, 'vi');
    expect([answer.status, answer.json.code]).toEqual([404, 'server/no-document']);
    expect(answer.json.title).toBe('Năm này chưa có nội dung để lập văn bản loại này.');
    const unlaunched = await read(`${DOCUMENTS}/pledge?${FACTS}&upTo=3`);
    expect([unlaunched.status, unlaunched.json.code]).toEqual([404, 'server/unknown-cycle']);
  });

  test('is for those alone who may read', async () => {
    expect((await server.get(`${DOCUMENTS}/pledge?number=5`)).status).toBe(401);
    expect((await server.get(DOCUMENTS)).status).toBe(401);
  });
});

test('the list names what was issued, under which facts and with which digest', async () => {
  const { json } = await read(DOCUMENTS);
  const { year: _, ...facts } = issueFacts(cluster, { upTo: cluster.lines.length - 1 });
  expect(json).toMatchObject({
    year: YEAR,
    kinds: expect.arrayContaining(['pledge', 'certificate']),
    issued: [{ ...facts, digest: sha256(made, 'hex') }],
  });
});
