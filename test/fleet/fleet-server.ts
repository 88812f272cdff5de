/**
 * One server of a fleet, as an operator runs it: the real command in a process of its own, with a
 * data folder of its own, the keys and the database of all, and an address that it keeps when it is
 * started again. It can be killed without warning, or told to end.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from './free-port.js';

export interface FleetServer {
  /** Where it listens whenever it runs. */
  readonly url: string;
  /** Starts it; resolves when it is ready. @throws Error with its log if it ends before */
  readonly start: () => Promise<void>;
  /** Kills it without warning (SIGKILL); resolves when it is gone. */
  readonly kill: () => Promise<void>;
  /** Tells it to end (SIGTERM). @returns its exit code when it is gone */
  readonly end: () => Promise<number | null>;
  readonly isRunning: () => boolean;
  /** What it has said in all its lives: errors and warnings. */
  readonly log: () => string;
}

export interface FleetServerOptions {
  /** The compiled command line, such as `dist/src/cli/main.js`. */
  readonly program: string;
  /** The folder for what belongs to this server alone. */
  readonly folder: string;
  readonly keys: string;
  readonly databaseUrl: string;
  /** Milliseconds between the word to end and the end. */
  readonly drain?: number;
  /** What else stands in its environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A server that is not started yet. */
export async function givenFleetServer(options: FleetServerOptions): Promise<FleetServer> {
  const port = await freePort();
  const env = {
    PATH: process.env.PATH ?? '',
    DATABASE_URL: options.databaseUrl,
    GIAOUOC_DATA: join(options.folder, 'data'),
    GIAOUOC_DRAIN_MS: String(options.drain ?? 0),
    GIAOUOC_KEYS: options.keys,
    LOG_LEVEL: 'warn',
    PORT: String(port),
    ...options.env,
  };
  let child: ChildProcess | null = null;
  let log = '';

  const gone = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return null;
    const exited = once(child, 'exit');
    child.kill(signal);
    const [code] = await exited;
    return code as number | null;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    start: async () => {
      const started = spawn(process.execPath, [options.program, 'serve', '--json'], {
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child = started;
      started.stderr.on('data', (bytes) => {
        log += String(bytes);
      });
      const ended = once(started, 'exit').then(() => {
        throw new Error(`the server ended before it was ready:\n${log}`);
      });
      // It says where it listens when it is ready, and nothing else on this channel.
      await Promise.race([once(started.stdout, 'data'), ended]);
      ended.catch(() => undefined);
    },
    kill: async () => void (await gone('SIGKILL')),
    end: () => gone('SIGTERM'),
    isRunning: () => child !== null && child.exitCode === null && child.signalCode === null,
    log: () => log,
  };
}
