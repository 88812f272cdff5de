/**
 * The house keeps its own rules. Every claim is judged on the real files and, so that it can fail,
 * on planted ones: the breach that is planted must be the breach that is named, and nothing else.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as rules from './support/house-rules.js';
import { plant, projectRoot, readSourceTree } from './support/source-tree.js';

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

describe('imports', () => {
  test('workflows imports only xstate, @noble/hashes and its own files', () => {
    const bad = [
      "import { setup } from 'xstate';",
      "import { getShortestPaths } from 'xstate/graph';",
      "import { sha256 } from '@noble/hashes/sha2.js';",
      "import { voteOf } from '../voting.js';",
      "import { readFileSync } from 'node:fs';",
      "import { open } from '../../db/data-source.js';",
      "export { start } from '../../src/main.js';",
      "type Row = import('typeorm').Repository<never>;",
    ].join('\n');
    expectHeld(rules.dependencies, { 'workflows/steps/pledge.ts': bad }, [
      'workflows/steps/pledge.ts:5 imports node:fs',
      'workflows/steps/pledge.ts:6 imports ../../db/data-source.js',
      'workflows/steps/pledge.ts:7 imports ../../src/main.js',
      'workflows/steps/pledge.ts:8 imports typeorm',
    ]);
  });

  test('db imports only TypeORM, its driver and its own files', () => {
    const bad = [
      "import { DataSource } from 'typeorm';",
      "import { join } from 'node:path';",
      "import { entry } from './entry.entity.js';",
      "import { judge } from '../workflows/index.js';",
      "import { Injectable } from '@nestjs/common';",
    ].join('\n');
    expectHeld(rules.dependencies, { 'db/data-source.ts': bad }, [
      'db/data-source.ts:4 imports ../workflows/index.js',
      'db/data-source.ts:5 imports @nestjs/common',
    ]);
  });

  test('the server reaches the rules by their one door, and never the command line', () => {
    const bad = [
      "import { judge } from '../../workflows/index.js';",
      "import { open } from '../../db/data-source.js';",
      "import { Module } from '@nestjs/common';",
      "import { replay } from '../../workflows/replay.js';",
      "import { say } from '../cli/say.js';",
      "import { page } from '../console/page.js';",
      "import { given } from '../../test/support/given.js';",
    ].join('\n');
    expectHeld(rules.dependencies, { 'src/journal/writer.ts': bad }, [
      'src/journal/writer.ts:4 imports ../../workflows/replay.js',
      'src/journal/writer.ts:5 imports ../cli/say.js',
      'src/journal/writer.ts:6 imports ../console/page.js',
      'src/journal/writer.ts:7 imports ../../test/support/given.js',
    ]);
  });

  test('the command line loads the server only in serve and demo, and only at run time', () => {
    const bad = [
      "import { Command } from 'commander';",
      "import { replay } from '../../workflows/index.js';",
      "const started = import('../http/start.js');",
      "import { start } from '../http/start.js';",
      "import { open } from '../../db/data-source.js';",
      "import { Module } from '@nestjs/common';",
      'const hidden = import(process.argv[2]);',
    ].join('\n');
    const seen = (path: string, first: number) =>
      [
        [3, '../http/start.js'],
        [4, '../http/start.js'],
        [5, '../../db/data-source.js'],
        [6, '@nestjs/common'],
        [7, 'a computed name'],
      ]
        .filter(([line]) => Number(line) >= first)
        .map(([line, name]) => `${path}:${line} imports ${name}`);
    const planted = { 'src/cli/audit.ts': bad, 'src/cli/serve.ts': bad, 'src/cli/demo.ts': bad };
    expectHeld(rules.dependencies, planted, [
      ...seen('src/cli/audit.ts', 3),
      ...seen('src/cli/serve.ts', 4),
      ...seen('src/cli/demo.ts', 4),
    ]);
  });

  test('the witness stands by itself, and only its command and the demo load it', () => {
    const bad = [
      "import { readLodging } from './lodging-request.js';",
      "import { judge } from '../../workflows/index.js';",
      "import { startServer } from '../server.js';",
      "import { Module } from '@nestjs/common';",
    ].join('\n');
    const loads = "const loaded = import('../witness/server.js');";
    const planted = {
      'src/witness/server.ts': bad,
      'src/journal/writer.ts': loads,
      'src/cli/audit.ts': loads,
      'src/cli/witness.ts': `${loads}\nimport { start } from '../witness/server.js';`,
    };
    expectHeld(rules.dependencies, planted, [
      'src/witness/server.ts:3 imports ../server.js',
      'src/witness/server.ts:4 imports @nestjs/common',
      'src/journal/writer.ts:1 imports ../witness/server.js',
      'src/cli/audit.ts:1 imports ../witness/server.js',
      'src/cli/witness.ts:2 imports ../witness/server.js',
    ]);
  });

  test('sealing runs anywhere, and only the command line and the console load it', () => {
    const bad = [
      "import { split } from 'shamir-secret-sharing';",
      "import { CipherSuite } from '@hpke/core';",
      "import { judge } from '../../workflows/index.js';",
      "import { createHash } from 'node:crypto';",
      "import { readKey } from '../cli/key-file.js';",
      "import { pino } from 'pino';",
    ].join('\n');
    const loads = "const loaded = import('../sealing/escrow.js');";
    const imports = "import { splitSecret } from '../sealing/escrow.js';";
    const planted = {
      'src/sealing/escrow.ts': bad,
      'src/journal/writer.ts': `${loads}\n${imports}`,
      'src/witness/server.ts': loads,
      'src/cli/seal.ts': `${loads}\n${imports}`,
      'src/console/seal.ts': `${loads}\n${imports}`,
    };
    expectHeld(rules.dependencies, planted, [
      'src/sealing/escrow.ts:4 imports node:crypto',
      'src/sealing/escrow.ts:5 imports ../cli/key-file.js',
      'src/sealing/escrow.ts:6 imports pino',
      'src/journal/writer.ts:1 imports ../sealing/escrow.js',
      'src/journal/writer.ts:2 imports ../sealing/escrow.js',
      'src/witness/server.ts:1 imports ../sealing/escrow.js',
      'src/cli/seal.ts:2 imports ../sealing/escrow.js',
    ]);
  });

  test('documents stand by themselves, and are loaded when the first is asked for', () => {
    const bad = [
      "import PDFDocument from 'pdfkit';",
      "import { digestOf } from '../../workflows/index.js';",
      "import type { LiveJournal } from '../journal/live-journal.js';",
      "import { Module } from '@nestjs/common';",
    ].join('\n');
    const loads = [
      "const loaded = import('../documents/make-document.js');",
      "import type { IssueFacts } from '../documents/make-document.js';",
      "import { makeDocument } from '../documents/make-document.js';",
    ].join('\n');
    const planted = {
      'src/documents/sheet.ts': bad,
      'src/document-pages/press.ts': loads,
      'src/cli/document.ts': loads,
      'src/witness/server.ts': "const loaded = import('../documents/make-document.js');",
    };
    expectHeld(rules.dependencies, planted, [
      'src/documents/sheet.ts:3 imports ../journal/live-journal.js',
      'src/documents/sheet.ts:4 imports @nestjs/common',
      'src/document-pages/press.ts:3 imports ../documents/make-document.js',
      'src/cli/document.ts:3 imports ../documents/make-document.js',
      'src/witness/server.ts:1 imports ../documents/make-document.js',
    ]);
  });

  test('calendars and tables are made of the rules alone, for the server and the command line', () => {
    const bad = [
      "import { ical } from 'ical-generator';",
      "import { wordsOf } from '../../workflows/index.js';",
      "import { open } from '../../db/data-source.js';",
      "import { Module } from '@nestjs/common';",
      "import { serve } from '../server.js';",
    ].join('\n');
    const loads = "const loaded = import('../calendar/timetable.js');";
    const imports = "import { openTimetable } from '../calendar/timetable.js';";
    const planted = {
      'src/calendar/timetable.ts': bad,
      'src/tables/csv.ts': imports,
      'src/subscriptions/schedules.ts': imports,
      'src/cli/calendar.ts': `${loads}\n${imports}`,
      'src/witness/server.ts': loads,
    };
    expectHeld(rules.dependencies, planted, [
      'src/calendar/timetable.ts:3 imports ../../db/data-source.js',
      'src/calendar/timetable.ts:4 imports @nestjs/common',
      'src/calendar/timetable.ts:5 imports ../server.js',
      'src/tables/csv.ts:1 imports ../calendar/timetable.js',
      'src/cli/calendar.ts:2 imports ../calendar/timetable.js',
      'src/witness/server.ts:1 imports ../calendar/timetable.js',
    ]);
  });

  test('no import leads back to where it came from', () => {
    const planted = {
      'workflows/a.ts': "import type { B } from './steps/b.js';",
      'workflows/steps/b.ts': "import { c } from './c.js';\nimport { d } from '../d.js';",
      'workflows/steps/c.ts': "export { a } from '../a.js';",
      'workflows/d.ts': 'export const d = 1;',
    };
    expectHeld(rules.cycles, planted, [
      'workflows/a.ts → workflows/steps/b.ts → workflows/steps/c.ts → workflows/a.ts',
    ]);
  });

  test('every package that is imported is declared in package.json', () => {
    const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
    const bad = "import fc from 'fast-check';\nimport { z } from 'zod';\nimport 'node:fs';";
    const planted = { 'src/main.ts': bad, 'test/main.test.ts': bad };
    expectHeld(rules.declaredPackages(manifest), planted, [
      'src/main.ts:1 imports fast-check, which is not declared',
      'src/main.ts:2 imports zod, which is not declared',
      'test/main.test.ts:2 imports zod, which is not declared',
    ]);
  });

  test('only workflows/index.ts is a barrel', () => {
    const passesOn = "export { a } from './a.js';\nexport * from './b.js';";
    const planted = {
      'workflows/index.ts': passesOn,
      'workflows/steps/all.ts': passesOn,
      'src/http/index.ts': 'export const a = 1;',
      'src/http/main.ts': `${passesOn}\nexport const c = 1;`,
    };
    expectHeld(rules.barrels, planted, [
      'workflows/steps/all.ts is a barrel',
      'src/http/index.ts is a barrel',
    ]);
  });
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
