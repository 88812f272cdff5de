/**
 * A real server on a real database for the tests of `src/`, on the engine of the run, and clients
 * that speak to it over HTTP. Statements come from test clusters in memory (`cluster.ts`); with the
 * clock set to each statement's own time, the server has to write the very bytes that the rules
 * wrote there.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect } from '@jest/globals';
import { type SetClock, setClock } from '../../src/clock.js';
import { type RunningServer, type ServerOptions, startServer } from '../../src/server.js';
import {
  canonicalize,
  type Entry,
  type Json,
  messageOf,
  type Refusal,
  type Signed,
  type Statement,
  type StatementType,
  utf8Encode,
} from '../../workflows/index.js';
import { ORIGIN, type Said, START, type TestCluster } from './cluster.js';
import { databaseUrlOf, dropDatabase, dropDatabaseOf, emptyDatabase } from './engine.js';
import { keyOf, signWith, type TestKey } from './keys.js';

const closing: (() => Promise<void> | void)[] = [];

/** Closes and removes after every test whatever it started through this file. */
export function cleanUpAfterEach(): void {
  afterEach(removeAll);
}

/**
 * Closes and removes everything that was started so far.
 * @throws the first error, when all has been tried
 */
export async function removeAll(): Promise<void> {
  const failures: unknown[] = [];
  for (const close of closing.splice(0).reverse()) {
    try {
      await close();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

/** Does `close` after the test, before whatever was started earlier is closed. */
export function closeLater(close: () => Promise<void> | void): void {
  closing.push(close);
}

/** A data folder whose server key is that of the test clusters' foundings. */
export function givenData(): string {
  const folder = mkdtempSync(join(tmpdir(), 'giaouoc-src-'));
  closing.push(() => rmSync(folder, { recursive: true, force: true }));
  const data = join(folder, 'data');
  closing.push(() => dropDatabaseOf(data));
  mkdirSync(data, { mode: 0o700 });
  const pem = keyOf('server').privateKey.export({ type: 'pkcs8', format: 'pem' });
  writeFileSync(join(data, 'server-key.pem'), pem, { mode: 0o600 });
  return data;
}

/** The address of an empty PostgreSQL database, which is taken away after the test. */
export async function givenDatabase(): Promise<string> {
  const url = await emptyDatabase();
  closing.push(() => dropDatabase(url));
  return url;
}

export interface TestServer extends RunningServer {
  readonly data: string;
  readonly clock: SetClock;
  readonly get: (path: string, options?: Asking) => Promise<Answer>;
  readonly post: (
    path: string,
    body: Json | string | Uint8Array,
    headers?: Headers,
  ) => Promise<Answer>;
  /** Posts a statement. */
  readonly say: (signed: Signed, query?: string) => Promise<Answer>;
  /** Says everything that a cluster in memory has heard, from where the server stands. */
  readonly play: (cluster: TestCluster, from?: number) => Promise<void>;
  /** A token for the holder of a key; the first city's root key without one. */
  readonly signIn: (key?: TestKey) => Promise<string>;
}

type Headers = Readonly<Record<string, string>>;
interface Asking {
  readonly token?: string | undefined;
  readonly headers?: Headers;
}

/** Parsed JSON whose fields a test reads without saying their types. */
export type Loose = any;

export interface Answer {
  readonly status: number;
  readonly headers: globalThis.Headers;
  readonly bytes: Buffer;
  readonly text: string;
  /** The parsed body; an empty object where it is none. */
  readonly json: Loose;
  readonly codes: readonly string[];
}

/** Starts a server on a set clock; the cluster is named `cities`, and no witness is spared. */
export async function givenServer(
  data = givenData(),
  start = START,
  more: Partial<ServerOptions> = {},
): Promise<TestServer> {
  const clock = setClock(new Date(start).toISOString());
  const databaseUrl = more.databaseUrl ?? (await databaseUrlOf(data));
  const server = await startServer({
    data,
    host: '127.0.0.1',
    port: 0,
    logLevel: 'silent',
    clusters: null,
    clock,
    witnessInterval: 0,
    ...more,
    databaseUrl,
  });
  closing.push(server.close);
  return clientOf(server, data, clock);
}

function clientOf(server: RunningServer, data: string, clock: SetClock): TestServer {
  const get: TestServer['get'] = (path, { token, headers = {} } = {}) =>
    answerTo(server.url + path, {
      headers: { ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    });
  const post: TestServer['post'] = (path, body, headers = {}) =>
    answerTo(server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' || body instanceof Uint8Array ? body : canonicalize(body),
    });
  const say: TestServer['say'] = (signed, query = '') =>
    post(`/api/clusters/cities/statements${query}`, signed as unknown as Json);
  const play: TestServer['play'] = async (cluster, from = 0) => {
    for (const line of cluster.lines.slice(from)) {
      const { signatures, statement, at } = JSON.parse(line) as Entry;
      clock.set(at);
      const { status, text } = await say({ signatures, statement });
      if (status !== 201) throw new Error(`${statement.type} by ${statement.by.member}: ${text}`);
    }
  };
  const signIn: TestServer['signIn'] = async (key = keyOf('ha-noi')) => {
    const answer = await openSession({ post }, key);
    expect(answer.status).toBe(201);
    return answer.json.token;
  };
  return { ...server, data, clock, get, post, say, play, signIn };
}

async function answerTo(url: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, init);
  const bytes = Buffer.from(await response.arrayBuffer());
  const text = bytes.toString('utf8');
  const json = /json/.test(response.headers.get('content-type') ?? '') ? parsed(text) : {};
  const refusals: readonly Refusal[] = json.refusals ?? [];
  const codes = refusals.length > 0 ? refusals.map(({ code }) => code) : [json.code];
  return { status: response.status, headers: response.headers, bytes, text, json, codes };
}

function parsed(text: string): Loose {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** Asks for a challenge, signs it, and asks for a session. */
export async function openSession(
  { post }: Pick<TestServer, 'post'>,
  key: TestKey,
  alter: (request: Loose) => Json = (request) => request,
): Promise<Answer> {
  const asked = await post('/api/clusters/cities/sessions/challenge', { key: key.id });
  const { challenge } = asked.json;
  const message = utf8Encode(`giaouoc/session/v1\n${canonicalize(challenge)}`);
  const request = { challenge, key: key.id, sig: signWith(key, message) };
  return post('/api/clusters/cities/sessions', alter(request));
}

/** A statement that a city would send, signed over the head of a cluster in memory. */
export function signed<T extends StatementType>(cluster: TestCluster, said: Said<T>): Signed {
  const officer = said.officer ?? 'officer';
  const key = said.key ?? keyOf(officer === 'root' ? said.by : `${said.by}/${officer}`);
  const { size } = cluster.journal();
  const built: Statement = {
    body: said.body,
    by: { member: said.by, officer },
    cluster: ORIGIN,
    cycle: said.cycle ?? null,
    rules: '1',
    said: new Date(cluster.now()).toISOString(),
    seen: { root: cluster.replay.rootAt(size) ?? '', size },
    type: said.type,
  };
  const statement = said.alter ? said.alter(built) : built;
  const sig = said.signature ?? signWith(key, messageOf(statement).bytes);
  return { statement, signatures: [{ key: key.id, kind: 'ed25519', sig }] };
}
