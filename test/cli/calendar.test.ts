/** `calendar`: the same calendar from a folder as from the server, and the tasks for programs. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { builtFile } from '../support/built.js';
import { calendarOf } from '../support/calendar.js';
import { charterFor, type TestCluster } from '../support/cluster.js';
import { CHAIR, DEPUTY, pledgedYear } from '../support/given.js';
import { writeJournalFolder } from '../support/journal-folder.js';
import { type Ran, run } from '../support/transcript.js';

const calendar = {
  ...charterFor([CHAIR]).calendar,
  pledge: { day: '03-31', nextYear: false, late: 'warn' },
  annualReport: { day: '02-28', nextYear: true, late: 'warn' },
} as const;

let program: string;
let folder: string;
let cluster: TestCluster;

beforeAll(() => {
  program = builtFile('src/cli/main.ts');
  folder = mkdtempSync(join(tmpdir(), 'giaouoc-calendar-'));
  cluster = pledgedYear({ charter: { calendar } });
  writeJournalFolder(join(folder, 'out'), cluster);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const giaouoc = (command: string): Ran => run(program, `giaouoc ${command}`, folder);

test('the calendar of a folder needs no server, and is the one that a server makes', () => {
  const { stdout, stderr, exit } = giaouoc(`calendar --member ${DEPUTY} --journal out`);
  expect({ stdout, stderr, exit }).toEqual({
    stdout: calendarOf(cluster, DEPUTY, 'en'),
    stderr: '',
    exit: 0,
  });
});

test('is written to a file, in Vietnamese too', () => {
  const command = `calendar --member ${DEPUTY} --journal out --out my.ics --lang vi`;
  expect(giaouoc(command).exit).toBe(0);
  expect(readFileSync(join(folder, 'my.ics'), 'utf8')).toBe(calendarOf(cluster, DEPUTY, 'vi'));
});

test('is a list for programs', () => {
  const { stdout } = giaouoc(`calendar --member ${DEPUTY} --journal out --json`);
  expect(JSON.parse(stdout)).toMatchObject([
    { deadline: 'pledge', day: '2023-03-31', task: 'done', sequence: 0 },
    { deadline: 'annualReport', day: '2024-02-28', task: 'open', sequence: 0 },
  ]);
});

test('is made for members alone', () => {
  const { stderr, exit } = giaouoc('calendar --member da-nang --journal out');
  expect([stderr, exit]).toEqual(['da-nang is not a member of this cluster.\n', 2]);
});
