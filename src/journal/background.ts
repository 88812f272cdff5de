/**
 * When work that nobody waits for may go on, as when all journals are looked through after a start:
 * not while somebody waits for another journal, and not in the moment after, when the next request
 * is likely and the memory of the last is still cleaned up. Where requests never cease it goes on
 * all the same, slowly: piece by piece, and slice by slice within a piece.
 *
 *     wanted      ██  ██ ██                ██
 *     background ·  ·  ·  ····████████████·  ·····███
 */
import { setImmediate, setTimeout } from 'node:timers/promises';

export interface Background {
  /** Somebody waits for this from now on. */
  readonly want: (what: string, work: Promise<unknown>) => void;
  /** Whether somebody waits for this. */
  readonly isWanted: (what: string) => boolean;
  /**
   * Lets others have their turn; while somebody waits for something else than this, until that is
   * done, and at the latest until due time.
   */
  readonly standBack: (what: string) => Promise<void>;
  /** Resolves when nobody has waited for anything for a moment, and at the latest in due time. */
  readonly rest: () => Promise<void>;
}

/** How long nobody must have waited for anything, in milliseconds. */
export const REST_MS = 100;
/** After so long the next piece of work is begun in any case, or its next slice. */
export const LONGEST_REST_MS = 250;

/** What tells the time in milliseconds, and waits. */
export interface Timer {
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

const TIMER: Timer = { now: () => performance.now(), pause: (ms) => setTimeout(ms) };

/** Opens the order of what is waited for. */
export function openBackground({ now, pause }: Timer = TIMER): Background {
  const wanted = new Map<string, Promise<unknown>>();
  let lastWanted = Number.NEGATIVE_INFINITY;
  const done = (what: string, work: Promise<unknown>): void => {
    if (wanted.get(what) === work) wanted.delete(what);
    lastWanted = now();
  };
  return {
    want: (what, work) => {
      wanted.set(what, work);
      work.then(
        () => done(what, work),
        () => done(what, work),
      );
    },
    isWanted: (what) => wanted.has(what),
    standBack: async (what) => {
      await setImmediate();
      const latest = now() + LONGEST_REST_MS;
      while (wanted.size > 0 && !wanted.has(what)) {
        const left = latest - now();
        if (left <= 0) return;
        await Promise.race([pause(left), ...wanted.values()]).catch(() => undefined);
      }
    },
    rest: async () => {
      const latest = now() + LONGEST_REST_MS;
      for (;;) {
        const left = Math.min(lastWanted + REST_MS, latest) - now();
        if (left <= 0) return;
        await pause(left);
      }
    },
  };
}
