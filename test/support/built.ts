/**
 * The program as it runs: its sources compiled once for each state of the sources, beside the
 * installed packages, so that a test can start it as a process of its own, also in a fresh clone
 * and without asking whether `dist/` is up to date.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type Options, transformSync } from '@swc/core';
import { projectRoot } from './source-tree.js';

/** The product, and what runs beside it in processes of its own: the harness of faults. */
const FOLDERS = ['workflows', 'db', 'src', 'test/bench', 'test/faults', 'test/support'];

/** As `jest.config.js` has it: Nest and TypeORM need the old decorators and their metadata. */
const OPTIONS: Options = {
  swcrc: false,
  module: { type: 'es6' },
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
      verbatimModuleSyntax: true,
    },
    keepClassNames: true,
  },
};

/** The compiled file of a source, such as `src/cli/main.ts`; compiles everything if need be. */
export function builtFile(source: string): string {
  const sources = FOLDERS.flatMap((folder) => sourcesBelow(folder));
  const hash = createHash('sha256');
  for (const { path, text } of sources) hash.update(`${path}\0${text}\0`);
  const cache = join(projectRoot, 'node_modules', '.cache', 'giaouoc');
  const built = join(cache, hash.digest('hex').slice(0, 16));
  if (!existsSync(built)) compile(sources, cache, built);
  return join(built, source.replace(/\.ts$/, '.js'));
}

interface Source {
  readonly path: string;
  readonly text: string;
}

function sourcesBelow(folder: string): Source[] {
  return readdirSync(join(projectRoot, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('node_modules'))
    .sort()
    .map((file) => ({
      path: file.slice(projectRoot.length + 1),
      text: readFileSync(file, 'utf8'),
    }));
}

/** Compiles aside and moves into place, so that two tests at once never see half of it. */
function compile(sources: readonly Source[], cache: string, built: string): void {
  mkdirSync(cache, { recursive: true });
  const aside = mkdtempSync(join(cache, 'new-'));
  writeFileSync(join(aside, 'package.json'), '{"type":"module"}\n');
  for (const { path, text } of sources) {
    const file = join(aside, path.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, transformSync(text, { ...OPTIONS, filename: path }).code);
  }
  try {
    renameSync(aside, built);
  } catch {
    // Another test was quicker; what it built is the same.
    rmSync(aside, { recursive: true, force: true });
  }
}
