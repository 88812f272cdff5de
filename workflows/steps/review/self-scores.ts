/**
 * Self-scoring (tự chấm điểm): every member says what it reached in each leaf that is assigned to
 * it, with evidence. It may say so anew until the chair closes self-scoring. Where the charter
 * requires a score of everybody, only a deadline that has passed lets the chair close without one.
 */
import {
  type CycleChanges,
  type CycleConditions,
  ofBody,
  ofSpeaker,
  requires,
} from '../../conditions.js';
import { rosterOf } from '../../cycle.context.js';
import { doorIsOpen, isLate } from '../../deadlines.js';
import { digestOf } from '../../digest.js';
import { evidenceProblems, figuresProblems } from '../../scoring/figures.js';
import { withAssignment } from './draw.js';
import { withRanking } from './ranking.js';

export const selfScoreConditions = {
  criteriaAreInForce: ofSpeaker(({ review }) => review.criteria.inForce !== null),
  criteriaAreCurrent: ofBody<'score.submit'>(
    ({ review }, { body }) => body.criteria === review.criteria.inForce?.digest,
  ),
  figuresFitCriteria: ofBody<'score.submit'>(({ review }, { by, body }) => {
    const rows = review.criteria.inForce?.rows ?? {};
    return figuresProblems(rows, by.member, body.values).length === 0;
  }),
  evidenceIsNamed: ofBody<'score.submit'>(({ review }, { by, body }) => {
    const rows = review.criteria.inForce?.rows ?? {};
    return evidenceProblems(rows, by.member, body.evidence).length === 0;
  }),
  scoreDoorIsOpen: ofSpeaker((context, { charter, at }) =>
    doorIsOpen(context, charter, 'selfScore', at),
  ),
  scoresAreIn: ofSpeaker(
    (context, { charter, at }) =>
      charter.review.scoring?.selfScores === 'optional' ||
      isLate(context, charter, 'selfScore', at) ||
      rosterOf(context).every((member) => member in context.review.scoring.self),
  ),
} satisfies CycleConditions;

export const selfScoreChanges: CycleChanges = {
  'score.submit': (context, { by, body }) => {
    const { review } = context;
    const sheet = { digest: digestOf(body), figures: body.values };
    const self = { ...review.scoring.self, [by.member]: sheet };
    return { ...context, review: { ...review, scoring: { ...review.scoring, self } } };
  },
  'score.close': (context, { charter }) => {
    const { review } = context;
    const closed = { ...review, scoring: { ...review.scoring, closed: true } };
    const assigned = withAssignment({ ...context, review: closed }, charter);
    return withRanking(assigned, charter);
  },
};

export const selfScoring = {
  'score.submit': {
    guard: requires(
      'isMember',
      'criteriaAreInForce',
      'criteriaAreCurrent',
      'figuresFitCriteria',
      'evidenceIsNamed',
      'scoreDoorIsOpen',
    ),
    actions: 'record',
  },
  'score.close': {
    guard: requires('isChairOfYear', 'criteriaAreInForce', 'scoresAreIn'),
    target: 'drawing',
    actions: 'record',
  },
} as const;
