/**
 * Servers that die while they open their folder: while a fresh file gets its tables, while an
 * older one gets the newest of them, while a file is recovered and its journals are replayed after
 * a kill, and while the server's key is changed. Each is tried again on what the last one left,
 * which may die too; the first that is left alone must have everything.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { count, type Gate, note, type Run } from './gate.js';
import type { Point } from './points.js';
import { killedAt, lastCheck, serve, withStage } from './points-gate.js';
import type { Servers } from './served.js';
import { checkServed, checkStructure } from './server-check.js';
import type { Beginning } from './stage.js';

/**
 * About how many statements an opening executes: of a fresh file, of an older one, of one whose
 * journals are replayed. A passing that is not reached is counted as such.
 */
const STATEMENTS = { fresh: 31, older: 11, full: 20 } as const;
/** Folders are begun anew after so many cycles, since each start replays all. */
const CYCLES_OF_A_FOLDER = 25;

export const opening: Gate = {
  name: 'opening',
  what: 'A server killed while it makes the tables of a fresh file, or migrates an older one',
  bounded: 2,
  full: 100,
  run: (run) =>
    withStage(run, async (servers, stage) => {
      for (let cycle = 0; cycle < run.cycles; cycle += 1) {
        const isFresh = cycle % 2 === 0;
        const beginning = await stage.begin(`data-${cycle}`);
        const folder = isFresh
          ? { data: join(run.folder, `fresh-${cycle}`) }
          : { data: beginning.data };
        if (!isFresh) undoNewestMigration(beginning.file);
        await dieWhileOpening(run, servers, folder, isFresh ? 'fresh' : 'older');
        const running = await serve(servers, folder);
        if (isFresh) checkStructure({ file: join(folder.data, 'giaouoc.db') }, run.tally);
        else await checkServed(running, stage, beginning, run.tally);
        await running.kill();
        run.progress();
      }
    }),
};

export const recovery: Gate = {
  name: 'recovery',
  what: 'A server killed under load, and the next killed again while it recovers and replays',
  bounded: 2,
  full: 100,
  run: (run) =>
    withStage(run, async (servers, stage) => {
      for (let done = 0; done < run.cycles; done += CYCLES_OF_A_FOLDER) {
        const beginning = await stage.begin(`data-${done}`);
        for (
          let cycle = done;
          cycle < Math.min(run.cycles, done + CYCLES_OF_A_FOLDER);
          cycle += 1
        ) {
          const point: Point = run.random.pick(['inside the transaction', 'before the commit']);
          await killedAt(run, servers, stage, beginning, { point, passing: 8 });
          await dieWhileOpening(run, servers, beginning, 'full');
          run.progress();
        }
        await lastCheck(run, servers, stage, beginning);
      }
    }),
};

/** Where a change of the server's key can be cut off. */
const ROTATING: readonly Point[] = [
  'before a new key is written',
  'while a new key is written',
  'after a new key is written',
  'before the transaction',
  'inside the transaction',
  'after the commit, before the answer',
];

export const rotation: Gate = {
  name: 'rotation',
  what: 'A server killed while it changes its key in three journals (`serve --rotate-key`)',
  bounded: 3,
  full: 100,
  run: (run) =>
    withStage(run, async (servers, stage) => {
      for (let done = 0; done < run.cycles; done += CYCLES_OF_A_FOLDER) {
        const beginning = await stage.begin(`data-${done}`);
        for (
          let cycle = done;
          cycle < Math.min(run.cycles, done + CYCLES_OF_A_FOLDER);
          cycle += 1
        ) {
          const point = ROTATING[(cycle + 1) % ROTATING.length] ?? 'before the transaction';
          const passing = / key /.test(point) ? 1 : 1 + run.random.below(stage.clusters.length);
          const opened = await servers.open({
            data: beginning.data,
            rotateKey: true,
            arm: { point, passing },
          });
          await tellEnding(run, opened, point);
          const running = await serve(servers, beginning);
          await checkServed(running, stage, beginning, run.tally);
          await running.kill();
          run.progress();
        }
        await lastCheck(run, servers, stage, beginning);
      }
    }),
};

/** Opens a folder one to three times with a server that dies at some statement of it. */
async function dieWhileOpening(
  run: Run,
  servers: Servers,
  { data }: Pick<Beginning, 'data'>,
  kind: keyof typeof STATEMENTS,
): Promise<void> {
  const point = 'while the file is opened';
  for (let again = 1 + run.random.below(3); again > 0; again -= 1) {
    const passing = 1 + run.random.below(STATEMENTS[kind]);
    await tellEnding(run, await servers.open({ data, arm: { point, passing } }), point);
  }
}

async function tellEnding(
  { tally }: Run,
  opened: Awaited<ReturnType<Servers['open']>>,
  point: Point,
): Promise<void> {
  if ('refused' in opened) count(tally, 'corrupt', `${point}: it refuses with ${opened.refused}`);
  else if ('target' in opened) await opened.kill();
  tally.times += 1;
  note(tally, 'died' in opened ? `killed ${point}` : `not reached: ${point}`);
}

/** Makes a file what it was before the newest migration, which had no rows to move. */
function undoNewestMigration(file: string): void {
  const database = new Database(file);
  const newest = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid DESC LIMIT 1")
    .pluck()
    .get();
  database.exec(`DROP TABLE ${newest}`);
  database.exec('DELETE FROM migrations WHERE id = (SELECT max(id) FROM migrations)');
  database.close();
  rmSync(`${file}.open`, { force: true });
}
