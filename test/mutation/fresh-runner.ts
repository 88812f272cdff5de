/**
 * Runs the tests of the rules against one mutant after another, in one process. For each mutant the
 * rules and the tests are loaded anew, so a mutant in a table or a machine's definition is tried
 * like any other, and no year that a test remembers was made under another mutant. Packages stay
 * loaded; nothing is compiled twice.
 */
import { hash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Script } from 'node:vm';
import type { MutantCoverage } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  type DryRunOptions,
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { fewerCases } from './fewer-cases.js';
import type { Registered } from './globals.js';
import { guarded, Stopped } from './guarded.js';
import { Mutants } from './mutants.js';
import { inOrder, type Seen } from './order.js';
import { BUNDLE, COUNTED, OWNERS, SEEN } from './places.js';

/** What the bundle gives: the rules by themselves, a file's tests, the files by their paths. */
interface Loaded {
  /** Lends the rules a faster SHA-256, as every program here does. */
  readonly lend: (
    ofBytes: (bytes: Uint8Array) => Uint8Array,
    inHex: (input: Uint8Array | string) => string,
  ) => void;
  readonly loadRules: () => void;
  readonly collect: (load: () => void) => readonly Registered[];
  readonly files: Readonly<Record<string, () => void>>;
}

/** What was seen in the run without a mutant: of each test, and how often one met each mutant. */
interface WholeRun {
  readonly tests: Readonly<Record<string, Seen>>;
  readonly most: Readonly<Record<string, number>>;
}

/** Milliseconds of work that a test may take beyond what it takes anyway, many times over. */
const WORK = 2000;

/** Files of the rules without which no SHA-256 can be lent; their mutants meet the other one. */
const SHA256 = ['workflows/ledger/sha256.ts', 'workflows/bytes.ts'];

/** What ends a mutant beside a failing test; `patience` is how much longer the clock may take. */
interface Limits {
  /** Whether the platform's SHA-256 takes the place of the one that runs anywhere. */
  readonly lends: boolean;
  readonly known: WholeRun['tests'];
  readonly mostHits: number;
  readonly patience: number;
}

export class FreshRunner implements TestRunner {
  readonly #mutants = new Mutants();
  #script: Script | undefined;
  #seen: WholeRun | undefined;

  capabilities() {
    return { reloadEnvironment: true };
  }

