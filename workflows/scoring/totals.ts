/**
 * From the points of leaves to the total of a member: branches only add up, bonus counts up to its
 * cap, penalties take away, nobody falls below zero, and a member to which leaves are not assigned
 * is scaled to the full total where the charter says so.
 */
import {
  assignedLeaves,
  assignedMaximum,
  type Criteria,
  type Figures,
  leavesBelow,
  type Points,
} from './criteria.js';
import { roundedPart } from './exact.js';
import { pointsByLeaf } from './leaf-points.js';

/** What the charter says of totals, all in hundredths of a point. */
export interface TotalRules {
  readonly total: number;
  readonly bonusCap: number;
  readonly normalise: boolean;
}

/** A member's total from its points by leaf, in hundredths of a point. */
export function totalOf(
  criteria: Criteria,
  member: string,
  points: Points,
  { total, bonusCap, normalise }: TotalRules,
): number {
  let given = 0;
  let bonus = 0;
  let penalty = 0;
  for (const { id, leaf } of assignedLeaves(criteria, member)) {
    const value = points[id] ?? 0;
    if (leaf?.kind === 'bonus') bonus += value;
    else if (leaf?.kind === 'penalty') penalty += value;
    else given += value;
  }
  const sum = Math.max(0, given + Math.min(bonus, bonusCap) - penalty);
  const maximum = assignedMaximum(criteria, member);
  return normalise && maximum > 0 && maximum < total ? roundedPart(sum * total, maximum) : sum;
}

/** The totals of everybody that has figures. */
export function totalsOf(
  criteria: Criteria,
  figures: Readonly<Record<string, Figures>>,
  rules: TotalRules,
): Readonly<Record<string, number>> {
  const points = pointsByLeaf(criteria, figures);
  return Object.fromEntries(
    Object.entries(points).map(([member, own]) => [member, totalOf(criteria, member, own, rules)]),
  );
}

/** The points at or below a row of the tree: for tables, and to tell equals apart. */
export const branchPoints = (criteria: Criteria, points: Points, id: string): number =>
  leavesBelow(criteria, id).reduce(
    (sum, row) => sum + (row.leaf?.kind === 'penalty' ? -1 : 1) * (points[row.id] ?? 0),
    0,
  );
