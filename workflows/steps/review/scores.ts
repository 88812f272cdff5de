/**
 * Self-scoring (tự chấm điểm) against a criteria list that the chair issues. The first score locks
 * the list, because points given against one list mean nothing against another.
 */
import { type CycleChanges, type CycleConditions, ofBody, ofSpeaker } from '../../conditions.js';
import { rosterOf } from '../../cycle.context.js';
import { doorIsOpen } from '../../deadlines.js';
import { digestOf } from '../../digest.js';
import { pointsFit, totalOf } from '../../scoring.js';

export const scoreConditions = {
  criteriaAreNotUsed: ofSpeaker(({ review }) => Object.keys(review.scores).length === 0),
  criteriaAreDistinct: ofBody<'criteria.issue'>(
    (_, { body }) => new Set(body.criteria.map(({ id }) => id)).size === body.criteria.length,
  ),
  criteriaAreIssued: ofSpeaker(({ review }) => review.criteria !== null),
  criteriaAreCurrent: ofBody<'score.submit'>(
    ({ review }, { body }) => body.criteria === review.criteria,
  ),
  pointsFitCriteria: ofBody<'score.submit'>(({ review }, { body }) =>
    pointsFit(body.points, review.maxima),
  ),
  scoreDoorIsOpen: ofSpeaker((context, { charter, at }) =>
    doorIsOpen(context, charter, 'selfScore', at),
  ),
  scoresAreIn: ofSpeaker(
    (context, { charter }) =>
      charter.review.selfScores === 'optional' ||
      rosterOf(context).every((member) => member in context.review.scores),
  ),
} satisfies CycleConditions;

export const scoreChanges: CycleChanges = {
  'criteria.issue': (context, { body }) => ({
    ...context,
    review: {
      ...context.review,
      criteria: digestOf(body),
      maxima: Object.fromEntries(body.criteria.map(({ id, max }) => [id, max])),
    },
  }),
  'score.submit': (context, { by, body }) => ({
    ...context,
    review: {
      ...context.review,
      scores: { ...context.review.scores, [by.member]: totalOf(body.points) },
    },
  }),
};
