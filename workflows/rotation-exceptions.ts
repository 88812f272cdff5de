/**
 * What a cluster agrees about the order of its chairs: the source of the order, where it starts,
 * and every exception to it. This is data only, all of it JSON; who chairs which term follows from
 * it in the walk over the terms.
 */

/**
 * One term of office, counted as an integer from 0 to 99,999: the year for a cluster that changes
 * its chair yearly. A body with shorter terms maps its labels to such numbers itself, for example
 * half-years to 2 × year + half − 1.
 */
export type Term = number;

export type RotationSource =
  | { readonly kind: 'list'; readonly order: readonly string[] }
  | { readonly kind: 'alphabetical'; readonly locale: 'en' | 'vi' }
  | { readonly kind: 'elected' };

/**
 * The whole rotation of one cluster.
 *
 * - `names` belongs to an alphabetical source: the name, by member, of everyone in the list at the
 *   start.
 * - `elected` belongs to an elected source: the elected chair by term, the term written in plain
 *   digits.
 * - `start` says whose turn the first term is. Nobody chairs an earlier term, and a list takes up
 *   at this member.
 * - `exceptions` holds each exception under its own id.
 *
 * ```json
 * {
 *   "exceptions": {
 *     "hue-joins": { "after": "ha-noi", "fromTerm": 2025, "kind": "insert", "member": "hue" }
 *   },
 *   "source": { "kind": "list", "order": ["hcmc", "da-nang", "hai-phong", "can-tho", "ha-noi"] },
 *   "start": { "member": "hcmc", "term": 2011 }
 * }
 * ```
 */
export type Rotation = {
  readonly source: RotationSource;
  readonly names?: Readonly<Record<string, string>>;
  readonly elected?: Readonly<Record<string, string>>;
  readonly start: { readonly term: Term; readonly member: string };
  readonly exceptions: Readonly<Record<string, RotationException>>;
};

/**
 * One agreed departure from the order. None changes a term before the one named.
 *
 * - `swap`: the two members trade two terms once, `between[0]` giving up `terms[0]` and
 *   `between[1]` giving up `terms[1]`; the list stays as it is. If an extension comes between the
 *   two terms, the later half moves one term along.
 * - `skip`: the member whose turn `term` is stands back. With `makeUp` it takes the term right
 *   after and then the list goes on; without, the next in line is brought forward, the list goes on
 *   from there, and the turn is lost.
 * - `insert`: from `fromTerm` on the list has a new member right after another one, or at its front
 *   (`after` null). Whoever is due in `fromTerm` keeps that turn; the newcomer chairs when the list
 *   comes to its place. To let the newcomer follow the chair of a term directly, name that very
 *   term: after Hà Nội from 2025, when Hà Nội chairs, gives it 2026.
 * - `remove`: from `fromTerm` on the list lacks the member; if it was due, the next in line is.
 * - `extend`: the chair of `term` stays for the following term too, and everybody after moves one
 *   term later.
 * - `replaceList`: a new list, whose first member chairs `fromTerm`; turns still owed under the old
 *   list lapse.
 *
 * Where several take effect in one term, lists are replaced first, then members inserted, then
 * removed, then comes an extension or the skips, then the swaps; among equals, in the order of
 * their ids. So an insertion after a member and its removal in the same term put a successor in its
 * place.
 */
export type RotationException =
  | {
      readonly kind: 'swap';
      readonly between: readonly [string, string];
      readonly terms: readonly [Term, Term];
    }
  | {
      readonly kind: 'skip';
      readonly member: string;
      readonly term: Term;
      readonly makeUp: boolean;
    }
  | {
      readonly kind: 'insert';
      readonly member: string;
      readonly after: string | null;
      readonly fromTerm: Term;
    }
  | { readonly kind: 'remove'; readonly member: string; readonly fromTerm: Term }
  | { readonly kind: 'extend'; readonly term: Term }
  | { readonly kind: 'replaceList'; readonly order: readonly string[]; readonly fromTerm: Term };

/** True for a number that counts a term. */
export const isTerm = (value: unknown): value is Term =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= LAST_TERM;

/** The terms that an exception names, in the order in which it names them. */
export const termsNamed = (exception: RotationException): readonly Term[] => {
  switch (exception.kind) {
    case 'swap':
      return exception.terms;
    case 'skip':
    case 'extend':
      return [exception.term];
    case 'insert':
    case 'remove':
    case 'replaceList':
      return [exception.fromTerm];
  }
};

/**
 * The term at which the walk takes an exception up: the first one named, or the one after it for an
 * extension.
 */
export const takenUpAt = (exception: RotationException): Term => {
  const first = Math.min(...termsNamed(exception));
  return exception.kind === 'extend' ? first + 1 : first;
};

/**
 * The first term whose chair an exception can change. A newcomer never displaces the member who is
 * due.
 */
export const firstChanged = (exception: RotationException): Term =>
  exception.kind === 'insert' ? exception.fromTerm + 1 : takenUpAt(exception);

/** The members that an exception names, in the order in which it names them. */
export const membersNamed = (exception: RotationException): readonly string[] => {
  switch (exception.kind) {
    case 'swap':
      return exception.between;
    case 'skip':
    case 'remove':
      return [exception.member];
    case 'insert':
      return exception.after === null ? [exception.member] : [exception.member, exception.after];
    case 'replaceList':
      return exception.order;
    case 'extend':
      return [];
  }
};

const LAST_TERM = 99_999;
