/**
 * The points of a year as they stand: each part of every member's points, the weighted total, and
 * the ranking. Everything is computed anew from the sheets whenever one of them counts, so that no
 * total can disagree with what it is made of.
 */
import type { Charter } from '../../charter.js';
import { type CycleContext, rosterOf } from '../../cycle.context.js';
import type { Points, ReviewState } from '../../review.context.js';
import { aggregate, weighted } from '../../scoring/aggregate.js';
import type { Criteria, Figures } from '../../scoring/criteria.js';
import { leavesBelow } from '../../scoring/criteria.js';
import { pointsByLeaf } from '../../scoring/leaf-points.js';
import { drawnOrder } from '../../scoring/lots.js';
import { type Contest, neutralRanks, rankingOf } from '../../scoring/ranking.js';
import { branchPoints, totalsOf } from '../../scoring/totals.js';

type ScoringRules = NonNullable<Charter['review']['scoring']>;
type Totals = Readonly<Record<string, number>>;

/**
 * The year with points and ranking as its sheets make them.
 * @param charter the charter that the year runs under; one without scoring changes nothing
 */
export function withRanking(context: CycleContext, { review: rules }: Charter): CycleContext {
  const { review } = context;
  const criteria = review.criteria.inForce?.rows;
  if (!rules.scoring || !criteria) return context;
  const members = rosterOf(context);
  const own = figuresOf(review, members);
  const verified = verifiedFigures(review, members);
  const points = pointsOf(rules.scoring, members, {
    self: totalsOf(criteria, own, rules.scoring),
    verified: totalsOf(criteria, verified, rules.scoring),
    peer: (member) => review.peer.results[member]?.points ?? null,
  });
  const decisive = Object.keys(verified).length > 0 ? verified : own;
  const ranking = rankingOf(contestOf(context, rules.scoring, criteria, points, decisive));
  return { ...context, review: { ...review, scoring: { ...review.scoring, points, ranking } } };
}

const figuresOf = ({ scoring }: ReviewState, members: readonly string[]) =>
  Object.fromEntries(
    members.flatMap((member) => {
      const sheet = scoring.self[member];
      return sheet ? [[member, sheet.figures] as const] : [];
    }),
  );

/** The figures as verified: the member's own, with what the verifier changed. */
export const verifiedFigures = (
  { scoring }: ReviewState,
  members: readonly string[],
): Readonly<Record<string, Figures>> =>
  Object.fromEntries(
    members.flatMap((member) => {
      const sheet = scoring.self[member];
      const verified = scoring.verified[member];
      return sheet && verified
        ? [[member, { ...sheet.figures, ...verified.changed }] as const]
        : [];
    }),
  );

interface Parts {
  readonly self: Totals;
  readonly verified: Totals;
  readonly peer: (member: string) => number | null;
}

const pointsOf = (
  { weights }: ScoringRules,
  members: readonly string[],
  { self, verified, peer }: Parts,
): Readonly<Record<string, Points>> =>
  Object.fromEntries(
    members.map((member) => {
      const parts = {
        self: self[member] ?? null,
        peer: peer(member),
        verified: verified[member] ?? null,
      };
      return [member, { ...parts, total: weighted(parts, weights) }];
    }),
  );

function contestOf(
  context: CycleContext,
  rules: ScoringRules,
  criteria: Criteria,
  points: Readonly<Record<string, Points>>,
  figures: Readonly<Record<string, Figures>>,
): Contest {
  const { review } = context;
  const members = Object.keys(points);
  const leaves = pointsByLeaf(criteria, figures);
  const order = review.draw.seed ? drawnOrder(review.draw.seed, 'tie', members) : members;
  const totals = Object.fromEntries(members.map((member) => [member, points[member]?.total ?? 0]));
  return {
    points: totals,
    tieBreak: rules.tieBreak,
    criterionPoints: (member, id) =>
      leavesBelow(criteria, id).length === 0
        ? null
        : branchPoints(criteria, leaves[member] ?? {}, id),
    approvals: (member) =>
      Object.values(review.vote.counts).reduce(
        (sum, counts) => sum + (counts[member]?.approve ?? 0),
        0,
      ),
    drawn: (member) => order.indexOf(member),
    ...(rules.peer.neutral ? { ranks: neutral(context, rules, points, totals) } : {}),
  };
}

/**
 * Ranks in which nobody's own sheets count against those whom it is compared with. A sheet that a
 * reviewer keeps back is treated as one that it gave: else it could still leave a rival without the
 * sheets that a figure of the peers needs.
 */
function neutral(
  { review }: CycleContext,
  { peer, weights }: ScoringRules,
  points: Readonly<Record<string, Points>>,
  totals: Totals,
): Totals {
  const without = (member: string, reviewer: string): number => {
    const isAssigned = review.peer.assigned[reviewer]?.includes(member) === true;
    if (!isAssigned) return totals[member] ?? 0;
    const given = Object.entries(review.peer.given[member] ?? {});
    const sheets = given.filter(([by]) => by !== reviewer).map(([, total]) => total);
    const rest = sheets.length + 1 < peer.minimum ? null : aggregate(peer.aggregate, sheets);
    const parts = points[member] ?? { self: null, verified: null };
    return weighted({ self: parts.self, peer: rest, verified: parts.verified }, weights);
  };
  return neutralRanks(Object.keys(points), { own: (member) => totals[member] ?? 0, without });
}
