/**
 * The points of each leaf for each member of a year. Most leaves look at one member alone; a
 * relative leaf, and one where targets are lacking, compares the cluster, so one corrected figure
 * can move everybody's points.
 */
import { type Criteria, type Criterion, type Figures, leavesOf, type Points } from './criteria.js';
import { limitFor, roundedPart, roundHalfUp, smallWholesOf, wholesOf } from './exact.js';
import { hundredthsOf } from './figures.js';
import { relativePoints } from './relative.js';

/** The points of every member that has figures, by leaf, in hundredths of a point. */
export function pointsByLeaf(
  criteria: Criteria,
  figures: Readonly<Record<string, Figures>>,
): Readonly<Record<string, Points>> {
  const sheets = Object.entries(figures).map(([member, own]) => {
    const points: Record<string, number> = {};
    return { member, own, points };
  });
  for (const criterion of leavesOf(criteria)) {
    const { id, notAssigned } = criterion;
    const scored = sheets.filter(({ member }) => !notAssigned.includes(member));
    const members = scored.map(({ member }) => member);
    const given = pointsOfLeaf(
      criterion,
      members,
      scored.map(({ own }) => own[id] ?? '0'),
    );
    for (const [index, { points }] of scored.entries()) points[id] = given[index] ?? 0;
  }
  return Object.fromEntries(sheets.map(({ member, points }) => [member, points]));
}

/** The points of one leaf for the members to whom it is assigned, in their order. */
function pointsOfLeaf(
  criterion: Criterion,
  members: readonly string[],
  figures: readonly string[],
): readonly number[] {
  const { leaf, max } = criterion;
  switch (leaf?.kind) {
    case 'quantitative':
      return quantitativePoints(criterion, leaf.formula, members, figures);
    case 'passFail':
      return figures.map((figure) => (figure === '1' ? max : 0));
    case 'direct':
      return figures.map((figure) => Math.min(max, Number(figure) * leaf.each));
    case 'bonus':
    case 'penalty':
    case 'manual':
      return figures.map(hundredthsOf);
    case undefined:
      return [];
  }
}

/** The plan for a member; `null` where it has none, or one that nothing can be measured by. */
export function plannedFor({ leaf }: Criterion, member: string): string | null {
  if (leaf?.kind !== 'quantitative') return null;
  const planned = leaf.planned.each[member] ?? leaf.planned.all;
  return planned !== null && isAboveZero(planned) ? planned : null;
}

const isAboveZero = (figure: string): boolean => !figure.startsWith('-') && /[1-9]/.test(figure);

/** Members with a target are measured by it; those without one form a group of their own. */
function quantitativePoints(
  criterion: Criterion,
  formula: 'proportional' | 'relative',
  members: readonly string[],
  figures: readonly string[],
): readonly number[] {
  const { max } = criterion;
  const points: number[] = [];
  const aimless: number[] = [];
  const aiming: number[] = [];
  const planned: string[] = [];
  for (const [index, member] of members.entries()) {
    const plan = plannedFor(criterion, member);
    (plan === null ? aimless : aiming).push(index);
    if (plan !== null) planned.push(plan);
  }
  const of = (indexes: readonly number[]) => indexes.map((index) => figures[index] ?? '0');
  const measured = formula === 'relative' ? relativePoints : proportionalPoints;
  const byTarget = aiming.length > 0 ? measured(planned, of(aiming), max) : [];
  const byLargest = aimless.length > 0 ? largestShares(of(aimless), max) : [];
  for (const [at, index] of aiming.entries()) points[index] = byTarget[at] ?? 0;
  for (const [at, index] of aimless.entries()) points[index] = byLargest[at] ?? 0;
  return points;
}

/** A/T × maximum, and never more than the maximum. */
function proportionalPoints(
  planned: readonly string[],
  actual: readonly string[],
  max: number,
): readonly number[] {
  const figures = [...planned, ...actual];
  const capped = (points: number): number => Math.min(max, points);
  const count = planned.length;
  const small = smallWholesOf(figures, limitFor(max, 1));
  if (small) {
    const parts = small.slice(count).map((own, at) => roundedPart(own * max, small[at] as number));
    return parts.map(capped);
  }
  const large = wholesOf(figures);
  const whole = BigInt(max);
  return large.slice(count).map((own, at) => capped(roundHalfUp(own * whole, large[at] as bigint)));
}

/** Members without a target share the maximum by the largest of them: A / max A × maximum. */
function largestShares(actual: readonly string[], max: number): readonly number[] {
  const values = wholesOf(actual);
  const largest = values.reduce((most, value) => (value > most ? value : most), 0n);
  if (largest === 0n) return values.map(() => 0);
  return values.map((value) => roundHalfUp(value * BigInt(max), largest));
}
