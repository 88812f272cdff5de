/**
 * The place where a copy arrives, by a move or out of a backup. It has to be empty, or to hold what
 * the same copying left behind when it was interrupted, which is thrown away: no server opens a
 * database between `arriving` and `arrived`.
 */
import { openStorage, type Storage, type StorageOptions } from '../../db/data-source.js';

/**
 * Opens the place, empty.
 * @param from what the copy is made of; the same words each time
 * @returns `null` where something else is
 */
export async function openArrival(place: StorageOptions, from: string): Promise<Storage | null> {
  const found = await openStorage({ ...place, moving: true });
  try {
    if (await isLeftBehind(found, from)) {
      await found.copying.discard();
      await found.close();
      return await openStorage({ ...place, moving: true });
    }
    const isEmpty = (await found.marks.all()).size === 0 && (await found.copying.isEmpty());
    if (isEmpty) return found;
  } catch (error) {
    await found.close();
    throw error;
  }
  await found.close();
  return null;
}

/** Whether a database is a copy of this kind that was never finished. */
export async function isLeftBehind({ marks }: Storage, from: string): Promise<boolean> {
  const all = await marks.all();
  return all.get('arriving') === from && !all.has('arrived');
}
