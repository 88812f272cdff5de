/**
 * The server under load, killed by itself at named points: each point as often as the gate is told
 * to, at a passing that the seed decides. The next server, which checks what the last one left, is
 * the one that is killed at the next point.
 */
import { fileURLToPath } from 'node:url';
import { type City, speak } from './clients.js';
import { count, type Gate, note, type Run } from './gate.js';
import { plantIn } from './plants.js';
import type { Armed, Point } from './points.js';
import { mustServe, openServers, type Served, type Servers } from './served.js';
import { auditServed, checkServed, checkStructure } from './server-check.js';
import { type Beginning, type Stage, setStage } from './stage.js';

/** Loaded before a server's code, so that it can be killed at a point. */
export const KILL_POINTS = fileURLToPath(new URL('kill-points.js', import.meta.url));

/** The points that a server passes while it serves, and up to which passing each is tried. */
const SERVING: Readonly<Partial<Record<Point, number>>> = {
  'before the transaction': 12,
  'inside the transaction': 60,
  'before the commit': 12,
  'after the commit, before the answer': 12,
  'after the answer, before the witness': 60,
  'while the witness is asked': 4,
  'after the witness has cosigned': 4,
  'while a cosignature is stored': 4,
};

/** So often that a witness is asked between any two batches. */
const WITNESS_INTERVAL_MS = 5;
/** A city that has sent so much without the point having been passed waits for it no longer. */
const MOST_TURNS = 400;

export const points: Gate = {
  name: 'points',
  what: 'The server under load, killed at each of eight named points of its work',
  bounded: 1,
  full: 25,
  run: async (run) => {
    await withStage(run, async (servers, stage) => {
      for (const [point, most] of Object.entries(SERVING)) {
        const beginning = await stage.begin(point.replaceAll(/\W+/g, '-'));
        for (let cycle = 0; cycle < run.cycles; cycle += 1) {
          const passing = 1 + run.random.below(most);
          await killedAt(run, servers, stage, beginning, { point: point as Point, passing });
          run.progress();
        }
        await lastCheck(run, servers, stage, beginning);
      }
    });
  },
};

/** Runs with servers that can be killed at points, and a stage for them. */
export async function withStage(
  run: Run,
  work: (servers: Servers, stage: Stage) => Promise<void>,
  before = KILL_POINTS,
): Promise<void> {
  const servers = await openServers({ before });
  const stage = await setStage(run.folder, servers);
  try {
    await work(servers, stage);
  } finally {
    await servers.close();
    await stage.close();
  }
}

/** A server for a folder, as all gates here start it. */
export const serve = async (servers: Servers, { data }: Pick<Beginning, 'data'>): Promise<Served> =>
  mustServe(await servers.open({ data, witnessInterval: WITNESS_INTERVAL_MS }));

/** One server from its start to the point at which it dies. */
export async function killedAt(
  run: Run,
  servers: Servers,
  stage: Stage,
  beginning: Beginning,
  armed: Armed,
): Promise<void> {
  const { tally } = run;
  const running = await serve(servers, beginning);
  await checkServed(running, stage, beginning, tally);
  running.tell({ arm: armed });
  const isReached = await speakUntilGone(run, running, beginning.cities);
  await running.kill();
  tally.times += 1;
  note(tally, isReached ? `killed ${armed.point}` : `not reached: ${armed.point}`);
}

/** Lets the cities speak until the server dies of itself. @returns whether it did */
async function speakUntilGone(
  { tally }: Run,
  running: Served,
  cities: readonly City[],
): Promise<boolean> {
  const ends = cities.map((city) => {
    const last = city.turn + MOST_TURNS;
    return speak(running.target, city, tally, () => city.turn < last);
  });
  for (const ending of await Promise.all(ends)) {
    if (ending.kind === 'stopped') return false;
    if (ending.kind !== 'refused') continue;
    count(tally, 'corrupt', `a statement was answered with ${ending.status}: ${ending.body}`);
  }
  return true;
}

/** What the last server of a folder left: checked, audited with all signatures, and as a file. */
export async function lastCheck(
  { tally, plant }: Run,
  servers: Servers,
  stage: Stage,
  beginning: Beginning,
): Promise<void> {
  if (plant) plantIn(beginning.file, plant);
  const last = await serve(servers, beginning);
  await checkServed(last, stage, beginning, tally);
  await auditServed(last, stage, beginning, tally);
  checkStructure(beginning, tally);
  await last.kill();
}
