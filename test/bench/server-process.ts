/**
 * The real server in a process of its own, with its usual log, told over the channel of its parent
 * where it listens. What differs from the defaults comes as JSON. It says what it has used when it
 * is asked, and ends with its parent.
 *
 *     ← { url, key }        once it listens
 *     → 'usage'             ← Usage
 */
import { systemClock } from '../../src/clock.js';
import { type ServerOptions, startServer } from '../../src/server.js';

/** What the parent is told. */
export interface Listening {
  readonly url: string;
  /** The server's raw public key in base64url. */
  readonly key: string;
}

/** What a process has used since its start; memory as it is now, in bytes. */
export interface Usage {
  readonly cpuSeconds: number;
  readonly resident: number;
  /** Resident memory at its highest. */
  readonly highest: number;
  /** What is in use; with `--expose-gc` only what is reachable. */
  readonly heap: number;
}

/** Where the server keeps its data, and what else is not as usual. */
export type ServerSettings = Pick<ServerOptions, 'data' | 'databaseUrl' | 'cacheEntries'>;

function usage(): Usage {
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  return {
    cpuSeconds: (user + system) / 1e6,
    resident: rss,
    highest: process.resourceUsage().maxRSS * 1024,
    heap: heapUsed + external,
  };
}

const settings = JSON.parse(process.argv[2] ?? '{}') as ServerSettings;
const server = await startServer({
  ...settings,
  host: '127.0.0.1',
  port: 0,
  logLevel: 'info',
  clusters: null,
  clock: systemClock,
});
process.on('message', (question) => {
  if (question === 'usage') process.send?.(usage());
});
process.once('disconnect', () => server.close());
process.send?.({ url: server.url, key: server.key } satisfies Listening);
