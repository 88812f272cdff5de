/**
 * The smallest HTTP client that keeps a connection alive: requests that were made in advance go out
 * as they are, one at a time, and of an answer it reads the status line and the length. So the load
 * generator costs less than what it measures. It refuses an answer without a length.
 */
import { createConnection } from 'node:net';

/** An answer's status, and its body as text. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

export interface LoadClient {
  /** Sends one prepared request and waits for its answer. */
  readonly send: (request: Buffer) => Promise<Answer>;
  readonly close: () => void;
}

/** Where a server of this machine listens. */
export interface Target {
  readonly host: string;
  readonly port: number;
}

/** The bytes of a POST of canonical JSON. */
export function postOf({ host, port }: Target, path: string, json: string): Buffer {
  const body = Buffer.from(json);
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: ${host}:${port}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    '',
    '',
  ];
  return Buffer.concat([Buffer.from(head.join('\r\n')), body]);
}

/** Opens one connection. */
export async function openLoadClient(target: Target): Promise<LoadClient> {
  const socket = createConnection(target).setNoDelay(true);
  let received = '';
  let waiting: { answer: (answer: Answer) => void; fail: (error: Error) => void } | null = null;
  const fail = (error: Error): void => {
    waiting?.fail(error);
    waiting = null;
  };
  socket.on('data', (bytes) => {
    received += bytes.toString('latin1');
    const answer = answerIn(received);
    if (answer === undefined) return;
    if (answer instanceof Error) return fail(answer);
    received = '';
    waiting?.answer(answer);
  });
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the server closed the connection')));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve).once('error', reject);
  });
  return {
    send: (request) =>
      new Promise((answer, fails) => {
        waiting = { answer, fail: fails };
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
}

/** The answer, once all of it is there: each character stands for one byte. */
function answerIn(received: string): Answer | Error | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = received.slice(0, end);
  const length = /\r\ncontent-length: *([0-9]+)/i.exec(head)?.[1];
  if (length === undefined) return new Error(`an answer without a length: ${head}`);
  const start = end + 4;
  if (received.length < start + Number(length)) return undefined;
  const body = Buffer.from(received.slice(start), 'latin1').toString('utf8');
  return { status: Number(head.slice(9, 12)), body };
}
