/**
 * Sends requests as they are, without the kindness of a client library: addresses are not made
 * straight, bodies go with every method, and what is badly framed goes over a bare connection.
 */
import { Agent, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { restOf, type Wire } from './wire.js';

/** What came back; status 0 where the connection ended without an answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** The longest that anybody waits for an answer: one that takes longer is counted as none. */
const PATIENCE_MS = 20_000;
/** A stream has no end; so much of it is an answer. */
const STREAM_BYTES = 64;

const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/** Sends one request. @throws Error when nothing came back in time */
export function send(url: string, wire: Wire): Promise<Answer> {
  return wire.raw === null && isSendable(wire) ? sendFramed(url, wire) : sendRaw(url, wire);
}

/** Whether Node's own client would send it. */
const isSendable = ({ target, headers }: Wire): boolean =>
  target !== '' &&
  !/[^\x21-\xff]/.test(target) &&
  Object.values(headers).every((value) => !/[^\t\x20-\x7e\x80-\xff]/.test(value)) &&
  !('transfer-encoding' in headers) &&
  !('trailer' in headers) &&
  !('expect' in headers) &&
  !('upgrade' in headers) &&
  !('connection' in headers);

function sendFramed(url: string, wire: Wire): Promise<Answer> {
  const { hostname, port } = new URL(url);
  const { method, target, body } = wire;
  const headers = {
    ...wire.headers,
    ...(body.length > 0 ? { 'content-length': body.length } : {}),
  };
  return new Promise((resolve, reject) => {
    const asked = request({ agent, hostname, port, method, path: target, headers });
    asked.setTimeout(PATIENCE_MS, () => asked.destroy(new Error('no answer in time')));
    asked.once('error', (error: NodeJS.ErrnoException) => {
      // A body that is refused before its end is answered with an end of the connection.
      if (['ECONNRESET', 'EPIPE'].includes(error.code ?? '')) resolve(NOTHING);
      else reject(error);
    });
    asked.once('response', (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => {
        pieces.push(piece);
        if (isStream(response) && Buffer.concat(pieces).length >= STREAM_BYTES) asked.destroy();
      });
      if (isStream(response)) setImmediate(() => asked.destroy());
      response.once('close', () => resolve(answerOf(response, Buffer.concat(pieces))));
    });
    asked.end(body.length > 0 ? body : undefined);
  });
}

const NOTHING: Answer = { status: 0, headers: {}, body: Buffer.alloc(0) };

const isStream = ({ headers }: IncomingMessage): boolean =>
  headers['content-type']?.startsWith('text/event-stream') ?? false;

const answerOf = ({ statusCode = 0, headers }: IncomingMessage, body: Buffer): Answer => ({
  status: statusCode,
  headers: Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value ?? []].flat().join(', ')]),
  ),
  body,
});

/** Sends bytes and reads until the other side ends, or has answered and says nothing more. */
function sendRaw(url: string, wire: Wire): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const bytes = wire.raw ?? rawOf(wire);
    const pieces: Buffer[] = [];
    let ending: NodeJS.Timeout | undefined;
    const socket = connect(Number(port), hostname);
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('no answer in time')));
    socket.once('connect', () => {
      socket.write(bytes);
      if (restOf(bytes) < 0) ending = setTimeout(() => socket.end(), REST_MS);
    });
    socket.on('data', (piece) => {
      pieces.push(piece);
      const heard = Buffer.concat(pieces);
      if (heard.includes('text/event-stream')) socket.destroy();
      if (parsed(heard).status === 0) return;
      clearTimeout(ending);
      ending = setTimeout(() => socket.end(), SILENCE_MS);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (!['ECONNRESET', 'EPIPE'].includes(error.code ?? '')) reject(error);
    });
    socket.once('close', () => {
      clearTimeout(ending);
      resolve(parsed(Buffer.concat(pieces)));
    });
  });
}

/**
 * A server that waits for the rest of a request learns after a while that there is none. One that
 * is at work on it would take the end for a client that has gone, and need not answer.
 */
const REST_MS = 400;
/** An answer is over when nothing more of it comes. */
const SILENCE_MS = 2;

const rawOf = ({ method, target, headers, body }: Wire): Buffer =>
  Buffer.concat([
    Buffer.from(
      [
        `${method} ${target.replace(/[\r\n\0 ]/g, '%20')} HTTP/1.1`,
        'host: 127.0.0.1',
        ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
        'connection: close',
        ...('transfer-encoding' in headers ? [] : [`content-length: ${body.length}`]),
      ].join('\r\n'),
    ),
    Buffer.from('\r\n\r\n'),
    body,
  ]);

/**
 * The first answer in some bytes. One that only says to go on comes before it, and those to what a
 * badly framed request holds besides come after it.
 */
function parsed(bytes: Buffer): Answer {
  const text = bytes.toString('latin1').replace(/^HTTP\/1\.1 100 [^\r]*\r\n\r\n/, '');
  const [, status] = /^HTTP\/1\.1 ([0-9]{3}) /.exec(text) ?? [];
  if (status === undefined) return NOTHING;
  const end = text.indexOf('\r\n\r\n');
  const [, ...lines] = text.slice(0, end).split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const rest = text.slice(end + 4);
  const length = headers['content-length'];
  const body = length === undefined ? unpacked(rest) : rest.slice(0, Number(length));
  return { status: Number(status), headers, body: Buffer.from(body, 'latin1') };
}

/** A body that came in pieces, each with its length before it. */
function unpacked(text: string): string {
  const [line = '', size] = /^([0-9a-f]+)\r\n/.exec(text) ?? [];
  const length = Number.parseInt(size ?? '0', 16);
  if (length === 0) return '';
  const end = line.length + length;
  return text.slice(line.length, end) + unpacked(text.slice(end + 2));
}
