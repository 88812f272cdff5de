/**
 * Collects cosignatures from the witnesses that the charter names with an address: at once after a
 * commit, then at most once in every interval for each cluster, however many commits there are. A
 * write never waits for any of it. Each witness has one request under way at most; one that fails
 * is asked again after a pause that doubles up to a minute. A cosignature is verified before it is
 * stored, and stored before it is shown.
 */
import type { WitnessKey } from '../../workflows/index.js';
import type { LiveJournal } from '../journal/live-journal.js';
import { isBehind, isCollected } from './addressed.js';
import { type Contact, problemNow, refreshed, type VisitOptions, visit } from './contact.js';
import { nameOfKey } from './cosigned.js';
import { openPacer } from './pacer.js';
import type { Visit } from './visit.js';
import type { WitnessProblem } from './witness-problems.js';

export interface Collector {
  /** Looks at a journal's head again; after a commit, and once at the start. */
  readonly wake: (cluster: string) => void;
  /**
   * Asks every witness that has an address and has not cosigned the newest head, whatever it did
   * before. Resolves when each has cosigned it or has failed to.
   */
  readonly settled: () => Promise<void>;
  /** Why a witness has not cosigned the newest head, by its key; `null` where nothing is known. */
  readonly problemOf: (live: LiveJournal, key: WitnessKey) => WitnessProblem | null;
  /** Ends what is under way. */
  readonly close: () => Promise<void>;
}

export interface CollectorOptions extends VisitOptions {
  /** Milliseconds between two rounds for one cluster; 0 for none. */
  readonly interval: number;
  /** Told of every witness that began to fail, or fails in another way than before. */
  readonly onProblem: (cluster: string, witness: string, problem: WitnessProblem) => void;
  /** Told of every question that was answered or given up. */
  readonly onVisit?: (visit: Visit) => void;
}

type Contacts = ReadonlyMap<string, Contact>;

/** Starts to collect for every journal that is woken. */
export function openCollector(options: CollectorOptions): Collector {
  const { journals, interval } = options;
  const known = new Map<string, Contacts>();
  const closing = new AbortController();

  const contactsOf = (live: LiveJournal): readonly Contact[] => {
    const contacts = refreshed(known.get(live.cluster) ?? new Map(), live);
    known.set(live.cluster, contacts);
    return [...contacts.values()];
  };
  const call = (live: LiveJournal, contact: Contact): Promise<void> => {
    const from = performance.now();
    const visited = visit(options, closing.signal, live, contact).catch((error: unknown) => {
      options.onFailure(error);
      return 'not-stored' as const;
    });
    contact.busy = visited.then((problem) => {
      contact.busy = null;
      options.onVisit?.({ from, to: performance.now(), problem });
      if (closing.signal.aborted) return;
      if (problem === null) {
        Object.assign(contact, { problem, failures: 0 });
        pacer.wake(live.cluster);
      } else fail(live.cluster, contact, problem);
    });
    return contact.busy;
  };
  const fail = (cluster: string, contact: Contact, problem: WitnessProblem): void => {
    if (problem !== contact.problem) options.onProblem(cluster, contact.id, problem);
    Object.assign(contact, { problem, failures: contact.failures + 1, isResting: true });
    const rested = () => {
      contact.isResting = false;
      pacer.wake(cluster);
    };
    setTimeout(rested, pauseAfter(contact.failures, interval)).unref();
  };
  const pacer = openPacer(interval, (cluster) => {
    const live = journals.loaded(cluster);
    if (!live || !isCollected(live)) return;
    for (const contact of contactsOf(live)) {
      const isFree = contact.busy === null && !contact.isResting;
      if (isFree && isBehind(live, contact)) void call(live, contact);
    }
  });
  const settle = async (cluster: string, contact: Contact): Promise<void> => {
    await contact.busy;
    for (;;) {
      const live = journals.loaded(cluster);
      if (!live || closing.signal.aborted || !isBehind(live, contact)) return;
      await (contact.busy ?? call(live, contact));
      if (contact.asked >= live.shown.size) return;
    }
  };
  return {
    wake: (cluster) => pacer.wake(cluster),
    settled: async () => {
      const lives = [...journals.all()].filter(isCollected);
      await Promise.all(
        lives.flatMap((live) => contactsOf(live).map((each) => settle(live.cluster, each))),
      );
    },
    problemOf: (live, key) => problemNow(live, known.get(live.cluster)?.get(nameOfKey(key))),
    close: async () => {
      pacer.close();
      closing.abort();
      const contacts = [...known.values()].flatMap((each) => [...each.values()]);
      await Promise.all(contacts.map(({ busy }) => busy));
    },
  };
}

const LONGEST_PAUSE_MS = 60_000;
const SHORTEST_PAUSE_MS = 100;

/** How long a witness is left alone after so many failures on end, in milliseconds. */
const pauseAfter = (failures: number, interval: number): number =>
  Math.min(LONGEST_PAUSE_MS, Math.max(interval, SHORTEST_PAUSE_MS) * 2 ** (failures - 1));
