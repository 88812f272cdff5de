/**
 * The real server in a process of its own, with its usual log, told over the channel of its parent
 * where it listens. It ends with its parent.
 */
import { systemClock } from '../../src/clock.js';
import { startServer } from '../../src/server.js';

/** What the parent is told. */
export interface Listening {
  readonly url: string;
  /** The server's raw public key in base64url. */
  readonly key: string;
}

const [data = ''] = process.argv.slice(2);
const server = await startServer({
  data,
  host: '127.0.0.1',
  port: 0,
  logLevel: 'info',
  clusters: null,
  clock: systemClock,
});
process.once('disconnect', () => server.close());
process.send?.({ url: server.url, key: server.key } satisfies Listening);
