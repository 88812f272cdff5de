/**
 * What goes wrong in a fleet, one thing after the other by the numbers of a seed: a server is
 * killed and started again, connections to the database are cut on the way, ended by the database,
 * or cut between a commit and its answer.
 */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { openRandom, type Random } from '../support/random.js';
import { type CuttingProxy, openCuttingProxy } from './cutting-proxy.js';
import { type FleetReport, type RunOptions, runFleet } from './fleet.js';
import type { FleetServer } from './fleet-server.js';

/** How often each thing went wrong. */
export interface Harm {
  kills: number;
  /** Connections that the database ended (`pg_terminate_backend`). */
  ended: number;
  /** Connections that were cut on the way, in whatever they were doing. */
  cut: number;
  /** Commits that were cut from their answers. */
  commitsCut: number;
}

export interface NemesisOptions extends Omit<RunOptions, 'checkedUrl' | 'disturb'> {
  readonly seed: number;
}

/** Runs a fleet that reaches its database through a proxy, and does harm to it. */
export async function runUnderNemesis(
  options: NemesisOptions,
): Promise<FleetReport & { readonly harm: Harm }> {
  const { databaseUrl, seed } = options;
  const proxy = await openCuttingProxy(databaseUrl);
  const harm = { kills: 0, ended: 0, cut: 0 };
  try {
    const report = await runFleet({
      ...options,
      databaseUrl: proxy.address(databaseUrl),
      checkedUrl: databaseUrl,
      disturb: (servers) =>
        startNemesis({ servers, proxy, databaseUrl, random: openRandom(seed), harm }),
    });
    return { ...report, harm: { ...harm, commitsCut: proxy.commitsCut() } };
  } finally {
    await proxy.close();
  }
}

/** A server is killed so often, and connections are cut so often, in milliseconds. */
const KILL_MS = { least: 2_500, more: 2_000 } as const;
const CUT_MS = { least: 150, more: 700 } as const;
/** A killed server lies there for up to so long. */
const DOWN_MS = 1_000;

interface Harmed {
  readonly servers: readonly FleetServer[];
  readonly proxy: CuttingProxy;
  /** The database itself, past the proxy. */
  readonly databaseUrl: string;
  readonly random: Random;
  /** Is added to. */
  readonly harm: Omit<Harm, 'commitsCut'>;
}

/** Starts to do harm. @returns ends it; resolves when every server runs again */
function startNemesis({ servers, proxy, databaseUrl, random, harm }: Harmed) {
  const over = new AbortController();
  const within = ({ least, more }: { readonly least: number; readonly more: number }) =>
    pause(least + random.below(more), undefined, { signal: over.signal }).catch(() => undefined);

  const killing = async (): Promise<void> => {
    while (!over.signal.aborted) {
      await within(KILL_MS);
      if (over.signal.aborted) return;
      const server = random.pick(servers);
      await server.kill();
      harm.kills += 1;
      await pause(random.below(DOWN_MS));
      await startedAgain(server);
    }
  };
  const cutting = async (): Promise<void> => {
    while (!over.signal.aborted) {
      await within(CUT_MS);
      const how = random.below(3);
      if (how === 0) harm.cut += proxy.cut(() => random.below(4) === 0);
      else if (how === 1) harm.ended += await endSome(databaseUrl, random);
      else proxy.cutNextCommit();
    }
  };
  const running = Promise.all([killing(), cutting()]);
  return async (): Promise<void> => {
    over.abort();
    await running;
  };
}

/** A start can meet a connection that is cut; whoever operates servers starts them again. */
async function startedAgain(server: FleetServer): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await server.start();
    } catch (error) {
      if (tries === MOST_STARTS) throw error;
    }
  }
}

const MOST_STARTS = 20;

/** Has the database end about a quarter of the connections. @returns how many */
async function endSome(url: string, random: Random): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    const hit = rows.filter(() => random.below(4) === 0).map(({ pid }) => pid);
    await client.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS hit(pid)', [
      hit,
    ]);
    return hit.length;
  } finally {
    await client.end();
  }
}
