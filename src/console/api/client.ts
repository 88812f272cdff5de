/**
 * The server as one cluster's reader sees it. A refusal arrives as one error with all reasons in
 * words, and a server that cannot be reached as another, so that a page can keep what was typed and
 * say which of the two it was. A session that has ended is opened anew once, without asking.
 */
import type { Language } from '../../../workflows/index.js';
import type { Refusal } from './answers.js';

/** The server's problem document (RFC 9457). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string | null,
    readonly refusals: readonly Refusal[],
  ) {
    super(title);
  }

  /** Every reason in words; the title where there is no other. */
  get reasons(): readonly string[] {
    return this.refusals.length > 0 ? this.refusals.map(({ text }) => text) : [this.title];
  }
}

/** The network, or the server behind it, did not answer. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** Where the token of a session comes from. */
export interface TokenSource {
  readonly token: () => string | null;
  /** Opens a session again. @returns its token, or `null` where nobody can sign */
  readonly renew: () => Promise<string | null>;
}

export interface ClusterApi {
  readonly get: <T>(path: string) => Promise<T>;
  readonly text: (path: string) => Promise<string>;
  readonly bytes: (path: string) => Promise<Uint8Array<ArrayBuffer>>;
  readonly post: <T>(path: string, body: string) => Promise<T>;
  /** Sends bytes as they are, under their media type. */
  readonly upload: (path: string, bytes: Blob) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  /** An answer whose body is read while it arrives. */
  readonly open: (
    path: string,
    headers: Record<string, string>,
    signal: AbortSignal,
  ) => Promise<Response>;
}

/** Asks the server; paths are relative to the cluster, such as `cycles/2024`. */
export function openApi(cluster: string, language: Language, source: TokenSource): ClusterApi {
  const address = (path: string): string => `/api/clusters/${cluster}${path && `/${path}`}`;

  const asked = async (path: string, init: RequestInit): Promise<Response> => {
    const response = await sent(address(path), language, source.token(), init);
    if (response.status !== 401) return mustBeGood(response);
    const token = await source.renew();
    return mustBeGood(token === null ? response : await sent(address(path), language, token, init));
  };
  return {
    get: async <T>(path: string) => (await asked(path, {})).json() as Promise<T>,
    text: async (path) => (await asked(path, {})).text(),
    bytes: async (path) => new Uint8Array(await (await asked(path, {})).arrayBuffer()),
    post: async <T>(path: string, body: string) => {
      const headers = { 'content-type': 'application/json' };
      return (await asked(path, { method: 'POST', headers, body })).json() as Promise<T>;
    },
    upload: async (path, bytes) => {
      const headers = { 'content-type': bytes.type };
      await asked(path, { method: 'POST', headers, body: bytes });
    },
    remove: async (path) => {
      await asked(path, { method: 'DELETE' });
    },
    open: (path, headers, signal) => asked(path, { headers, signal }),
  };
}

/** A public answer of the server, such as the list of its clusters. */
export async function askPublic<T>(
  path: string,
  language: Language,
  init: RequestInit = {},
): Promise<T> {
  return (await mustBeGood(await sent(path, language, null, init))).json() as Promise<T>;
}

async function sent(
  address: string,
  language: Language,
  token: string | null,
  init: RequestInit,
): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('accept-language', language);
  if (token !== null) headers.set('authorization', `Bearer ${token}`);
  try {
    return await fetch(address, { ...init, headers });
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error;
    throw new Unreachable((error as Error).message);
  }
}

async function mustBeGood(response: Response): Promise<Response> {
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  const { code = '', title = response.statusText, detail = null, refusals = [] } = problem;
  throw new ApiProblem(response.status, code, title, detail, refusals);
}
