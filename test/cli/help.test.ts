/** Help fits a screen, begins with examples, and is there for every command in both languages. */
import { tmpdir } from 'node:os';
import { expect, test } from '@jest/globals';
import { builtFile } from '../support/built.js';
import { run } from '../support/transcript.js';

const COMMANDS = [
  'serve',
  'demo',
  'key new',
  'key show',
  'key witness',
  'status',
  'say',
  'seal enter',
  'seal sheet',
  'seal release',
  'show',
  'audit',
  'export',
  'document',
  'attach',
  'calendar',
  'scores',
  'witness',
  'lodge',
  'diagram',
  'backup',
  'restore',
  'move',
];

test.each(COMMANDS.flatMap((name) => ['en', 'vi'].map((language) => [name, language])))(
  'the help of %s in %s fits 24 lines of 100 columns and begins with two examples',
  (name, language) => {
    const command = `giaouoc ${name} --help --lang ${language}`;
    const { stdout, stderr, exit } = run(builtFile('src/cli/main.ts'), command, tmpdir());
    const lines = stdout.trimEnd().split('\n');
    expect({ stderr, exit }).toEqual({ stderr: '', exit: 0 });
    expect(lines.length).toBeLessThanOrEqual(24);
    expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(100);
    expect(lines.slice(0, 2)).toEqual([
      expect.stringContaining(`$ giaouoc ${name}`),
      expect.stringContaining(`$ giaouoc ${name}`),
    ]);
  },
);
