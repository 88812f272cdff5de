/**
 * A fleet: several servers on one database with one set of keys. Something is done to it while
 * clients speak; when the time is over everything is left to settle, and what was acknowledged is
 * held against what is there.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openStorage } from '../../db/data-source.js';
import { quantile } from '../bench/measure.js';
import { type Finding, findingsIn, keptIn } from './checking.js';
import { spoken } from './crowd.js';
import { type FleetServer, givenFleetServer } from './fleet-server.js';
import type { Acknowledged } from './speaking.js';

export interface FleetOptions {
  /** The compiled command line. */
  readonly program: string;
  /** The address of an empty PostgreSQL database, as the servers are told it. */
  readonly databaseUrl: string;
  readonly servers: number;
  /** See {@link FleetServer.end}. */
  readonly drain?: number;
}

export interface Fleet {
  readonly servers: readonly FleetServer[];
  /** Kills what still runs, and removes what belonged to it. */
  readonly remove: () => Promise<void>;
}

/** Starts a fleet. */
export async function startFleet(options: FleetOptions): Promise<Fleet> {
  const { program, databaseUrl, drain = 0 } = options;
  const folder = mkdtempSync(join(tmpdir(), 'giaouoc-fleet-'));
  const numbers = Array.from({ length: options.servers }, (_, index) => index + 1);
  const servers = await Promise.all(
    numbers.map((number) =>
      givenFleetServer({
        program,
        databaseUrl,
        drain,
        folder: join(folder, `server-${number}`),
        keys: join(folder, 'keys'),
      }),
    ),
  );
  const remove = async (): Promise<void> => {
    await Promise.all(servers.map(({ kill }) => kill()));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await Promise.all(servers.map(({ start }) => start()));
    return { servers, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

export interface FleetReport {
  readonly acknowledged: number;
  /** Acknowledged as an entry that was there already, because the first answer was lost. */
  readonly repeated: number;
  /** How often a statement was sent to no avail. */
  readonly failures: number;
  readonly seconds: number;
  /** Milliseconds from the first sending to the acknowledgement. */
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
  readonly journals: number;
  readonly entries: number;
  readonly findings: readonly Finding[];
  /** What the servers warned of, for whoever looks into a finding. */
  readonly log: string;
}

export interface RunOptions extends FleetOptions {
  readonly clients: number;
  readonly seconds: number;
  /** The address at which the database is found when all is over. */
  readonly checkedUrl: string;
  /** Begins to do something to the servers. @returns ends it, with all of them running */
  readonly disturb: (servers: readonly FleetServer[]) => () => Promise<void>;
}

/** Runs a fleet for so many seconds. */
export async function runFleet(options: RunOptions): Promise<FleetReport> {
  const { servers, remove } = await startFleet(options);
  try {
    const calm = options.disturb(servers);
    const start = performance.now();
    const urls = servers.map(({ url }) => url);
    const acknowledged = await spoken({ ...options, urls }).finally(calm);
    const seconds = (performance.now() - start) / 1000;
    await pause(SETTLING_MS);
    const codes = await Promise.all(servers.map(({ end }) => end()));
    if (codes.some((code) => code !== 0)) throw new Error(`servers ended with ${codes.join(', ')}`);
    const held = await heldAgainst(options.checkedUrl, acknowledged);
    const log = servers.map((server) => server.log()).join('');
    return { ...figuresOf(acknowledged), ...held, seconds, log };
  } finally {
    await remove();
  }
}

/** A deadline is said within a second, and after a failure within another. */
const SETTLING_MS = 3_000;

function figuresOf(acknowledged: readonly Acknowledged[]) {
  const times = acknowledged.map(({ took }) => took);
  return {
    acknowledged: acknowledged.length,
    repeated: acknowledged.filter(({ status }) => status === 200).length,
    failures: acknowledged.reduce((sum, { failures }) => sum + failures, 0),
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    longest: quantile(times, 1),
  };
}

/** Holds what was acknowledged against a database. */
export async function heldAgainst(databaseUrl: string, acknowledged: readonly Acknowledged[]) {
  const storage = await openStorage({ url: databaseUrl, readOnly: true });
  try {
    const journals = await keptIn(storage.log);
    const entries = journals.reduce((sum, { lines }) => sum + lines.length, 0);
    const findings = await findingsIn(journals, acknowledged);
    return { journals: journals.length, entries, findings };
  } finally {
    await storage.close();
  }
}
