/**
 * The list of `docs/asvs.md`: complete, and standing on tests that exist. A line that says that it
 * is met names a test; one that says something else gives its reason.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { projectRoot } from '../support/source-tree.js';

const text = readFileSync(join(projectRoot, 'docs/asvs.md'), 'utf8');

interface Row {
  readonly number: string;
  readonly verdict: string;
  readonly by: string;
}

const rows: readonly Row[] = text
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, number = '']) => /^[0-9]+(\.[0-9]+){2}$/.test(number))
  .map(([, number = '', , verdict = '', by = '']) => ({ number, verdict, by }));

/** How many requirements of levels 1 and 2 each section has, in the order of the standard. */
const SECTIONS: Readonly<Record<string, number>> = {
  '1.1': 2,
  '1.2': 9,
  '1.3': 11,
  '1.4': 3,
  '1.5': 2,
  '2.1': 3,
  '2.2': 3,
  '2.3': 4,
  '2.4': 1,
  '3.2': 2,
  '3.3': 4,
  '3.4': 6,
  '3.5': 5,
  '3.7': 2,
  '4.1': 3,
  '4.2': 1,
  '4.3': 2,
  '4.4': 4,
  '5.1': 1,
  '5.2': 3,
  '5.3': 2,
  '5.4': 3,
  '6.1': 3,
  '6.2': 11,
  '6.3': 3,
  '6.4': 4,
  '6.5': 5,
  '6.6': 3,
  '6.8': 3,
  '7.1': 3,
  '7.2': 4,
  '7.3': 2,
  '7.4': 5,
  '7.5': 2,
  '7.6': 2,
  '8.1': 2,
  '8.2': 3,
  '8.3': 1,
  '8.4': 1,
  '9.1': 3,
  '9.2': 4,
  '11.1': 2,
  '11.2': 3,
  '11.3': 3,
  '11.4': 3,
  '11.5': 1,
  '11.6': 1,
  '12.1': 3,
  '12.2': 2,
  '12.3': 4,
  '13.1': 1,
  '13.2': 5,
  '13.3': 2,
  '13.4': 5,
  '14.1': 2,
  '14.2': 4,
  '14.3': 3,
  '15.1': 3,
  '15.2': 3,
  '15.3': 7,
  '16.1': 1,
  '16.2': 5,
  '16.3': 4,
  '16.4': 3,
  '16.5': 3,
};

const testsIn = (by: string): readonly (readonly [file: string, title: string])[] =>
  [...by.matchAll(/`(test\/[^`]+\.test\.ts)` ([^;]+)/g)].map(([, file = '', title = '']) => [
    file,
    title.trim(),
  ]);

describe('the list of ASVS', () => {
  test('has every requirement of levels 1 and 2, once and in order', () => {
    const wanted = Object.entries(SECTIONS).flatMap(([section, count]) =>
      Array.from({ length: count }, (_, index) => `${section}.${index + 1}`),
    );
    expect(rows.map(({ number }) => number)).toEqual(wanted);
  });

  test('says met, partly, not met or not applicable, and why', () => {
    for (const { number, verdict, by } of rows) {
      expect([number, verdict]).toEqual([
        number,
        expect.stringMatching(/^(met|partly|not met|not applicable)$/),
      ]);
      expect([number, by.length > 3]).toEqual([number, true]);
      if (verdict === 'met') expect([number, testsIn(by).length > 0]).toEqual([number, true]);
    }
  });

  test('names only tests that exist', () => {
    for (const { number, by } of rows) {
      for (const [file, title] of testsIn(by)) {
        const path = join(projectRoot, file);
        const isThere = existsSync(path) && readFileSync(path, 'utf8').includes(title);
        expect([number, file, title, isThere]).toEqual([number, file, title, true]);
      }
    }
  });

  test('counts right', () => {
    const count = (verdict: string): number => rows.filter((row) => row.verdict === verdict).length;
    const told = /Of (\d+) requirements[^,]+, (\d+) are met, (\d+) are met in part, (\d+) are not/;
    expect(told.exec(text.replaceAll('\n', ' '))?.slice(1).map(Number)).toEqual([
      rows.length,
      count('met'),
      count('partly'),
      count('not met'),
    ]);
  });
});
