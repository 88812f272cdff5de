/** `scores`: the points of a year as CSV on the screen, as files, and for programs. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { builtFile } from '../support/built.js';
import type { TestCluster } from '../support/cluster.js';
import { scoredYear } from '../support/given.js';
import { writeJournalFolder } from '../support/journal-folder.js';
import { type Ran, run } from '../support/transcript.js';
import { contextOf } from '../support/year.js';

let program: string;
let folder: string;
let cluster: TestCluster;

beforeAll(() => {
  program = builtFile('src/cli/main.ts');
  folder = mkdtempSync(join(tmpdir(), 'giaouoc-scores-'));
  cluster = scoredYear();
  writeJournalFolder(join(folder, 'out'), cluster);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const giaouoc = (command: string): Ran => run(program, `giaouoc ${command}`, folder);

test('the points are CSV with a row for each member', () => {
  const { stdout, exit } = giaouoc('scores --year 2023 --journal out');
  const lines = stdout.trimEnd().split('\r\n');
  expect([exit, lines.length]).toEqual([0, 4]);
  expect(lines[0]).toMatch(/^\ufeffRank,Place,Code,Member,/);
});

test('the points are a file, as CSV and as a workbook', () => {
  const csv = giaouoc('scores --year 2023 --journal out --out points.csv --lang vi');
  expect([csv.exit, csv.stderr]).toEqual([0, 'points.csv: điểm của 3 đơn vị\n']);
  expect(readFileSync(join(folder, 'points.csv'), 'utf8')).toMatch(/^\ufeffHạng,Thứ tự,/);
  expect(giaouoc('scores --year 2023 --journal out --xlsx --out points.xlsx').exit).toBe(0);
  expect(readFileSync(join(folder, 'points.xlsx')).toString('latin1', 0, 4)).toBe('PK\u0003\u0004');
});

test('the points are JSON for programs', () => {
  const { stdout } = giaouoc('scores --year 2023 --journal out --json');
  const { final, members } = JSON.parse(stdout);
  const { points } = contextOf(cluster).review.scoring;
  expect(final).toBe(true);
  for (const row of members) expect(row.points).toEqual(points[row.member]);
});

test('a year that was not launched has none, and a workbook is not for the screen', () => {
  expect(giaouoc('scores --year 2031 --journal out').exit).toBe(2);
  const { stderr, exit } = giaouoc('scores --year 2023 --journal out --xlsx');
  expect([exit, stderr]).toEqual([2, expect.stringContaining('--out FILE')]);
});
