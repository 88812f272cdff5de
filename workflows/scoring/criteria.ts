/**
 * The criteria tree of a year (bảng tiêu chí): rows, each below its parent, with leaves that are
 * scored and branches that only add up. It refuses a tree whose sums do not hold, because points
 * given in such a tree would mean nothing. All points are integers of a hundredth of a point.
 */

/** What a leaf measures. */
export type Leaf =
  | {
      readonly kind: 'quantitative';
      readonly formula: 'proportional' | 'relative';
      /** Planned values; `each` goes before `all`, and `null` is a member without a target. */
      readonly planned: {
        readonly all: string | null;
        readonly each: Readonly<Record<string, string>>;
      };
    }
  | { readonly kind: 'passFail' }
  | { readonly kind: 'direct'; readonly each: number }
  | { readonly kind: 'bonus' }
  | { readonly kind: 'penalty' }
  | { readonly kind: 'manual' };

export interface Criterion {
  readonly id: string;
  readonly parent: string | null;
  readonly max: number;
  /** Whether a self-score must name evidence for it. */
  readonly evidence: boolean;
  readonly notAssigned: readonly string[];
  /** `null` for a branch. */
  readonly leaf: Leaf | null;
}

export type Criteria = Readonly<Record<string, Criterion>>;
/** What a member reached, by leaf, as decimal texts. */
export type Figures = Readonly<Record<string, string>>;
/** Hundredths of a point, by leaf. */
export type Points = Readonly<Record<string, number>>;

export type CriteriaProblem =
  | 'listed-twice'
  | 'parent-unknown'
  | 'parent-is-a-leaf'
  | 'branch-without-children'
  | 'children-do-not-add-up'
  | 'roots-do-not-add-up'
  | 'planned-for-a-stranger'
  | 'not-assigned-to-a-stranger'
  | 'branch-asks-for-evidence';

/**
 * Everything that is wrong with a tree.
 * @param rows in the order in which they were issued, a parent before its children
 * @param around the total that the roots add up to (hundredths), and the members of the year
 */
export function criteriaProblems(
  rows: readonly Criterion[],
  { total, members }: { readonly total: number; readonly members: readonly string[] },
): CriteriaProblem[] {
  const seen = new Map<string, Criterion>();
  const children = new Map<string | null, Criterion[]>();
  const found = new Set<CriteriaProblem>();
  const isStranger = (member: string): boolean => !members.includes(member);
  for (const row of rows) {
    if (seen.has(row.id)) found.add('listed-twice');
    const parent = row.parent === null ? undefined : seen.get(row.parent);
    if (row.parent !== null && !parent) found.add('parent-unknown');
    if (parent?.leaf) found.add('parent-is-a-leaf');
    if (row.notAssigned.some(isStranger)) found.add('not-assigned-to-a-stranger');
    if (row.leaf === null && row.evidence) found.add('branch-asks-for-evidence');
    if (row.leaf?.kind === 'quantitative' && Object.keys(row.leaf.planned.each).some(isStranger)) {
      found.add('planned-for-a-stranger');
    }
    seen.set(row.id, row);
    children.set(row.parent, [...(children.get(row.parent) ?? []), row]);
  }
  for (const row of rows) {
    if (row.leaf) continue;
    const below = children.get(row.id) ?? [];
    if (below.length === 0) found.add('branch-without-children');
    else if (sumOf(below) !== row.max) found.add('children-do-not-add-up');
  }
  if (sumOf(children.get(null) ?? []) !== total) found.add('roots-do-not-add-up');
  return [...found];
}

/** What rows add up to: a penalty takes away and is no part of a maximum. */
const sumOf = (rows: readonly Criterion[]): number =>
  rows.reduce((sum, { max, leaf }) => sum + (leaf?.kind === 'penalty' ? 0 : max), 0);

/** The leaves that are assigned to a member, in the order of the tree. */
export const assignedLeaves = (criteria: Criteria, member: string): readonly Criterion[] =>
  leavesOf(criteria).filter(({ notAssigned }) => !notAssigned.includes(member));

/** The most that a member can reach, in hundredths of a point. */
export const assignedMaximum = (criteria: Criteria, member: string): number =>
  sumOf(assignedLeaves(criteria, member));

/** The leaves of one tree, remembered: a tree never changes. */
const remembered = new WeakMap<Criteria, readonly Criterion[]>();

/** All leaves of a tree, in its order. */
export function leavesOf(criteria: Criteria): readonly Criterion[] {
  const known = remembered.get(criteria) ?? Object.values(criteria).filter(({ leaf }) => leaf);
  remembered.set(criteria, known);
  return known;
}

/** The leaves at or below a row. */
export function leavesBelow(criteria: Criteria, id: string): readonly Criterion[] {
  const isBelow = (row: Criterion | undefined): boolean =>
    row !== undefined && (row.id === id || (row.parent !== null && isBelow(criteria[row.parent])));
  return leavesOf(criteria).filter(isBelow);
}
