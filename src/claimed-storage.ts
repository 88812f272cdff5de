/**
 * The database that a server writes to: the file in its data folder, or one at an address. Whoever
 * writes there holds the folder and the database to the kind of data that its clock may make.
 */
import { join } from 'node:path';
import { openStorage, type Storage, shownPlace } from '../db/data-source.js';
import type { Clock } from './clock.js';
import { claimDatabase, claimDataFolder, kindFor } from './data-kind.js';

/** Whose database it is, and where. */
export interface Claim {
  readonly data: string;
  /** The address of a PostgreSQL database; `null` for the file in the folder. */
  readonly databaseUrl: string | null;
  readonly clock: Clock;
}

const databaseIn = (data: string): string => join(data, 'giaouoc.db');

/** Makes the data folder if it is not there. @throws UnusableData for one of the other kind */
export const claimFolder = ({ data, clock }: Pick<Claim, 'data' | 'clock'>): void =>
  claimDataFolder(data, databaseIn(data), kindFor(clock));

/**
 * Opens the database.
 * @throws UnusableData when the folder or the database is of the other kind
 * @throws UnusableDatabase when it cannot be used; nothing stays open then
 */
export async function openClaimed(claim: Claim): Promise<Storage> {
  claimFolder(claim);
  const { data, databaseUrl, clock } = claim;
  const place = databaseUrl ? { url: databaseUrl } : { file: databaseIn(data) };
  const storage = await openStorage(place);
  try {
    await claimDatabase(storage, shownPlace(place), kindFor(clock), databaseUrl !== null);
    return storage;
  } catch (error) {
    await storage.close();
    throw error;
  }
}
