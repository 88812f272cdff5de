/**
 * Keeps what is known of the journals in step with the database. All are looked through after a
 * start; where other servers write too, each is looked at again when one of them has added to it,
 * so that live streams go on, deadlines are known and cosignatures are shown. It is no more than a
 * nudge: who reads or writes a journal asks the database how long it is.
 */
import type { EntryLog } from '../../db/entry-log.js';
import { noteCosignature } from '../witnessing/cosigned.js';
import type { LiveJournal } from './live-journal.js';
import type { Loading } from './loading.js';
import { openLooks } from './looks.js';
import type { Outlook } from './outlook.js';
import type { Shelf } from './shelf.js';

export interface Following {
  /**
   * Looks at every journal that is in memory, or of which less is known than the database has.
   * Never fails; resolves when each was looked at once.
   */
  readonly lookThrough: () => Promise<void>;
  /** Looks at one journal in a moment. */
  readonly lookLater: (cluster: string) => void;
  readonly close: () => Promise<void>;
}

export interface FollowingOptions extends Pick<Loading, 'load' | 'rest'> {
  readonly log: EntryLog;
  readonly shelf: Shelf;
  readonly outlooks: ReadonlyMap<string, Outlook>;
  readonly find: (cluster: string) => Promise<LiveJournal | undefined>;
  /** Told of every look that failed; it is taken again. */
  readonly onFailure: (error: unknown) => void;
}

/** Starts to follow, where others write at all. */
export function openFollowing(options: FollowingOptions): Following {
  const { log, shelf, outlooks, find, load, rest, onFailure } = options;
  const { take, takeLater, isClosing, close } = openLooks(onFailure);
  let isBegun = false;

  const lookAt = async (cluster: string): Promise<void> => {
    const journal = await find(cluster);
    if (!journal) return;
    const rows = await log.newestCosignatures(cluster);
    for (const row of rows) noteCosignature(journal.cosigned, row);
  };
  /** The same behind whoever waits for another journal; a load has the cosignatures with it. */
  const lookInPassing = async (cluster: string, size: number): Promise<void> => {
    const isBehind = (): boolean => (outlooks.get(cluster)?.size ?? -1) < size;
    if (shelf.peek(cluster)) return lookAt(cluster);
    if (isBehind()) await rest();
    if (isBehind() && !isClosing()) await load(cluster, false);
  };
  const lookThrough = (): Promise<void> => {
    isBegun = true;
    return take(null, async () => {
      for (const { cluster, size } of await log.lengths()) {
        if (isClosing()) return;
        await take(cluster, () => lookInPassing(cluster, size));
      }
    });
  };
  const unfollow = log.follow?.((cluster) => {
    if (cluster !== null) void take(cluster, () => lookAt(cluster));
    // Before the first time there is nothing to look through again.
    else if (isBegun) void lookThrough();
  });
  return {
    lookThrough,
    lookLater: (cluster) => takeLater(cluster, () => lookAt(cluster)),
    close: async () => {
      await Promise.all([unfollow?.(), close()]);
    },
  };
}