  /**
   * Every test without a mutant, to learn how long each takes and which mutants it meets, also
   * while its file is loaded. Static is what the rules meet by themselves when they are loaded.
   * Each file starts anew, because what one test remembers, another does not meet.
   */
  async dryRun({ testFiles }: Pick<DryRunOptions, 'testFiles'>): Promise<DryRunResult> {
    this.#mutants.active = -1;
    const script = compiled(COUNTED);
    const coverage: MutantCoverage = { static: {}, perTest: {} };
    const tests: TestResult[] = [];
    const asked = testFiles?.map((path) => relative(process.cwd(), path));
    for (const file of Object.keys(load(script, this.#mutants).files)) {
      if (asked?.includes(file) === false) continue;
      const loaded = load(script, this.#mutants);
      loaded.loadRules();
      coverage.static = this.#mutants.takeMet();
      const registered = testsOf(loaded, file);
      const whileLoading = this.#mutants.takeMet();
      for (const [id, { body }] of registered) {
        tests.push(await run(id, file, body));
        coverage.perTest[id] = { ...whileLoading, ...this.#mutants.takeMet() };
      }
    }
    writeFileSync(SEEN, JSON.stringify(seenOf(tests, coverage)));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: coverage };
  }

  /** The tests that meet a mutant, or all of them, until one fails. */
  async mutantRun(options: MutantRunOptions, patience = 1): Promise<MutantRunResult> {
    const { id } = options.activeMutant;
    this.#seen ??= JSON.parse(readFileSync(SEEN, 'utf8')) as WholeRun;
    // Stryker allows a hundred times what all tests meet, which takes long where bytes are read.
    const mostHits = (this.#seen.most[id] ?? 0) * 10 + 1000;
    this.#mutants.activate(id, mostHits);
    const known = Object.keys(this.#seen.tests);
    const source = relative(process.cwd(), options.sandboxFileName);
    const meeting = options.mutantActivation === 'static' ? known : (options.testFilter ?? known);
    const chosen = inOrder(meeting, source, this.#seen.tests);
    const tests: TestResult[] = [];
    try {
      const lends = !SHA256.includes(source);
      const limits = { known: this.#seen.tests, mostHits, patience, lends };
      await this.#runUntilFailure(chosen, limits, tests);
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      if (!error.endless) return await this.mutantRun(options, 2 * patience);
      return { status: MutantRunStatus.Timeout, reason: error.message };
    } finally {
      this.#mutants.active = -1;
    }
    const limit = determineHitLimitReached(this.#mutants.hits, mostHits);
    return toMutantRunResult(limit ?? { status: DryRunStatus.Complete, tests });
  }

  /**
   * A file that does not load fails the test for which it was asked. Where a mutant gives a test
   * another name, the tests of that file that nobody knows are run in its place.
   */
  async #runUntilFailure(
    chosen: readonly string[],
    { known, mostHits, patience, lends }: Limits,
    results: TestResult[],
  ) {
    this.#script ??= compiled(BUNDLE);
    const loaded = load(this.#script, this.#mutants);
    if (lends) {
      loaded.lend(
        (bytes) => hash('sha256', bytes, 'buffer'),
        (input) => hash('sha256', input, 'hex'),
      );
    }
    const collected = new Map<string, ReadonlyMap<string, Registered>>();
    const done = new Set<string>();
    for (const wanted of chosen) {
      const file = wanted.slice(0, wanted.indexOf(' '));
      let tests = collected.get(file);
      try {
        tests ??= guarded(() => testsOf(loaded, file), patience * WORK, WORK);
      } catch (error) {
        if (error instanceof Stopped) throw error;
        results.push(failed({ id: wanted, name: wanted, timeSpentMs: 0 }, error));
        return;
      }
      collected.set(file, tests);
      const ids = tests.has(wanted) ? [wanted] : [...tests.keys()].filter((id) => !(id in known));
      for (const id of ids.filter((each) => !done.has(each))) {
        done.add(id);
        this.#mutants.hits = 0;
        const { body } = tests.get(id) as Registered;
        const work = WORK + 10 * (known[id]?.time ?? 0);
        const result = await run(id, file, () => guarded(body, patience * work, work));
        results.push(result);
        const endless = this.#mutants.hits > mostHits;
        if (endless || result.status === TestStatus.Failed) return;
      }
    }
  }
}

const required = createRequire(resolve(BUNDLE));
const properties = fewerCases(required('fast-check'));
const requirePackage = (name: string): unknown =>
  name === 'fast-check' ? properties : required(name);

/** What is worth remembering of the run without a mutant. */
function seenOf(tests: readonly TestResult[], { perTest }: MutantCoverage): WholeRun {
  const owners = JSON.parse(readFileSync(OWNERS, 'utf8')) as Record<string, string>;
  const metBy = (id: string) => {
    const met: Record<string, number> = {};
    for (const [mutant, times] of Object.entries(perTest[id] ?? {})) {
      const file = owners[mutant] ?? '';
      met[file] = (met[file] ?? 0) + times;
    }
    return met;
  };
  const most: Record<string, number> = {};
  for (const [mutant, times] of Object.values(perTest).flatMap(Object.entries<number>)) {
    most[mutant] = Math.max(most[mutant] ?? 0, times);
  }
  return {
    tests: Object.fromEntries(
      tests.map(({ id, timeSpentMs }) => [id, { time: timeSpentMs, met: metBy(id) }]),
    ),
    most,
  };
}

/** A bundle as a function, compiled once. */
const compiled = (bundle: string): Script =>
  new Script(
    `(function (require, module, exports, $mutants) {${readFileSync(bundle, 'utf8')}\n})`,
    { filename: resolve(bundle) },
  );

/** A new copy of everything in a bundle, in which nothing has run yet. */
function load(script: Script, mutants: Mutants): Loaded {
  const module = { exports: {} };
  script.runInThisContext()(requirePackage, module, module.exports, mutants);
  return module.exports as Loaded;
}

/** The tests of one file by their ids: the file's path, a space, the test's name. */
function testsOf({ collect, files }: Loaded, file: string): ReadonlyMap<string, Registered> {
  const load = files[file];
  if (load === undefined) return new Map();
  return new Map(collect(load).map((test) => [`${file} ${test.name}`, test]));
}

async function run(id: string, fileName: string, body: () => unknown): Promise<TestResult> {
  const start = performance.now();
  const about = () => ({ id, name: id, fileName, timeSpentMs: performance.now() - start });
  try {
    await body();
    return { ...about(), status: TestStatus.Success };
  } catch (error) {
    if (error instanceof Stopped) throw error;
    return failed(about(), error);
  }
}

const failed = (about: { id: string; name: string; timeSpentMs: number }, error: unknown) =>
  ({
    ...about,
    status: TestStatus.Failed,
    failureMessage: error instanceof Error ? error.message : String(error),
  }) as const;

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'fresh', FreshRunner)];
