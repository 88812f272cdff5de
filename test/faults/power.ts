/**
 * What a loss of power could take: everything that was written and not yet synced. No kill shows
 * that, so the system calls of a writer are recorded (strace), and before each line by which it
 * acknowledges a batch, whatever it wrote to the log must have been synced. Then the log is put
 * together again as the disk would have it if power had failed at that line, from the synced bytes
 * alone, and must hold everything that was acknowledged.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openStorage } from '../../db/data-source.js';
import { checkFile, type Marks } from './engine-check.js';
import { count, type Gate, note, type Run } from './gate.js';
import { type Call, callsIn } from './system-calls.js';

const WRITER = fileURLToPath(new URL('engine-writer.js', import.meta.url));
const WRITING_MS = 1_500;
/** States that are put together from one recording. */
const STATES_OF_A_RECORDING = 20;

export const power: Gate = {
  name: 'power',
  what: 'Power lost after an acknowledgement: the files put together from synced bytes alone',
  bounded: 4,
  full: 1_000,
  hindrance: () =>
    spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0
      ? null
      : 'strace does not run here',
  run: async (run) => {
    for (let done = 0; done < run.cycles; done += STATES_OF_A_RECORDING) {
      const folder = join(run.folder, `recording-${done}`);
      const file = join(folder, 'giaouoc.db');
      await (await openStorage({ file })).close();
      const before = readFileSync(file);
      const all = await recorded(file, join(folder, 'calls'), run.random.below(1_000_000));
      // Whatever is planted elsewhere, here the disk is one that syncs nothing.
      const calls = run.plant ? all.filter(({ kind }) => kind !== 'synced') : all;
      const states = Math.min(STATES_OF_A_RECORDING, run.cycles - done);
      await powerLost(run, join(folder, 'after'), before, calls, states);
      rmSync(folder, { recursive: true });
    }
  },
};

/** The system calls of a writer that was killed after a while. */
async function recorded(file: string, calls: string, seed: number): Promise<readonly Call[]> {
  const watched = 'trace=openat,pwrite64,write,fsync,fdatasync,ftruncate';
  const options = ['-f', '-y', '-xx', '-s', '1000000', '-e', watched, '-o', calls];
  const writer = [process.execPath, WRITER, file, String(seed)];
  const child = spawn('strace', [...options, ...writer], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  await once(child.stdout, 'data');
  child.stdout.resume();
  await pause(WRITING_MS);
  // The writer is a child of strace and ends with it.
  spawnSync('pkill', ['-KILL', '-P', String(child.pid)]);
  await closed;
  return callsIn(readFileSync(calls, 'latin1'));
}

/** Tries so many of the instants right after an acknowledgement. */
async function powerLost(
  run: Run,
  folder: string,
  before: Buffer,
  calls: readonly Call[],
  states: number,
): Promise<void> {
  const { tally, random, progress } = run;
  const answers = calls.flatMap((call, index) => (call.kind === 'said' ? [index] : []));
  note(tally, 'recordings');
  const unsynced = answers.filter((end) => !isSynced(calls.slice(0, end)));
  if (unsynced.length > 0) {
    count(tally, 'undetected', 'acknowledged before the log was synced', unsynced.length);
  }
  tally.seen['acknowledgements with a sync before them'] =
    (tally.seen['acknowledgements with a sync before them'] ?? 0) + answers.length;
  for (let state = 0; state < states; state += 1) {
    const end = random.pick(answers);
    const file = join(folder, 'giaouoc.db');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, onDisk(calls.slice(0, end + 1), 'db', before));
    writeFileSync(`${file}-wal`, onDisk(calls.slice(0, end + 1), 'wal', Buffer.alloc(0)));
    const acknowledged: Marks = new Map();
    for (const call of calls.slice(0, end + 1)) {
      if (call.kind !== 'said') continue;
      const [cluster = '', size, digest = ''] = call.text.trim().split(' ');
      acknowledged.set(cluster, { size: Number(size), digest });
    }
    for (const { size } of acknowledged.values()) tally.acknowledged += size;
    await checkFile(file, tally, { verified: new Map(), acknowledged }, true);
    tally.times += 1;
    progress();
  }
}

/** Whether nothing that was written to the log is still waiting for a sync. */
function isSynced(calls: readonly Call[]): boolean {
  const last = calls.findLast(
    (call) => (call.kind === 'wrote' || call.kind === 'synced') && call.file === 'wal',
  );
  return last?.kind === 'synced';
}

/** A file as a disk has it that took nothing but what was synced. */
function onDisk(calls: readonly Call[], file: 'db' | 'wal', before: Buffer): Buffer {
  const lastSync = calls.findLastIndex((call) => call.kind === 'synced' && call.file === file);
  let bytes = Buffer.from(before);
  for (const call of calls.slice(0, lastSync + 1)) {
    if (call.kind === 'cut' && call.file === file) bytes = bytes.subarray(0, call.length);
    if (call.kind !== 'wrote' || call.file !== file) continue;
    const end = call.at + call.bytes.length;
    if (end > bytes.length) bytes = Buffer.concat([bytes, Buffer.alloc(end - bytes.length)]);
    call.bytes.copy(bytes, call.at);
  }
  return bytes;
}
