/**
 * Single bits flipped in a database file, and files cut short, each in its own copy and judged
 * as a server judges it at its start. Damage has to be refused, or located at an entry or head, or
 * to have hit nothing: then all rows are as they were, which is shown by comparing them.
 */
import { copyFileSync, cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStorage } from '../../db/data-source.js';
import { openKeyring } from '../../src/keyring.js';
import { count, type Gate, note, type Run } from './gate.js';
import {
  type Changed,
  changesIn,
  inspect,
  isNamedByItsSignature,
  isRepeatedOnly,
} from './inspection.js';
import { serve, withStage } from './points-gate.js';
import { say } from './refusing.js';

type Keyring = ReturnType<typeof openKeyring>;

/** Statements of each city in the file that is damaged. */
const STATEMENTS = 3;
/** One file in so many is cut short; in the others one bit is flipped. */
const ONE_IS_CUT_IN = 10;
/** Characters of a changed row in the words about it. */
const SHOWN = 200;

export const damage: Gate = {
  name: 'damage',
  what: 'One bit flipped anywhere in the database file, or the file cut short',
  bounded: 60,
  full: 20_000,
  run: async (run) => {
    const data = join(run.folder, 'whole');
    const file = join(data, 'giaouoc.db');
    await withStage(run, async (servers, stage) => {
      const beginning = await stage.begin('data');
      const running = await serve(servers, beginning);
      await say(run, running, beginning, STATEMENTS);
      await running.kill();
      cpSync(beginning.data, data, { recursive: true });
    });
    // An open and a close in order bring the log into the file, so that all rows lie in it.
    await (await openStorage({ file })).close();
    const keyring = openKeyring(data, null);
    const sound = await inspect(file, keyring);
    if (sound.kind !== 'sound') throw new Error('the file is not sound before it is damaged');
    const whole = readFileSync(file);
    const copy = join(run.folder, 'copy.db');
    for (let cycle = 0; cycle < run.cycles; cycle += 1) {
      const what = run.random.oneIn(ONE_IS_CUT_IN)
        ? cutShort(run, file, copy, whole.length)
        : flipped(run, copy, whole);
      const found = await inspect(copy, keyring);
      if (found.kind === 'refused') note(run.tally, 'refused at the open');
      else if (found.kind === 'broken') note(run.tally, 'a journal is shown as broken, with place');
      else {
        const changes = changesIn(sound.rows, found.rows);
        tellChanges(run, what, changes, found.structure, keyring);
      }
      run.tally.times += 1;
      for (const end of ['', '-wal', '-shm', '.open']) rmSync(copy + end, { force: true });
      run.progress();
    }
  },
};

function flipped({ random }: Run, copy: string, whole: Buffer): string {
  const at = random.below(whole.length);
  const bit = random.below(8);
  const bytes = Buffer.from(whole);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  writeFileSync(copy, bytes);
  return `bit ${bit} of byte ${at}`;
}

function cutShort({ random }: Run, file: string, copy: string, length: number): string {
  const left = random.below(length);
  copyFileSync(file, copy);
  truncateSync(copy, left);
  return `cut to ${left} bytes`;
}

/** What is to be said of a file whose journals all hold. */
function tellChanges(
  { tally }: Run,
  what: string,
  changes: readonly Changed[],
  structure: string,
  keyring: Keyring,
): void {
  const unseen = changes.filter(
    (change) => !isNamedByItsSignature(change, keyring) && !isRepeatedOnly(change),
  );
  const [first] = unseen;
  if (first) {
    const { table, before } = first;
    count(tally, 'undetected', `${what}: in ${table}, ${before?.slice(0, SHOWN)}`);
  } else if (changes.some((change) => !isRepeatedOnly(change))) {
    note(tally, 'an older head, whose signature says so to whoever reads it');
  } else if (changes.length > 0) note(tally, 'a column that only repeats what an entry says');
  else if (structure !== 'ok') note(tally, 'all rows as they were, an index damaged');
  else note(tally, 'all rows as they were, nothing hit');
}
