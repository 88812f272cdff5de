/**
 * The load generator, a process of its own. It signs all statements before a round begins, then
 * each client sends its own, one after the other, over its own connection. Whatever is not accepted
 * as a new entry ends the bench: no refusal is ever counted.
 *
 *     → { kind: 'prepare', load }    ← { kind: 'ready' }
 *     → { kind: 'round' }            ← { kind: 'done', round: { rate, p50, p99 } }
 */

import { type Hosted, requestText } from './hosted-cluster.js';
import { type LoadClient, openLoadClient, postOf, type Target } from './load-client.js';
import { exchange } from './material.js';
import { quantile } from './measure.js';

/** What to send: so many clients, each speaking for a city of its own. */
export interface Load {
  readonly target: Target;
  readonly clusters: readonly Hosted[];
  readonly clients: number;
  /** Statements that each client sends in a round. */
  readonly perRound: number;
  readonly rounds: number;
}

/** Statements a second, and milliseconds from sending a statement to its acknowledgement. */
export interface LoadRound {
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
}

export type ToGenerator =
  | { readonly kind: 'prepare'; readonly load: Load }
  | { readonly kind: 'round' };
export type FromGenerator =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly round: LoadRound };

interface Client {
  readonly connection: LoadClient;
  /** All statements, signed; a round takes the next ones. */
  readonly requests: Buffer[];
}

async function prepare(load: Load): Promise<Client[]> {
  const places = load.clusters.flatMap((cluster) =>
    cluster.members.map((member) => ({ cluster, member })),
  );
  return Promise.all(
    places.slice(0, load.clients).map(async ({ cluster, member }, index) => ({
      connection: await openLoadClient(load.target),
      requests: Array.from({ length: load.perRound * load.rounds }, (_, turn) => {
        const said = exchange(cluster.members, member, turn);
        const text = requestText(cluster, said, turn * load.clients + index);
        return postOf(load.target, `/api/clusters/${cluster.id}/statements`, text);
      }),
    })),
  );
}

async function runRound(load: Load, clients: readonly Client[]): Promise<LoadRound> {
  const times: number[] = [];
  const start = performance.now();
  await Promise.all(clients.map((client) => sendAll(load, client, times)));
  const seconds = (performance.now() - start) / 1000;
  return { rate: times.length / seconds, p50: median(times), p99: quantile(times, 0.99) };
}

const median = (times: readonly number[]): number => quantile(times, 0.5);

async function sendAll(load: Load, { connection, requests }: Client, times: number[]) {
  for (const request of requests.splice(0, load.perRound)) {
    const sent = performance.now();
    const { status, body } = await connection.send(request);
    times.push(performance.now() - sent);
    if (status !== 201) throw new Error(`a statement was answered with ${status}: ${body}`);
  }
}

let current: { readonly load: Load; readonly clients: readonly Client[] } | null = null;

process.on('message', async (message: ToGenerator) => {
  if (message.kind === 'prepare') {
    current = { load: message.load, clients: await prepare(message.load) };
    process.send?.({ kind: 'ready' } satisfies FromGenerator);
  } else if (current) {
    const round = await runRound(current.load, current.clients);
    process.send?.({ kind: 'done', round } satisfies FromGenerator);
  }
});

process.once('disconnect', () => {
  for (const { connection } of current?.clients ?? []) connection.close();
});
