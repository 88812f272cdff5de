/**
 * Keeps the journals in memory in step with what other servers add to the database, so that live
 * streams go on, deadlines are known and cosignatures are shown. It is no more than a nudge: who
 * reads or writes a journal asks the database how long it is.
 */
import type { EntryLog } from '../../db/entry-log.js';
import { noteCosignature } from '../witnessing/cosigned.js';
import type { LiveJournal } from './live-journal.js';
import type { Shelf } from './shelf.js';

export interface FollowingOptions {
  readonly log: EntryLog;
  readonly shelf: Shelf;
  readonly find: (cluster: string) => Promise<LiveJournal | undefined>;
  readonly onFailure: (error: unknown) => void;
}

/** Starts to follow, where others write at all. @returns ends it */
export function followOthers({ log, shelf, find, onFailure }: FollowingOptions) {
  const underWay = new Map<string, Promise<void>>();
  let isClosing = false;

  const look = async (cluster: string): Promise<void> => {
    const journal = await find(cluster);
    if (!journal) return;
    const rows = await log.newestCosignatures(cluster);
    for (const row of rows) noteCosignature(journal.cosigned, row);
  };
  const followed = (cluster: string): void => {
    const before = underWay.get(cluster) ?? Promise.resolve();
    const looking = before
      .then(() => (isClosing ? undefined : look(cluster)))
      .catch(onFailure)
      .finally(() => {
        if (underWay.get(cluster) === looking) underWay.delete(cluster);
      });
    underWay.set(cluster, looking);
  };
  const unfollow = log.follow?.((cluster) => {
    const inMemory = [...shelf.all()].map((journal) => journal.cluster);
    for (const name of cluster === null ? inMemory : [cluster]) followed(name);
  });
  return async (): Promise<void> => {
    isClosing = true;
    await unfollow?.();
    await Promise.all(underWay.values());
  };
}
