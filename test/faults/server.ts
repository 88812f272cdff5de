/**
 * The whole server under load, killed without warning again and again, also while it starts. Each
 * new server must have everything that any before it had acknowledged; what had no answer is sent
 * again and has one entry. After some kills the year begins anew from a copy, because every start
 * judges the whole journal again.
 */
import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type City, speak } from './clients.js';
import { count, type Gate, note, type Run } from './gate.js';
import { plantIn } from './plants.js';
import { mustServe, openServers, type Served, type Servers } from './served.js';
import { auditServed, checkServed, checkStructure } from './server-check.js';
import { type Beginning, type Stage, setStage } from './stage.js';

/** Kills of one folder before the next. */
const CYCLES_OF_A_FOLDER = 25;
/** A server is killed after so many answers at most, and a moment that falls anywhere. */
const MOST_ANSWERS = 160;
const LONGEST_MOMENT_MS = 4;
/** A start takes about so long; one in so many servers is killed during it. */
const LONGEST_START_MS = 600;
const ONE_DIES_EARLY_IN = 6;
/** So often that most kills fall beside some witness's answer. */
const WITNESS_INTERVAL_MS = 10;

export const server: Gate = {
  name: 'server',
  what: 'The whole server under the load of 40 cities over HTTP, killed at random',
  bounded: 6,
  full: 1_000,
  run: async (run) => {
    const servers = await openServers();
    const stage = await setStage(run.folder, servers);
    try {
      for (let done = 0; done < run.cycles; done += CYCLES_OF_A_FOLDER) {
        const beginning = await stage.begin(`data-${done}`);
        const cycles = Math.min(CYCLES_OF_A_FOLDER, run.cycles - done);
        await killOneFolder(run, servers, stage, beginning, cycles);
        rmSync(beginning.data, { recursive: true });
      }
    } finally {
      await servers.close();
      await stage.close();
    }
  },
};

async function killOneFolder(
  run: Run,
  servers: Servers,
  stage: Stage,
  beginning: Beginning,
  cycles: number,
): Promise<void> {
  const { tally, random, plant } = run;
  for (let cycle = 1; cycle <= cycles; cycle += 1) {
    const running = await started(run, servers, beginning);
    await checkServed(running, stage, beginning, tally);
    await underLoad(run, running, beginning.cities, 1 + random.below(MOST_ANSWERS));
    tally.times += 1;
    if (cycle < cycles) run.progress();
  }
  if (plant) plantIn(beginning.file, plant);
  const last = mustServe(await open(servers, beginning));
  await checkServed(last, stage, beginning, tally);
  await auditServed(last, stage, beginning, tally);
  checkStructure(beginning, tally);
  await last.kill();
  run.progress();
}

const open = (servers: Servers, { data }: Beginning, killAfter?: number) =>
  servers.open({ data, witnessInterval: WITNESS_INTERVAL_MS }, killAfter);

/** A server that runs; some die while they start, and count as kills too. */
async function started(run: Run, servers: Servers, beginning: Beginning): Promise<Served> {
  while (run.random.oneIn(ONE_DIES_EARLY_IN)) {
    const early = await open(servers, beginning, 1 + run.random.below(LONGEST_START_MS));
    if (!('died' in early)) return mustServe(early);
    run.tally.times += 1;
    note(run.tally, 'killed while it started');
  }
  return mustServe(await open(servers, beginning));
}

/** Lets every city speak until there were so many answers, then kills the server amidst them. */
async function underLoad(
  { tally, random }: Run,
  running: Served,
  cities: readonly City[],
  answers: number,
): Promise<void> {
  const enough = tally.acknowledged + answers;
  const moment = random.below(LONGEST_MOMENT_MS * 1000) / 1000;
  let killing: Promise<void> | null = null;
  const goOn = (): boolean => {
    if (tally.acknowledged >= enough) killing ??= pause(moment).then(running.kill);
    return true;
  };
  const speaking = cities.map((city) => speak(running.target, city, tally, goOn));
  for (const ending of await Promise.all(speaking)) {
    if (ending.kind !== 'refused') continue;
    count(tally, 'corrupt', `a statement was answered with ${ending.status}: ${ending.body}`);
  }
  await (killing ?? running.kill());
}
