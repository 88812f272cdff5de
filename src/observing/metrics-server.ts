/**
 * Serves the metrics at an address of their own, so that what strangers can reach tells nothing of
 * how a server is doing, and no proxy has to be taught which path to hide. It answers one path.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Address } from '../config.js';
import type { Metrics } from './metrics.js';

export interface MetricsServer {
  /** Where the text is, such as `http://127.0.0.1:9464/metrics`. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

const PATH = '/metrics';

/** Listens. @throws Error when the port is taken */
export async function serveMetrics(
  { host, port }: Address,
  { text, contentType }: Pick<Metrics, 'text' | 'contentType'>,
): Promise<MetricsServer> {
  const server = createServer(async (request, response) => {
    if (request.url !== PATH || request.method !== 'GET') {
      response.writeHead(404).end();
      return;
    }
    try {
      const body = await text();
      response.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-store' });
      response.end(body);
    } catch {
      // The database does not answer: a scrape that fails says so, and the alarm is on that.
      response.writeHead(503).end();
    }
  });
  server.listen(port, host);
  await once(server, 'listening');
  const bound = server.address() as AddressInfo;
  const name = bound.family === 'IPv6' ? `[${bound.address}]` : bound.address;
  return {
    url: `http://${name}:${bound.port}${PATH}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
