/**
 * Writes `docs/mutation.md` from the reports of the last runs and from `judgements.json`. A
 * survivor that the compiler would refuse needs no judgement. Any other without one, and a
 * judgement without its survivor, is told, and nothing is written.
 *
 * Usage: `node dist/report.js`, after `npm run mutate`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { leavesCode, refusedByCompiler } from './compiler.js';
import { pageOf } from './page.js';
import { REPORT } from './places.js';
import {
  isSurvivor,
  type Judgement,
  judgementOf,
  mutantsOf,
  outlived,
  type Report,
  wholeFilesOf,
} from './survivors.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const read = <T>(...path: string[]): T => JSON.parse(readFileSync(join(root, ...path), 'utf8'));

const report = wholeFilesOf(read<Report>(REPORT));
const judgements = read<Judgement[]>('test', 'mutation', 'judgements.json');
const mutants = mutantsOf(report);
const refused = refusedByCompiler(root, mutants);

const faults = [
  ...mutants
    .filter(isSurvivor)
    .filter((each) => !refused.has(each) && judgementOf(each, judgements) === undefined)
    .map(({ mutated: _, ...survivor }) => `nobody judged ${JSON.stringify(survivor)}`),
  ...outlived(report, mutants, judgements).map(
    (each) => `survives no more: ${JSON.stringify(each)}`,
  ),
];

/** The files of the rules that are not in the report, though they have code. */
const missing = readdirSync(join(root, 'workflows'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /(?<!\.(en|vi|d))\.ts$/.test(path))
  .map((path) => `workflows/${path}`)
  .filter(
    (path) =>
      report.files[path] === undefined && leavesCode(readFileSync(join(root, path), 'utf8')),
  )
  .sort();

if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exitCode = 1;
} else {
  const packages = read<{ dependencies: Record<string, string> }>('test/mutation/package.json');
  const stryker = packages.dependencies['@stryker-mutator/core'];
  const page = pageOf(
    { mutants, refused, judgements },
    {
      date: new Date().toISOString().slice(0, 10),
      machine: `${cpus().length} cores of ${cpus()[0]?.model ?? 'an unknown processor'}`,
      versions: `Node.js ${process.versions.node}, Stryker ${stryker}`,
      missing,
    },
  );
  writeFileSync(join(root, 'docs', 'mutation.md'), page);
}
