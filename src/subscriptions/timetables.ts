/**
 * The timetables of the clusters whose calendars are fetched, each kept in step with its journal: a
 * fetch reads and judges only what was accepted since the one before. Nothing is kept for a cluster
 * that nobody subscribes to. The event loop gets its turn between entries, so that the first fetch
 * of a long journal holds nobody up.
 */
import { setImmediate } from 'node:timers/promises';
import type { EntryLog } from '../../db/entry-log.js';
import { type Journal, openReplay, type Replay } from '../../workflows/index.js';
import { openTimetable, type Slot, type Timetable } from '../calendar/timetable.js';
import type { LiveJournal } from '../journal/live-journal.js';

/** A journal and its deadlines after the same entry. */
export interface Timed {
  readonly journal: Journal;
  readonly slots: readonly Slot[];
}

export interface Timetables {
  /** The deadlines of a journal up to its last entry, or up to the first that does not hold. */
  readonly of: (live: LiveJournal) => Promise<Timed>;
}

interface Followed {
  readonly replay: Replay;
  readonly timetable: Timetable;
  isBroken: boolean;
  /** Whoever asks meanwhile waits for what is being read. */
  reading: Promise<void>;
}

/** So many entries are judged at a time. */
const AT_ONCE = 32;

/** Timetables that read from a database. */
export function openTimetables(log: EntryLog): Timetables {
  const followed = new Map<string, Followed>();

  const read = async (each: Followed, { cluster, shown }: LiveJournal): Promise<void> => {
    const from = each.replay.journal().size;
    if (each.isBroken || from >= shown.size) return;
    for await (const { seq, bytes } of log.entries(cluster, from, shown.size)) {
      const step = each.replay.add(bytes);
      each.isBroken = !step.ok;
      if (!step.ok) return;
      each.timetable.note(step.entry, each.replay.journal());
      if (seq % AT_ONCE === 0) await setImmediate();
    }
  };
  const follow = ({ cluster, origin }: LiveJournal): Followed => {
    const known = followed.get(cluster);
    if (known) return known;
    const replay = openReplay(origin);
    const reading = Promise.resolve();
    const fresh = { replay, timetable: openTimetable(), isBroken: false, reading };
    followed.set(cluster, fresh);
    return fresh;
  };
  return {
    of: async (live) => {
      const each = follow(live);
      const reading = each.reading.then(() => read(each, live));
      each.reading = reading.catch(() => undefined);
      await reading;
      return { journal: each.replay.journal(), slots: each.timetable.slots() };
    },
  };
}
