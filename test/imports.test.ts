/**
 * Who may import whom. Every claim is judged on the real files and, so that it can fail, on planted
 * ones, as in `tidy.test.ts`.
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

  test('calendars and tables are made of the rules alone, for server and command line', () => {
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
    const manifestIn = (folder: string) =>
      JSON.parse(readFileSync(join(projectRoot, folder, 'package.json'), 'utf8'));
    const own = rules.declaredPackages(manifestIn('.'));
    const bad = "import fc from 'fast-check';\nimport { z } from 'zod';\nimport 'node:fs';";
    const planted = { 'src/main.ts': bad, 'test/main.test.ts': bad };
    expect(own(plant(planted))).toEqual([
      'src/main.ts:1 imports fast-check, which is not declared',
      'src/main.ts:2 imports zod, which is not declared',
      'test/main.test.ts:2 imports zod, which is not declared',
    ]);
    const apart = 'test/mutation/';
    expect(own(tree.filter(({ path }) => !path.startsWith(apart)))).toEqual([]);
    // What is installed apart may also use what is installed anyway.
    const strangers = rules
      .declaredPackages(manifestIn(apart))(tree.filter(({ path }) => path.startsWith(apart)))
      .filter((breach) => own(tree).includes(breach));
    expect(strangers).toEqual([]);
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
