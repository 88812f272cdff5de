/**
 * The harness of faults as `npm run faults` runs it, bounded: the same command, the same gates,
 * fewer cycles. Planted damage must be found, or the figures of the long run say nothing.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { builtFile } from '../support/built.js';
import { openRandom } from '../support/random.js';
import { FAULTS } from './gate.js';
import type { Row } from './page.js';

const MINUTES = 60_000;

interface Ran {
  readonly exit: number | null;
  readonly rows: readonly Row[];
  readonly said: string;
}

const folder = mkdtempSync(join(tmpdir(), 'giaouoc-faults-test-'));
let program = '';
beforeAll(() => {
  program = builtFile('test/faults/main.ts');
}, MINUTES);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command, in a folder where it could write no page. */
const faults = (...words: string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const env = { ...process.env, NODE_OPTIONS: '' };
    const options = { cwd: folder, env, encoding: 'utf8', maxBuffer: 2 ** 24 } as const;
    const args = [program, '--json', ...words];
    const child = execFile(process.execPath, args, options, (_error, stdout, stderr) => {
      const rows = stdout === '' ? [] : (JSON.parse(stdout) as Row[]);
      resolve({ exit: child.exitCode, rows, said: stderr });
    });
  });

const faultsOf = (row: Row) => FAULTS.map((fault) => [fault, row[fault]]);
const NONE = FAULTS.map((fault) => [fault, 0]);

test(
  'whatever fault is made, what was acknowledged is there, once',
  async () => {
    const { exit, rows, said } = await faults('--bounded', '--seed', '20231130');
    expect(rows.filter((row) => row.times === 0)).toEqual([]);
    expect(said.match(/FOUND.*/g) ?? []).toEqual([]);
    expect(rows.map((row) => [row.gate, faultsOf(row)])).toEqual(
      rows.map((row) => [row.gate, NONE]),
    );
    const counted = rows.flatMap(({ seen }) => Object.keys(seen));
    expect(counted.filter((what) => what.startsWith('not reached: killed'))).toEqual([]);
    expect(exit).toBe(0);
  },
  10 * MINUTES,
);

describe('a harness that is given damage to find', () => {
  test.each(['lost', 'doubled', 'corrupt'])(
    'says that something is %s in the engine',
    async (plant) => {
      const words = ['--only', 'engine', '--cycles', '4', '--seed', '5', '--plant', plant];
      const { exit, rows } = await faults(...words);
      expect(exit).toBe(1);
      expect(rows[0]?.[plant as (typeof FAULTS)[number]]).toBeGreaterThan(0);
    },
    MINUTES,
  );

  test(
    'says that something is lost behind a server',
    async () => {
      const { exit, rows } = await faults(
        ...['--only', 'server', '--cycles', '3', '--seed', '5', '--plant', 'lost'],
      );
      expect(exit).toBe(1);
      expect(rows[0]?.lost).toBeGreaterThan(0);
    },
    2 * MINUTES,
  );

  test(
    'does not begin with a gate, a number or a plant that it does not know',
    async () => {
      for (const wrong of ['--only=nothing', '--cycles=few', '--plant=roses']) {
        expect((await faults(wrong)).exit).toBe(1);
      }
    },
    MINUTES,
  );
});

test('a run can be repeated by its seed, and gates do not share their numbers', () => {
  const numbers = (seed: number, word: string) => {
    const { below } = openRandom(seed, word);
    return Array.from({ length: 20 }, () => below(1000));
  };
  expect(numbers(7, 'engine')).toEqual(numbers(7, 'engine'));
  expect(numbers(7, 'engine')).not.toEqual(numbers(8, 'engine'));
  expect(numbers(7, 'engine')).not.toEqual(numbers(7, 'server'));
});
