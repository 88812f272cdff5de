/** What is told of a mutation run: its survivors, and what was judged of them. */
import { describe, expect, test } from '@jest/globals';
import { inOrder } from './order.js';
import { pageOf } from './page.js';
import {
  isSurvivor,
  type Judgement,
  judgementOf,
  mutantsOf,
  outlived,
  type Report,
  wholeFilesOf,
} from './survivors.js';

const FILE = 'workflows/quorum.ts';

/** A report on one file, in which `>=` of the given source became `>` with this outcome. */
function reportOn(source: string, status = 'Survived'): Report {
  const lines = source.split('\n');
  const line = lines.findIndex((each) => each.includes('>=')) + 1;
  const column = (lines[line - 1] ?? '').indexOf('a >= b') + 1;
  const location = { start: { line, column }, end: { line, column: column + 6 } };
  const mutant = { mutatorName: 'EqualityOperator', replacement: 'a > b', status, location };
  return { files: { [FILE]: { source, mutants: [mutant] } }, config: { planned: { [FILE]: 1 } } };
}

const source = 'export const enough = (a: number, b: number) =>\n  a >= b;\n';
const judgement: Judgement = {
  file: FILE,
  mutator: 'EqualityOperator',
  original: 'a >= b',
  replacement: 'a > b',
  verdict: 'to be done',
  because: 'nobody asks at the limit.',
};
const survivorsOf = (report: Report) => mutantsOf(report).filter(isSurvivor);
const around = { date: '2026-01-01', machine: 'a machine', versions: 'versions', missing: [] };

describe('a survivor', () => {
  test('is named with its line, its code before and after, and the file as it would be', () => {
    expect(survivorsOf(reportOn(source))).toEqual([
      {
        file: FILE,
        line: 2,
        status: 'Survived',
        mutator: 'EqualityOperator',
        original: 'a >= b',
        replacement: 'a > b',
        mutated: source.replace('>=', '>'),
      },
    ]);
  });

  test('is one that no test reached, too, but none that was killed or never ended', () => {
    const count = (status: string) => survivorsOf(reportOn(source, status)).length;
    expect(['Survived', 'NoCoverage', 'Killed', 'Timeout'].map(count)).toEqual([1, 1, 0, 0]);
  });

  test('keeps its judgement when lines move', () => {
    const [moved] = survivorsOf(reportOn(`// A line more.\n\n${source}`));
    expect(moved?.line).toBe(4);
    expect(moved && judgementOf(moved, [judgement])).toBe(judgement);
  });

  test('has no judgement of another change to the same code', () => {
    const [survivor] = survivorsOf(reportOn(source));
    const other = { ...judgement, replacement: 'true' };
    expect(survivor && judgementOf(survivor, [other])).toBeUndefined();
  });
});

describe('a judgement', () => {
  const outlivedIn = (report: Report) => outlived(report, mutantsOf(report), [judgement]);

  test('is outlived when its mutant is killed, but not when its file was not in the run', () => {
    expect(outlivedIn(reportOn(source, 'Killed'))).toEqual([judgement]);
    expect(outlivedIn(reportOn(source))).toEqual([]);
    expect(outlivedIn({ files: {}, config: { planned: {} } })).toEqual([]);
  });
});

test('a file has no figures until all its mutants were tried', () => {
  const report = reportOn(source);
  expect(wholeFilesOf(report)).toEqual(report);
  expect(wholeFilesOf({ ...report, config: { planned: { [FILE]: 2 } } }).files).toEqual({});
});

describe('the page', () => {
  const mutants = mutantsOf(reportOn(source));
  const findings = { mutants, refused: new Set<never>(), judgements: [judgement] };

  test('counts by folder and lists each survivor with its judgement', () => {
    const page = pageOf(findings, around);
    expect(page).toContain('| `workflows` | 1 | 0 | 0 | 1 | 0 | 0.00 % | 0 | 0.00 % |');
    expect(page).toContain(
      '| 2 | `` a >= b `` | `` a > b `` | *to be done*: nobody asks at the limit. |',
    );
  });

  test('counts a survivor that does not compile in one score, and does not list it', () => {
    const killed = mutantsOf(reportOn(source, 'Killed'));
    const refused = new Set(mutants);
    const all = { mutants: [...mutants, ...killed], refused, judgements: [] };
    const page = pageOf(all, around);
    expect(page).toContain('| `workflows` | 2 | 1 | 0 | 1 | 0 | 50.00 % | 1 | 100.00 % |');
    expect(page).not.toContain('a >= b');
  });

  test('counts a killed mutant that does not compile in one score only, too', () => {
    const killed = mutantsOf(reportOn(source, 'Killed'));
    const all = { ...findings, mutants: [...mutants, ...killed], refused: new Set(killed) };
    expect(pageOf(all, around)).toContain(
      '| `workflows` | 2 | 1 | 0 | 1 | 0 | 50.00 % | 1 | 0.00 % |',
    );
  });

  test('names the files that have no figures yet', () => {
    const page = pageOf(findings, { ...around, missing: ['x.ts'] });
    expect(page).toContain('- `x.ts`');
  });
});

test('tests that are most about a file are asked first, and the quick ones before the slow', () => {
  const seen = {
    slow: { time: 900, met: { [FILE]: 9 } },
    quick: { time: 1, met: { [FILE]: 9 } },
    elsewhere: { time: 1, met: { [FILE]: 1, 'workflows/other.ts': 99 } },
  };
  const asked = inOrder(['slow', 'elsewhere', 'new', 'quick'], FILE, seen, new Map());
  expect(asked).toEqual(['quick', 'elsewhere', 'slow', 'new']);
});

test('a test that killed another mutant of the file is asked before quicker ones', () => {
  const seen = { quick: { time: 1, met: {} }, slow: { time: 90, met: {} } };
  expect(inOrder(['quick', 'slow'], FILE, seen, new Map([['slow', 3]]))).toEqual(['slow', 'quick']);
});

test('tests are asked until they have taken long enough, the slowest of them not', () => {
  const seen = { short: { time: 9, met: {} }, endless: { time: 90_000, met: {} } };
  expect(inOrder(['endless', 'short'], FILE, seen, new Map())).toEqual(['short']);
});
