/**
 * The real server in a process that can be killed. It loads its code at once and opens its folder
 * when it is told to, so that the next server can be made ready while one is still under load; what
 * it does from then on is what `giaouoc serve` does. It ends with its parent.
 *
 *     ← { loaded }   → { data, witnessInterval, … }   ← { url } or { refused }
 */
import { systemClock } from '../../src/clock.js';
import { type ServerOptions, startServer } from '../../src/server.js';
import type { Armed } from './points.js';

/** What the process is told to open. */
export type ToOpen = Pick<ServerOptions, 'data'> &
  Partial<Pick<ServerOptions, 'witnessInterval' | 'logLevel' | 'rotateKey'>> & {
    /** For the modules that stand before the server, which hear it first. */
    readonly arm?: Armed;
    readonly shift?: number;
  };

export type Opened = { readonly url: string } | { readonly refused: string };

process.once('message', async ({ arm: _point, shift: _clock, ...told }: ToOpen) => {
  const opened = await open(told);
  process.send?.(opened);
  if ('refused' in opened) process.exitCode = 1;
});

async function open(told: Omit<ToOpen, 'arm' | 'shift'>): Promise<Opened> {
  try {
    const { url } = await startServer({
      host: '127.0.0.1',
      port: 0,
      logLevel: 'warn',
      clusters: null,
      clock: systemClock,
      ...told,
    });
    return { url };
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
  }
}

process.once('disconnect', () => process.exit());
process.send?.({ loaded: true });
