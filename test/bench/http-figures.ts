/**
 * Figures of the real server over HTTP: statements that are durable when they are acknowledged. The
 * server, the load generator and this program are three processes; the raw commits that the rates
 * are compared with run in turn with them, on the same disk.
 */
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { type Hosted, requestText, setting, unfounded } from './hosted-cluster.js';
import { openLoadClient, postOf, type Target } from './load-client.js';
import type { FromGenerator, Load, LoadRound, ToGenerator } from './load-generator.js';
import { cities } from './material.js';
import { medianOf, repeat } from './measure.js';
import { openHelper, startBenchServer } from './processes.js';
import { openRawCommits } from './raw-commits.js';
import { tileRate } from './tile-figures.js';

const WARM_UP = 2;
const ROUNDS = 5;

export interface LoadFigures extends LoadRound {
  /** The rate over the rate of raw single-row commits. */
  readonly toRaw: number;
}

export interface HttpFigures {
  /** Raw single-row commits a second. */
  readonly raw: number;
  readonly one: LoadFigures;
  /** 64 clients in clusters of five cities. */
  readonly many: LoadFigures;
  /** 64 clients that are the cities of one cluster. */
  readonly crowd: LoadFigures;
  /** What the load generator sends with 64 clients to a program that only answers. */
  readonly ceiling: number;
  /** Full tiles a second, to 16 readers. */
  readonly tiles: number;
}

/** Measures everything over HTTP. @param row the bytes of a usual entry, for the raw commits */
export async function httpFigures(row: Uint8Array): Promise<HttpFigures> {
  await mkdir('data', { recursive: true });
  const folder = await mkdtemp(resolve('data', 'bench-'));
  const raw = await openRawCommits(folder, row);
  const server = await startBenchServer({ data: join(folder, 'server') });
  try {
    return await measured(server.target, server.key, raw.round);
  } finally {
    await raw.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measured(target: Target, serverKey: string, rawRound: () => Promise<number>) {
  const found = (id: string, members: number) => founded(target, serverKey, id, members);
  const five: Hosted[] = [];
  for (let number = 0; number < 13; number += 1) five.push(await found(`five-${number}`, 5));
  const rounds = WARM_UP + ROUNDS;
  const load = { target, rounds };
  const single = [await found('single', 5)];
  const crowded = [await found('crowd', 64)];
  const one = await openGenerator({ ...load, clusters: single, clients: 1, perRound: 600 });
  const many = await openGenerator({ ...load, clusters: five, clients: 64, perRound: 60 });
  const crowd = await openGenerator({ ...load, clusters: crowded, clients: 64, perRound: 60 });
  const results = await repeat({ warmUp: WARM_UP, rounds: ROUNDS }, async () => ({
    raw: await rawRound(),
    one: await one.round(),
    many: await many.round(),
    crowd: await crowd.round(),
  }));
  for (const generator of [one, many, crowd]) generator.close();
  const figures = (name: 'one' | 'many' | 'crowd'): LoadFigures => ({
    rate: medianOf(results, (round) => round[name].rate),
    p50: medianOf(results, (round) => round[name].p50),
    p99: medianOf(results, (round) => round[name].p99),
    toRaw: medianOf(results, (round) => round[name].rate / round.raw),
  });
  return {
    raw: medianOf(results, ({ raw }) => raw),
    one: figures('one'),
    many: figures('many'),
    crowd: figures('crowd'),
    ceiling: await ceilingOf(five),
    tiles: await tileRate(target, 'crowd'),
  };
}

/** Founds a cluster and opens its year. @returns it with the head after that */
async function founded(target: Target, serverKey: string, id: string, members: number) {
  const cluster = unfounded(id, cities(members));
  const client = await openLoadClient(target);
  let checkpoint = '';
  for (const [number, said] of setting(cluster, serverKey).entries()) {
    const text = requestText(cluster, said, number);
    const answer = await client.send(postOf(target, `/api/clusters/${id}/statements`, text));
    if (answer.status !== 201) throw new Error(`${said.type} was answered with ${answer.body}`);
    checkpoint = (JSON.parse(answer.body) as { checkpoint: string }).checkpoint;
  }
  client.close();
  const [, size, root = ''] = checkpoint.split('\n');
  return {
    ...cluster,
    seen: { size: Number(size), root: Buffer.from(root, 'base64').toString('hex') },
  };
}

/** The rate of the generator alone: the other side reads to the end of a request and answers. */
async function ceilingOf(clusters: readonly Hosted[]): Promise<number> {
  const answer = 'HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}';
  const deaf = createServer({ noDelay: true }, (socket) => {
    socket.on('data', (bytes) => bytes.at(-1) === CLOSING_BRACE && socket.write(answer));
    socket.on('error', () => socket.destroy());
  });
  deaf.listen(0, '127.0.0.1');
  await once(deaf, 'listening');
  const { port } = deaf.address() as { port: number };
  const target = { host: '127.0.0.1', port };
  const load = { target, clusters, clients: 64, perRound: 60, rounds: 4 };
  const generator = await openGenerator(load);
  const rounds = await repeat({ warmUp: 1, rounds: 3 }, generator.round);
  generator.close();
  deaf.close();
  return medianOf(rounds, ({ rate }) => rate);
}

const CLOSING_BRACE = 0x7d;

/** Starts a load generator and has it sign all it will send. */
async function openGenerator(load: Load) {
  const file = new URL('load-generator.js', import.meta.url);
  const { ask, close } = openHelper<ToGenerator, FromGenerator>(file);
  await ask({ kind: 'prepare', load });
  return {
    round: async (): Promise<LoadRound> => {
      const answer = await ask({ kind: 'round' });
      if (answer.kind !== 'done') throw new Error('the load generator lost its place');
      return answer.round;
    },
    close,
  };
}
