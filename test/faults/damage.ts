/**
 * Single bits flipped in a database file or in the log of a killed server, and files cut short,
 * each in its own copy and judged as a server judges it at its start. Damage has to be refused, or
 * located at an entry or head, or to have hit nothing: then all rows are as they were, which is
 * shown by comparing them. A bit of the newest commit in a log makes it one that was never
 * finished, which no file can tell from one that was; whoever holds its receipt can.
 */
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStorage } from '../../db/data-source.js';
import { openKeyring } from '../../src/keyring.js';
import { witnessKeyOf } from '../support/witness-keys.js';
import { count, type Gate, note, type Run } from './gate.js';
import {
  type Changed,
  changesIn,
  type Finding,
  inspect,
  isNamedByItsSignature,
  isRepeatedOnly,
  type Signers,
} from './inspection.js';
import { serve, withStage } from './points-gate.js';
import { say } from './refusing.js';
import { WITNESS } from './stage.js';

/** Statements of each city in the file that is damaged. */
const STATEMENTS = 3;
/** One file in so many is cut short, and one log in so many is damaged in its place. */
const ONE_IS_CUT_IN = 10;
const ONE_IS_LOG_IN = 4;
/** Characters of a changed row in the words about it. */
const SHOWN = 200;
/** What lies beside a database that was not closed. */
const BESIDE = ['-wal', '-shm', '.open'];

/** What is damaged: a database that was closed in order, and one that was not. */
interface Victims {
  readonly closed: Buffer;
  readonly killed: { readonly file: Buffer; readonly log: Buffer; readonly mark: Buffer };
  readonly signers: Signers;
  /** Where each copy is made. */
  readonly copy: string;
}

export const damage: Gate = {
  name: 'damage',
  what: 'One bit flipped anywhere in the database file or its log, or the file cut short',
  bounded: 60,
  full: 10_000,
  run: async (run) => {
    const victims = await makeVictims(run);
    for (let cycle = 0; cycle < run.cycles; cycle += 1) {
      if (run.random.oneIn(ONE_IS_LOG_IN)) await damageLog(run, victims);
      else await damageFile(run, victims);
      run.tally.times += 1;
      for (const end of ['', ...BESIDE]) rmSync(victims.copy + end, { force: true });
      run.progress();
    }
  },
};

async function makeVictims(run: Run): Promise<Victims> {
  const data = join(run.folder, 'whole');
  const file = join(data, 'giaouoc.db');
  await withStage(run, async (servers, stage) => {
    const beginning = await stage.begin('data');
    const running = await serve(servers, beginning);
    await say(run, running, beginning, STATEMENTS);
    await running.kill();
    cpSync(beginning.data, data, { recursive: true });
  });
  const [log, mark] = [`${file}-wal`, `${file}.open`].map((path) => readFileSync(path));
  const killed = { file: readFileSync(file), log: log as Buffer, mark: mark as Buffer };
  // An open and a close in order bring the log into the file, so that all rows lie in it.
  await (await openStorage({ file })).close();
  const keyring = openKeyring(data, null);
  const sound = await inspect(file, keyring);
  if (sound.kind !== 'sound') throw new Error('the file is not sound before it is damaged');
  const signers = { keyring, witness: witnessKeyOf(WITNESS), rows: sound.rows };
  return { closed: readFileSync(file), killed, signers, copy: join(run.folder, 'copy.db') };
}

async function damageFile(run: Run, { closed, copy, signers }: Victims): Promise<void> {
  const isCut = run.random.oneIn(ONE_IS_CUT_IN);
  const left = run.random.below(closed.length);
  const [bytes, what] = isCut
    ? [closed.subarray(0, left), `cut to ${left} bytes`]
    : flipped(run, closed);
  writeFileSync(copy, bytes);
  tell(run, what, await inspect(copy, signers.keyring), signers);
}

async function damageLog(run: Run, { killed, copy, signers }: Victims): Promise<void> {
  const [log, what] = flipped(run, killed.log);
  putKilled(copy, { ...killed, log });
  const found = await inspect(copy, signers.keyring);
  if (found.kind !== 'sound' || changesIn(signers.rows, found.rows).length === 0) {
    tell(run, `in the log, ${what}`, found, signers);
    return;
  }
  putKilled(copy, { ...killed, log: killed.log.subarray(0, endOfLastButOne(killed.log)) });
  const before = await inspect(copy, signers.keyring);
  if (before.kind === 'sound' && changesIn(before.rows, found.rows).length === 0) {
    note(run.tally, 'the newest commit, as if it had never been finished');
  } else tell(run, `in the log, ${what}`, found, signers);
}

function putKilled(copy: string, { file, log, mark }: Victims['killed']): void {
  for (const end of BESIDE) if (existsSync(copy + end)) rmSync(copy + end);
  writeFileSync(copy, file);
  writeFileSync(`${copy}-wal`, log);
  writeFileSync(`${copy}.open`, mark);
}

/** Where the last commit of a log but one ends: a frame with a size after the commit in it. */
function endOfLastButOne(log: Buffer): number {
  const ends: number[] = [];
  for (let at = 32; at + 24 + PAGE_BYTES <= log.length; at += 24 + PAGE_BYTES) {
    const isOfThisLog = log.compare(log, 16, 24, at + 8, at + 16) === 0;
    if (isOfThisLog && log.readUInt32BE(at + 4) !== 0) ends.push(at + 24 + PAGE_BYTES);
  }
  return ends.at(-2) ?? 0;
}

const PAGE_BYTES = 4096;

function flipped({ random }: Run, whole: Buffer): [bytes: Buffer, what: string] {
  const at = random.below(whole.length);
  const bit = random.below(8);
  const bytes = Buffer.from(whole);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  return [bytes, `bit ${bit} of byte ${at}`];
}

/** Counts what a start made of the damage. */
function tell({ tally }: Run, what: string, found: Finding, signers: Signers): void {
  if (found.kind === 'refused') note(tally, 'refused at the open');
  else if (found.kind === 'broken') note(tally, 'a journal is shown as broken, with place');
  else tellChanges(tally, what, changesIn(signers.rows, found.rows), signers);
}

/** What is to be said of a file whose journals all hold. */
function tellChanges(
  tally: Run['tally'],
  what: string,
  changes: readonly Changed[],
  signers: Signers,
): void {
  const unseen = changes.filter(
    (change) => !isNamedByItsSignature(change, signers) && !isRepeatedOnly(change),
  );
  const [first] = unseen;
  if (first) {
    const { table, before } = first;
    count(tally, 'undetected', `${what}: in ${table}, ${before?.slice(0, SHOWN)}`);
  } else if (changes.some((change) => !isRepeatedOnly(change))) {
    note(tally, 'an older head or a cosignature, whose signature says so to whoever reads it');
  } else if (changes.length > 0) note(tally, 'a column that only repeats what signed bytes say');
  else note(tally, 'all rows as they were, nothing hit');
}
