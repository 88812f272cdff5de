/** Stops the PostgreSQL of the run: Jest's `globalTeardown`, beside `postgres-start.config.ts`. */

/** Stops it. */
export default async function stop(): Promise<void> {
  await globalThis.postgresOfTheRun?.stop();
}
