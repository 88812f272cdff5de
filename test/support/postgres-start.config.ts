/**
 * Starts the PostgreSQL of the project of that name, once for the whole run: Jest's `globalSetup`,
 * whose format asks for a default export. The workers find its address in their environment.
 */
import type { RunningPostgres } from './postgres.js';

declare global {
  /** What `postgres-stop.config.ts` stops. */
  var postgresOfTheRun: RunningPostgres | undefined;
}

/** Starts it. */
export default async function start(): Promise<void> {
  // Jest loads this file as CommonJS, and what it requires by the name on the disk.
  const { startPostgres } = require('./postgres.ts') as typeof import('./postgres.js');
  globalThis.postgresOfTheRun = await startPostgres();
  process.env.GIAOUOC_TEST_POSTGRES = globalThis.postgresOfTheRun.url;
}
