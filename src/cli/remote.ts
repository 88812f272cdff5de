/**
 * A cluster on a server, over HTTP: its journal to read, and the one door to say something. Reading
 * needs a session, opened by signing the server's challenge with an enrolled key; saying something
 * needs none, because the signature on the statement is the authority.
 *
 * Signed to open a session (`challenge` is what the server gave):
 *
 *     giaouoc/session/v1
 *     <the challenge in canonical JSON>
 */
import {
  canonicalize,
  type Json,
  type Refusal,
  type Signed,
  utf8Encode,
} from '../../workflows/index.js';
import { EXIT, failure } from './exit.js';
import type { Key } from './key-file.js';
import type { Terminal } from './terminal.js';

/** What the server answers to a statement. */
export type Answer =
  | { readonly ok: true; readonly seq: number | null; readonly at: string; readonly after: string }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** A head of the journal as a signed note. */
export interface CosignedHead {
  readonly size: number;
  readonly note: string;
}

/** What a server took in; `isNew` is false where it had it already. */
export interface Attached {
  readonly digest: string;
  readonly isNew: boolean;
}

/** For how many entries somebody vouches, and since when (RFC 3339 UTC). */
export interface VouchedFor {
  readonly size: number;
  readonly time: string;
}

/** What a server says of those that watch it. */
export interface WitnessReport {
  readonly witnesses: number;
  readonly quorum: number;
  readonly safeAgainst: number;
  readonly worksWithout: number;
  readonly witnessed: VouchedFor | null;
  readonly list: readonly {
    readonly id: string;
    readonly cosigned: VouchedFor | null;
    readonly problem: { readonly code: string; readonly text: string } | null;
  }[];
}

export interface Remote {
  /**
   * The server's time as its last answer told it; this machine's own before there was one, and
   * nothing where a demonstration's clock is set by hand.
   */
  readonly now: () => string | null;
  /** The exact bytes from an entry on, in pieces; nothing for a journal that has no entry yet. */
  readonly journal: (from?: number) => AsyncIterable<Uint8Array>;
  readonly checkpoint: () => Promise<string | null>;
  /** All heads that a witness has cosigned, as signed notes. */
  readonly checkpoints: () => Promise<readonly CosignedHead[]>;
  /** What the server says of its witnesses; `null` where it says nothing. */
  readonly witnesses: () => Promise<WitnessReport | null>;
  /** The receipt of an entry (C2SP tlog-proof); `null` where there is no such entry. */
  readonly receipt: (seq: number) => Promise<string | null>;
  /** The bytes of an attachment, or `null` where the server has none of that digest. */
  readonly attachment: (digest: string) => Promise<Uint8Array | null>;
  /** Uploads a document under its media type. */
  readonly attach: (bytes: Uint8Array, type: string) => Promise<Attached>;
  /** Says something; with `dry` the server only answers whether it would be accepted. */
  readonly send: (signed: Signed, dry: boolean) => Promise<Answer>;
}

/** Names the cluster at an address; the session is opened when something is first read. */
export function openRemote(
  terminal: Terminal,
  server: string,
  cluster: string,
  key: Key | null,
): Remote {
  const host = server.replace(/\/+$/, '');
  const base = `${host}/api/clusters/${encodeURIComponent(cluster)}`;
  let told: string | null = null;
  let isSet = false;
  const call: Call = async (path, init = {}) => {
    const language = { 'accept-language': terminal.language };
    const headers = { ...language, ...(init.headers as Readonly<Record<string, string>>) };
    const response = await reach(terminal, `${base}${path}`, { ...init, headers });
    told = response.headers.get('date') ?? told;
    return response;
  };
  let session: Promise<string> | undefined;
  const read: Call = async (path, init = {}) => {
    if (key) session ??= openSession(terminal, call, key);
    const bearer = session ? { authorization: `Bearer ${await session}` } : {};
    const headers = { ...bearer, ...(init.headers as Readonly<Record<string, string>>) };
    return call(path, { ...init, headers });
  };
  const checkpoint = async (): Promise<string | null> =>
    optionalText(terminal, await call('/checkpoint'));
  return {
    now: () => (isSet ? null : new Date(told ?? Date.now()).toISOString()),
    checkpoint,
    checkpoints: async () =>
      (await optionalJson<readonly CosignedHead[]>(call, '/checkpoints')) ?? [],
    witnesses: () => optionalJson<WitnessReport>(call, '/witnesses'),
    receipt: async (seq) => optionalText(terminal, await read(`/entries/${seq}/receipt`)),
    journal: async function* (from = 0) {
      isSet = await hasSetClock(await reach(terminal, `${host}/api/server`, {}));
      // A journal without a head has no entry yet, and nobody who could open a session.
      if ((await checkpoint()) !== null) yield* journalPieces(terminal, read, from);
    },
    attachment: async (digest) => {
      const response = await read(`/attachments/${digest}`);
      if (response.status === 404) return null;
      await mustBeRight(terminal, response);
      return new Uint8Array(await response.arrayBuffer());
    },
    attach: async (body, type) => {
      const headers = { 'content-type': type };
      const response = await read('/attachments', { method: 'POST', headers, body });
      await mustBeRight(terminal, response);
      const { digest } = (await response.json()) as { readonly digest: string };
      return { digest, isNew: response.status === CREATED };
    },
    send: async (signed, dry) => answerOf(terminal, await send(call, signed, dry), dry),
  };
}

