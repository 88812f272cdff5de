/**
 * What documents are written from: a journal's exact lines, judged again one by one, with the words
 * of each statement beside the state that they led to. A line that does not hold ends the view; no
 * document is ever made from a journal that the rules refuse. Signatures are not verified here:
 * that is what an audit is for.
 */
import {
  type Bodies,
  type Broken,
  type Entry,
  type Journal,
  openReplay,
  type StatementType,
  type VoteState,
} from '../../workflows/index.js';

/** One entry, as documents speak of it. */
export interface Said {
  readonly seq: number;
  /** The server's time of acceptance (RFC 3339 UTC). */
  readonly at: string;
  readonly type: StatementType;
  readonly year: number | null;
  readonly member: string;
  readonly officer: string;
  /** The office that the officer held then; `null` for a root key and for the server. */
  readonly office: string | null;
  /** RFC 7638 thumbprints of the keys that signed. */
  readonly keys: readonly string[];
  /** What was said; `null` where no document quotes it. */
  readonly body: unknown;
}

/** A vote as it stood when it was counted; the next round begins anew. */
export interface Counted {
  readonly seq: number;
  readonly at: string;
  readonly year: number;
  readonly vote: VoteState;
}

export interface JournalView {
  readonly origin: string;
  readonly size: number;
  /** The root of the RFC 6962 tree over the entries, in hexadecimal. */
  readonly root: string;
  readonly journal: Journal;
  readonly said: readonly Said[];
  readonly counted: readonly Counted[];
}

export type ViewRead =
  | { readonly ok: true; readonly view: JournalView }
  | { readonly ok: false; readonly broken: Broken };

/** A view that grows line by line. */
export interface OpenView {
  /** Takes in the next line (exact bytes, without the line feed), or says what breaks. */
  readonly add: (line: Uint8Array) => Broken | null;
  readonly view: () => JournalView;
}

/** Opens the view of a journal without entries. */
export function openView(origin: string): OpenView {
  const replay = openReplay(origin);
  const said: Said[] = [];
  const counted: Counted[] = [];
  return {
    add: (line) => {
      const step = replay.add(line);
      if (!step.ok) return step.broken;
      const one = saidIn(step.entry, replay.journal());
      said.push(one);
      const before = counted.findLast(({ year }) => year === one.year);
      const count = countIn(one, replay.journal(), before);
      if (count) counted.push(count);
      return null;
    },
    view: () => {
      const journal = replay.journal();
      const root = replay.rootAt(journal.size) ?? '';
      return { origin, size: journal.size, root, journal, said, counted };
    },
  };
}

/** The view of so many lines from the first on. */
export function viewOf(origin: string, lines: Iterable<Uint8Array>, upTo: number): ViewRead {
  const open = openView(origin);
  let taken = 0;
  for (const line of lines) {
    if (taken >= upTo) break;
    const broken = open.add(line);
    if (broken) return { ok: false, broken };
    taken += 1;
  }
  return { ok: true, view: open.view() };
}

/** The count that an entry brought about, if it brought one about. */
function countIn({ seq, at, year }: Said, { cycles }: Journal, before?: Counted): Counted | null {
  const vote = year === null ? undefined : cycles.get(year)?.context.review.vote;
  if (year === null || !vote || vote.counted === null) return null;
  if (vote.counted === before?.vote.counted) return null;
  return { seq, at, year, vote };
}

/** Sheets and sealed words fill most of a journal and are quoted by no document. */
const UNQUOTED: ReadonlySet<StatementType> = new Set([
  'score.submit',
  'peer.score',
  'peer.seal',
  'peer.open',
  'seal.deposit',
  'seal.release',
  'ballot.seal',
  'verify.record',
]);

function saidIn({ seq, at, signatures, statement }: Entry, { cluster }: Journal): Said {
  const { type, cycle, by, body } = statement;
  const keys = signatures.map(({ key }) => key);
  const officer = keys.map((key) => cluster.context.officers[key]).find((one) => one !== undefined);
  return {
    seq,
    at,
    type,
    year: cycle,
    member: by.member,
    officer: by.officer,
    office: officer?.office.vi ?? null,
    keys,
    body: UNQUOTED.has(type) ? null : body,
  };
}

/** A statement of a known type with its body. */
export type SaidOf<T extends StatementType> = Said & { readonly body: Bodies[T] };

/** Everything of one type that was said of a year, in order. */
export const allSaid = <T extends StatementType>(
  { said }: JournalView,
  year: number,
  type: T,
): readonly SaidOf<T>[] =>
  said.filter((one): one is SaidOf<T> => one.type === type && one.year === year);

/** The last statement of one type about a year. */
export const lastSaid = <T extends StatementType>(
  view: JournalView,
  year: number,
  type: T,
): SaidOf<T> | undefined => allSaid(view, year, type).at(-1);
