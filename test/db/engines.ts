/** Runs a suite on the engine of this run: a SQLite file, or a real PostgreSQL. */
import type { Storage } from '../../db/data-source.js';
import { dropDatabase, emptyDatabase, engine as name } from '../support/engine.js';
import { closeLater, givenFile, opened } from './given-storage.js';

/** Where a database is, on the engine of the suite. */
export type Place = { readonly file: string } | { readonly url: string };

/** A place without a database yet; it is taken away after the test. */
export async function emptyPlace(): Promise<Place> {
  if (name === 'SQLite') return { file: givenFile() };
  const url = await emptyDatabase();
  closeLater(() => dropDatabase(url));
  return { url };
}

/** An open database in such a place. */
export const emptyStorage = async (): Promise<Storage> => opened(await emptyPlace());
