/**
 * Disks that are full, limited or read-only while a server runs or starts, and files that are taken
 * away under it. The server must refuse and say why, go on when the fault is gone, and have
 * everything that it acknowledged.
 */
import { copyFileSync, cpSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Gate, note, type Run } from './gate.js';
import { lastCheck, serve, withStage } from './points-gate.js';
import { expectNoStart, expectRefusal, readersOf, say, sayAll } from './refusing.js';
import type { Servers } from './served.js';

import { limitFiles, noSmallDisk, openSmallDisk, type SmallDisk } from './small-disk.js';
import type { Beginning, Stage } from './stage.js';

type Trial = (run: Run, servers: Servers, stage: Stage, beginning: Beginning) => Promise<void>;

export const disk: Gate = {
  name: 'disk',
  what: 'A disk that is full or read-only, or a limit on the size of files, and writing again',
  bounded: 1,
  full: 20,
  hindrance: noSmallDisk,
  run: (run) =>
    withStage(run, async (servers, stage) => {
      for (let cycle = 0; cycle < run.cycles; cycle += 1) {
        const small = openSmallDisk(join(run.folder, `disk-${cycle}`));
        try {
          const beginning = moved(await stage.begin(`data-${cycle}`), small);
          await fullDisk(run, servers, stage, beginning, small);
          await limitedFiles(run, servers, stage, beginning);
          await readOnlyDisk(run, servers, beginning, small);
          await lastCheck(run, servers, stage, beginning);
        } finally {
          small.close();
        }
        run.progress();
      }
    }),
};

/** The same beginning on another disk. */
function moved(beginning: Beginning, { folder }: SmallDisk): Beginning {
  const data = join(folder, 'data');
  cpSync(beginning.data, data, { recursive: true });
  return { ...beginning, data, file: join(data, 'giaouoc.db') };
}

async function fullDisk(
  run: Run,
  servers: Servers,
  stage: Stage,
  beginning: Beginning,
  small: SmallDisk,
): Promise<void> {
  const running = await serve(servers, beginning);
  await sayAll(run, running, beginning);
  const readers = await readersOf(running, stage);
  small.fill();
  await expectRefusal(run, running, stage, beginning, ['server/storage-full'], readers);
  small.free();
  await sayAll(run, running, beginning);
  await running.kill();
  run.tally.times += 1;
  note(run.tally, 'the disk was full');
}

async function limitedFiles(
  run: Run,
  servers: Servers,
  stage: Stage,
  beginning: Beginning,
): Promise<void> {
  const running = await serve(servers, beginning);
  await sayAll(run, running, beginning);
  const readers = await readersOf(running, stage);
  limitFiles(running.pid, statSync(`${beginning.file}-wal`).size + 4096);
  const codes = ['server/storage-failed', 'server/storage-full'] as const;
  await expectRefusal(run, running, stage, beginning, codes, readers);
  limitFiles(running.pid, null);
  await sayAll(run, running, beginning);
  await running.kill();
  run.tally.times += 1;
  note(run.tally, 'a file could not grow (EFBIG)');
}

async function readOnlyDisk(
  run: Run,
  servers: Servers,
  beginning: Beginning,
  small: SmallDisk,
): Promise<void> {
  small.allowWriting(false);
  const opened = await servers.open({ data: beginning.data });
  await expectNoStart(run, opened, /read-only file system|readonly database/i);
  small.allowWriting(true);
  run.tally.times += 1;
  note(run.tally, 'the disk was read-only');
}

/** What is done to the files beside a running or a killed server. */
const TRIALS: Readonly<Record<string, Trial>> = {
  'the log was gone after a kill': async (run, servers, stage, beginning) => {
    await killedWithLog(run, servers, beginning);
    renameSync(`${beginning.file}-wal`, `${beginning.file}-kept`);
    const opened = await servers.open({ data: beginning.data });
    await expectNoStart(run, opened, /giaouoc\.db-wal is gone/);
    renameSync(`${beginning.file}-kept`, `${beginning.file}-wal`);
    await lastCheck(run, servers, stage, beginning);
  },
  'the index of the log was gone after a kill': async (run, servers, stage, beginning) => {
    await killedWithLog(run, servers, beginning);
    rmSync(`${beginning.file}-shm`);
    await lastCheck(run, servers, stage, beginning);
  },
  'the database was gone after a kill': async (run, servers, stage, beginning) => {
    await killedWithLog(run, servers, beginning);
    renameSync(beginning.file, `${beginning.file}-kept`);
    const opened = await servers.open({ data: beginning.data });
    await expectNoStart(run, opened, /giaouoc\.db is gone/);
    renameSync(`${beginning.file}-kept`, beginning.file);
    await lastCheck(run, servers, stage, beginning);
  },
  'the log was deleted under the server': async (run, servers, stage, beginning) => {
    const running = await serve(servers, beginning);
    await sayAll(run, running, beginning);
    rmSync(`${beginning.file}-wal`);
    await expectRefusal(run, running, stage, beginning, ['server/storage-gone']);
    await running.kill();
    const opened = await servers.open({ data: beginning.data });
    await expectNoStart(run, opened, /giaouoc\.db-wal is gone/);
  },
  'an older copy replaced the database under the server': async (
    run,
    servers,
    stage,
    beginning,
  ) => {
    const copy = `${beginning.file}-older`;
    copyFileSync(beginning.file, copy);
    const running = await serve(servers, beginning);
    await sayAll(run, running, beginning);
    const kept = `${beginning.file}-kept`;
    renameSync(beginning.file, kept);
    renameSync(copy, beginning.file);
    await expectRefusal(run, running, stage, beginning, ['server/storage-gone']);
    await running.kill();
    renameSync(kept, beginning.file);
    await lastCheck(run, servers, stage, beginning);
  },
};

export const files: Gate = {
  name: 'files',
  what: 'The log, its index or the database gone after a kill, or taken away under the server',
  bounded: 1,
  full: 20,
  run: (run) =>
    withStage(run, async (servers, stage) => {
      for (let cycle = 0; cycle < run.cycles; cycle += 1) {
        for (const [what, trial] of Object.entries(TRIALS)) {
          await trial(run, servers, stage, await stage.begin(what.replaceAll(/\W+/g, '-')));
          run.tally.times += 1;
          note(run.tally, what);
          run.progress();
        }
      }
    }),
};

/** A server that was killed while everything it had acknowledged lay in its log. */
async function killedWithLog(run: Run, servers: Servers, beginning: Beginning): Promise<void> {
  const running = await serve(servers, beginning);
  await say(run, running, beginning, 1 + run.random.below(3));
  await running.kill();
  if (!existsSync(`${beginning.file}-wal`)) throw new Error('a killed server left no log');
}
