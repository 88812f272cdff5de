/**
 * The way of one statement through the writer, as moments on the process's own clock (milliseconds,
 * `performance.now`). The writer notes them and does nothing with them; who counts or traces
 * statements is told of the whole way once, when the answer is known.
 *
 *     arrived ── verify ── queued ── wait ── judging ── judge ── judged ── commit ── answered
 *
 * The first part holds the replay of a journal that is not in memory. A statement that comes alone
 * is verified where it is judged. What is refused at the door has no parts at all.
 */
export interface Passage {
  readonly arrived: number;
  queued: number | null;
  /** When its batch had its turn: after other batches, and after other servers on the journal. */
  judging: number | null;
  /** When the whole batch was judged. */
  judged: number | null;
  answered: number;
}

/** The passage of a statement that arrives now. */
export function openPassage(): Passage {
  const arrived = performance.now();
  return { arrived, queued: null, judging: null, judged: null, answered: arrived };
}

/** A part of a passage, from one moment to another. */
export interface Part {
  readonly name: 'verify' | 'wait' | 'judge' | 'commit';
  readonly from: number;
  readonly to: number;
}

/** The parts of a passage that were reached, in order; together they are all of it. */
export function partsOf({ arrived, queued, judging, judged, answered }: Passage): readonly Part[] {
  if (queued === null) return [];
  const moments = [arrived, queued, judging ?? answered, judged ?? answered, answered];
  return NAMES.map((name, at) => ({
    name,
    from: moments[at] as number,
    to: moments[at + 1] as number,
  }));
}

const NAMES = ['verify', 'wait', 'judge', 'commit'] as const;
