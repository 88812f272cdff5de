/**
 * The soak: a moderate load without a pause, for as long as one likes. Cities play years in ever
 * new clusters, officers sign in and read clusters of a while ago, most of which have made room by
 * then and are loaded again, and live streams come and go. Memory and latency are sampled; where
 * the process was halted from outside, the sample says nothing and is left out.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { requestText, unfounded } from '../bench/hosted-cluster.js';
import type { Target } from '../bench/load-client.js';
import { cities } from '../bench/material.js';
import { quantile } from '../bench/measure.js';
import { type BenchServer, startBenchServer } from '../bench/processes.js';
import { fetched, request, say, signIn, signOut } from './reader.js';
import { slopeOf } from './slope.js';
import { yearScript } from './year-script.js';

export interface SoakPlan {
  readonly minutes: number;
  /** Steps a second. */
  readonly rate: number;
  /** How many entries the server keeps in memory, so that clusters become cold. */
  readonly cacheEntries: number;
  readonly sampleMs: number;
}

export const SOAK: Omit<SoakPlan, 'minutes'> = {
  rate: 40,
  cacheEntries: 12_000,
  sampleMs: 10_000,
};

/** What the server was like at one moment. */
export interface Sample {
  /** Active minutes since the start. */
  readonly minute: number;
  readonly resident: number;
  readonly heap: number;
  /** Milliseconds until a step was acknowledged, since the last sample. */
  readonly p99: number;
}

export interface SoakFigures {
  /** Minutes in which it really ran. */
  readonly minutes: number;
  readonly steps: number;
  readonly reads: number;
  readonly streams: number;
  readonly clusters: number;
  readonly samples: readonly Sample[];
  /** Growth over the second half, in bytes an hour, by least squares. */
  readonly heapSlope: number;
  readonly residentSlope: number;
}

interface Running {
  readonly server: BenchServer;
  readonly plan: SoakPlan;
  readonly times: number[];
  /** Clusters whose year is over. */
  readonly finished: string[];
  isOver: boolean;
  steps: number;
  reads: number;
  streams: number;
}

const MEMBERS = 5;
const PLAYERS = 4;

/** Runs the load against a server of its own. @param data the server's folder, new */
export async function soak(data: string, plan: SoakPlan): Promise<SoakFigures> {
  const { cacheEntries } = plan;
  const server = await startBenchServer({ data, cacheEntries }, ['--expose-gc']);
  const counts = { isOver: false, steps: 0, reads: 0, streams: 0 };
  const running: Running = { server, plan, times: [], finished: [], ...counts };
  const work = [
    ...Array.from({ length: PLAYERS }, (_, player) => play(running, player)),
    read(running),
    follow(running),
  ];
  const samples: Sample[] = [];
  try {
    await Promise.race([sampled(running, samples), Promise.all(work).then(() => undefined)]);
  } finally {
    running.isOver = true;
    await Promise.allSettled(work);
    await server.close();
  }
  const late = samples.slice(Math.floor(samples.length / 2));
  const hours = late.map(({ minute }) => minute / 60);
  return {
    minutes: samples.at(-1)?.minute ?? 0,
    steps: running.steps,
    reads: running.reads,
    streams: running.streams,
    clusters: running.finished.length,
    samples,
    heapSlope: slopeOf(
      hours,
      late.map(({ heap }) => heap),
    ),
    residentSlope: slopeOf(
      hours,
      late.map(({ resident }) => resident),
    ),
  };
}

/** Plays one year after the other, at its share of the rate. */
async function play(running: Running, player: number): Promise<void> {
  const { server, plan, finished } = running;
  const url = addressOf(server.target);
  const rest = (PLAYERS * 1000) / plan.rate;
  for (let year = 0; !running.isOver; year += 1) {
    const id = `soak-${player}-${year}`;
    const cluster = unfounded(id, cities(MEMBERS));
    for (const [number, said] of yearScript(id, MEMBERS, server.key).flat().entries()) {
      if (running.isOver) break;
      const text = requestText(cluster, said, number);
      const sent = performance.now();
      await say(url, id, text);
      running.times.push(performance.now() - sent);
      running.steps += 1;
      await pause(rest);
    }
    if (!running.isOver) finished.push(id);
  }
}

const addressOf = ({ host, port }: Target): string => `http://${host}:${port}`;

/** With the streams, fewer sign-ins in a minute than a server allows one address. */
const READING_MS = 500;

/** Signs in to finished clusters in turn, far more of them than there is room for, and reads. */
async function read(running: Running): Promise<void> {
  const { server, finished } = running;
  const url = addressOf(server.target);
  for (let turn = 0; !running.isOver; turn += 1) {
    await pause(READING_MS);
    // Steps that have no divisor in common with most lengths, so that all clusters have their turn.
    const id = finished[(turn * 37) % Math.max(1, finished.length)];
    if (id === undefined) continue;
    const token = await signIn(url, id, `city-${turn % MEMBERS}/officer`);
    for (const path of ['', '/state', '/journal', '/cycles/2023', '/cycles/2023/actions']) {
      await fetched(`${url}/api/clusters/${id}${path}`, token);
      running.reads += 1;
    }
    await signOut(url, id, token);
  }
}

const STREAMS = 8;
const STREAM_MS = 5_000;

/** Keeps so many streams open, from the first entry on, and lets each go after a while. */
async function follow(running: Running): Promise<void> {
  const { server, finished } = running;
  const url = addressOf(server.target);
  const open: (() => Promise<void>)[] = [];
  while (!running.isOver) {
    await pause(STREAM_MS / STREAMS);
    const id = finished[running.streams % Math.max(1, finished.length)];
    if (id === undefined) continue;
    const token = await signIn(url, id, 'city-0/officer');
    const headers = { authorization: `Bearer ${token}` };
    const stream = new AbortController();
    const { signal } = stream;
    const answer = await request(`${url}/api/clusters/${id}/stream?from=0`, { headers, signal });
    if (!answer.ok) throw new Error(`the stream of ${id} was answered with ${answer.status}`);
    void answer.body?.pipeTo(new WritableStream()).catch(() => undefined);
    running.streams += 1;
    open.push(async () => {
      stream.abort();
      await signOut(url, id, token);
    });
    if (open.length > STREAMS) await open.shift()?.();
  }
  for (const leave of open) await leave();
}

/** Samples until the planned minutes were really run. */
async function sampled(running: Running, samples: Sample[]): Promise<void> {
  const { server, plan } = running;
  let active = 0;
  let last = performance.now();
  while (active < plan.minutes * 60_000) {
    await pause(plan.sampleMs);
    const now = performance.now();
    const wasHalted = now - last > 2 * plan.sampleMs;
    last = now;
    const { resident, heap } = await server.usage();
    const times = running.times.splice(0);
    if (wasHalted || times.length === 0) continue;
    active += plan.sampleMs;
    const minute = active / 60_000;
    samples.push({ minute, resident, heap, p99: quantile(times, 0.99) });
    process.stderr.write(`${JSON.stringify(samples.at(-1))}\n`);
  }
}
