/**
 * Servers in processes of their own, as the gates start and kill them. One is always kept ready
 * with its code loaded, so that the time between a kill and the next server is the server's own.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Target } from '../bench/load-client.js';
import { bundledServer } from './bundle.js';
import type { Opened, ToOpen } from './server-process.js';

/** A server that runs. */
export interface Served {
  readonly target: Target;
  readonly pid: number;
  /** What it has written to its log so far. */
  readonly log: () => string;
  /** Says something to a module that was put before the server. */
  readonly tell: (message: Record<string, unknown>) => void;
  /** Kills it without warning; resolves when it is gone. */
  readonly kill: () => Promise<void>;
  /** Resolves when it is gone, with the signal that it died of. */
  readonly gone: Promise<string | null>;
}

/** A server that would not open its folder. */
export interface Refused {
  readonly refused: string;
  readonly log: () => string;
}

/** A server that died before it was ready. */
export interface Died {
  readonly died: string;
  readonly log: () => string;
}

export interface Servers {
  /** @param killAfter milliseconds after which it is killed, whether it is ready or not */
  readonly open: (told: ToOpen, killAfter?: number) => Promise<Served | Refused | Died>;
  /** Ends the one that is kept ready. */
  readonly close: () => Promise<void>;
}

export interface ServersOptions {
  /** A module that is loaded before the server's code, and what it finds in its environment. */
  readonly before?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Ready {
  readonly child: ChildProcess;
  /** Resolves when it listens to what it is told. */
  readonly loaded: Promise<unknown>;
  readonly log: () => string;
  readonly gone: Promise<string | null>;
}

/** Log text beyond which the older half is forgotten. */
const MOST_LOG = 1_000_000;

/** Makes servers. */
export async function openServers({ before, env = {} }: ServersOptions = {}): Promise<Servers> {
  const file = await bundledServer();
  const makeReady = (): Ready => {
    const child = fork(file, [], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: before === undefined ? [] : ['--import', before],
      env: { ...process.env, NODE_OPTIONS: '', ...env },
    });
    let text = '';
    child.stderr?.on('data', (bytes) => {
      text = (text.length > MOST_LOG ? text.slice(MOST_LOG / 2) : text) + String(bytes);
    });
    const gone = once(child, 'close').then(([, signal]) => signal as string | null);
    return { child, loaded: once(child, 'message'), log: () => text, gone };
  };
  let next = makeReady();
  return {
    open: async (told, killAfter) => {
      const { child, loaded, log, gone } = next;
      await Promise.race([loaded, gone]);
      if (child.connected) child.send(told);
      const timer =
        killAfter === undefined ? null : setTimeout(() => child.kill('SIGKILL'), killAfter);
      const opened = await Promise.race([
        once(child, 'message').then(([message]) => message as Opened),
        gone.then((signal) => ({ died: signal ?? 'by itself' })),
      ]);
      // Made only now: two that load at once would take the processor from the one that starts.
      next = makeReady();
      if ('died' in opened) return { ...opened, log };
      if ('refused' in opened) {
        child.kill();
        await gone;
        return { ...opened, log };
      }
      if (timer) clearTimeout(timer);
      const { hostname: host, port } = new URL(opened.url);
      return {
        target: { host, port: Number(port) },
        pid: child.pid ?? 0,
        log,
        tell: (message) => child.send(message),
        kill: async () => {
          child.kill('SIGKILL');
          await gone;
        },
        gone,
      };
    },
    close: async () => {
      next.child.kill('SIGKILL');
      await next.gone;
    },
  };
}

/** The server, where it must have started. @throws Error with its reason and its log */
export function mustServe(opened: Served | Refused | Died): Served {
  if ('target' in opened) return opened;
  if ('refused' in opened) throw new Error(`the server did not start: ${opened.refused}`);
  throw new Error(`the server died while it started: ${opened.died}: ${opened.log()}`);
}
