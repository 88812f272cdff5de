/**
 * Where the part of a charter about review and awards contradicts itself: points that decide and
 * that nobody gives, weights of what does not exist, numbers that the members cannot reach.
 */
import type { Charter } from './charter.js';

export type ReviewProblem =
  | 'points-decide-and-none-are-given'
  | 'points-weigh-nothing'
  | 'weight-of-what-is-not-given'
  | 'bonus-above-total'
  | 'peer-sheets-out-of-reach'
  | 'tie-break-listed-twice'
  | 'tellers-outnumber-members'
  | 'dossier-part-listed-twice';

/** The parts that every dossier has; a charter may ask for more. */
export const DOSSIER_PARTS = ['proposal', 'report', 'minutes', 'votes'] as const;

type Scoring = NonNullable<Charter['review']['scoring']>;

/**
 * @param members how many members the charter is for
 * @returns every contradiction found
 */
export function reviewProblems(
  { review, awards }: Pick<Charter, 'review' | 'awards'>,
  members: number,
): ReviewProblem[] {
  const { scoring, decision, vote } = review;
  const byPoints = decision === 'byPoints' || decision === 'pointsThenVote';
  const parts = awards.map(({ extraParts }) => [...DOSSIER_PARTS, ...extraParts]);
  const checks: readonly (readonly [ReviewProblem, boolean])[] = [
    ['points-decide-and-none-are-given', byPoints && scoring === null],
    ['tellers-outnumber-members', vote.tellers > members],
    ['dossier-part-listed-twice', parts.some(hasDoubles)],
    ...(scoring === null ? [] : scoringChecks(scoring, members)),
  ];
  return checks.filter(([, broken]) => broken).map(([problem]) => problem);
}

function scoringChecks(
  { total, bonusCap, peer, weights, verifiedBy, tieBreak }: Scoring,
  members: number,
): readonly (readonly [ReviewProblem, boolean])[] {
  const unread =
    (weights.peer > 0 && peer.mode === 'none') || (weights.verified > 0 && verifiedBy === 'nobody');
  const sheets = { none: members, everyone: members - 1, pairs: peer.sheets, ring: 1 }[peer.mode];
  const isReachable = sheets < members && peer.minimum <= sheets;
  const lots = tieBreak.map((each) => (each.kind === 'criterion' ? `#${each.id}` : each.kind));
  return [
    ['points-weigh-nothing', weights.self + weights.peer + weights.verified === 0],
    ['weight-of-what-is-not-given', unread],
    ['bonus-above-total', bonusCap > total],
    ['peer-sheets-out-of-reach', peer.mode !== 'none' && !isReachable],
    ['tie-break-listed-twice', hasDoubles(lots)],
  ];
}

const hasDoubles = (items: readonly string[]): boolean => new Set(items).size !== items.length;
