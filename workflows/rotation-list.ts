/**
 * The list of a rotation at one point of its walk, and how members enter and leave it. It promises
 * that whoever is due stays due when the list grows, and refuses, with a named misfit, a change
 * that the list cannot take.
 */
import { compareNames } from './collation.js';
import type { Rotation, RotationException, Term } from './rotation-exceptions.js';

/** Where a walk stands. It lives inside one call of the walk, which alone changes it. */
export type Line = {
  /** The list in its written order; null while chairs are elected. */
  order: string[] | null;
  /** The place in the list whose turn is next. */
  next: number;
  /**
   * Members who stood back with the right to make up their turn; they come, in this order, before
   * the list goes on.
   */
  owed: string[];
  trades: readonly Trade[];
  /** The chair of the term last walked. */
  chair: string | undefined;
  readonly misfits: Misfit[];
};

/**
 * The later half of a swap that has begun: when the turn of `from` comes, at `due` or later, `to`
 * chairs instead.
 */
export type Trade = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly due: Term;
};

/** Why an exception, named by its id, does not fit the rotation in `term`. */
export type Misfit =
  | {
      readonly code: 'notTheirTurn' | 'alreadyInList' | 'notInList';
      readonly exception: string;
      readonly member: string;
      readonly term: Term;
    }
  | {
      readonly code:
        | 'cannotExtend'
        | 'listReplacedTwice'
        | 'needsList'
        | 'nobodyLeft'
        | 'swapNeedsTwo';
      readonly exception: string;
      readonly term: Term;
    };

/** An exception with its id, narrowed to one kind where the kind is given. */
export type Acting<Kind extends RotationException['kind'] = RotationException['kind']> = {
  readonly id: string;
  readonly exception: Extract<RotationException, { readonly kind: Kind }>;
};

/** The exceptions of one kind among those that act on a term, in their order. */
export const ofKind = <Kind extends RotationException['kind']>(
  acting: readonly Acting[],
  kind: Kind,
): readonly Acting<Kind>[] =>
  acting.flatMap(({ id, exception }) => (isKind(exception, kind) ? [{ id, exception }] : []));

const isKind = <Kind extends RotationException['kind']>(
  exception: RotationException,
  kind: Kind,
): exception is Extract<RotationException, { readonly kind: Kind }> => exception.kind === kind;

/**
 * The line before its first term. A list that lacks its own first chair says nothing about any
 * term, so it counts as empty.
 */
export const lineAtStart = (rotation: Rotation): Line => {
  const order = initialOrder(rotation);
  const place = order?.indexOf(rotation.start.member) ?? 0;
  return {
    order: order === null ? null : place < 0 ? [] : [...order],
    next: Math.max(place, 0),
    owed: [],
    trades: [],
    chair: undefined,
    misfits: [],
  };
};

/**
 * The list as it stands at the start, from its first place; null for a rotation whose chairs are
 * elected.
 */
export const initialOrder = ({ source, names = {} }: Rotation): readonly string[] | null => {
  switch (source.kind) {
    case 'list':
      return source.order;
    case 'alphabetical':
      return Object.entries(names)
        .sort(([idA, a], [idB, b]) => compareNames(source.locale, a, b) || (idA < idB ? -1 : 1))
        .map(([id]) => id);
    case 'elected':
      return null;
  }
};

/**
 * Applies the exceptions that change the list from this term on, and says whether the list is a new
 * one.
 */
export const changeList = (line: Line, term: Term, acting: readonly Acting[]): boolean => {
  const [replacement, ...others] = ofKind(acting, 'replaceList');
  for (const { id } of others) {
    line.misfits.push({ code: 'listReplacedTwice', exception: id, term });
  }
  if (replacement !== undefined) {
    line.order = [...replacement.exception.order];
    line.next = 0;
    line.owed = [];
    line.trades = [];
  }
  for (const insert of ofKind(acting, 'insert')) {
    insertMember(line, insert);
  }
  for (const remove of ofKind(acting, 'remove')) {
    removeMember(line, remove);
  }
  return replacement !== undefined;
};

const insertMember = (line: Line, { id, exception }: Acting<'insert'>): void => {
  const { member, after, fromTerm: term } = exception;
  const { order, misfits } = line;
  if (order === null) {
    misfits.push({ code: 'needsList', exception: id, term });
    return;
  }
  if (order.includes(member)) {
    misfits.push({ code: 'alreadyInList', exception: id, member, term });
    return;
  }
  if (after !== null && !order.includes(after)) {
    misfits.push({ code: 'notInList', exception: id, member: after, term });
    return;
  }
  const place = after === null ? 0 : order.indexOf(after) + 1;
  const growsBeforeDue = order.length > 0 && place <= line.next;
  order.splice(place, 0, member);
  line.next += growsBeforeDue ? 1 : 0;
};

const removeMember = (line: Line, { id, exception }: Acting<'remove'>): void => {
  const { member, fromTerm: term } = exception;
  const { order, misfits } = line;
  if (order === null) {
    misfits.push({ code: 'needsList', exception: id, term });
    return;
  }
  const place = order.indexOf(member);
  if (place < 0) {
    misfits.push({ code: 'notInList', exception: id, member, term });
    return;
  }
  order.splice(place, 1);
  const next = place < line.next ? line.next - 1 : line.next;
  line.next = next >= order.length ? 0 : next;
  line.owed = line.owed.filter((other) => other !== member);
  line.trades = line.trades.filter(({ from, to }) => from !== member && to !== member);
};
