/**
 * The clock of the machine set forward or back by a year, while a server runs and between two of
 * them. The time in a journal never goes back: where the clock does, it stands still. Every
 * statement gets its entry, and whoever judges the journal again finds it sound.
 */
import { fileURLToPath } from 'node:url';
import { type Gate, note, type Run } from './gate.js';
import { lastCheck, withStage } from './points-gate.js';
import { sayAll } from './refusing.js';
import { mustServe, type Servers } from './served.js';
import { checkServed } from './server-check.js';
import type { Beginning, Stage } from './stage.js';

const SHIFTED_CLOCK = fileURLToPath(new URL('shifted-clock.js', import.meta.url));
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** How the clock jumps: what it is at a start, and what it is set to under the server. */
const JUMPS: Readonly<Record<string, readonly [atStart: number, later: number]>> = {
  'set forward by a year under a server': [0, YEAR_MS],
  'set back by a year under a server': [0, -YEAR_MS],
  'a year ahead at a start, and set right': [YEAR_MS, 0],
  'a year behind at a start, and set right': [-YEAR_MS, 0],
};

export const clock: Gate = {
  name: 'clock',
  what: 'The clock set forward or back by a year, under a server and between two of them',
  bounded: 1,
  full: 20,
  run: (run) =>
    withStage(
      run,
      async (servers, stage) => {
        for (let cycle = 0; cycle < run.cycles; cycle += 1) {
          const beginning = await stage.begin(`data-${cycle}`);
          for (const [what, [atStart, later]] of Object.entries(JUMPS)) {
            await jump(run, servers, stage, beginning, [atStart, later]);
            run.tally.times += 1;
            note(run.tally, what);
            run.progress();
          }
          await lastCheck(run, servers, stage, beginning);
        }
      },
      SHIFTED_CLOCK,
    ),
};

async function jump(
  run: Run,
  servers: Servers,
  stage: Stage,
  beginning: Beginning,
  [atStart, later]: readonly [number, number],
): Promise<void> {
  const running = mustServe(await servers.open({ data: beginning.data, shift: atStart }));
  await sayAll(run, running, beginning);
  running.tell({ shift: later });
  await sayAll(run, running, beginning);
  await checkServed(running, stage, beginning, run.tally);
  if (Math.max(atStart, later) > 0) requireAhead(beginning);
  await running.kill();
}

/** Clocks that only seemed to be set would prove nothing. @throws Error */
function requireAhead({ ledgers }: Beginning): void {
  for (const { lines } of ledgers.values()) {
    const { at } = JSON.parse(lines.at(-1) ?? '') as { at: string };
    if (Date.parse(at) < Date.now() + YEAR_MS / 2) throw new Error('no clock was set forward');
  }
}
