/**
 * Journals that are shown and not written to for now, though every entry of them holds: those of a
 * database that was restored from a backup. What was acknowledged after the backup was made is not
 * in it, and whoever writes on would begin a second history (`witnessing/recollection.ts` finds
 * out whether there is more).
 */
import type { Breach, LiveJournal } from './live-journal.js';

export interface Holds {
  /** Holds a journal; what holds it is shown as its breach. */
  readonly hold: (cluster: string, size: number, found: string) => void;
  readonly release: (cluster: string) => void;
  readonly isHeld: (cluster: string) => boolean;
  /** A journal out of the database, with the breach under which it is held, if it is. */
  readonly applied: (live: LiveJournal) => LiveJournal;
}

/** No journal is held yet. */
export function openHolds(): Holds {
  const held = new Map<string, Breach>();
  return {
    hold: (cluster, size, found) => {
      const expected = `witnesses that have cosigned no more than ${size} entries`;
      held.set(cluster, { seq: null, rule: 'restored', expected, found });
    },
    release: (cluster) => {
      held.delete(cluster);
    },
    isHeld: (cluster) => held.has(cluster),
    applied: (live) => {
      const breach = live.breach ?? held.get(live.cluster) ?? null;
      return breach === live.breach ? live : { ...live, breach };
    },
  };
}
