/**
 * The auditor's run, made here as the browser makes it: every golden journal and every tampered one
 * gets the verdict that the rules' own audit gives.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { linesOf, runAudit } from '../../src/console/audit/audit-run.js';
import { changesBetween } from '../../src/console/audit/changes.js';
import { lodgedIn, NOTHING_OWN } from '../../src/console/audit/own-files.js';
import { plainVerdict } from '../../src/console/audit/plain-verdict.js';
import { verifyMany, verifyNow } from '../../src/console/audit/signatures.js';
import {
  begun,
  movedTo,
  positionIn,
  START,
  told,
  tried,
  untried,
} from '../../src/console/audit/store.js';
import { partOf } from '../../src/console/chart/part-of.js';
import { visitedStates } from '../../src/console/chart/visited.js';
import { auditInFull, diagramOf } from '../../workflows/index.js';
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
      const given = { journal, checkpoint: null, heads: [], ...NOTHING_OWN };
      const { verdict, rows, view, brokenLine } = await runAudit(given, verifyMany, () => {});
      const lines = linesOf(journal);
      const { cluster = '' } = originOf(lines[0]);
      const verify = { verify: verifyMany, verifyNow };
      expect(plainVerdict(verdict, brokenLine)).toEqual(
        plainVerdict(await auditInFull(cluster, lines, verify), brokenLine),
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
    path: 'underway.pledging.signing',
  }));
  const broken = {
    seq: 3,
    rule: 'state',
    expected: null,
    found: null,
    line: null,
    refusals: [],
  };
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

  test('what was tried is gone with the next step, and on request', () => {
    const next = { type: 'pledge.sign' as const, member: 'a', cycle: 2024, body: {} };
    expect(tried(done, next).tries).toEqual([next]);
    expect(movedTo(tried(done, next), 1).tries).toEqual([]);
    expect(untried(tried(done, next)).tries).toEqual([]);
  });

  test('only what is different is told of two states', () => {
    expect(changesBetween({ a: { b: 1, c: 2 } }, { a: { b: 1, c: 3, d: [] } })).toEqual([
      { path: ['a', 'c'], before: 2, after: 3 },
      { path: ['a', 'd'], before: undefined, after: [] },
    ]);
  });
});

describe('what if', () => {
  const journal = new Uint8Array(readFileSync(join(folder, 'pledge.ndjson')));
  const opened = runAudit(
    { journal, checkpoint: null, heads: [], ...NOTHING_OWN },
    verifyMany,
    () => {},
  );

  test('a statement that the rules would take moves the state, and the history stays', async () => {
    const { rows, view, tryAfter, draftAfter } = await opened;
    const seq = rows.findIndex(({ type }) => type === 'pledge.open');
    const signing = { type: 'pledge.sign' as const, member: rows[0]?.member ?? '', cycle: 2024 };
    const body = draftAfter(seq, [], { ...signing, cycle: rows[seq]?.cycle ?? 0 });
    const tried = { ...signing, cycle: rows[seq]?.cycle ?? 0, body };
    const [first, again] = tryAfter(seq, [tried, tried]);
    expect(first?.ok).toBe(true);
    expect(again).toMatchObject({ ok: false, refusals: [{ code: expect.any(String) }] });
    expect(view(seq).entry.seq).toBe(seq);
    expect(tryAfter(seq, [tried])).toEqual([first]);
  });

  test('faults in the form of a body are named, and nothing is judged then', async () => {
    const { tryAfter } = await opened;
    const tried = { type: 'pledge.sign' as const, member: 'x', cycle: 2024, body: { no: 1 } };
    const [outcome] = tryAfter(0, [tried]);
    expect(outcome).toMatchObject({ ok: false, refusals: [] });
  });
});

describe('what the auditor brings along', () => {
  test('is a list of lodged statements, or nothing', () => {
    expect(lodgedIn('{"note":"n","signatures":[],"statement":{}}\n')).toHaveLength(1);
    expect(lodgedIn('{"note":1}')).toBeNull();
    expect(lodgedIn('no JSON')).toBeNull();
  });
});

describe('the path on the chart', () => {
  test('has every state that was passed through, and those around it', () => {
    const visited = visitedStates('launching', ['underway.a', 'underway.b(c.x+d.y)']);
    expect([...visited].sort()).toEqual([
      'launching',
      'underway',
      'underway.a',
      'underway.b',
      'underway.b.c',
      'underway.b.c.x',
      'underway.b.d',
      'underway.b.d.y',
    ]);
  });

  test('is drawn within its step, which has its own first state', () => {
    const diagram = diagramOf('cycle');
    const step = partOf(diagram, 'underway.pledging');
    expect(step.nodes.length).toBeGreaterThan(1);
    expect(step.nodes.every(({ path }) => path.startsWith('underway.pledging.'))).toBe(true);
    expect(step.initial.startsWith('underway.pledging.')).toBe(true);
    expect(partOf(diagram, 'launching')).toBe(diagram);
  });
});
