/**
 * A journal in memory: the fold of its entries, kept in step with the database. Readers see only
 * what is durable; an entry that has been judged and not yet stored is visible to the writer alone.
 * A journal that does not replay is kept too, up to its last good entry, and is never written to.
 */
import {
  type Broken,
  type BrokenCheckpoint,
  type Journal,
  openReplay,
  type Replay,
  type Statement,
} from '../../workflows/index.js';
import { type Cosigned, openCosigned } from '../witnessing/cosigned.js';
import type { Head } from './checkpoints.js';

/**
 * Why a journal is only read: an entry that does not hold, a row whose columns say something else
 * than its entry, another server's key, or a backup.
 */
export type Breach =
  | Broken
  | BrokenCheckpoint
  | {
      readonly seq: number;
      readonly rule: 'columns';
      readonly expected: string;
      readonly found: string;
    }
  | {
      readonly seq: null;
      readonly rule: 'server-key' | 'restored';
      readonly expected: string;
      readonly found: string;
    };

/** What readers see: the state after the last durable entry. */
export interface Shown extends Head {
  readonly journal: Journal;
  /** The signed note of this head; `null` before the first entry. */
  readonly checkpoint: string | null;
}

export interface LiveJournal {
  readonly cluster: string;
  readonly origin: string;
  /** The fold with everything judged so far; only the writer uses it to judge. */
  readonly replay: Replay;
  readonly breach: Breach | null;
  /** Replaced as a whole after each commit. */
  shown: Shown;
  /** Every so many entries a state is kept, so that looking back folds few entries. */
  readonly milestones: Journal[];
  /** Where each kind of statement stands, so that a step's page need not read the whole journal. */
  readonly places: Places;
  /** What the witnesses have cosigned of it, as far as the database has it. */
  readonly cosigned: Cosigned;
}

/** The places of entries by year and statement type: `2024 pledge.sign`, `null charter.sign`. */
export type Places = Map<string, number[]>;

/** Notes the place of an entry. */
export function notePlace(
  places: Places,
  { cycle, type }: Pick<Statement, 'cycle' | 'type'>,
  seq: number,
): void {
  const name = `${cycle} ${type}`;
  const known = places.get(name);
  if (known) known.push(seq);
  else places.set(name, [seq]);
}

/** States are values that share what did not change, so one kept state costs little memory. */
export const MILESTONE_ENTRIES = 128;

/** A journal without entries. */
export function emptyJournal(cluster: string, origin: string): LiveJournal {
  const replay = openReplay(origin);
  const shown = shownOf(replay, null);
  return {
    cluster,
    origin,
    replay,
    breach: null,
    shown,
    milestones: [],
    places: new Map(),
    cosigned: openCosigned([]),
  };
}

/**
 * What readers are shown of a fold once all of it is durable.
 * @param checkpoint the signed note of this very head
 */
export function shownOf(replay: Replay, checkpoint: string | null): Shown {
  const journal = replay.journal();
  return { journal, size: journal.size, root: replay.rootAt(journal.size) ?? '', checkpoint };
}

/** Keeps the state of a fold if it stands at a milestone. */
export function keepMilestone(milestones: Journal[], journal: Journal): void {
  const isNext = journal.size === (milestones.length + 1) * MILESTONE_ENTRIES;
  if (isNext) milestones.push(journal);
}

/** The time in a journal: the clock's, or that of the last entry where the clock has gone back. */
export const timeIn = ({ at }: Journal, now: string): string => (now > at ? now : at);
