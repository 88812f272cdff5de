/**
 * Judges a rotation before a cluster agrees to it. It promises to name every contradiction at once,
 * each with the exception that causes it, and refuses to let an amendment rewrite a term that has
 * already been served.
 */
import { chairs } from './rotation.js';
import {
  firstChanged,
  isTerm,
  membersNamed,
  type Rotation,
  type RotationException,
  type Term,
  takenUpAt,
  termsNamed,
} from './rotation-exceptions.js';
import { initialOrder, type Misfit } from './rotation-list.js';
import { walk } from './rotation-walk.js';

/**
 * What is wrong with a rotation; `exception` is the id of the exception at fault, or null for the
 * rotation itself.
 *
 * | code | meaning |
 * |---|---|
 * | notTheirTurn | skip or swap of a member whose turn that term is not |
 * | alreadyInList, notInList | insert of one in it; insert after, swap with or removal of one not |
 * | cannotExtend | no chair who could stay, or the next term has its own list or elected chair |
 * | listReplacedTwice | two new lists for one term |
 * | needsList | skip, swap, insert or remove while chairs are elected |
 * | nobodyLeft | after it no member is left to chair that term |
 * | swapNeedsTwo | swap of a member with itself, or of a term with itself |
 * | unknownMember, memberTwice | a name that is no member; one member twice in a list |
 * | emptyList, namesMissing | a list of nobody; an alphabetical source without names |
 * | startNotInList | the first chair is not in the list |
 * | notATerm, beforeStart | a number that counts no term; a term before the rotation starts |
 * | termIsPast, pastTermChanges | a new exception, or another chair, for a begun term |
 */
export type RotationProblem =
  | Misfit
  | {
      readonly code: 'unknownMember' | 'memberTwice';
      readonly exception: string | null;
      readonly member: string;
    }
  | { readonly code: 'emptyList' | 'namesMissing'; readonly exception: string | null }
  | { readonly code: 'startNotInList'; readonly exception: null; readonly member: string }
  | {
      readonly code: 'notATerm' | 'beforeStart';
      readonly exception: string | null;
      readonly term: number;
    }
  | { readonly code: 'termIsPast'; readonly exception: string; readonly term: Term }
  | { readonly code: 'pastTermChanges'; readonly exception: null; readonly term: Term };

/** What a rotation replaces: the one in force, and the first term that has not begun. */
export type Amendment = { readonly before: Rotation; readonly firstOpenTerm: Term };

/**
 * Every problem of a rotation; empty when it may be agreed.
 *
 * `members` are all members that the cluster has or ever had, because old lists and exceptions keep
 * naming those who left. With `amendment`, the rotation is judged as a change: exceptions that it
 * adds must leave begun terms alone, and so must every other difference. An extension of the
 * running term is open as long as the next term has not begun, and so is an insertion that names
 * the running term, because neither can change it. Without `amendment`, past terms are not looked
 * at.
 */
export const rotationProblems = (
  rotation: Rotation,
  members: readonly string[],
  amendment?: Amendment,
): readonly RotationProblem[] => {
  const exceptions = Object.entries(rotation.exceptions).sort(([a], [b]) => (a < b ? -1 : 1));
  const unreadable = termProblems(rotation, exceptions);
  const named = [
    ...sourceProblems(rotation, members),
    ...exceptions.flatMap(([id, exception]) => exceptionProblems(id, exception, members)),
  ];
  if (unreadable.some(({ code }) => code === 'notATerm')) {
    return [...unreadable, ...named];
  }
  return [
    ...unreadable,
    ...named,
    ...walk(rotation, lastTermToWalk(rotation)).misfits,
    ...(amendment === undefined ? [] : pastProblems(rotation, exceptions, amendment)),
  ];
};

type NamedException = readonly [string, RotationException];

