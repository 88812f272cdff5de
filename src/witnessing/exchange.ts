/**
 * One request to a witness, kept small: no redirect is followed, an answer has little time and few
 * bytes, and whatever goes wrong is a value. The address comes from the charter, which the members
 * signed; still, nothing of what stands there is ever shown to anybody.
 */

import { setMaxListeners } from 'node:events';
import { mayBeAsked } from './asked-addresses.js';

/** What came back: an answer, or why there is none. */
export type Exchanged =
  | { readonly ok: true; readonly status: number; readonly text: string }
  | {
      readonly ok: false;
      readonly problem: 'unreachable' | 'too-slow' | 'redirects' | 'too-large';
    };

export interface Exchange {
  readonly url: string;
  /** Posted as text; `null` only asks. */
  readonly body: string | null;
  /** The most bytes of an answer. */
  readonly maxBytes: number;
  /** Ends the request when the server closes. */
  readonly signal: AbortSignal;
  /** Milliseconds for the whole of it. */
  readonly timeout: number;
}

/**
 * Asks once for a text of many lines, and gives each line as it arrives. Whatever goes wrong ends
 * the lines: those that were whole are good. A line or a text that is too long ends them too.
 */
export async function* linesFrom(
  { url, maxBytes, signal, timeout }: Omit<Exchange, 'body'>,
  maxLine: number,
): AsyncGenerator<string> {
  const bounds = boundsOf(signal, timeout);
  let rest = '';
  let size = 0;
  try {
    if (!(await unlessEnded(mayBeAsked(url), bounds.signal))) return;
    const response = await fetch(url, { redirect: 'manual', signal: bounds.signal });
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for await (const piece of response.status === 200 ? (response.body ?? []) : []) {
      size += piece.length;
      const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
      if (size > maxBytes || rest.length > maxLine) return;
    }
  } catch {
    return;
  } finally {
    bounds.lift();
  }
}

/** Asks once. Never throws; a request that the server itself ended counts as unreachable. */
export async function exchange(request: Exchange): Promise<Exchanged> {
  const { url, body, maxBytes, signal, timeout } = request;
  const bounds = boundsOf(signal, timeout);
  try {
    if (!(await unlessEnded(mayBeAsked(url), bounds.signal)))
      return { ok: false, problem: 'unreachable' };
    const response = await sent(url, body, bounds.signal);
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      return { ok: false, problem: 'redirects' };
    }
    const text = await textOf(response, maxBytes);
    if (text === undefined) return { ok: false, problem: 'too-large' };
    return { ok: true, status: response.status, text };
  } catch {
    return { ok: false, problem: bounds.isLate() ? 'too-slow' : 'unreachable' };
  } finally {
    bounds.lift();
  }
}

/**
 * A signal that ends one request with the server or when its time is over. `AbortSignal.any` would
 * do the same, but keeps something of each request for as long as the server lives.
 */
function boundsOf(server: AbortSignal, timeout: number) {
  const bounds = new AbortController();
  const end = (): void => bounds.abort();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    end();
  }, timeout);
  setMaxListeners(0, server);
  server.addEventListener('abort', end, { once: true });
  if (server.aborted) end();
  return {
    signal: bounds.signal,
    isLate: () => isLate,
    lift: () => {
      clearTimeout(timer);
      server.removeEventListener('abort', end);
    },
  };
}

/** A name that is being looked up cannot be called back, so whoever waits for it goes away. */
const unlessEnded = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });

/**
 * Sends, and sends again where a connection that was kept open turns out to have been closed by the
 * other side meanwhile: what is asked here may be asked twice.
 */
async function sent(url: string, body: string | null, signal: AbortSignal): Promise<Response> {
  const headers = { 'content-type': 'text/plain; charset=utf-8' };
  const request = body === null ? {} : { method: 'POST', body, headers };
  const options = { ...request, redirect: 'manual', signal } as const;
  try {
    return await fetch(url, options);
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as NodeJS.ErrnoException;
    if (!STALE.includes(code ?? '')) throw error;
    return fetch(url, options);
  }
}

const STALE = ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'];

/** The body as text; `undefined` as soon as it is larger than it may be. */
async function textOf({ body }: Response, maxBytes: number): Promise<string | undefined> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early ends the answer.
  for await (const piece of body ?? []) {
    size += piece.length;
    if (size > maxBytes) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces, size).toString('utf8');
}
