/**
 * The processes of a measurement: the real server, and generators of load, each apart from this
 * program and told what to do over its channel. One that ends before its work is done ends the
 * measurement, so nothing is ever measured of half a server.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Target } from './load-client.js';
import type { Listening, ServerSettings, Usage } from './server-process.js';

/** A server that listens. */
export interface BenchServer {
  readonly target: Target;
  /** Its raw public key in base64url, which a founding names. */
  readonly key: string;
  /** Milliseconds from the start of the process until it was ready. */
  readonly startedIn: number;
  readonly usage: () => Promise<Usage>;
  /** Ends it in order. */
  readonly close: () => Promise<void>;
}

/**
 * Starts a server. Its log goes nowhere, but it is written.
 * @param flags for node, such as `--expose-gc`
 */
export async function startBenchServer(
  settings: ServerSettings,
  flags: readonly string[] = [],
): Promise<BenchServer> {
  const start = performance.now();
  const file = new URL('server-process.js', import.meta.url);
  const child = spawn(file, [JSON.stringify(settings)], 'ignore', flags);
  const { url, key } = await answerOf<Listening>(child);
  const startedIn = performance.now() - start;
  const { port, hostname: host } = new URL(url);
  return {
    target: { host, port: Number(port) },
    key,
    startedIn,
    usage: () => {
      child.send('usage');
      return answerOf<Usage>(child);
    },
    close: async () => {
      const ended = once(child, 'exit');
      if (child.connected) child.disconnect();
      if (child.exitCode === null) await ended;
    },
  };
}

/** A process that answers each message with one. */
export interface Helper<To, From> {
  readonly ask: (message: To) => Promise<From>;
  readonly close: () => void;
}

/** Starts the compiled program at an address and talks to it. */
export function openHelper<To extends object, From>(file: URL): Helper<To, From> {
  const child = spawn(file, [], 'inherit');
  return {
    ask: (message) => {
      child.send(message);
      return answerOf<From>(child);
    },
    close: () => child.disconnect(),
  };
}

async function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  const done = new AbortController();
  const { signal } = done;
  try {
    const [answer] = await Promise.race([once(child, 'message', { signal }), gone(child, signal)]);
    return answer as Answer;
  } finally {
    done.abort();
  }
}

async function gone(child: ChildProcess, signal: AbortSignal): Promise<never> {
  await once(child, 'exit', { signal });
  throw new Error('a process of the measurement ended before its work was done');
}

function spawn(
  file: URL,
  args: readonly string[],
  errors: 'ignore' | 'inherit',
  execArgv: readonly string[] = [],
): ChildProcess {
  const stdio = ['ignore', 'ignore', errors, 'ipc'] as const;
  return fork(fileURLToPath(file), args, { stdio: [...stdio], execArgv: [...execArgv] });
}
