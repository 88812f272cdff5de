/**
 * Years with verification, told in stages: the chair verifies everybody, its deputy the chair, the
 * scores are published, agreed to and final.
 */
import type { Bodies, Charter } from '../../workflows/index.js';
import { rosterOf } from '../../workflows/index.js';
import { type AnySaid, reviewRules, type ScoringRules, scoringRules } from './cluster.js';
import { reportedYear, type Setting, through } from './given.js';
import * as year from './year.js';

/** A charter whose points are given in this way. */
export const scoredBy = (change: Partial<ScoringRules>, rest: Partial<Charter> = {}): Setting => ({
  charter: { review: reviewRules({ scoring: scoringRules(change) }), ...rest },
});

/** The chair verifies, and only what is verified counts. */
export const VERIFIED: Partial<ScoringRules> = {
  verifiedBy: 'chair',
  weights: { self: 0, peer: 0, verified: 1 },
};
export const verifiedSetting = scoredBy(VERIFIED);

type Changes = Bodies['verify.record']['changes'];

/** The word with which a sheet is verified. */
export const verifying = (by: string, member: string, changes: Changes = {}): AnySaid => ({
  type: 'verify.record',
  by,
  body: { member, changes, remark: null },
});

/** One leaf changed, with a reason. */
export const changed = (leaf: string, value: string): Changes => ({
  [leaf]: { value, reason: 'As the inspection found' },
});

const CLOSING = { reason: null };

export const verifyAll: year.Stage = (cluster, cycle) => {
  const context = year.contextOf(cluster, cycle);
  const chair = year.chairIn(cluster, cycle);
  for (const member of rosterOf(context)) {
    const by = member === chair ? (context.deputy ?? '') : chair;
    cluster.say({ cycle: context.year, ...verifying(by, member) } as AnySaid);
  }
};

export const publish: year.Stage = (cluster, cycle = 2023) =>
  cluster.say({ type: 'verify.publish', by: year.chairIn(cluster, cycle), cycle, body: CLOSING });

export const agreeAll: year.Stage = (cluster, cycle = 2023) => {
  const context = year.contextOf(cluster, cycle);
  for (const by of rosterOf(context)) {
    const digest = context.review.scoring.verified[by]?.digest ?? '';
    cluster.say({ type: 'explain.agree', by, cycle, body: { digest } });
  }
};

export const finalise: year.Stage = (cluster, cycle = 2023) =>
  cluster.say({ type: 'score.finalise', by: year.chairIn(cluster, cycle), cycle, body: CLOSING });

/** The criteria are in force and nobody has scored itself. */
export const criteriaYear = through(reportedYear, year.issueCriteria);
/** Everybody has scored itself; the chair has not closed self-scoring. */
export const selfScoredYear = through(criteriaYear, year.scoreThemselves);
/** Self-scoring is closed; what follows is for the charter to say. */
export const closedScoresYear = through(selfScoredYear, year.closeScores);
/** Every sheet is verified and nothing is published. */
export const verifiedYear = through(closedScoresYear, verifyAll);
/** The verified scores are published and nobody has answered. */
export const publishedYear = through(verifiedYear, publish);
/** The scores are final and the members ranked. */
export const finalYear = through(publishedYear, agreeAll, finalise);
