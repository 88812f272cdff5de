/**
 * What a council believes in the end stands on `workflows/ledger/`, so no branch of it is untested.
 * The tests of the ledger run once more, alone and in a process of their own, and are counted: so
 * no other test helps them, and the rest of the suite is not slowed by being counted.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

type Counted = { readonly branches: { readonly pct: number } };

const root = fileURLToPath(new URL('..', import.meta.url));

/** The branches that the tests under a path reach, in hundredths, for each file of the ledger. */
async function branchesReached(tests: string): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-coverage-'));
  const { JEST_WORKER_ID: _, NODE_OPTIONS: __, ...env } = process.env;
  try {
    const options = [
      '--experimental-vm-modules',
      join(root, 'node_modules/jest/bin/jest.js'),
      tests,
      '--runInBand',
      '--coverage',
      '--coverageReporters=json-summary',
      `--coverageDirectory=${folder}`,
      '--collectCoverageFrom=workflows/ledger/*.ts',
    ];
    await promisify(execFile)(process.execPath, options, { cwd: root, env });
    const summary = readFileSync(join(folder, 'coverage-summary.json'), 'utf8');
    const { total: _total, ...files }: Record<string, Counted> = JSON.parse(summary);
    return Object.fromEntries(
      Object.entries(files).map(([path, { branches }]) => [basename(path), branches.pct]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the tests of the ledger reach every branch of every file of the ledger', async () => {
  const files = readdirSync(join(root, 'workflows/ledger'));
  const reached = await branchesReached('test/workflows/ledger/');
  expect(reached).toEqual(Object.fromEntries(files.map((file) => [file, 100])));
}, 300_000);
