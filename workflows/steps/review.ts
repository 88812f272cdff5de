/**
 * Review (bình xét), the middle of the year, where cities disagree: the members score themselves
 * and each other, points are verified, explained and ranked, the members vote, and the minutes are
 * signed. What the charter does not ask for is passed by. Each part has its own file in `review/`.
 * Once the result is adopted the next year's pledge may be opened.
 */
import type { CycleChanges, CycleConditions } from '../conditions.js';
import { cycleSetup, reached } from '../cycle.setup.js';
import { correcting, correctionChanges, correctionConditions } from './review/corrections.js';
import { countChanges, countConditions, counted } from './review/count.js';
import { criteriaChanges, criteriaConditions, criteriaStatements } from './review/criteria.js';
import { drawChanges, drawConditions, drawing } from './review/draw.js';
import { explaining, explanationChanges, explanationConditions } from './review/explanation.js';
import { deciding, minutesChanges, minutesConditions, minuting } from './review/minutes.js';
import { peerChanges, peerConditions, peerScoring } from './review/peer.js';
import { selfScoreChanges, selfScoreConditions, selfScoring } from './review/self-scores.js';
import { recordStanding, standingChanges, standingConditions } from './review/standing.js';
import { verificationChanges, verificationConditions, verifying } from './review/verification.js';
import { opening, voteChanges, voteConditions, voting } from './review/vote.js';

export const reviewConditions = {
  ...standingConditions,
  ...criteriaConditions,
  ...selfScoreConditions,
  ...drawConditions,
  ...peerConditions,
  ...verificationConditions,
  ...explanationConditions,
  ...correctionConditions,
  ...voteConditions,
  ...countConditions,
  ...minutesConditions,
} satisfies CycleConditions;

export const reviewChanges: CycleChanges = {
  ...standingChanges,
  ...criteriaChanges,
  ...selfScoreChanges,
  ...drawChanges,
  ...peerChanges,
  ...verificationChanges,
  ...explanationChanges,
  ...correctionChanges,
  ...voteChanges,
  ...countChanges,
  ...minutesChanges,
};

/** New criteria void the points given against the old ones, wherever the scoring stands. */
const selfScoringAgain = { guard: reached('selfScoringIsOpen'), target: 'selfScoring' } as const;

export const reviewing = cycleSetup.createStateConfig({
  initial: 'selfScoring',
  on: recordStanding,
  states: {
    selfScoring: {
      on: { ...criteriaStatements, ...selfScoring },
      always: { guard: reached('noScoring'), target: 'drawing' },
    },
    drawing: {
      on: { ...criteriaStatements, ...drawing },
      always: [selfScoringAgain, { guard: reached('noDraw'), target: 'peerScoring' }],
    },
    peerScoring: {
      ...peerScoring,
      on: criteriaStatements,
      always: [selfScoringAgain, { guard: reached('noPeerScoring'), target: 'verifying' }],
      onDone: 'verifying',
    },
    verifying: {
      on: { ...criteriaStatements, ...verifying },
      always: [selfScoringAgain, { guard: reached('noVerification'), target: 'ranked' }],
    },
    explaining: {
      on: { ...criteriaStatements, ...explaining },
      always: selfScoringAgain,
    },
    ranked: {
      on: { ...criteriaStatements, ...correcting, ...opening, ...deciding },
      always: selfScoringAgain,
    },
    voting: { ...voting, onDone: 'counted' },
    counted: { on: counted },
    minuting: { on: minuting },
    adopted: { type: 'final' },
  },
});
