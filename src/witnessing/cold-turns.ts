/**
 * Goes on and on through the clusters with witnesses whose journals are not in memory, so that what
 * is lodged there is taken over, and what a witness has not cosigned is shown to it again: also
 * after a start, and after a journal made room for others. Each is loaded in its turn, which by
 * itself has its newest head shown to the witnesses who lack it.
 *
 * A load takes some 20 ms of a core. So the next one waits for half an interval, which is two a
 * second by default, and for twenty times as long as the last one took: whatever journals there
 * are, this is no more than a twentieth of a core. Ten thousand clusters have their turn within an
 * hour and a half. Those that lack a cosignature are few as a rule; they have every second load for
 * themselves and need not wait so long.
 *
 *     lacking a cosignature   c   k   c   k
 *     with witnesses            a   b   c   d …
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Journals } from '../journal/journals.js';
import type { LiveJournal } from '../journal/live-journal.js';
import type { Outlook } from '../journal/outlook.js';

export interface ColdTurns {
  readonly close: () => Promise<void>;
}

export interface ColdTurnsOptions {
  readonly journals: Journals;
  /** Milliseconds between two loads, at least. */
  readonly interval: number;
  /** Told of every journal whose turn it is. */
  readonly onTurn: (live: LiveJournal) => void;
  readonly onFailure: (error: unknown) => void;
}

const RESTS_PER_LOAD = 20;
/** A database that is away need not be told of twice a second. */
const AFTER_FAILURE_MS = 10_000;

/** Starts to go through them. */
export function openColdTurns(options: ColdTurnsOptions): ColdTurns {
  const { journals, interval, onTurn, onFailure } = options;
  const closing = new AbortController();
  const { signal } = closing;
  const order = clustersOf(journals);

  /** @returns for how many milliseconds to rest afterwards */
  const take = async (): Promise<number> => {
    const from = performance.now();
    const cluster = order.next().value;
    if (cluster === undefined) return interval;
    const live = await journals.find(cluster);
    if (live) onTurn(live);
    return Math.max(interval, RESTS_PER_LOAD * (performance.now() - from));
  };
  const goOn = async (): Promise<void> => {
    for (let rest = interval; ; ) {
      await pause(rest, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      rest = await take().catch((error: unknown) => {
        onFailure(error);
        return AFTER_FAILURE_MS;
      });
    }
  };
  const running = goOn();
  return {
    close: async () => {
      closing.abort();
      await running;
    },
  };
}

/** Whose turn it is; `undefined` as long as it is nobody's. */
function* clustersOf(journals: Journals): Generator<string | undefined, never> {
  const unsettled = inTurn(journals, ({ isUnsettled }) => isUnsettled);
  const witnessed = inTurn(journals, ({ hasWitnesses }) => hasWitnesses);
  for (;;) {
    yield unsettled() ?? witnessed();
    yield witnessed();
  }
}

/** Goes through those that are meant and not in memory, and begins again after the last one. */
function inTurn(
  { outlooks, loaded }: Journals,
  isMeant: (outlook: Outlook) => boolean,
): () => string | undefined {
  let rest = outlooks().entries();
  const next = (): string | undefined => {
    // The iterator of a map is not closed when its loop is left: the next loop goes on from here.
    for (const [cluster, outlook] of rest) {
      if (isMeant(outlook) && !loaded(cluster)) return cluster;
    }
    rest = outlooks().entries();
    return undefined;
  };
  return () => next() ?? next();
}
