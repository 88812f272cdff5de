/**
 * The witness over HTTP, for whoever can reach it: a head's own signature is the authority, so
 * there are no accounts. The routes of C2SP tlog-witness, and two for statements. Everything else
 * is 404; no address names a file; bodies and times are bounded.
 *
 *     POST /add-checkpoint                 200 with the cosignature; 400 403 404 409 422
 *     GET  /<sha256 of origin>/checkpoint  the newest cosigned head
 *     POST /lodge                          200 with the lodged note; 400 403 404 413 507
 *     GET  /<sha256 of origin>/lodged      the lodged statements with their notes, NDJSON
 */
import { isUtf8 } from 'node:buffer';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MAX_LODGING_BYTES } from './lodging-request.js';
import { type Answer, openWitness, type Witness, type WitnessOptions } from './witness.js';

export interface WitnessServerOptions extends WitnessOptions {
  readonly host: string;
  /** 0 takes any port that is free. */
  readonly port: number;
  /** Told of everything that is answered, for a log. */
  readonly onAnswer?: (request: string, answer: Answer) => void;
  /** Told of faults, such as a disk that is full. */
  readonly onFault?: (error: unknown) => void;
}

export interface RunningWitness {
  /** Where it listens, such as `http://127.0.0.1:3100`. */
  readonly url: string;
  /** The line by which a charter names the witness. */
  readonly vkey: string;
  /** Whether it began without a memory. */
  readonly isNew: boolean;
  /** How many bytes of a lodged statement that was cut were removed. */
  readonly removed: number;
  /** Ends it in order: what was answered is on the disk, and the state file is free again. */
  readonly close: () => Promise<void>;
}

/**
 * Starts a witness.
 * @throws WitnessFailure when it cannot vouch on these files or with these keys
 * @throws Error when a file cannot be read or the port is taken; nothing stays open then
 */
export async function startWitness(options: WitnessServerOptions): Promise<RunningWitness> {
  const witness = openWitness(options);
  const server = serverFor(witness, options);
  try {
    await listen(server, options.port, options.host);
  } catch (error) {
    witness.close();
    throw error;
  }
  const { address, family, port } = server.address() as AddressInfo;
  const { vkey, isNew, removed } = witness;
  let closing: Promise<void> | undefined;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    vkey,
    isNew,
    removed,
    close: () => {
      closing ??= end(server).then(witness.close);
      return closing;
    },
  };
}

/** A head has at most 63 hashes and 128 signatures, some 200 bytes each. */
const MAX_CHECKPOINT_BYTES = 64 * 1024;

const LIMITS = {
  requestTimeout: 10_000,
  headersTimeout: 5_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 8 * 1024,
} as const;

const MAX_CONNECTIONS = 256;

function serverFor(witness: Witness, options: WitnessServerOptions): Server {
  const server = createServer(LIMITS, (request, response) => {
    answer(witness, options, request, response).catch((error: unknown) => {
      // A client that goes away in the middle is no fault.
      if (!request.socket.destroyed) options.onFault?.(error);
      if (response.headersSent) response.destroy();
      else send(response, plain(503, 'not-kept'));
    });
  });
  server.maxConnections = MAX_CONNECTIONS;
  return server;
}

async function answer(
  witness: Witness,
  { onAnswer }: WitnessServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [path = ''] = (request.url ?? '').split('?');
  const [, hash = '', page] = /^\/([0-9a-f]{64})\/(checkpoint|lodged)$/.exec(path) ?? [];
  const post = POSTS.get(path);
  const methods = post ? ['POST'] : page ? ['GET', 'HEAD'] : null;
  if (methods === null) return send(response, plain(404, 'not-found'));
  if (!methods.includes(request.method ?? '')) {
    return send(response, plain(405, 'method-not-allowed'), { allow: methods.join(', ') });
  }
  if (post) {
    const body = await bodyOf(request, post.limit);
    const answered = body === null ? plain(413, 'too-large') : post.act(witness, body);
    onAnswer?.(`POST ${path}`, answered);
    // The rest of a body that is too large is not read to its end: the connection closes.
    return send(response, answered, body === null ? { connection: 'close' } : {});
  }
  if (page === 'lodged') return sendLodged(request, response, witness.lodged(hash));
  const head = witness.head(hash);
  return send(response, head === null ? plain(404, 'not-found') : plain(200, head));
}

interface Post {
  readonly limit: number;
  readonly act: (witness: Witness, body: Buffer) => Answer;
}

const addCheckpoint: Post = {
  limit: MAX_CHECKPOINT_BYTES,
  act: (witness, body) =>
    isUtf8(body) ? witness.addCheckpoint(body.toString('utf8')) : plain(400, 'not-utf8'),
};

const lodge: Post = {
  limit: MAX_LODGING_BYTES,
  act: (witness, body) => witness.lodge(body),
};

const POSTS: ReadonlyMap<string, Post> = new Map([
  ['/add-checkpoint', addCheckpoint],
  ['/lodge', lodge],
]);

/** The whole body; `null` as soon as it is larger than the limit. */
async function bodyOf(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return null;
  const pieces: Buffer[] = [];
  let length = 0;
  // Leaving this loop must not end the connection, over which the answer still goes.
  for await (const piece of request.iterator({ destroyOnReturn: false })) {
    length += (piece as Buffer).length;
    if (length > limit) return null;
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces);
}

const plain = (status: number, text: string): Answer => ({
  status,
  contentType: 'text/plain; charset=utf-8',
  body: text.endsWith('\n') ? text : `${text}\n`,
});

const COMMON = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

function send(
  response: ServerResponse,
  { status, contentType, body }: Answer,
  headers: Readonly<Record<string, string>> = {},
): void {
  const length = Buffer.byteLength(body);
  response.writeHead(status, {
    ...COMMON,
    ...headers,
    'content-type': contentType,
    'content-length': length,
  });
  response.end(body);
}

async function sendLodged(
  { method }: IncomingMessage,
  response: ServerResponse,
  lines: AsyncIterable<Uint8Array> | null,
): Promise<void> {
  if (lines === null) return send(response, plain(404, 'not-found'));
  response.writeHead(200, { ...COMMON, 'content-type': 'application/x-ndjson' });
  if (method === 'HEAD') response.end();
  else await pipeline(Readable.from(lines), response);
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** How long a client may take to finish when the witness ends. */
const LAST_REQUEST_MS = 1_000;

async function end(server: Server): Promise<void> {
  const limit = setTimeout(() => server.closeAllConnections(), LAST_REQUEST_MS);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(limit);
}
