import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const rootDir = import.meta.dirname;

// A database of whoever runs the tests is none of their business.
delete process.env.DATABASE_URL;

/** What both projects share. */
const project = {
  rootDir,
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/', '<rootDir>/out/'],
  extensionsToTreatAsEsm: ['.ts'],
  // Relative imports name the compiled `.js` file; under Jest the `.ts` source answers for it.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
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
      },
    ],
  },
};

/** Tests of one engine only stand in a folder of its name. */
const ofSqlite = /\/sqlite\//;
const ofPostgres = /\/postgres\//;

/** Where storage, the server and the command line are tested. */
const storing = /^(db|src|cli)\//;

/** A test that keeps something in a database imports one of these, which know the engine. */
const keeping = /from '\.[./]*\/(support\/(engine|http|played-year)|engines)\.js'/;

const tests = readdirSync(join(rootDir, 'test'), { recursive: true })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.test.ts'));

const onPostgres = tests.filter(
  (path) =>
    ofPostgres.test(path) ||
    (storing.test(path) &&
      !ofSqlite.test(path) &&
      keeping.test(readFileSync(join(rootDir, 'test', path), 'utf8'))),
);

const inProject = (paths) => paths.map((path) => `<rootDir>/test/${path}`);

/** @type {import('jest').Config} */
export default {
  maxWorkers: 2,
  testTimeout: 30_000,
  projects: [
    {
      ...project,
      displayName: 'SQLite',
      globals: { databaseEngine: 'SQLite' },
      testMatch: inProject(tests.filter((path) => !ofPostgres.test(path))),
    },
    {
      ...project,
      displayName: 'PostgreSQL',
      globals: { databaseEngine: 'PostgreSQL' },
      testMatch: inProject(onPostgres),
      globalSetup: '<rootDir>/test/support/postgres-start.config.ts',
      globalTeardown: '<rootDir>/test/support/postgres-stop.config.ts',
    },
  ],
};
