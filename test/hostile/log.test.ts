/**
 * The log of the real program under hostile requests: what it tells, and what it never does. The
 * program runs as a process of its own, because its log goes to stderr.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { canonicalize, type Json } from '../../workflows/index.js';
import { builtFile } from '../support/built.js';
import { foundedCluster } from '../support/cluster.js';
import { keyOf } from '../support/keys.js';
import { signIn } from './world.js';

type Line = Readonly<Record<string, unknown>>;

const CLUSTER = '/api/clusters/cities';
const FORGED = 'B'.repeat(43);
const CALENDAR_TOKEN = 'C'.repeat(43);
const CALENDAR = `/calendar/${CALENDAR_TOKEN}.ics`;
/** A line feed, an entry that nobody wrote, and a command to a terminal. */
const EVIL = '%0a%7b%22level%22%3a%22fatal%22%7d%1b%5b31m';
/** The server as `giaouoc serve` starts it, without the words that this prints for people. */
const PROGRAM = `
  import { readConfig } from '${builtFile('src/config.ts')}';
  import { startServer } from '${builtFile('src/server.ts')}';
  const server = await startServer(readConfig(process.env));
  console.log(JSON.stringify({ url: server.url }));
  process.once('SIGTERM', server.close);
`;

let folder: string;
let server: ChildProcess;
let text = '';
let lines: readonly Line[];
let token: string;
let signature: string;
let nonce: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'giaouoc-log-'));
  mkdirSync(join(folder, 'data'), { mode: 0o700 });
  const pem = keyOf('server').privateKey.export({ type: 'pkcs8', format: 'pem' });
  writeFileSync(join(folder, 'data', 'server-key.pem'), pem, { mode: 0o600 });
  server = spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM], {
    env: {
      ...process.env,
      GIAOUOC_DATA: join(folder, 'data'),
      GIAOUOC_CLOCK: 'set:2023-03-01T02:00:00.000Z',
      GIAOUOC_REFUSED_PER_MINUTE: '12',
      LOG_LEVEL: 'debug',
      PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  server.stderr?.on('data', (piece) => {
    text += piece;
  });
  const [told] = (await once(server.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  const { url } = JSON.parse(told.toString()) as { url: string };
  await visit(url);
  server.kill('SIGTERM');
  await once(server, 'close');
  lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}, 60_000);
afterAll(() => {
  server.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** A founding and a session, and then those who mean harm. */
async function visit(url: string): Promise<void> {
  const [founding = ''] = foundedCluster().lines;
  const { signatures, statement } = JSON.parse(founding);
  signature = signatures[0].sig;
  expect((await asked(`${url}${CLUSTER}/statements`, { signatures, statement })).status).toBe(201);
  token = await signIn(url, 'cities', keyOf('ha-noi'));
  const challenge = await asked(`${url}${CLUSTER}/sessions/challenge`, { key: keyOf('ha-noi').id });
  nonce = challenge.json.challenge.nonce;
  const unsigned = { ...challenge.json, key: keyOf('ha-noi').id, sig: `${'A'.repeat(85)}Q` };
  await asked(`${url}${CLUSTER}/sessions`, unsigned);
  await asked(`${url}${CLUSTER}/journal`, undefined, FORGED);
  await asked(`${url}${CLUSTER}/journal`, undefined, token);
  await asked(`${url}${CALENDAR}?lang=${EVIL}`);
  await asked(`${url}${CLUSTER}/journal?${EVIL}`);
  await asked(`${url}/${EVIL}`, undefined, FORGED);
  for (let time = 0; time < 12; time += 1) await asked(`${url}/nothing`);
}

async function asked(url: string, body?: unknown, bearer?: string) {
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'content-type': 'application/json',
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    },
    ...(body === undefined ? {} : { body: canonicalize(body as Json) }),
  });
  const answer = await response.text();
  return { status: response.status, json: response.ok ? parsed(answer) : {} };
}

const parsed = (answer: string) =>
  answer.startsWith('{"') ? JSON.parse(answer.split('\n')[0] ?? '') : {};

describe('the log', () => {
  test('is one JSON object a line, whatever was asked', () => {
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines) expect(typeof line.msg).toBe('string');
    // What was sent to break out of its line stands inside one, and no terminal obeys it.
    expect(lines.filter(({ level }) => level === 'fatal')).toEqual([]);
    expect(text).not.toContain('\u001b');
  });

  test('names when, what and from where', () => {
    for (const { time, level } of lines) {
      expect(time).toMatch(/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\.[0-9]{3}Z$/);
      expect(['debug', 'info', 'warn']).toContain(level);
    }
    for (const line of lines.filter(({ msg }) => msg === 'denied')) {
      expect(line).toMatchObject({ address: '127.0.0.1', path: expect.any(String) });
    }
  });

  test('tells who signed in, who could not, and who met a closed door', () => {
    const opened = lines.filter(({ msg }) => msg === 'session opened');
    expect(opened).toMatchObject([{ cluster: 'cities', member: 'ha-noi', officer: 'root' }]);
    const denied = lines.filter(({ msg }) => msg === 'denied').map(({ code }) => code);
    expect(denied).toContain('session/bad-signature');
    expect(denied).toContain('session/unknown');
    expect(denied).toContain('session/missing');
  });

  test('tells who was refused too often', () => {
    expect(lines.filter(({ msg }) => msg === 'asked for too much')).toMatchObject([
      { what: 'refused', who: 'address 127.0.0.1' },
    ]);
  });

  test('holds no token, signature, challenge or calendar address', () => {
    for (const secret of [token, FORGED, signature, nonce, CALENDAR_TOKEN, 'A'.repeat(85)]) {
      expect(secret.length).toBeGreaterThan(40);
      expect(text).not.toContain(secret);
    }
  });
});
