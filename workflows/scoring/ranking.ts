/**
 * Ranking by final points. Equals share a rank; who comes first among them is decided by the tie
 * breaks of the charter, one after the other, and the one that decided is recorded.
 */

export type TieBreak =
  | { readonly kind: 'criterion'; readonly id: string }
  | { readonly kind: 'vote' }
  | { readonly kind: 'draw' };

export interface Ranked {
  /** 1 is the best; equals share a rank, and the next rank is left out for each of them. */
  readonly rank: number;
  /** The place once ties are broken; equals that nothing tells apart share it. */
  readonly place: number;
  /** What told it from its equal neighbour: `criterion:<id>`, `vote`, `draw`; else `null`. */
  readonly tie: string | null;
}

export interface Contest {
  /** Final points, in hundredths, by member. */
  readonly points: Readonly<Record<string, number>>;
  readonly tieBreak: readonly TieBreak[];
  /** Points in a criterion; `null` for one that the tree does not have. */
  readonly criterionPoints: (member: string, id: string) => number | null;
  readonly approvals: (member: string) => number;
  /** The member's place in the lots, the first at 0. */
  readonly drawn: (member: string) => number;
  /** Ranks that are told beforehand; see `neutralRanks`. */
  readonly ranks?: Readonly<Record<string, number>>;
}

/**
 * Ranks and places of all members that have points. Where ranks are told beforehand, those who
 * share one are placed by their points first.
 */
export function rankingOf(contest: Contest): Readonly<Record<string, Ranked>> {
  const members = Object.keys(contest.points);
  const ranks = contest.ranks ?? ranksOf(contest.points);
  const rankOf = (member: string): number => ranks[member] ?? 0;
  const isAlike = (a: string, b: string): boolean =>
    rankOf(a) === rankOf(b) && contest.points[a] === contest.points[b];
  const pointsOf = (member: string): number => contest.points[member] ?? 0;
  const sorted = [...members].sort(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      pointsOf(b) - pointsOf(a) ||
      untie(contest, a, b).order ||
      (a < b ? -1 : 1),
  );
  return Object.fromEntries(
    sorted.map((member, index) => {
      const isEqual = (other: string | undefined): other is string =>
        other !== undefined && isAlike(other, member);
      const place = firstAlike(contest, sorted, index, isAlike) + 1;
      const neighbours = [sorted[index - 1], sorted[index + 1]].filter(isEqual);
      const by = neighbours.map((other) => untie(contest, member, other).by);
      return [
        member,
        { rank: rankOf(member), place, tie: by.find((each) => each !== null) ?? null },
      ];
    }),
  );
}

/** The first of those that nothing tells from the member at `index`. */
function firstAlike(
  contest: Contest,
  sorted: readonly string[],
  index: number,
  isAlike: (a: string, b: string) => boolean,
): number {
  let first = index;
  const member = sorted[index] as string;
  while (first > 0) {
    const before = sorted[first - 1] as string;
    if (!isAlike(before, member) || untie(contest, before, member).order !== 0) break;
    first -= 1;
  }
  return first;
}

/** Competition ranks: 1, 2, 2, 4. */
export const ranksOf = (points: Readonly<Record<string, number>>) =>
  Object.fromEntries(
    Object.entries(points).map(([member, own]) => [
      member,
      1 + Object.values(points).filter((other) => other > own).length,
    ]),
  );

/**
 * Ranks that no city moves by its own sheets: each is compared with the others as they would stand
 * without the sheets that it gave them. Ranks may then repeat or leave gaps; that is the price.
 */
export const neutralRanks = (
  members: readonly string[],
  points: {
    readonly own: (member: string) => number;
    /** A member's points without the sheet of one reviewer. */
    readonly without: (member: string, reviewer: string) => number;
  },
): Readonly<Record<string, number>> =>
  Object.fromEntries(
    members.map((member) => {
      const own = points.own(member);
      const better = members.filter(
        (other) => other !== member && points.without(other, member) > own,
      );
      return [member, 1 + better.length];
    }),
  );

/** Which of two equals comes first, and what says so. */
function untie(
  contest: Contest,
  a: string,
  b: string,
): { readonly order: number; readonly by: string | null } {
  for (const tieBreak of contest.tieBreak) {
    const [left, right] = [a, b].map((member) => weightIn(contest, tieBreak, member));
    if (left === null || right === null || left === right) continue;
    const by = tieBreak.kind === 'criterion' ? `criterion:${tieBreak.id}` : tieBreak.kind;
    return { order: (right ?? 0) - (left ?? 0), by };
  }
  return { order: 0, by: null };
}

/** More is better. */
function weightIn(contest: Contest, tieBreak: TieBreak, member: string): number | null {
  switch (tieBreak.kind) {
    case 'criterion':
      return contest.criterionPoints(member, tieBreak.id);
    case 'vote':
      return contest.approvals(member);
    case 'draw':
      return -contest.drawn(member);
  }
}
