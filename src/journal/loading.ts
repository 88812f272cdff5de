/**
 * Gets journals out of the database: whole ones by a full replay, and what another server has added
 * to one that is in memory. However many ask at once, it is done once. A journal that nobody waits
 * for is replayed in the background of those that somebody does wait for.
 */
import type { EntryLog } from '../../db/entry-log.js';
import type { Keyring } from '../keyring.js';
import { openBackground } from './background.js';
import { caughtUp, type Growth } from './catch-up.js';
import type { Holds } from './holds.js';
import type { LiveJournal } from './live-journal.js';
import { replayed } from './replayed.js';
import type { Shelf } from './shelf.js';

export interface Loading {
  /**
   * The journal by a full replay; `undefined` for a cluster without one.
   * @param isWanted whether somebody waits for it; if nobody does by the time it is there, it is
   *   kept only where there is room
   */
  readonly load: (cluster: string, isWanted?: boolean) => Promise<LiveJournal | undefined>;
  /** Resolves when the next journal that nobody waits for may be loaded. */
  readonly rest: () => Promise<void>;
  /** The journal with the entries up to a length; another one where those did not hold. */
  readonly catchUp: (journal: LiveJournal, length: number) => Promise<LiveJournal | undefined>;
  /** Resolves when nothing is being loaded. */
  readonly idle: () => Promise<void>;
}

export interface LoadingOptions {
  readonly log: EntryLog;
  readonly keyring: Keyring;
  readonly shelf: Shelf;
  readonly holds: Holds;
  /** Told of every journal that was replayed, with the time it took in milliseconds. */
  readonly onLoaded: (live: LiveJournal, milliseconds: number) => void;
  /** Told of what is visible now and was not before; a load has no lines. */
  readonly tell: (growth: Growth) => void;
}

/** Opens the way from the database into memory. */
export function openLoading(options: LoadingOptions): Loading {
  const { log, keyring, shelf, holds, onLoaded, tell } = options;
  const underWay = new Map<string, Promise<LiveJournal | undefined>>();
  const background = openBackground();
  const turns = new WeakMap<LiveJournal, Promise<Growth | null>>();

  const replay = async (cluster: string): Promise<LiveJournal | undefined> => {
    const row = await log.journal(cluster);
    if (!row) return undefined;
    const start = performance.now();
    const turn = (): Promise<void> => background.standBack(cluster);
    const journal = holds.applied(await replayed(log, keyring, row, turn));
    if (background.isWanted(cluster) || shelf.hasRoomFor(journal)) shelf.put(journal);
    onLoaded(journal, performance.now() - start);
    tell({ live: journal, first: journal.shown.size, lines: [] });
    return journal;
  };
  const load: Loading['load'] = (cluster, isWanted = true) => {
    const started =
      underWay.get(cluster) ?? replay(cluster).finally(() => underWay.delete(cluster));
    underWay.set(cluster, started);
    if (isWanted) background.want(cluster, started);
    return started;
  };
  const catchUp: Loading['catchUp'] = async (journal, length) => {
    const before = turns.get(journal);
    // Entries may be taken in whose head is not held against them yet: then it is waited for.
    const isThere = !before && length <= journal.replay.journal().size;
    if (isThere || !isContinued(journal)) return journal;
    // One after the other: whoever waits finds done what it came for, or that it cannot be.
    const turn = Promise.resolve(before)
      .then((last) => (last === null ? null : caughtUp(log, journal, length)))
      .catch(() => null);
    turns.set(journal, turn);
    const growth = await turn;
    if (growth && turns.get(journal) === turn) turns.delete(journal);
    const isHere = shelf.peek(journal.cluster) === journal;
    if (growth === null) {
      if (isHere) shelf.remove(journal.cluster);
      const anew = await load(journal.cluster);
      // A load that was under way before may have read less than is asked for.
      return anew && catchUp(anew, length);
    }
    if (isHere) shelf.put(journal);
    if (growth.lines.length > 0) tell(growth);
    return journal;
  };
  return {
    load,
    rest: background.rest,
    catchUp,
    idle: async () => {
      await Promise.allSettled(underWay.values());
    },
  };
}

/** Whether it can be added to: one that holds, and one that holds under a key that is not here. */
const isContinued = ({ breach }: LiveJournal): boolean =>
  breach === null || breach.rule === 'server-key';