const termProblems = (
  { elected = {}, start }: Rotation,
  exceptions: readonly NamedException[],
): readonly RotationProblem[] => {
  const named: (readonly [string | null, number])[] = [
    [null, start.term],
    ...Object.keys(elected).map((key) => [null, electedTerm(key)] as const),
    ...exceptions.flatMap(([id, one]) => termsNamed(one).map((term) => [id, term] as const)),
  ];
  return named.flatMap(([exception, term]): RotationProblem[] => {
    if (!isTerm(term)) {
      return [{ code: 'notATerm', exception, term }];
    }
    return term < start.term ? [{ code: 'beforeStart', exception, term }] : [];
  });
};

/** The term of an election, or -1 for a key that is not a number in plain digits. */
const electedTerm = (key: string): number => (String(Number(key)) === key ? Number(key) : -1);

const sourceProblems = (
  rotation: Rotation,
  members: readonly string[],
): readonly RotationProblem[] => {
  const { source, names, elected = {}, start } = rotation;
  const order = initialOrder(rotation);
  const named = [start.member, ...(order ?? Object.values(elected))];
  const problems = unknownMembers(null, named, members);
  if (source.kind === 'alphabetical' && names === undefined) {
    return [...problems, { code: 'namesMissing', exception: null }];
  }
  if (order === null) {
    return problems;
  }
  const isMissing = order.length > 0 && !order.includes(start.member);
  return [
    ...problems,
    ...listProblems(null, order),
    ...(isMissing
      ? [{ code: 'startNotInList', exception: null, member: start.member } as const]
      : []),
  ];
};

const exceptionProblems = (
  id: string,
  exception: RotationException,
  members: readonly string[],
): readonly RotationProblem[] => [
  ...unknownMembers(id, membersNamed(exception), members),
  ...(exception.kind === 'replaceList' ? listProblems(id, exception.order) : []),
];

const unknownMembers = (
  exception: string | null,
  named: readonly string[],
  members: readonly string[],
): readonly RotationProblem[] =>
  [...new Set(named)]
    .filter((member) => !members.includes(member))
    .map((member) => ({ code: 'unknownMember', exception, member }) as const);

const listProblems = (
  exception: string | null,
  order: readonly string[],
): readonly RotationProblem[] => {
  if (order.length === 0) {
    return [{ code: 'emptyList', exception }];
  }
  const repeated = order.filter((member, place) => order.indexOf(member) !== place);
  return [...new Set(repeated)].map(
    (member) => ({ code: 'memberTwice', exception, member }) as const,
  );
};

/**
 * The walk must reach the last term that anything names, and the later half of a swap may move
 * along with extensions.
 */
const lastTermToWalk = ({ exceptions, start }: Rotation): Term => {
  const all = Object.values(exceptions);
  const extensions = all.filter(({ kind }) => kind === 'extend').length;
  return Math.max(start.term, ...all.flatMap(termsNamed), ...all.map(takenUpAt)) + extensions;
};

const pastProblems = (
  rotation: Rotation,
  exceptions: readonly NamedException[],
  { before, firstOpenTerm }: Amendment,
): readonly RotationProblem[] => {
  const late = exceptions.flatMap(([id, exception]): RotationProblem[] => {
    const isNew = !Object.hasOwn(before.exceptions, id);
    const [term = firstOpenTerm] = [...termsNamed(exception)].sort((a, b) => a - b);
    return isNew && firstChanged(exception) < firstOpenTerm
      ? [{ code: 'termIsPast', exception: id, term }]
      : [];
  });
  const first = Math.min(rotation.start.term, before.start.term);
  const wasChaired = chairs(before, first, firstOpenTerm - 1);
  const wouldBe = chairs(rotation, first, firstOpenTerm - 1);
  const changed = wasChaired.findIndex((chair, step) => chair !== wouldBe[step]);
  return changed < 0
    ? late
    : [...late, { code: 'pastTermChanges', exception: null, term: first + changed }];
};
