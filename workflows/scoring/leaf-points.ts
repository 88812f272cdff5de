/**
 * The points of each leaf for each member of a year. All leaves but the relative ones look at one
 * member alone; a relative leaf compares the cluster (`relative.ts`), so one corrected figure can
 * move everybody's points.
 */

import {
  assignedLeaves,
  type Criteria,
  type Criterion,
  type Figures,
  leavesOf,
  type Points,
} from './criteria.js';
import { compare, over, ratioOf, roundHalfUp, times } from './exact.js';
import { hundredthsOf } from './figures.js';
import { relativePoints } from './relative.js';

type FiguresOf = Readonly<Record<string, Figures>>;

/** The points of every member that has figures, by leaf, in hundredths of a point. */
export function pointsByLeaf(
  criteria: Criteria,
  figures: FiguresOf,
): Readonly<Record<string, Points>> {
  const compared = comparedLeaves(criteria, figures);
  return Object.fromEntries(
    Object.entries(figures).map(([member, own]) => [
      member,
      Object.fromEntries(
        assignedLeaves(criteria, member).map((criterion) => [
          criterion.id,
          compared.get(criterion.id)?.[member] ??
            ownPoints(criterion, own[criterion.id] ?? '0', member),
        ]),
      ),
    ]),
  );
}

/** The leaves that the whole cluster decides: relative ones, and those where targets are lacking. */
function comparedLeaves(criteria: Criteria, figures: FiguresOf): ReadonlyMap<string, Points> {
  const members = Object.keys(figures);
  const found = new Map<string, Points>();
  for (const criterion of leavesOf(criteria)) {
    const { id, leaf, max, notAssigned } = criterion;
    if (leaf?.kind !== 'quantitative') continue;
    const inIt = members.filter((member) => !notAssigned.includes(member));
    const planned = (member: string) => plannedFor(criterion, member);
    const actual = (member: string) => ratioOf(figures[member]?.[id] ?? '0');
    const aimless = inIt.filter((member) => planned(member) === null);
    const aiming = inIt.filter((member) => planned(member) !== null);
    const shares = largestShares(aimless, actual, max);
    const relative =
      leaf.formula === 'relative'
        ? relativePoints(aiming, (member) => ratioOf(planned(member) ?? '0'), actual, max)
        : {};
    found.set(id, { ...shares, ...relative });
  }
  return found;
}

/** The plan for a member; `null` where it has none, or one that nothing can be measured by. */
export function plannedFor({ leaf }: Criterion, member: string): string | null {
  if (leaf?.kind !== 'quantitative') return null;
  const planned = leaf.planned.each[member] ?? leaf.planned.all;
  return planned !== null && ratioOf(planned).num > 0n ? planned : null;
}

/** Members without a target share the maximum by the largest of them: A / max A × maximum. */
function largestShares(
  members: readonly string[],
  actual: (member: string) => ReturnType<typeof ratioOf>,
  max: number,
): Points {
  const values = members.map((member) => [member, actual(member)] as const);
  const largest = values.reduce<ReturnType<typeof ratioOf>>(
    (most, [, value]) => (compare(value, most) > 0 ? value : most),
    { num: 0n, den: 1n },
  );
  if (largest.num === 0n) return Object.fromEntries(members.map((member) => [member, 0]));
  const whole = { num: BigInt(max), den: 1n };
  return Object.fromEntries(
    values.map(([member, value]) => [member, roundHalfUp(times(whole, over(value, largest)))]),
  );
}

/** The points of a leaf that looks at one member alone. */
function ownPoints(criterion: Criterion, figure: string, member: string): number {
  const { leaf, max } = criterion;
  switch (leaf?.kind) {
    case 'quantitative': {
      const planned = plannedFor(criterion, member);
      if (planned === null) return 0;
      const whole = { num: BigInt(max), den: 1n };
      return Math.min(max, roundHalfUp(times(whole, over(ratioOf(figure), ratioOf(planned)))));
    }
    case 'passFail':
      return figure === '1' ? max : 0;
    case 'direct':
      return Math.min(max, Number(figure) * leaf.each);
    case 'bonus':
    case 'penalty':
    case 'manual':
      return hundredthsOf(figure);
    case undefined:
      return 0;
  }
}
