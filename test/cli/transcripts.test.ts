/**
 * The command line as people type it: every `.txt` beside this file is a transcript, run against
 * the real program in processes of its own. What stands there is what a person sees.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { builtFile } from '../support/built.js';
import { setStage } from '../support/stage-folder.js';
import { layOut, mismatch, readTranscript, run } from '../support/transcript.js';

const here = dirname(fileURLToPath(import.meta.url));
const names = readdirSync(here).filter((name) => name.endsWith('.txt'));
const transcripts = names.map((name) => [name, readTranscript(join(here, name))] as const);

let program: string;
let stage: string;

beforeAll(() => {
  program = builtFile('src/cli/main.ts');
  stage = mkdtempSync(join(tmpdir(), 'giaouoc-stage-'));
  setStage(stage);
  for (const [, transcript] of transcripts) layOut(transcript, stage);
});

afterAll(() => rmSync(stage, { recursive: true, force: true }));

describe.each(transcripts)('%s', (_, { scenes }) => {
  test.each(scenes.map((scene) => [scene.claim, scene] as const))('%s', (_claim, scene) => {
    const { stdout, stderr, exit } = run(program, scene.command, stage);
    expect({
      stdout: mismatch(stdout, scene.stdout),
      stderr: mismatch(stderr, scene.stderr),
      exit,
    }).toEqual({ stdout: null, stderr: null, exit: scene.exit });
  });
});

test('every exit code is provoked', () => {
  const exits = transcripts.flatMap(([, { scenes }]) => scenes.map(({ exit }) => exit));
  expect([...new Set(exits)].sort()).toEqual([0, 1, 2, 3, 4]);
});
