/**
 * The auditor's run, made here as the browser makes it: every golden journal and every tampered one
 * gets the verdict that the rules' own audit gives.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { linesOf, runAudit } from '../../src/console/audit/audit-run.js';
import { changesBetween } from '../../src/console/audit/changes.js';
import { plainVerdict } from '../../src/console/audit/plain-verdict.js';
import { verifyMany, verifyNow } from '../../src/console/audit/signatures.js';
import { begun, movedTo, positionIn, START, told } from '../../src/console/audit/store.js';
import { auditInFull } from '../../workflows/index.js';
import { projectRoot } from '../support/source-tree.js';

const folder = join(projectRoot, 'test', 'journals');
const journals = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ndjson'),
);

describe('the run', () => {
  test.each(journals)(
    'judges %s as the rules do',
    async (name) => {
      const journal = new Uint8Array(readFileSync(join(folder, name)));
      const given = { journal, checkpoint: null, heads: [], policy: null };
      const { verdict, rows, view } = await runAudit(given, verifyMany, () => {});
      const lines = linesOf(journal);
      const { cluster = '' } = originOf(lines[0]);
      const verify = { verify: verifyMany, verifyNow };
      expect(plainVerdict(verdict)).toEqual(
        plainVerdict(await auditInFull(cluster, lines, verify)),
      );
      expect(rows).toHaveLength(verdict.journal.size);
      if (rows.length === 0) return;
      const last = view(rows.length - 1);
      expect(last.entry.seq).toBe(rows.length - 1);
      expect(last.changes.length).toBeGreaterThan(0);
    },
    60_000,
  );
});

/** What a first line claims; a line that is no JSON claims nothing. */
function originOf(line: Uint8Array = new Uint8Array()): { readonly cluster?: string } {
  try {
    return JSON.parse(Buffer.from(line).toString('utf8')).statement;
  } catch {
    return {};
  }
}

describe('the page', () => {
  const rows = [0, 1, 2].map((seq) => ({
    seq,
    at: '2024-03-08T03:00:00.000Z',
    member: 'da-nang',
    officer: 'root',
    type: 'pledge.sign' as const,
    cycle: 2024,
  }));
  const broken = { seq: 3, rule: 'state', expected: null, found: null, refusals: [] };
  const verdict = { sound: false as const, ...broken };
  const done = told(begun(7), { tell: 'verdict', verdict, rows, names: {} });

  test('an address names an entry, and one that names none is the first', () => {
    expect(positionIn('#entry-214')).toBe(214);
    expect(positionIn('#verdict')).toBe(0);
  });

  test('nobody moves beyond the ends of what holds', () => {
    expect(done.position).toBe(2);
    expect(movedTo(done, -1).position).toBe(0);
    expect(movedTo(done, 1).position).toBe(1);
  });

  test('a file that cannot be read leads back to the start, with the reason', () => {
    const failed = told(begun(0), { tell: 'trouble', message: 'policy' });
    expect(failed).toEqual({ ...START, trouble: 'policy' });
  });

  test('only what is different is told of two states', () => {
    expect(changesBetween({ a: { b: 1, c: 2 } }, { a: { b: 1, c: 3, d: [] } })).toEqual([
      { path: ['a', 'c'], before: 2, after: 3 },
      { path: ['a', 'd'], before: undefined, after: [] },
    ]);
  });
});