const CREATED = 201;

type Call = (path: string, init?: RequestInit) => Promise<Response>;

/**
 * Asks an address.
 * @throws a failure that says why nothing answers there
 */
export async function reach(
  { texts }: Terminal,
  url: string,
  init: RequestInit,
): Promise<Response> {
  try {
    return await fetch(url, { ...init, redirect: 'error' });
  } catch (error) {
    const { cause, message } = error as Error & { readonly cause?: NodeJS.ErrnoException };
    throw failure(EXIT.unreadable, texts.remote.unreachable(url), {
      why: (cause?.code && texts.system[cause.code]) || (cause?.message ?? message),
      remedy: texts.remote.unreachableRemedy,
    });
  }
}

/** A demonstration's clock stands where its last entry left it. */
async function hasSetClock(response: Response): Promise<boolean> {
  const about = response.ok ? ((await response.json()) as { readonly clock?: string }) : {};
  return about.clock === 'set';
}

async function* journalPieces(
  terminal: Terminal,
  read: Call,
  from: number,
): AsyncGenerator<Uint8Array> {
  const response = await read(from === 0 ? '/journal' : `/journal?from=${from}`);
  await mustBeRight(terminal, response);
  if (response.body) yield* response.body as unknown as AsyncIterable<Uint8Array>;
}

/** A server of an earlier version answers that there is nothing at such an address. */
async function optionalJson<Answer>(call: Call, path: string): Promise<Answer | null> {
  const response = await call(path);
  return response.ok ? ((await response.json()) as Answer) : null;
}

async function optionalText(terminal: Terminal, response: Response): Promise<string | null> {
  if (response.status === 404) return null;
  await mustBeRight(terminal, response);
  return response.text();
}

const post = (call: Call, path: string, body: unknown): Promise<Response> =>
  call(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: canonicalize(body as Json),
  });

const send = (call: Call, signed: Signed, dry: boolean): Promise<Response> =>
  post(call, `/statements${dry ? '?dry=true' : ''}`, signed);

async function openSession(terminal: Terminal, call: Call, key: Key): Promise<string> {
  const asked = await post(call, '/sessions/challenge', { key: key.id });
  await mustBeRight(terminal, asked);
  const { challenge } = (await asked.json()) as { readonly challenge: Json };
  const sig = key.sign(utf8Encode(`giaouoc/session/v1\n${canonicalize(challenge)}`));
  const opened = await post(call, '/sessions', { challenge, key: key.id, sig });
  await mustBeRight(terminal, opened);
  return ((await opened.json()) as { readonly token: string }).token;
}

/** A problem document (RFC 9457), as far as it is read here. */
interface Problem {
  readonly title?: string;
  readonly detail?: string;
  readonly refusals?: readonly Refusal[];
}

async function mustBeRight({ texts }: Terminal, response: Response): Promise<void> {
  if (response.ok) return;
  const { title, detail } = await problemOf(response);
  throw failure(EXIT.unreadable, texts.remote.answered(response.status, title ?? ''), {
    why: detail ?? null,
    remedy: texts.remote.remedies[response.status] ?? null,
  });
}

async function answerOf(terminal: Terminal, response: Response, dry: boolean): Promise<Answer> {
  if (!response.ok) {
    const { refusals } = await problemOf(response.clone());
    if (refusals && refusals.length > 0) return { ok: false, refusals };
    await mustBeRight(terminal, response);
  }
  const { seq, at, after } = (await response.json()) as {
    readonly seq?: number;
    readonly at?: string;
    readonly after?: string;
  };
  return { ok: true, seq: dry ? null : (seq ?? null), at: at ?? '', after: after ?? '' };
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem;
  } catch {
    return {};
  }
}
