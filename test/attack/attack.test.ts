/**
 * The malicious host inside the suite: every row of the table is tried, and every row is stopped.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { projectRoot } from '../support/source-tree.js';
import { isStopped, type Row, rowOf } from './attempt.js';
import { flipBits } from './flips.js';
import { ATTEMPTS, tableOf } from './rows.js';

const TABLE = /(<!-- attack: [^>]*-->)[\s\S]*(<!-- \/attack -->)/;

describe('a host that holds the database and the log key', () => {
  const rows: Row[] = [];
  for (const { file, attempt } of ATTEMPTS) {
    test(`${attempt.attempt}, and is stopped`, async () => {
      const row = await rowOf(attempt, file);
      rows.push(row);
      expect(row.escaped.slice(0, 10)).toEqual([]);
      expect(isStopped(row)).toBe(true);
    }, 400_000);
  }

  test('is stopped by what SECURITY.md says', () => {
    const file = join(projectRoot, 'SECURITY.md');
    const text = readFileSync(file, 'utf8');
    const kept = text.replace(TABLE, `$1\n\n${tableOf(rows)}\n\n$2`);
    if (process.env.WRITE_DOCS) writeFileSync(file, kept);
    expect(process.env.WRITE_DOCS ? readFileSync(file, 'utf8') : text).toBe(kept);
  });
});

test('500 single bits flipped are all detected', async () => {
  const { detected, missed } = await flipBits(500);
  expect(missed).toEqual([]);
  expect(detected).toBe(500);
}, 120_000);
