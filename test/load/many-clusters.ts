/**
 * Ten thousand clusters in one database, each with a finished year, and one server that starts on
 * it. It measures how long the start takes, what the server needs in memory, and how long somebody
 * waits who says the first thing in a cluster that nobody has touched since the start: while the
 * server still looks through all journals, and when it has.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { requestText, unfounded } from '../bench/hosted-cluster.js';
import { type LoadClient, openLoadClient, postOf } from '../bench/load-client.js';
import { cities } from '../bench/material.js';
import { quantile } from '../bench/measure.js';
import { type BenchServer, startBenchServer } from '../bench/processes.js';
import { reportBody, YEAR } from '../support/bodies.js';
import { fillDatabase } from './filled-database.js';

export interface ManyClusters {
  readonly clusters: number;
  readonly entries: number;
  /** Milliseconds until the server listened and was ready. */
  readonly startedIn: number;
  /** Resident memory in bytes when it was ready, and at its highest. */
  readonly resident: number;
  readonly highest: number;
  /** Seconds after which all journals were looked through; requests came meanwhile. */
  readonly sweptIn: number;
  readonly during: Waits;
  readonly after: Waits;
}

/** Milliseconds until the first statement to a cold cluster was acknowledged. */
export interface Waits {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
}

export interface ManyPlan {
  readonly clusters: number;
  /** So many cold clusters are spoken to in either phase. */
  readonly asked: number;
  /** The pause between two of them, in milliseconds. */
  readonly rest: number;
}

/** What the published figures are made of. */
export const MANY: ManyPlan = { clusters: 10_000, asked: 500, rest: 20 };

const MEMBERS = 5;

/** Measures in a new folder of a server. */
export async function manyClusters(data: string, plan: ManyPlan): Promise<ManyClusters> {
  const ids = Array.from({ length: plan.clusters }, (_, number) => `cluster-${number}`);
  const entries = await fillDatabase(data, ids, MEMBERS);
  // The last come last in the search through all journals, so they are cold for the longest time.
  const cold = [...ids].sort().reverse();
  const server = await startBenchServer({ data });
  try {
    const { resident } = await server.usage();
    const began = performance.now() - server.startedIn;
    const during = await firstWords(server, cold.slice(0, plan.asked), plan.rest);
    await swept(server, plan.clusters);
    const sweptIn = (performance.now() - began) / 1000;
    const after = await firstWords(server, forgotten(cold, plan.asked), plan.rest);
    const { highest } = await server.usage();
    const { startedIn } = server;
    return { clusters: ids.length, entries, startedIn, resident, highest, sweptIn, during, after };
  } finally {
    await server.close();
  }
}

/**
 * So many clusters that are not in memory when all were looked through: the first of the search
 * have found room there, and of the last some were just asked for.
 */
const forgotten = (cold: readonly string[], asked: number): readonly string[] => {
  const middle = Math.floor((cold.length - asked) / 2);
  return cold.slice(middle, middle + asked);
};

/** Says one thing in each cluster, one after the other. */
async function firstWords(
  server: BenchServer,
  clusters: readonly string[],
  rest: number,
): Promise<Waits> {
  const client = await openLoadClient(server.target);
  const times: number[] = [];
  for (const cluster of clusters) {
    times.push(await waitFor(client, server, cluster));
    await pause(rest);
  }
  client.close();
  return { count: times.length, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

async function waitFor(client: LoadClient, server: BenchServer, id: string): Promise<number> {
  const path = `/api/clusters/${id}/statements`;
  const request = postOf(server.target, path, firstStatement(id));
  const sent = performance.now();
  const { status, body } = await client.send(request);
  if (status !== 201) throw new Error(`a statement was answered with ${status}: ${body}`);
  return performance.now() - sent;
}

/** A city reports on the year that has begun: the first statement after the handover. */
export function firstStatement(id: string): string {
  const cluster = unfounded(id, cities(MEMBERS));
  const body = reportBody('interim');
  const said = { type: 'report.submit', by: 'city-0', cycle: YEAR + 1, body } as const;
  return requestText(cluster, said, 1_000);
}

/** Resolves when the server has looked through all of its journals. */
async function swept(server: BenchServer, clusters: number): Promise<void> {
  const { host, port } = server.target;
  for (;;) {
    const answer = await fetch(`http://${host}:${port}/api/health/ready`);
    if (!answer.ok) throw new Error(`the server is not ready: ${answer.status}`);
    const { replayed } = (await answer.json()) as { readonly replayed: number };
    if (replayed >= clusters) return;
    await pause(100);
  }
}
