import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  audit,
  type Checkpoint,
  openReplay,
  parseCheckpoint,
  parseNote,
  type SignatureTask,
  verifyNote,
} from '../../workflows/index.js';
import { ORIGIN } from '../support/cluster.js';
import { verifyEd25519 } from '../support/ed25519.js';
import { EDITS } from '../support/edits.js';
import { STORIES } from '../support/stories.js';
import { serverKey, verdictOf } from '../support/write-journals.js';

const FOLDER = join('test', 'journals');

const readText = (...path: string[]) => readFileSync(join(FOLDER, ...path), 'utf8');
const readJson = (...path: string[]): unknown => JSON.parse(readText(...path));

/** The lines of a journal file, each without its line feed; what is after the last one counts. */
function linesOf(...path: string[]): Uint8Array[] {
  const bytes = readFileSync(join(FOLDER, ...path));
  const lines: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(0x0a, start);
    const stop = end < 0 ? bytes.length : end;
    lines.push(new Uint8Array(bytes.subarray(start, stop)));
    start = stop + 1;
  }
  return lines;
}

const verify = (tasks: readonly SignatureTask[]) =>
  tasks.map(({ publicKey, message, signature }) => verifyEd25519(publicKey, message, signature));

/** The checkpoint beside a journal, once its signature by the server's key was verified. */
function checkpointOf(name: string): Checkpoint {
  const note = parseNote(readText(`${name}.checkpoint`));
  if (!note.ok) throw new Error(note.problem.code);
  expect(verifyNote(note.note, [serverKey()], verifyEd25519)).toMatchObject({ ok: true });
  const parsed = parseCheckpoint(note.note.text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.checkpoint;
}

const namesIn = (folder: string, ending: string) =>
  readdirSync(join(FOLDER, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();

describe('a golden journal', () => {
  test('stands for every story, and none for anything else', () => {
    expect(namesIn('.', '.ndjson')).toEqual(Object.keys(STORIES).sort());
  });

  test.each(namesIn('.', '.ndjson'))('%s is sound to its last entry, as frozen', async (name) => {
    const checkpoint = checkpointOf(name);
    const verdict = await audit(ORIGIN, linesOf(`${name}.ndjson`), { verify, checkpoint });
    expect(verdict).toMatchObject({ sound: true, tail: 'covered' });
    const replay = openReplay(ORIGIN);
    for (const line of linesOf(`${name}.ndjson`)) replay.add(line);
    expect(verdictOf({ journal: replay.journal, replay })).toEqual(
      readJson(`${name}.verdict.json`),
    );
  });

  test('of the troubled year ends closed, with the next in line as chair', () => {
    expect(readJson('year.verdict.json')).toMatchObject({
      chair: 'can-tho',
      stands: { 2023: 'closed', 2024: 'underway.reporting.interim' },
    });
  });
});

describe('a tampered journal', () => {
  test('stands for every kind of edit', () => {
    expect(namesIn('tampered', '.ndjson')).toEqual(Object.keys(EDITS).sort());
  });

  test.each(Object.entries(EDITS))('%s is found at its entry', async (name, { finding }) => {
    expect(readJson('tampered', `${name}.verdict.json`)).toEqual(finding);
    const lines = linesOf('tampered', `${name}.ndjson`);
    const verdict = await audit(ORIGIN, lines, { verify, checkpoint: checkpointOf('pledge') });
    if (verdict.sound) throw new Error('it is not sound');
    const { seq, rule } = verdict.broken;
    const refusals = verdict.broken.rule === 'checkpoint' ? [] : verdict.broken.refusals;
    expect({ seq, rule, codes: refusals.map(({ code }) => code) }).toEqual(finding);
  });

  const tailOnly = Object.entries(EDITS).filter(([, { finding }]) => finding.seq === null);

  test.each(tailOnly)('%s cannot be found without a checkpoint, and that is said', async (name) => {
    const verdict = await audit(ORIGIN, linesOf('tampered', `${name}.ndjson`), { verify });
    expect(verdict).toMatchObject({ sound: true, tail: 'not covered' });
  });
});

test('a checkpoint of another journal does not cover this one', async () => {
  const checkpoint = checkpointOf('founding');
  const verdict = await audit(ORIGIN, linesOf('pledge.ndjson'), { verify, checkpoint });
  expect(verdict).toMatchObject({ sound: false, broken: { seq: null, rule: 'checkpoint' } });
});

test('a journal under another name is not this one', async () => {
  const verdict = await audit('test.example/provinces', linesOf('founding.ndjson'), { verify });
  expect(verdict).toMatchObject({ sound: false, broken: { seq: 0, rule: 'rules' } });
});
