/**
 * Runs the tests of the rules against one mutant after another, in one process. For each mutant the
 * rules and the tests are loaded anew, so a mutant in a table or a machine's definition is tried
 * like any other, and no year that a test remembers was made under another mutant.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Script } from 'node:vm';
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
import type { Registered } from './globals.js';
import { guarded, Stopped } from './guarded.js';
import { compiled, fileOf, Loaded } from './loaded.js';
import { Mutants } from './mutants.js';
import { inOrder, type Kills, type Seen } from './order.js';
import { BUNDLE, COUNTED, OWNERS, SEEN } from './places.js';

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
  /** How many mutants of a file each test has killed so far. */
  readonly #kills = new Map<string, Kills>();
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
    for (const file of new Loaded(script, this.#mutants).files) {
      if (asked?.includes(file) === false) continue;
      const loaded = new Loaded(script, this.#mutants);
      loaded.loadRules();
      coverage.static = this.#mutants.takeMet();
      const registered = loaded.collect(file);
      const whileLoading = this.#mutants.takeMet();
      for (const [id, { body }] of registered) {
        tests.push(await run(id, file, body));
        coverage.perTest[id] = { ...whileLoading, ...this.#mutants.takeMet() };
      }
    }
    writeFileSync(SEEN, JSON.stringify(seenOf(tests, coverage)));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: coverage };
  }

  /** The tests that meet a mutant, or all of them where it is met at load, until one fails. */
  async mutantRun(options: MutantRunOptions, patience = 1): Promise<MutantRunResult> {
    const { id } = options.activeMutant;
    this.#seen ??= JSON.parse(readFileSync(SEEN, 'utf8')) as WholeRun;
    // Stryker allows a hundred times what all tests meet, which takes long where bytes are read.
    const mostHits = (this.#seen.most[id] ?? 0) * 10 + 1000;
    this.#mutants.activate(id, mostHits);
    const known = Object.keys(this.#seen.tests);
    const source = relative(process.cwd(), options.sandboxFileName);
    const meeting = options.mutantActivation === 'static' ? known : (options.testFilter ?? known);
    const kills = this.#kills.get(source) ?? new Map<string, number>();
    this.#kills.set(source, kills);
    const chosen = inOrder(meeting, source, this.#seen.tests, kills);
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
    const killer = tests.find(({ status }) => status === TestStatus.Failed)?.id;
    if (killer !== undefined) kills.set(killer, (kills.get(killer) ?? 0) + 1);
    const limit = determineHitLimitReached(this.#mutants.hits, mostHits);
    return toMutantRunResult(limit ?? { status: DryRunStatus.Complete, tests });
  }

  /**
   * The tests of all files share one copy of the rules, which is quick, but one may fail because of
   * what another left behind. So a test that fails there is asked again by itself, in a new copy.
   * Rules that do not load fail the first test.
   */
  async #runUntilFailure(chosen: readonly string[], limits: Limits, results: TestResult[]) {
    let shared: Loaded;
    try {
      shared = guarded(() => this.#load(limits), limits.patience * WORK, WORK);
    } catch (error) {
      if (error instanceof Stopped) throw error;
      const [name = 'the rules load'] = chosen;
      results.push(failed({ id: name, name, timeSpentMs: 0 }, error));
      return;
    }
    for (const wanted of chosen) {
      const first = shared.ran.size === 0;
      let result = await this.#ask(shared, wanted, limits);
      const endless = () => this.#mutants.hits > limits.mostHits;
      if (result?.status === TestStatus.Failed && !first && !endless()) {
        result = await this.#ask(this.#load(limits), wanted, limits);
      }
      if (result === undefined) continue;
      results.push(result);
      if (endless() || result.status === TestStatus.Failed) return;
    }
  }

  #load({ lends }: Limits): Loaded {
    this.#script ??= compiled(BUNDLE);
    const loaded = new Loaded(this.#script, this.#mutants);
    if (lends) loaded.lendSha256();
    return loaded;
  }

  /**
   * Runs a test, or none if it ran already. A file that does not load fails the test for which it
   * was asked. Where a mutant gives a test another name, the tests of that file that nobody knows
   * are run in its place.
   */
  async #ask(
    copy: Loaded,
    wanted: string,
    { known, mostHits, patience }: Limits,
  ): Promise<TestResult | undefined> {
    const file = fileOf(wanted);
    let tests = copy.tests.get(file);
    try {
      tests ??= guarded(() => copy.collect(file), patience * WORK, WORK);
    } catch (error) {
      if (error instanceof Stopped) throw error;
      copy.ran.add(wanted);
      return failed({ id: wanted, name: wanted, timeSpentMs: 0 }, error);
    }
    const ids = tests.has(wanted) ? [wanted] : [...tests.keys()].filter((id) => !(id in known));
    let result: TestResult | undefined;
    for (const id of ids.filter((each) => !copy.ran.has(each))) {
      copy.ran.add(id);
      this.#mutants.hits = 0;
      const { body } = tests.get(id) as Registered;
      const work = WORK + 10 * (known[id]?.time ?? 0);
      result = await run(id, file, () => guarded(body, patience * work, work));
      if (this.#mutants.hits > mostHits || result.status === TestStatus.Failed) break;
    }
    return result;
  }
}

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
