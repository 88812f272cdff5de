/**
 * Keeps every result as soon as there is one. Stryker writes the file from which a later run goes
 * on only when a run is over; this writes the same file while it lasts, so that a run of hours can
 * be stopped anywhere.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { MutantResult, schema } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import type {
  DryRunCompletedEvent,
  MutationTestingPlanReadyEvent,
  Reporter,
} from '@stryker-mutator/api/report';
import { REPORT } from './places.js';

type Kept = Required<
  Pick<schema.MutationTestResult, 'files' | 'schemaVersion' | 'thresholds' | 'testFiles'>
> & { readonly config: { readonly planned: Record<string, number> } };

/** So many new results are worth writing everything again, which takes seconds. */
const AT_ONCE = 300;

export class Keeper implements Reporter {
  readonly #kept: Kept = read();
  #unwritten = 0;

  onDryRunCompleted({ result }: DryRunCompletedEvent): void {
    for (const { id, name, fileName = '' } of result.tests) {
      const path = relative(process.cwd(), fileName);
      const file = this.#kept.testFiles[path] ?? { source: textOf(path), tests: [] };
      this.#kept.testFiles[path] = file;
      if (!file.tests.some((test) => test.id === id)) file.tests.push({ id, name });
    }
  }

  /** So many mutants each file has: one with fewer results was not run to its end. */
  onMutationTestingPlanReady({ mutantPlans }: MutationTestingPlanReadyEvent): void {
    const paths = mutantPlans.map(({ mutant }) => relative(process.cwd(), mutant.fileName));
    for (const path of new Set(paths)) {
      this.#kept.config.planned[path] = paths.filter((each) => each === path).length;
    }
  }

  onMutantTested({ fileName, ...result }: MutantResult): void {
    const path = relative(process.cwd(), fileName);
    const source = textOf(path);
    const before = this.#kept.files[path];
    const others = before?.source === source ? before.mutants : [];
    const mutants = others.filter((each) => keyOf(each) !== keyOf(result));
    this.#kept.files[path] = { language: 'typescript', source, mutants: [...mutants, result] };
    this.#unwritten += 1;
    if (this.#unwritten === AT_ONCE) this.#write();
  }

  /** Stryker has written its own file by now, of this run alone. */
  wrapUp(): void {
    this.#write();
  }

  #write(): void {
    mkdirSync(dirname(REPORT), { recursive: true });
    writeFileSync(REPORT, JSON.stringify(this.#kept));
    this.#unwritten = 0;
  }
}

/** What the runs before found. Stryker numbers the tests; here their names stay their ids. */
function read(): Kept {
  if (!existsSync(REPORT)) {
    const thresholds = { high: 90, low: 90 };
    const config = { planned: {} };
    return { files: {}, schemaVersion: '1.0', thresholds, testFiles: {}, config };
  }
  const kept = JSON.parse(readFileSync(REPORT, 'utf8')) as Kept;
  const tests = Object.values(kept.testFiles).flatMap((file) => file.tests);
  const names = new Map(tests.map(({ id, name }) => [id, name]));
  const named = (ids: readonly string[] = []) => ids.map((id) => names.get(id) ?? id);
  for (const test of tests) test.id = test.name;
  for (const file of Object.values(kept.files)) {
    file.mutants = file.mutants.map((mutant) => ({
      ...mutant,
      killedBy: named(mutant.killedBy),
      coveredBy: named(mutant.coveredBy),
    }));
  }
  return kept;
}

const textOf = (path: string): string => readFileSync(path, 'utf8');

const keyOf = ({ location, mutatorName, replacement }: schema.MutantResult): string =>
  JSON.stringify([location, mutatorName, replacement]);

export const strykerPlugins = [declareClassPlugin(PluginKind.Reporter, 'keeper', Keeper)];
