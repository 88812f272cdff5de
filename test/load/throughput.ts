/**
 * Whole years over HTTP, by 1, 64 and 256 clients at once. Rounds of every case take turns with
 * rounds of the raw commits that the rates are compared with, on the same disk and in the same
 * minute; the figure of a case is the median of its rounds.
 */
import { join } from 'node:path';
import { cities, journalOf } from '../bench/material.js';
import { medianOf, repeat } from '../bench/measure.js';
import { type BenchServer, type Helper, openHelper, startBenchServer } from '../bench/processes.js';
import { openRawCommits, type RawCommits } from '../bench/raw-commits.js';
import { startPostgres } from '../support/postgres.js';
import { openRawInserts } from './raw-inserts.js';
import type { FromYears, ToYears } from './year-generator.js';
import type { YearRound } from './years.js';

export interface Throughput {
  /** Raw commits a second. */
  readonly raw: number;
  readonly cases: readonly CaseFigures[];
}

export interface CaseFigures extends YearRound {
  readonly clients: number;
  /** The rate over that of the raw commits of the same round. */
  readonly toRaw: number;
  /** Processor time of the server for one step, in microseconds. */
  readonly cpu: number;
  /** Resident memory of the server after the round, in bytes. */
  readonly resident: number;
}

export interface Extent {
  readonly warmUp: number;
  readonly rounds: number;
  /** The numbers of clients, and how many years each group of them plays in a round. */
  readonly cases: readonly { readonly clients: number; readonly years: number }[];
}

/** What the published figures are made of. */
export const FULL: Extent = {
  warmUp: 2,
  rounds: 5,
  cases: [
    { clients: 1, years: 5 },
    { clients: 64, years: 3 },
    { clients: 256, years: 1 },
  ],
};

const MEMBERS = 5;

/** Measures on a SQLite file in a folder. */
export async function throughputOnSqlite(folder: string, extent: Extent): Promise<Throughput> {
  const raw = await openRawCommits(folder, usualRow());
  const server = await startBenchServer({ data: join(folder, 'server') });
  try {
    return await measured(server, raw, extent);
  } finally {
    await raw.close();
    await server.close();
  }
}

/** Measures on a PostgreSQL from the registry, which is started for it. */
export async function throughputOnPostgres(folder: string, extent: Extent): Promise<Throughput> {
  const postgres = await startPostgres();
  try {
    const raw = await openRawInserts(await postgres.database(), usualRow());
    const databaseUrl = await postgres.database();
    const server = await startBenchServer({ data: join(folder, 'server'), databaseUrl });
    try {
      return await measured(server, raw, extent);
    } finally {
      await raw.close();
      await server.close();
    }
  } finally {
    await postgres.stop();
  }
}

/** A row of the size of a usual entry. */
const usualRow = (): Uint8Array => journalOf(cities(MEMBERS), 100).at(-1) ?? new Uint8Array();

async function measured(server: BenchServer, raw: RawCommits, extent: Extent): Promise<Throughput> {
  const generator = openHelper<ToYears, FromYears>(new URL('year-generator.js', import.meta.url));
  let number = 0;
  const rounds = await repeat(extent, async () => {
    const commits = await raw.round();
    const cases: Omit<CaseFigures, 'toRaw'>[] = [];
    for (const { clients, years } of extent.cases) {
      number += 1;
      cases.push(await roundOf(server, generator, { clients, years, prefix: `year-${number}` }));
    }
    return { raw: commits, cases: cases.map((each) => ({ ...each, toRaw: each.rate / commits })) };
  });
  generator.close();
  return {
    raw: medianOf(rounds, (round) => round.raw),
    cases: extent.cases.map((_, place) => {
      const all = rounds.flatMap(({ cases }) => cases[place] ?? []);
      return medianCase(all);
    }),
  };
}

async function roundOf(
  server: BenchServer,
  generator: Helper<ToYears, FromYears>,
  asked: { readonly clients: number; readonly years: number; readonly prefix: string },
): Promise<Omit<CaseFigures, 'toRaw'>> {
  const { target, key: serverKey } = server;
  const load = { target, serverKey, members: MEMBERS, ...asked };
  await generator.ask({ kind: 'prepare', load });
  const before = await server.usage();
  const answer = await generator.ask({ kind: 'round' });
  if (answer.kind !== 'done') throw new Error('the generator lost its place');
  const after = await server.usage();
  const cpu = ((after.cpuSeconds - before.cpuSeconds) * 1e6) / answer.round.steps;
  return { ...answer.round, clients: asked.clients, cpu, resident: after.resident };
}

function medianCase(rounds: readonly CaseFigures[]): CaseFigures {
  const names = ['steps', 'rate', 'p50', 'p99', 'p999', 'clients', 'toRaw', 'cpu', 'resident'];
  const figures = names.map((name) => [
    name,
    medianOf(rounds, (round) => round[name as keyof CaseFigures]),
  ]);
  return Object.fromEntries(figures) as unknown as CaseFigures;
}
