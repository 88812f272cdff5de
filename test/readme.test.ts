import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { helpEn } from '../src/cli/help.en.js';
import { ALL_REFUSAL_CODES } from '../workflows/index.js';
import { builtFile } from './support/built.js';
import { anchorOf, generatedDocs } from './support/generated-docs.js';
import { anchorsOf, blocksOf, documents, internalLinks, runBlock } from './support/readme.js';
import { projectRoot } from './support/source-tree.js';
import { mismatch } from './support/transcript.js';

if (process.env.WRITE_DOCS === '1') {
  for (const [path, text] of Object.entries(generatedDocs())) {
    writeFileSync(join(projectRoot, path), text);
  }
}

const docs = documents();
const textOf = (path: string): string => docs.get(path) ?? '';
const allLines = [...docs].flatMap(([path, text]) =>
  text.split('\n').map((line, index) => ({ place: `${path}:${index + 1}`, line })),
);

describe('the commands of the README', () => {
  const blocks = blocksOf(textOf('README.md'));
  const executed = blocks.filter(({ exit }) => exit !== null);
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'giaouoc-readme-'));
    // The one file of this repository that the commands name.
    const recipe = join('test', 'interop', 'check-with-openssl.sh');
    mkdirSync(join(folder, dirname(recipe)), { recursive: true });
    copyFileSync(join(projectRoot, recipe), join(folder, recipe));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('the main job, a sound audit and a broken one are among those that run', () => {
    const run = executed.map(({ commands, exit }) => `${commands.join('; ')} = ${exit}`);
    expect(run).toContainEqual(expect.stringContaining('npm run demo -- --exit --out out'));
    expect(run).toContainEqual(expect.stringMatching(/npx giaouoc audit .* = 0$/));
    expect(run).toContainEqual(expect.stringMatching(/npx giaouoc audit .* = 1$/));
  });

  test.each(executed.map((block) => [block.commands.join('; '), block] as const))(
    '%s does what the README shows',
    (_, block) => {
      const screen = runBlock(block, folder, builtFile('src/cli/main.ts'));
      if (block.prints) expect(mismatch(screen.text, block.prints)).toBeNull();
      expect(screen.exit).toBe(block.exit);
    },
    120_000,
  );

  test('every npm script and every giaouoc command that a document names exists', () => {
    const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
    const commands = [...docs.values()].flatMap((text) =>
      blocksOf(text).flatMap((block) => block.commands),
    );
    const named = (pattern: RegExp) =>
      commands.flatMap((line) => [...line.matchAll(pattern)].map(([, name = '']) => name));
    const ownScripts = named(/\bnpm (?:run )?([a-z]+)/g).filter((name) => name !== 'ci');
    expect(ownScripts).toContain('test');
    expect(ownScripts.filter((name) => !(name in scripts))).toEqual([]);
    const verbs = named(/\bnpx giaouoc ([a-z]+)/g);
    expect(verbs).toContain('audit');
    expect(verbs.filter((verb) => !(verb in helpEn))).toEqual([]);
  });
});

describe('generated documents', () => {
  test('every refusal code has its anchor, and the README leads there', () => {
    const anchors = anchorsOf(textOf('docs/refusals.md'));
    expect(ALL_REFUSAL_CODES.filter((code) => !anchors.has(anchorOf(code)))).toEqual([]);
    expect(internalLinks(textOf('README.md'))).toContain('docs/refusals.md');
  });
});

describe('every document', () => {
  test('leads only to files and headings that exist', () => {
    const broken = [...docs].flatMap(([path, text]) =>
      internalLinks(text).filter((target) => {
        const [file = '', anchor] = target.split('#');
        const place = file === '' ? path : join(dirname(path), file);
        if (!existsSync(join(projectRoot, place))) return true;
        return anchor !== undefined && !anchorsOf(textOf(place)).has(anchor);
      }),
    );
    expect(broken).toEqual([]);
  });

  test('names only files of this project that exist', () => {
    const named = /`((?:workflows|db|src|test|docs)\/[\w./*-]+)`/g;
    const missing = allLines.flatMap(({ place, line }) =>
      [...line.matchAll(named)]
        .map(([, path = '']) => path)
        .filter((path) => !path.includes('*') && !existsSync(join(projectRoot, path)))
        .map((path) => `${place} names ${path}`),
    );
    expect(missing).toEqual([]);
  });

  test('names no path of one machine, no private address and no registry', () => {
    const foreign = /\/(?:work|home|root|tmp|Users|hq)\/|\bregistry\b|:\/\/(?:10|192\.168)\./;
    expect(foreign.test('see /home/an/x')).toBe(true);
    expect(allLines.filter(({ line }) => foreign.test(line))).toEqual([]);
  });

  test('is written in composed Unicode, so that Vietnamese is found by a search', () => {
    expect(allLines.filter(({ line }) => line !== line.normalize('NFC'))).toEqual([]);
    expect(textOf('README.md')).toContain('xác nhận nội bộ');
  });
});
