/**
 * The journals of this server. A journal is loaded when it is first asked for, by a full replay,
 * and stays in memory as long as there is room; the database is the truth, so one that makes room,
 * or whose commit failed, is simply loaded again. Where other servers write too, whoever asks is
 * given the journal as long as the database has it at that moment.
 *
 *     find → in memory? → (shared: caught up) → journal
 *              no → replayed → room made → journal
 */
import type { EntryLog } from '../../db/entry-log.js';
import type { Growth } from './catch-up.js';
import { openFollowing } from './following.js';
import type { LiveJournal } from './live-journal.js';
import { type LoadingOptions, openLoading } from './loading.js';
import { type Outlook, outlookOf } from './outlook.js';
import { openShelf } from './shelf.js';

export interface Journals {
  /** The journal, loaded and caught up if need be; `undefined` for a cluster without one. */
  readonly find: (cluster: string) => Promise<LiveJournal | undefined>;
  /** The journal if it is in memory. */
  readonly loaded: (cluster: string) => LiveJournal | undefined;
  /** Every journal in memory. */
  readonly all: () => Iterable<LiveJournal>;
  /** What is remembered of every journal that was ever loaded here. */
  readonly outlooks: () => ReadonlyMap<string, Outlook>;
  /**
   * The journals that are about to be written, as long as the database has them.
   * @param lengths as {@link EntryLog.appendTo} gives them
   */
  readonly upTo: (
    clusters: readonly string[],
    lengths: ReadonlyMap<string, number> | null,
  ) => Promise<ReadonlyMap<string, LiveJournal>>;
  /** Takes in what has just been stored of a journal, and tells everybody. */
  readonly grown: (growth: Growth) => void;
  /** Calls `listener` whenever a journal has grown or was loaded; a load has no lines. */
  readonly onGrowth: (listener: (growth: Growth) => void) => void;
  /** Throws a journal's state away; the next reader replays the database. */
  readonly forget: (cluster: string) => void;
  /**
   * The same where the database may have more than that: in a moment it is looked at, until it is
   * known. Not at once, because whoever is told of it may say again what has just failed.
   */
  readonly doubt: (cluster: string) => void;
  /**
   * Replays every journal of the database once, and keeps those that there is room for. Never
   * fails: what could not be replayed is told, and tried again later.
   */
  readonly sweep: () => Promise<void>;
  /** Ends what is under way in the background. */
  readonly close: () => Promise<void>;
}

export interface JournalsOptions extends Omit<LoadingOptions, 'shelf' | 'tell'> {
  /** How many entries the journals in memory may have together. */
  readonly cacheEntries: number;
  /** Told of what went wrong in the background, or in a listener. */
  readonly onFailure: (error: unknown) => void;
}

/** The journals in a database; none is loaded yet. */
export function openJournals(options: JournalsOptions): Journals {
  const { log, keyring, onFailure } = options;
  const shelf = openShelf(options.cacheEntries);
  const outlooks = new Map<string, Outlook>();
  const listeners: ((growth: Growth) => void)[] = [];

  const tell = (growth: Growth): void => {
    outlooks.set(growth.live.cluster, outlookOf(growth.live, keyring));
    for (const listener of listeners) {
      try {
        listener(growth);
      } catch (error) {
        onFailure(error);
      }
    }
  };
  const { load, rest, catchUp, idle } = openLoading({ ...options, shelf, tell });
  const find: Journals['find'] = async (cluster) => {
    const journal = shelf.take(cluster) ?? (await load(cluster));
    // A load that was under way before may have read less than the database has by now.
    return journal && log.follow ? catchUp(journal, await log.size(cluster)) : journal;
  };
  const following = openFollowing({ log, shelf, outlooks, find, load, rest, onFailure });
  return {
    find,
    loaded: shelf.peek,
    all: shelf.all,
    outlooks: () => outlooks,
    upTo: async (clusters, lengths) => {
      const found = clusters.map(async (cluster) => {
        const journal = shelf.take(cluster) ?? (await load(cluster));
        return journal && lengths ? catchUp(journal, lengths.get(cluster) ?? 0) : journal;
      });
      const journals = (await Promise.all(found)).filter((each) => each !== undefined);
      return new Map(journals.map((each) => [each.cluster, each]));
    },
    grown: (growth) => {
      shelf.put(growth.live);
      tell(growth);
    },
    onGrowth: (listener) => listeners.push(listener),
    forget: shelf.remove,
    doubt: (cluster) => {
      shelf.remove(cluster);
      following.lookLater(cluster);
    },
    sweep: following.lookThrough,
    close: async () => {
      await following.close();
      await idle();
    },
  };
}
