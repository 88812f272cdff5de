/**
 * Who chairs which term of a cluster. It promises one answer per term from agreed data alone, the
 * same for every reader, and refuses to guess: where the data names nobody, the answer is
 * undefined.
 */
import { isTerm, type Rotation, type Term } from './rotation-exceptions.js';
import { type Turn, walk } from './rotation-walk.js';

export type { Rotation, RotationException, RotationSource, Term } from './rotation-exceptions.js';

/**
 * The member who chairs `term`; undefined before the start of the rotation, for an election that
 * named nobody, for an empty list, and for a number that counts no term.
 */
export const chairOf = (rotation: Rotation, term: Term): string | undefined =>
  turnOf(rotation, term)?.chair;

/**
 * The chairs of all terms from `from` to `to`, both included, with undefined where {@link chairOf}
 * answers so.
 */
export const chairs = (
  rotation: Rotation,
  from: Term,
  to: Term,
): readonly (string | undefined)[] => {
  if (!isTerm(from) || !isTerm(to) || from > to) {
    return [];
  }
  const { turns } = walk(rotation, to);
  return Array.from({ length: to - from + 1 }, (_, step) => {
    return turns[from + step - rotation.start.term]?.chair;
  });
};

/**
 * Whom to propose for `term` when the members in `passedOver` have declined: its chair, or after a
 * swap the member whose turn the list says it is, or the next in line after that. Undefined when
 * nobody is left, and for elections, which have no line. Asking changes nothing: that a member was
 * passed over is recorded by a `skip`.
 */
export const nextInLine = (
  rotation: Rotation,
  term: Term,
  passedOver: readonly string[],
): string | undefined =>
  turnOf(rotation, term)?.candidates.find((member) => !passedOver.includes(member));

/** The deputy in `term` where the deputy is the next in line: the chair of the term after it. */
export const deputyOf = (rotation: Rotation, term: Term): string | undefined =>
  chairOf(rotation, term + 1);

/** The chairs before, in and after `term`, who share the work in a troika. */
export const troika = (
  rotation: Rotation,
  term: Term,
): {
  readonly previous: string | undefined;
  readonly current: string | undefined;
  readonly next: string | undefined;
} => ({
  previous: chairOf(rotation, term - 1),
  current: chairOf(rotation, term),
  next: chairOf(rotation, term + 1),
});

const turnOf = (rotation: Rotation, term: Term): Turn | undefined =>
  isTerm(term) ? walk(rotation, term).turns[term - rotation.start.term] : undefined;
