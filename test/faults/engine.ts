/**
 * The storage engine in a bare process, killed without warning again and again, also while it opens
 * the file that the last kill left behind. Files are begun anew after a while, so that each cycle
 * stays cheap, and are read in full before they are thrown away.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openStorage } from '../../db/data-source.js';
import { checkFile, type Marks } from './engine-check.js';
import { type Gate, note, type Run } from './gate.js';
import { plantIn } from './plants.js';

const WRITER = fileURLToPath(new URL('engine-writer.js', import.meta.url));

/** Kills of one file before the next. */
const CYCLES_OF_A_FILE = 100;
/** How long a writer may write, and how long one may live that is to die while it opens. */
const LONGEST_WRITING_MS = 16;
const LONGEST_START_MS = 80;

export const engine: Gate = {
  name: 'engine',
  what: 'The storage engine in a bare process, killed at random, also while it opens its file',
  bounded: 60,
  full: 10_000,
  run: async (run) => {
    for (let done = 0; done < run.cycles; done += CYCLES_OF_A_FILE) {
      await killOneFile(run, Math.min(CYCLES_OF_A_FILE, run.cycles - done), done);
    }
  },
};

async function killOneFile(run: Run, cycles: number, first: number): Promise<void> {
  const { tally, random, plant, progress } = run;
  const folder = join(run.folder, `file-${first}`);
  const file = join(folder, 'giaouoc.db');
  await (await openStorage({ file })).close();
  const acknowledged: Marks = new Map();
  const marks = { verified: new Map(), acknowledged };
  for (let cycle = 1; cycle <= cycles; cycle += 1) {
    const isLast = cycle === cycles;
    await killedWriter(run, file, acknowledged);
    tally.times += 1;
    if (isLast && plant) plantIn(file, plant);
    // Unchecked, the file is recovered by the next writer, which may be killed while it does so.
    if (isLast || !random.oneIn(3)) await checkFile(file, tally, marks, isLast);
    else note(tally, 'killed again before anything else had opened the file');
    progress();
  }
  rmSync(folder, { recursive: true });
}

/** One writer from its start to its death. */
async function killedWriter(
  { random, tally }: Run,
  file: string,
  acknowledged: Marks,
): Promise<void> {
  const seed = random.below(1_000_000);
  const diesEarly = random.oneIn(8);
  const delay = random.below((diesEarly ? LONGEST_START_MS : LONGEST_WRITING_MS) * 1000) / 1000;
  const child = spawn(process.execPath, [WRITER, file, String(seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  let said = '';
  let hasBegun = false;
  const kill = (): void => void pause(delay).then(() => child.kill('SIGKILL'));
  if (diesEarly) kill();
  child.stdout.on('data', (chunk) => {
    if (!hasBegun && !diesEarly) kill();
    hasBegun = true;
    said += String(chunk);
  });
  const [code, signal] = await closed;
  if (signal !== 'SIGKILL') throw new Error(`the writer ended by itself, with ${code ?? signal}`);
  if (!hasBegun) note(tally, 'killed before its first batch was durable');
  // A line that was cut short was written after its batch was durable, and counts for nothing here.
  for (const line of said.split('\n').slice(0, -1)) {
    const [cluster = '', size, digest = ''] = line.split(' ');
    const before = acknowledged.get(cluster)?.size ?? 0;
    tally.acknowledged += Number(size) - before;
    acknowledged.set(cluster, { size: Number(size), digest });
  }
}
