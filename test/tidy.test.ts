/**
 * The house keeps its own rules. Every claim is judged on the real files and, so that it can fail,
 * on planted ones: the breach that is planted must be the breach that is named, and nothing else.
 */
import { describe, expect, test } from '@jest/globals';
import * as rules from './support/house-rules.js';
import { plant, readSourceTree } from './support/source-tree.js';

const tree = readSourceTree();

function expectHeld(rule: rules.Rule, planted: Record<string, string>, seen: string[]): void {
  expect(rule(plant(planted))).toEqual(seen);
  expect(rule(tree)).toEqual([]);
}

test('the files that are judged are the real ones', () => {
  const paths = tree.map(({ path }) => path);
  expect(paths).toContain('workflows/index.ts');
  expect(paths).toContain('test/tidy.test.ts');
  expect(paths.filter((path) => /(^|\/)(node_modules|dist)\//.test(path))).toEqual([]);
});

describe('shape', () => {
  test('a file has at most 300 lines, a test at most 400', () => {
    const lines = (count: number) => 'a;\n'.repeat(count);
    const planted = {
      'db/short.ts': lines(300),
      'db/long.ts': lines(301),
      'test/short.test.ts': lines(400),
      'test/long.test.ts': lines(401),
    };
    expectHeld(rules.fileLengths, planted, [
      'db/long.ts has 301 lines, at most 300',
      'test/long.test.ts has 401 lines, at most 400',
    ]);
  });

  test('a line has at most 100 columns unless nothing in it can be broken', () => {
    const planted = {
      'src/wide.ts': [
        `// ${'đ '.repeat(48)}`,
        `// ${'đ '.repeat(49)}`,
        `// https://example.org/${'a'.repeat(100)}`,
        `  '${'Giao ước '.repeat(20)}',`,
        `  'pledge/in-force': '${'Giao ước '.repeat(20)}',`,
        `  const text = '${'Giao ước '.repeat(20)}';`,
        `  vi: said('${'Giao ước '.repeat(20)}', 2),`,
      ].join('\n'),
    };
    expectHeld(rules.lineWidths, planted, [
      'src/wide.ts:2 has 101 columns',
      'src/wide.ts:6 has 198 columns',
      'src/wide.ts:7 has 198 columns',
    ]);
  });

  test('a function outside the tests has at most 70 lines', () => {
    const body = (lines: number) => `() => {\n${'a;\n'.repeat(lines - 2)}}`;
    const planted = {
      'src/a.ts': `const fits = ${body(70)};\nconst tooLong = ${body(71)};`,
      'test/a.test.ts': `describe('a', ${body(300)});`,
    };
    expectHeld(rules.functionLengths, planted, ['src/a.ts:71 is a function of 71 lines']);
  });

  test('names are kebab-case words that say what is inside', () => {
    const planted = {
      'src/http/problem.filter.ts': '',
      'src/http/rate-limit.ts': '',
      'src/http/problemFilter.ts': '',
      'src/http/key-utils.ts': '',
      'src/shared/key.ts': '',
      'db/base.entity.ts': '',
    };
    expectHeld(rules.names, planted, [
      'src/http/problemFilter.ts has "problemFilter", which is not kebab-case',
      'src/http/key-utils.ts says "utils", which names nothing',
      'src/shared/key.ts says "shared", which names nothing',
      'db/base.entity.ts says "base", which names nothing',
    ]);
  });
});

describe('language', () => {
  test('nothing is exported as default', () => {
    const planted = {
      'src/a.ts': 'export default 1;',
      'src/b.ts': 'export default function b() {}',
      'src/c.ts': 'const c = 1;\nexport { c as default };',
      'src/d.ts': 'export const d = 1;\nimport fc from "fast-check";',
      'tool.config.ts': 'export default {};',
    };
    expectHeld(rules.defaultExports, planted, [
      'src/a.ts:1 exports a default',
      'src/b.ts:1 exports a default',
      'src/c.ts:2 exports a default',
    ]);
  });

  test('there is no enum', () => {
    expectHeld(rules.enums, { 'src/a.ts': 'type B = "c";\nexport const enum D { e }' }, [
      'src/a.ts:2 is enum D',
    ]);
  });

  test('no type carries an I for interface', () => {
    const planted = { 'src/a.ts': 'interface IRow {}\ntype Indicator = 1;\ntype IPledge = 2;' };
    expectHeld(rules.prefixes, planted, [
      'src/a.ts:1 is named IRow',
      'src/a.ts:3 is named IPledge',
    ]);
  });

  test('there is no any outside test/support', () => {
    const text = "// any\nconst any = 'any';\nconst x: any = 1;\nconst y = x as any[];";
    const planted = { 'src/a.ts': text, 'test/a.test.ts': text, 'test/support/a.ts': text };
    expectHeld(rules.anys, planted, [
      'src/a.ts:3 says any',
      'src/a.ts:4 says any',
      'test/a.test.ts:3 says any',
      'test/a.test.ts:4 says any',
    ]);
  });

  test('no comment puts work off', () => {
    const planted = {
      'src/a.ts': [
        "const a = '// TODO'; // FIXME later",
        'function b() { /* HACK */ }',
        'const url = `$' + '{a}//TODO`;',
        '/** XXX */',
        'const c = 1; // the word todo in prose is a word',
        '// TODO at the end',
      ].join('\n'),
    };
    expectHeld(rules.postponements, planted, [
      'src/a.ts:1 says FIXME',
      'src/a.ts:2 says HACK',
      'src/a.ts:4 says XXX',
      'src/a.ts:6 says TODO',
    ]);
  });

  test('the rules read no clock, draw no random number, ask no locale and touch no process', () => {
    const pure = 'const p = { process: 1 }; p.process; Date.parse(x); Math.max(1, 2); a < b;';
    const impure = [
      'Date.now();',
      'new Date(0);',
      'Math.random();',
      'new Intl.Collator();',
      'a.localeCompare(b);',
      'n.toLocaleString();',
      'console.log(1);',
      'process.env;',
      'setTimeout(f, 1);',
    ].join('\n');
    const planted = { 'workflows/a.ts': pure, 'workflows/b.ts': impure, 'src/c.ts': impure };
    expectHeld(rules.impurities, planted, [
      'workflows/b.ts:1 uses Date.now',
      'workflows/b.ts:2 makes a Date',
      'workflows/b.ts:3 uses Math.random',
      'workflows/b.ts:4 uses Intl',
      'workflows/b.ts:5 uses localeCompare',
      'workflows/b.ts:6 uses toLocaleString',
      'workflows/b.ts:7 uses console',
      'workflows/b.ts:8 uses process',
      'workflows/b.ts:9 uses setTimeout',
    ]);
  });
});

describe('words for the reader', () => {
  test('every file opens with a comment that says what it promises', () => {
    const planted = {
      'src/a.ts': '/** Promises. */\nexport const a = 1;',
      'src/b.ts': '#!/usr/bin/env node\n// Promises.\nexport const b = 1;',
      'src/c.ts': "import './a.js';\n/** Late. */\nexport const c = 1;",
      'test/d.test.ts': 'const d = 1;',
    };
    expectHeld(rules.openings, planted, ['src/c.ts does not open with a comment']);
  });

  test('every exported function has a doc comment', () => {
    const text = [
      '/** Said. */',
      'export function said() {}',
      'export function silent() {}',
      'export const arrow = () => 1;',
      'function inner() {}',
      '/** Said once. */',
      'export function twice(a: string): void;',
      'export function twice(a: unknown): void {}',
      '// Only a remark.',
      'export const remarked = async function () {};',
    ].join('\n');
    const planted = { 'db/a.ts': text, 'workflows/b.ts': text, 'test/support/c.ts': text };
    const seen = ['3 silent', '4 arrow', '10 remarked'].map((each) => `${each} has no doc comment`);
    expectHeld(rules.docComments, planted, [
      ...seen.map((each) => `db/a.ts:${each}`),
      ...seen.map((each) => `workflows/b.ts:${each}`),
    ]);
  });
});
