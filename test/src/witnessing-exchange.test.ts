import { pbkdf2 } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { mayBeAsked } from '../../src/witnessing/asked-addresses.js';
import { exchange, linesFrom } from '../../src/witnessing/exchange.js';
import { cleanUpAfterEach, closeLater } from '../support/http.js';

cleanUpAfterEach();

const derive = promisify(pbkdf2);

async function givenServer(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closeLater(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const never: RequestListener = () => undefined;
const limits = { maxBytes: 1000, signal: new AbortController().signal, timeout: 20_000 };

async function collected(lines: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = [];
  for await (const line of lines) found.push(line);
  return found;
}

describe('a request to a witness', () => {
  test('gives up when its time is over', async () => {
    const url = await givenServer(never);
    const answer = await exchange({ ...limits, url, body: '', timeout: 30 });
    expect(answer).toEqual({ ok: false, problem: 'too-slow' });
  });

  test('gives up when the server closes, and does not begin after that', async () => {
    const url = await givenServer(never);
    const closing = new AbortController();
    const asked = exchange({ ...limits, url, body: '', signal: closing.signal });
    closing.abort();
    const gone = { ok: false, problem: 'unreachable' };
    expect(await asked).toEqual(gone);
    expect(await exchange({ ...limits, url, body: '', signal: closing.signal })).toEqual(gone);
  });

  test('does not wait for a name to be looked up when the server closes', async () => {
    let isLookingUp = true;
    // Names are looked up by the threads that this keeps busy.
    const busy = Array.from({ length: 8 }, () => derive('x', 'y', 300_000, 64, 'sha512'));
    void Promise.race(busy).then(() => {
      isLookingUp = false;
    });
    const closing = new AbortController();
    const request = { ...limits, url: 'http://witness.invalid/', signal: closing.signal };
    const asked = exchange({ ...request, body: '' });
    const read = collected(linesFrom(request, 100));
    closing.abort();
    expect(await asked).toEqual({ ok: false, problem: 'unreachable' });
    expect(await read).toEqual([]);
    expect(isLookingUp).toBe(true);
    await Promise.all(busy);
  });

  test('goes to no address that is none', async () => {
    for (const url of ['http://user:secret@127.0.0.1/', 'file:///etc/passwd', 'http://[::1']) {
      const answer = await exchange({ ...limits, url, body: '' });
      expect(answer).toEqual({ ok: false, problem: 'unreachable' });
    }
  });
});

describe('an address that a charter must not lead to', () => {
  test('is not asked, neither to post nor to read', async () => {
    let asked = 0;
    const url = await givenServer((_, response) => {
      asked += 1;
      response.end('một\n');
    });
    // Linux takes this for the machine itself.
    const everywhere = url.replace('127.0.0.1', '0.0.0.0');
    const answer = await exchange({ ...limits, url: everywhere, body: '' });
    expect(answer).toEqual({ ok: false, problem: 'unreachable' });
    expect(await collected(linesFrom({ ...limits, url: everywhere }, 100))).toEqual([]);
    expect(asked).toBe(0);
  });

  test('is one of the link, of everybody, or of none, and not of the own network', async () => {
    const right = ['192.0.2.1', '127.0.0.1', '[::1]', '[2001:db8::1]'];
    const wrong = [
      '169.254.169.254',
      '2852039166',
      '[fe80::1]',
      '[::ffff:169.254.169.254]',
      '0.0.0.0',
      '[::]',
      '224.0.0.1',
      '255.255.255.255',
      '[ff02::1]',
    ];
    for (const [hosts, may] of [
      [right, true],
      [wrong, false],
    ] as const) {
      for (const host of hosts) {
        expect([host, await mayBeAsked(`http://${host}:2025/witness`)]).toEqual([host, may]);
      }
    }
  });
});

describe('lines from a witness', () => {
  test('come one by one, and a last one without its end is none', async () => {
    const url = await givenServer((_, response) => response.end('một\nhai\nba'));
    expect(await collected(linesFrom({ ...limits, url }, 100))).toEqual(['một', 'hai']);
  });

  test('end at what is too much, and what is not answered with 200 has none', async () => {
    const url = await givenServer((request, response) => {
      response.writeHead(request.url === '/' ? 200 : 404);
      response.end('line\n'.repeat(100_000));
    });
    const lines = await collected(linesFrom({ ...limits, url }, 100));
    expect(lines.length).toBeLessThan(100_000);
    expect(new Set(lines)).toEqual(new Set(['line']));
    expect(await collected(linesFrom({ ...limits, url: `${url}/none` }, 100))).toEqual([]);
  });

  test('end where the bytes are no text, or the time is over', async () => {
    const url = await givenServer((request, response) => {
      if (request.url === '/') response.end(Buffer.from([0x61, 0x0a, 0xff, 0x0a]));
      else response.write('one\n');
    });
    expect(await collected(linesFrom({ ...limits, url }, 100))).toEqual([]);
    const slow = { ...limits, url: `${url}/slow`, timeout: 200 };
    expect(await collected(linesFrom(slow, 100))).toEqual(['one']);
  });
});
