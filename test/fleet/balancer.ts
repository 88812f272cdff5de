/**
 * The smallest load balancer that keeps to the rules: it asks every server whether it is ready, and
 * gives requests in turn to those that are. A server that takes no connection is passed over, since
 * nothing has been sent to it; whatever else goes wrong is the client's to hear about.
 */
import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Balancer {
  readonly url: string;
  /** Whether a server is given requests. */
  readonly isServed: (url: string) => boolean;
  readonly close: () => Promise<void>;
}

/** How often a server is asked whether it is ready, in milliseconds. */
const ASKING_MS = 100;

/** Opens it before servers. */
export async function openBalancer(servers: readonly string[]): Promise<Balancer> {
  const ready = new Set<string>();
  const agent = new Agent({ keepAlive: true });
  let turn = 0;

  const ask = async (url: string): Promise<void> => {
    const status = await fetch(`${url}/api/health/ready`).then(
      (response) => response.status,
      () => null,
    );
    if (status === OK) ready.add(url);
    else ready.delete(url);
  };
  await Promise.all(servers.map(ask));
  const timer = setInterval(() => void Promise.all(servers.map(ask)), ASKING_MS);

  const passOn = (incoming: IncomingMessage, body: Buffer, answer: ServerResponse): void => {
    const standing = servers.filter((url) => ready.has(url));
    const url = standing[turn % Math.max(1, standing.length)];
    turn += 1;
    if (url === undefined) return void answer.writeHead(UNAVAILABLE).end();
    const { method, headers } = incoming;
    const passed = request(url + incoming.url, { method, headers, agent }, (response) => {
      answer.writeHead(response.statusCode ?? UNAVAILABLE, response.headers);
      response.pipe(answer);
    });
    passed.on('error', ({ code }: NodeJS.ErrnoException) => {
      ready.delete(url);
      if (code === 'ECONNREFUSED') passOn(incoming, body, answer);
      else answer.destroy();
    });
    passed.end(body);
  };
  const server = createServer((incoming, answer) => {
    const pieces: Buffer[] = [];
    incoming.on('data', (piece: Buffer) => pieces.push(piece));
    incoming.on('end', () => passOn(incoming, Buffer.concat(pieces), answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    isServed: (url) => ready.has(url),
    close: async () => {
      clearInterval(timer);
      server.close();
      server.closeAllConnections();
      agent.destroy();
      await once(server, 'close');
    },
  };
}

const OK = 200;
const UNAVAILABLE = 503;
