/** Runs a suite on every engine that keeps journals: a SQLite file, and a real PostgreSQL. */
import { afterAll, beforeAll, describe } from '@jest/globals';
import type { Storage } from '../../db/data-source.js';
import { type RunningPostgres, startPostgres } from '../support/postgres.js';
import { givenFile, opened } from './given-storage.js';

/** Where a database is, on the engine of the suite. */
export type Place = { readonly file: string } | { readonly url: string };

export interface Engine {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** A place without a database yet. */
  readonly place: () => Promise<Place>;
  /** An open database in such a place. */
  readonly storage: () => Promise<Storage>;
}

/** Says a suite once for each engine. */
export function onEveryEngine(suite: (engine: Engine) => void): void {
  describe('on SQLite', () => suite(engineOf('SQLite', async () => ({ file: givenFile() }))));
  describe('on PostgreSQL', () => {
    let server: RunningPostgres | undefined;
    beforeAll(async () => {
      server = await startPostgres();
    }, 60_000);
    afterAll(() => server?.stop());
    suite(
      engineOf('PostgreSQL', async () => {
        if (!server) throw new Error('PostgreSQL did not start');
        return { url: await server.database() };
      }),
    );
  });
}

const engineOf = (name: Engine['name'], place: Engine['place']): Engine => ({
  name,
  place,
  storage: async () => opened(await place()),
});
