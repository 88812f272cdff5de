/**
 * One copy of the rules and their tests, loaded from a bundle. Packages are shared by all copies;
 * nothing is compiled twice.
 */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { Script } from 'node:vm';
import { fewerCases } from './fewer-cases.js';
import type { Registered } from './globals.js';
import type { Mutants } from './mutants.js';
import { BUNDLE } from './places.js';
import { rememberingCrypto } from './remembered-signatures.js';

/** What a bundle gives. */
interface Bundled {
  readonly lend: (
    ofBytes: (bytes: Uint8Array) => Uint8Array,
    inHex: (input: Uint8Array | string) => string,
  ) => void;
  readonly loadRules: () => void;
  readonly collect: (load: () => void) => readonly Registered[];
  readonly files: Readonly<Record<string, () => void>>;
}

const required = createRequire(resolve(BUNDLE));
const properties = fewerCases(required('fast-check'));
const inPlace: Readonly<Record<string, unknown>> = {
  'fast-check': properties,
  'node:crypto': rememberingCrypto,
};
const requirePackage = (name: string): unknown => inPlace[name] ?? required(name);

/** A bundle as a function, compiled once. */
export const compiled = (bundle: string): Script =>
  new Script(
    `(function (require, module, exports, $mutants) {${readFileSync(bundle, 'utf8')}\n})`,
    { filename: resolve(bundle) },
  );

/** The file of a test, whose id is the file's path, a space and the test's name. */
export const fileOf = (id: string): string => id.slice(0, id.indexOf(' '));

/** A copy in which nothing has run yet. */
export class Loaded {
  /** The tests that ran in it. */
  readonly ran = new Set<string>();
  /** The tests of the files that were collected, by their ids. */
  readonly tests = new Map<string, ReadonlyMap<string, Registered>>();
  readonly #bundled: Bundled;

  constructor(script: Script, mutants: Mutants) {
    const module = { exports: {} };
    script.runInThisContext()(requirePackage, module, module.exports, mutants);
    this.#bundled = module.exports as Bundled;
  }

  /** The paths of all files of tests. */
  get files(): readonly string[] {
    return Object.keys(this.#bundled.files);
  }

  /** Loads the rules by themselves. */
  loadRules(): void {
    this.#bundled.loadRules();
  }

  /**
   * Lends the rules a faster SHA-256, as every program here does, and as there when all of them are
   * loaded: what they hash at load is theirs to copy, and a `Buffer` copies otherwise.
   */
  lendSha256(): void {
    this.loadRules();
    this.#bundled.lend(
      (bytes) => hash('sha256', bytes, 'buffer'),
      (input) => hash('sha256', input, 'hex'),
    );
  }

  /** Loads a file of tests. */
  collect(file: string): ReadonlyMap<string, Registered> {
    const load = this.#bundled.files[file];
    const registered = load === undefined ? [] : this.#bundled.collect(load);
    const tests = new Map(registered.map((test) => [`${file} ${test.name}`, test]));
    this.tests.set(file, tests);
    return tests;
  }
}
