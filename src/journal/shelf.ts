/**
 * The journals that are in memory. There is room for so many entries; what was used longest ago
 * makes room for what is used now. Nothing is lost by that, because a journal is loaded again.
 */
import type { LiveJournal } from './live-journal.js';

export interface Shelf {
  /** The journal if it is here; whoever takes it uses it. */
  readonly take: (cluster: string) => LiveJournal | undefined;
  /** The journal if it is here, as something that is only looked at. */
  readonly peek: (cluster: string) => LiveJournal | undefined;
  readonly all: () => Iterable<LiveJournal>;
  /** Puts a journal here, new or grown, and takes others away where room is short. */
  readonly put: (journal: LiveJournal) => void;
  readonly remove: (cluster: string) => void;
  /** Whether a journal fits without taking another away. */
  readonly hasRoomFor: (journal: LiveJournal) => boolean;
}

/** A journal's state costs about as much as so many entries, however short it is. */
const STATE_ENTRIES = 64;

/** @param capacity how many entries the journals may have together; one is kept in any case */
export function openShelf(capacity: number): Shelf {
  /** Maps keep the order of insertion, which here is the order of the last use. */
  const places = new Map<string, { readonly journal: LiveJournal; readonly weight: number }>();
  let room = capacity;

  const remove = (cluster: string): void => {
    room += places.get(cluster)?.weight ?? 0;
    places.delete(cluster);
  };
  return {
    take: (cluster) => {
      const place = places.get(cluster);
      if (!place) return undefined;
      places.delete(cluster);
      places.set(cluster, place);
      return place.journal;
    },
    peek: (cluster) => places.get(cluster)?.journal,
    all: () => [...places.values()].map(({ journal }) => journal),
    put: (journal) => {
      remove(journal.cluster);
      const weight = weightOf(journal);
      places.set(journal.cluster, { journal, weight });
      room -= weight;
      for (const { journal: other } of places.values()) {
        if (room >= 0 || other === journal) break;
        if (!isBeingWritten(other)) remove(other.cluster);
      }
    },
    remove,
    hasRoomFor: (journal) => room >= weightOf(journal),
  };
}

const weightOf = ({ shown }: LiveJournal): number => shown.size + STATE_ENTRIES;

/** Entries that are judged and not stored yet are nowhere else. */
const isBeingWritten = ({ replay, shown }: LiveJournal): boolean =>
  replay.journal().size !== shown.size;
