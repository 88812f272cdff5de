/**
 * Problems for requests that never become one: what the parser of HTTP refuses, what arrives too
 * slowly, connections too many. There are no headers yet that could say a language, so these speak
 * Vietnamese. The connection ends with the answer.
 */
import {
  type Server as HttpServer,
  type IncomingMessage,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { languageOf } from './language.js';
import { PROBLEM_HEADERS, problemOf } from './problem.filter.js';
import { ProblemError, type ServerCode } from './problem.js';

/** Refuses what the parser could not read, by the parser's own reason. */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || isAnswering(socket)) socket.destroy();
  else refuseRaw(socket, REASONS[error.code ?? ''] ?? 'http/bad-request', isHead(error));
}

/** Whether headers alone were asked for, by the bytes that the parser stumbled over. */
function isHead(error: object): boolean {
  const { rawPacket } = error as { readonly rawPacket?: unknown };
  return Buffer.isBuffer(rawPacket) && rawPacket.subarray(0, 5).toString() === 'HEAD ';
}

/**
 * Whether what is written now would be taken for another answer: one is on its way, or a request
 * that was read to its end still waits for its own, and has perhaps been done by then.
 */
function isAnswering(socket: Duplex & { readonly _httpMessage?: ServerResponse | null }): boolean {
  const answer = socket._httpMessage;
  return answer ? answer.headersSent || answer.req.complete : false;
}

const REASONS: Readonly<Record<string, ServerCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'http/too-slow',
  HPE_HEADER_OVERFLOW: 'http/headers-too-large',
};

/** Writes a problem to a bare connection and ends it. @param isHead leaves its body out */
export function refuseRaw(socket: Duplex, code: ServerCode, isHead = false): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const { status, ...rest } = problemOf(new ProblemError(code), languageOf(undefined));
  const body = JSON.stringify({ ...rest, status, instance: null });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${HEADERS}` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${isHead ? '' : body}`,
    () => socket.destroy(),
  );
}

const HEADERS = Object.entries({
  ...PROBLEM_HEADERS,
  'content-type': 'application/problem+json; charset=utf-8',
  'content-language': languageOf(undefined),
  connection: 'close',
})
  .map(([name, value]) => `${name}: ${value}\r\n`)
  .join('');

/**
 * Closes the doors of HTTP that nobody here uses. Tunnels are refused with a problem, where Node
 * would hang up without a word; an expectation other than `100-continue` is let be (RFC 9110,
 * section 10.1.1), where Node would answer without a body.
 */
export function closeSideDoors(server: HttpServer): void {
  server.on('connect', (_request: IncomingMessage, socket: Duplex) =>
    refuseRaw(socket, 'http/bad-request'),
  );
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
}

/** Refuses connections beyond so many from one address. @param most 0 for any number */
export function boundConnections(server: HttpServer, most: number): void {
  if (most === 0) return;
  const open = new Map<string, number>();
  server.on('connection', (socket) => {
    const address = socket.remoteAddress ?? '';
    const count = (open.get(address) ?? 0) + 1;
    if (count > most) {
      refuseRaw(socket, 'server/too-many-connections');
      return;
    }
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
  });
}
