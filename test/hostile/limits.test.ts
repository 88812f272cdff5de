/**
 * Limits: how large, how many, how slow. Whoever goes beyond them gets a problem and, where nothing
 * else helps, an end of the connection; everybody else is served meanwhile.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { EDGE, type Edge } from '../../src/http/edge.js';
import { founded } from '../support/given.js';
import { cleanUpAfterEach, closeLater, givenServer, type TestServer } from '../support/http.js';

cleanUpAfterEach();

const givenEdge = (change: Partial<Edge> = {}): Promise<TestServer> =>
  givenServer(undefined, undefined, { edge: { ...EDGE, ...change } });

/** A bare connection to a server. */
async function connected({ url }: TestServer): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  closeLater(() => void socket.destroy());
  await once(socket, 'connect');
  return socket;
}

/** Everything that comes until the connection ends. */
async function endOf(socket: Socket): Promise<string> {
  const pieces: Buffer[] = [];
  socket.on('data', (piece) => pieces.push(piece));
  socket.on('error', () => undefined);
  if (!socket.closed) await once(socket, 'close');
  return Buffer.concat(pieces).toString();
}

/** What a server answers to some bytes. */
async function told(server: TestServer, bytes: string): Promise<string> {
  const socket = await connected(server);
  socket.write(bytes);
  return endOf(socket);
}

const problemIn = (text: string) => JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4));

function expectProblem(text: string, status: number, code: string): void {
  expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(text).toMatch(/content-type: application\/problem\+json/i);
  expect(text).toMatch(/x-content-type-options: nosniff/i);
  expect(problemIn(text)).toMatchObject({ status, code, type: `/problems/${code}` });
}

describe('what is too large', () => {
  test('an address is refused with its limit', async () => {
    const server = await givenEdge();
    const answer = await server.get(`/api/server?${'a=b&'.repeat(600)}`);
    expect([answer.status, answer.codes]).toEqual([414, ['http/address-too-long']]);
  });

  test('headers are refused by their size and by their number', async () => {
    const server = await givenEdge();
    const large = `GET / HTTP/1.1\r\nhost: a\r\nx-a: ${'a'.repeat(20_000)}\r\n\r\n`;
    expectProblem(await told(server, large), 431, 'http/headers-too-large');
    const lines = 'x-a: b\r\n'.repeat(150);
    const many = `GET / HTTP/1.1\r\nhost: a\r\n${lines}connection: close\r\n\r\n`;
    expectProblem(await told(server, many), 431, 'http/headers-too-large');
  });

  test('headers of a question for headers alone get an answer without a body', async () => {
    const server = await givenEdge();
    const text = await told(server, `HEAD / HTTP/1.1\r\nx-a: ${'a'.repeat(20_000)}\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1.1 431 [\s\S]*\r\n\r\n$/);
  });

  test('a body is refused before it has arrived', async () => {
    const server = await givenEdge();
    const head =
      'POST /api/clusters/cities/statements HTTP/1.1\r\nhost: a\r\nconnection: close\r\n' +
      'content-type: application/json\r\ncontent-length: 99999999\r\n\r\n';
    expectProblem(await told(server, head), 413, 'json/too-large');
  });
});

describe('what is no HTTP', () => {
  const cases: Readonly<Record<string, string>> = {
    'words that are no request': 'hello\r\n\r\n',
    'two lengths': 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab',
    'a length and pieces':
      'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    'a header that goes on in the next line': 'GET / HTTP/1.1\r\nhost: a\r\nx-a: b\r\n c\r\n\r\n',
    'line feeds alone': 'GET / HTTP/1.1\nhost: a\n\n',
    'a request without a host': 'GET /api/server HTTP/1.1\r\nconnection: close\r\n\r\n',
    'a tunnel': 'CONNECT a.example:443 HTTP/1.1\r\nhost: a\r\n\r\n',
    'the preface of HTTP/2': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  };
  for (const [what, bytes] of Object.entries(cases)) {
    test(`${what} gets a problem, and the connection ends`, async () => {
      expectProblem(await told(await givenEdge(), bytes), 400, 'http/bad-request');
    });
  }
});

test('what stands behind a whole request is not answered in place of it', async () => {
  const server = await givenEdge();
  await server.play(founded());
  const token = await server.signIn();
  const socket = await connected(server);
  socket.write(
    'POST /api/clusters/cities/attachments HTTP/1.1\r\nhost: a\r\n' +
      `authorization: Bearer ${token}\r\n` +
      'content-type: text/plain\r\ncontent-length: 3\r\n\r\none and no request',
  );
  // The document may be kept by now, so that it was refused must not be said.
  expect(await endOf(socket)).not.toContain('400 Bad Request');
});

describe('who is too slow', () => {
  const hasty = { patience: { ...EDGE.patience, headers: 300, request: 600 } };
  const restless = { patience: { ...EDGE.patience, idle: 500 } };

  test('with its headers is told so and let go', async () => {
    const server = await givenEdge(hasty);
    const socket = await connected(server);
    socket.write('GET / HTTP/1.1\r\nhost: a\r\n');
    expectProblem(await endOf(socket), 408, 'http/too-slow');
  });

  test('with its body is let go, however steadily it drips', async () => {
    const server = await givenEdge(hasty);
    const socket = await connected(server);
    socket.write(
      'POST /api/clusters/cities/statements HTTP/1.1\r\nhost: a\r\n' +
        'content-type: application/json\r\ncontent-length: 1000\r\n\r\n',
    );
    const drip = setInterval(() => socket.writable && socket.write('['), 50);
    closeLater(() => clearInterval(drip));
    expectProblem(await endOf(socket), 408, 'http/too-slow');
  });

  test('with reading is let go, and what waited for it is freed', async () => {
    const server = await givenEdge({ ...restless, connectionsPerAddress: 6 });
    await server.play(founded());
    const token = await server.signIn();
    const path = '/api/clusters/cities/attachments';
    const headers = { 'content-type': 'text/plain', authorization: `Bearer ${token}` };
    const large = Buffer.from(randomBytes(4 * 1024 * 1024).toString('hex'));
    const { json } = await server.post(path, large, headers);
    const head = `GET ${path}/${json.digest} HTTP/1.1\r\nhost: a\r\n`;
    const ask = `${head}authorization: Bearer ${token}\r\n\r\n`;
    // Those who do not read take every connection that their address may have.
    for (let one = 0; one < 6; one += 1) {
      const socket = (await connected(server)).pause();
      socket.on('error', () => undefined);
      socket.write(ask);
    }
    await expectServed(server);
  }, 120_000);

  test('does not keep others from being served', async () => {
    const server = await givenEdge();
    for (let one = 0; one < 200; one += 1) (await connected(server)).write('GET / HTTP/1.1\r\n');
    expect((await server.get('/api/health/live')).status).toBe(200);
  });
});

describe('connections', () => {
  test('beyond so many from one address are refused, and there is room afterwards', async () => {
    const server = await givenEdge({ connectionsPerAddress: 3 });
    const sockets = [];
    for (let one = 0; one < 3; one += 1) sockets.push(await connected(server));
    const text = await endOf(await connected(server));
    expectProblem(text, 503, 'server/too-many-connections');
    for (const socket of sockets) socket.destroy();
    await expectServed(server);
  });
});

/** Asks over new connections until there is room for one; a test that waits in vain runs out. */
async function expectServed(server: TestServer): Promise<void> {
  const ask = 'GET /api/health/live HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n';
  while (!(await told(server, ask)).startsWith('HTTP/1.1 200 ')) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
