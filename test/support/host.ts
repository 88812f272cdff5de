/**
 * A real server on a real file, and cities as its clients: keys of their own, statements signed
 * here and sent over HTTP. What a test wants to break it changes in the statement or in the bytes.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SetClock, setClock } from '../../src/clock.js';
import { type RunningServer, startServer } from '../../src/server.js';
import {
  type Bodies,
  type Charter,
  canonicalize,
  digestOf,
  hexEncode,
  type Json,
  messageOf,
  parseCheckpoint,
  parseNote,
  type Signed,
  type Statement,
  type StatementType,
  sha256,
  utf8Encode,
} from '../../workflows/index.js';
import { AUTHORITY, charterFor, foundingFor, ORIGIN, PATRON } from './cluster.js';
import { keyOf, signWith, type TestKey } from './keys.js';

/** The first instant of a test server's clock. */
export const BEGIN = '2023-03-01T02:00:00.000Z';

export interface Host {
  readonly server: RunningServer;
  readonly data: string;
  readonly clock: SetClock;
  /** Closes the server; with `keep`, its data folder stays for the next one. */
  readonly stop: (keep?: 'keep') => Promise<void>;
}

/** Starts a server with a set clock on a new data folder, or on one that is there. */
export async function startHost(data?: string): Promise<Host> {
  const folder = data ?? (await mkdtemp(join(tmpdir(), 'giaouoc-test-')));
  const clock = setClock(BEGIN);
  const server = await startServer({
    data: folder,
    host: '127.0.0.1',
    port: 0,
    logLevel: 'silent',
    clusters: null,
    clock,
  });
  return {
    server,
    data: folder,
    clock,
    stop: async (keep) => {
      await server.close();
      if (keep === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** An answer with its body read, so that no connection is left hanging. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Record<string, unknown>;
}

/** Any request to the server; `path` begins below the cluster. */
export async function ask(
  { server }: Pick<Host, 'server'>,
  path: string,
  init: RequestInit = {},
): Promise<Answer> {
  const response = await fetch(`${server.url}/api${path}`, init);
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const json = isJson && !/ndjson/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: json ? (JSON.parse(text) as Record<string, unknown>) : {},
  };
}

/** Posts exact bytes to the one door. */
export const post = (host: Pick<Host, 'server'>, body: string | Uint8Array, query = '') =>
  ask(host, `/clusters/cities/statements${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: body as string,
  });

/** The head that the server shows: what a signer has seen. */
export async function headOf(host: Pick<Host, 'server'>): Promise<Statement['seen']> {
  const answer = await ask(host, '/clusters/cities/checkpoint');
  const note = answer.status === 200 ? parseNote(answer.text) : undefined;
  const read = note?.ok ? parseCheckpoint(note.note.text) : undefined;
  if (!read?.ok) return { root: hexEncode(sha256(new Uint8Array())), size: 0 };
  return { root: hexEncode(read.checkpoint.root), size: read.checkpoint.size };
}

export interface Utterance<T extends StatementType> {
  readonly type: T;
  readonly by: string;
  readonly body: Bodies[T];
  readonly cycle?: number;
  readonly officer?: string;
  readonly key?: TestKey;
  readonly seen?: Statement['seen'];
  readonly alter?: (statement: Statement) => Statement;
}

const ROOT_TYPES = ['cluster.found', 'charter.sign', 'officer.enrol', 'officer.revoke'];

/** Builds and signs a statement as its sender would. */
export async function signed<T extends StatementType>(
  host: Host,
  said: Utterance<T>,
): Promise<Signed> {
  const officer = said.officer ?? (ROOT_TYPES.includes(said.type) ? 'root' : 'officer');
  const built: Statement = {
    body: said.body,
    by: { member: said.by, officer },
    cluster: ORIGIN,
    cycle: said.cycle ?? null,
    rules: '1',
    said: host.clock.now(),
    seen: said.seen ?? (await headOf(host)),
    type: said.type,
  };
  const statement = said.alter ? said.alter(built) : built;
  const key = said.key ?? keyOf(officer === 'root' ? said.by : `${said.by}/${officer}`);
  const sig = signWith(key, messageOf(statement).bytes);
  return { signatures: [{ key: key.id, kind: 'ed25519', sig }], statement };
}

export const bytesOf = (value: unknown): string => canonicalize(value as Json);

/** Says something that must be accepted. */
export async function say<T extends StatementType>(
  host: Host,
  said: Utterance<T>,
): Promise<Answer> {
  const answer = await post(host, bytesOf(await signed(host, said)));
  if (answer.status !== 201) throw new Error(`${said.by} ${said.type}: ${answer.text}`);
  return answer;
}

/** The codes of everything that an answer refuses. */
export const codesOf = ({ json }: Answer): readonly string[] => {
  const refusals = json.refusals as readonly { readonly code: string }[] | undefined;
  return refusals ? refusals.map(({ code }) => code) : [String(json.code)];
};

/** Founds a cluster over HTTP, with one officer for each party. */
export async function found(
  host: Host,
  members: readonly string[],
  change: Partial<Charter> = {},
): Promise<void> {
  const founding = {
    ...foundingFor(members, charterFor(members, change)),
    server: { key: host.server.key },
  };
  const [chair = ''] = members;
  await say(host, { type: 'cluster.found', by: chair, body: founding });
  const digest = digestOf(founding);
  for (const by of members) await say(host, { type: 'charter.sign', by, body: { digest } });
  for (const party of [...members, AUTHORITY, PATRON]) await enrolOver(host, party);
}

/** Enrols a party's officer for every step. */
export const enrolOver = (host: Host, party: string, officer = 'officer'): Promise<Answer> =>
  say(host, {
    type: 'officer.enrol',
    by: party,
    body: {
      officer,
      name: null,
      office: { vi: 'Phó Chủ tịch', en: 'Vice Chair' },
      key: keyOf(`${party}/${officer}`).x,
      steps: ['cluster', 'launch', 'pledge', 'report', 'review', 'award', 'handover'],
      from: BEGIN,
      until: '2030-01-01T00:00:00.000Z',
      document: null,
    },
  });

/** Opens a session by signing the server's challenge; answers with the header to read with. */
export async function session(host: Host, key: TestKey): Promise<{ authorization: string }> {
  const json = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const base = '/clusters/cities/sessions';
  const asked = await ask(host, `${base}/challenge`, { ...json, body: bytesOf({ key: key.id }) });
  const challenge = asked.json.challenge as Json;
  const sig = signWith(key, utf8Encode(`giaouoc/session/v1\n${canonicalize(challenge)}`));
  const body = bytesOf({ challenge, key: key.id, sig });
  const opened = await ask(host, base, { ...json, body });
  return { authorization: `Bearer ${String(opened.json.token)}` };
}
