/**
 * Builds the rules and their tests into one script for all mutants, and into a second one that
 * counts which mutants each test meets. Each file of tests, and each file of the rules, is a
 * function in it that runs when it is first asked for. A file that finds its neighbours by
 * `import.meta.url` is told its place in the project, whose texts carry no mutants.
 *
 * Stryker asks, at every mutant, whether that one is active, and counts, by functions with names of
 * its own. Here they become a comparison and an increment: most of the time of a run went there.
 *
 * Runs in the folder whose files carry the mutants; `fresh-runner.ts` loads the script.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { BUNDLE, COUNTED, OWNERS } from './places.js';

/**
 * Long walks and loops through everything, and what measures memory. What they would find, others
 * find sooner; and a file that needs seconds to be loaded would make every mutant look endless.
 */
const leftOut = ['invariants.test.ts', 'every-byte.test.ts', 'model.test.ts', 'long-audit.test.ts'];

/** The project's own folder; Stryker's copy lies four folders below it (`tempDirName`). */
const PROJECT = join(process.cwd(), '../../../..');

const below = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !leftOut.includes(path))
    .map((path) => `${folder}/${path}`)
    .sort();

const tests = below('test/workflows').filter((path) => path.endsWith('.test.ts'));

const entry = [
  "export { collect } from './test/mutation/globals.ts';",
  'export const loadRules = () => {',
  ...['workflows/index.ts', ...below('workflows')].map((path) => `  require('./${path}');`),
  '};',
  "export const lend = (...sha256) => require('./workflows/ledger/sha256.ts').lendSha256(...sha256);",
  'export const files = {',
  ...tests.map((path) => `  ${JSON.stringify(path)}: () => { require('./${path}'); },`),
  '};',
].join('\n');

/** The text of a file in which `$mutants` (see `fresh-runner.ts`) is asked in place of Stryker. */
function asking(text: string, counted: boolean): string {
  const asked = text
    .replace(/stryMutAct_\w+\("(\d+)"\)/g, '($mutants.active === $1 && $mutants.hit())')
    .replace(/stryCov_\w+\(((?:"\d+"(?:, )?)+)\)/g, (_call, ids: string) =>
      counted ? `(${ids.replace(/"(\d+)"/g, '$mutants.met[$1]++')})` : '0',
    );
  if (/stry(MutAct|Cov)_\w+\("/.test(asked)) throw new Error('a mutant is asked in another form');
  return asked;
}

/** The file of each mutant, by its number. */
const owners: Record<string, string> = {};

function remember(path: string, text: string): void {
  for (const [, id] of text.matchAll(/stryMutAct_\w+\("(\d+)"\)/g)) {
    owners[id as string] = relative(process.cwd(), path);
  }
}

const asItRuns = (counted: boolean): Plugin => ({
  name: 'as-it-runs',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      remember(path, text);
      const place = JSON.stringify(pathToFileURL(join(PROJECT, relative(process.cwd(), path))));
      return {
        loader: 'ts',
        contents: asking(text, counted).replaceAll('import.meta.url', place),
      };
    });
  },
});

for (const counted of [false, true]) {
  await build({
    stdin: { contents: entry, resolveDir: process.cwd(), loader: 'js' },
    outfile: counted ? COUNTED : BUNDLE,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    alias: { '@jest/globals': join(process.cwd(), 'test/mutation/globals.ts') },
    plugins: [asItRuns(counted)],
    logLevel: 'error',
  });
}

writeFileSync(OWNERS, JSON.stringify(owners));
