/**
 * `giaouoc export`, killed while it writes. What it leaves behind is the whole export, or a folder
 * without a journal, which no audit takes for one; never the beginning of a journal.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { count, type Gate, note, type Run } from './gate.js';
import { serve, withStage } from './points-gate.js';
import { say } from './refusing.js';
import { checkServed } from './server-check.js';

const COMMAND = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
/** Statements of each city in the journal that is exported. */
const STATEMENTS = 20;
/** An export is killed within so many milliseconds of its first file, which is most of it. */
const WRITING_MS = 30;
const EXPORTED = 'west';

export const exporting: Gate = {
  name: 'export',
  what: 'An export to a folder (`giaouoc export`), killed while it writes',
  bounded: 4,
  full: 200,
  run: async (run) => {
    const journal = join(run.folder, 'journal.ndjson');
    writeFileSync(journal, await longJournal(run));
    const whole = readFileSync(journal);
    const out = join(run.folder, 'out');
    for (let cycle = 0; cycle < run.cycles; cycle += 1) {
      await killedWhileWriting(run, journal, out);
      tell(run, out, whole);
      rmSync(out, { recursive: true, force: true });
      run.tally.times += 1;
      run.progress();
    }
  },
};

/** The journal of a server that was spoken to, as its bytes. */
async function longJournal(run: Run): Promise<string> {
  let text = '';
  await withStage(run, async (servers, stage) => {
    const beginning = await stage.begin('data');
    const running = await serve(servers, beginning);
    await say(run, running, beginning, STATEMENTS);
    await checkServed(running, stage, beginning, run.tally);
    await running.kill();
    text = (beginning.ledgers.get(EXPORTED)?.lines ?? []).map((line) => `${line}\n`).join('');
  });
  return text;
}

async function killedWhileWriting(run: Run, journal: string, out: string): Promise<void> {
  const child = command('export', out, '--journal', journal);
  const gone = once(child, 'close');
  while (!existsSync(out) && child.exitCode === null) await pause(1);
  await pause(run.random.below(WRITING_MS));
  child.kill('SIGKILL');
  await gone;
}

function tell({ tally }: Run, out: string, whole: Buffer): void {
  const exported = join(out, 'journal.ndjson');
  if (existsSync(exported)) {
    if (readFileSync(exported).equals(whole)) note(tally, 'the export was whole');
    else count(tally, 'corrupt', 'an export that was cut off has the beginning of a journal');
    return;
  }
  note(tally, existsSync(out) ? 'cut off, and without a journal' : 'cut off before its first file');
  const audit = spawnSync(process.execPath, [COMMAND, 'audit', out]);
  if (audit.status === 0) count(tally, 'undetected', 'an export that was cut off audits as sound');
}

const command = (...words: string[]): ChildProcess =>
  spawn(process.execPath, [COMMAND, ...words], { stdio: 'ignore' });
