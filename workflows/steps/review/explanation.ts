/**
 * The explanation window (giải trình): a verified score is final only once the member agreed, was
 * heard and answered, or let the window pass. A member explains itself once; the answer stands.
 */
import {
  type CycleChanges,
  type CycleConditions,
  ofBody,
  ofSpeaker,
  requires,
} from '../../conditions.js';
import { type CycleContext, rosterOf } from '../../cycle.context.js';
import { isLate } from '../../deadlines.js';
import { withRanking } from './ranking.js';

type Answer = CycleContext['review']['scoring']['answers'][string];

export const explanationConditions = {
  verificationIsCurrent: ofBody<'explain.agree' | 'explain.submit'>(
    ({ review }, { by, body }) => body.digest === review.scoring.verified[by.member]?.digest,
  ),
  hasNotAnsweredVerification: ofSpeaker(
    ({ review }, { by }) => !(by.member in review.scoring.answers),
  ),
  explanationIsOpen: ofSpeaker(
    (context, { charter, at }) => !isLate(context, charter, 'explanation', at),
  ),
  explanationIsGiven: ofBody<'verify.record'>(
    ({ review }, { body }) => review.scoring.answers[body.member] === 'explained',
  ),
  everyMemberIsHeard: ofSpeaker((context, { charter, at }) => {
    const { answers, verified } = context.review.scoring;
    const isOver = isLate(context, charter, 'explanation', at);
    return rosterOf(context).every((member) => {
      const answer = answers[member];
      return answer === undefined ? isOver || !(member in verified) : answer !== 'explained';
    });
  }),
} satisfies CycleConditions;

/** The year with a member's word on its verified score, or the verifier's answer to it. */
export function withAnswer(context: CycleContext, member: string, answer: Answer): CycleContext {
  const { review } = context;
  const answers = { ...review.scoring.answers, [member]: answer };
  return { ...context, review: { ...review, scoring: { ...review.scoring, answers } } };
}

export const explanationChanges: CycleChanges = {
  'explain.agree': (context, { by }) => withAnswer(context, by.member, 'agreed'),
  'explain.submit': (context, { by }) => withAnswer(context, by.member, 'explained'),
  'score.finalise': (context, { charter }) => {
    const { review } = context;
    const final = { ...review, scoring: { ...review.scoring, final: true } };
    return withRanking({ ...context, review: final }, charter);
  },
};

const answer = requires(
  'isMember',
  'verificationIsCurrent',
  'hasNotAnsweredVerification',
  'explanationIsOpen',
);

export const explaining = {
  'explain.agree': { guard: answer, actions: 'record' },
  'explain.submit': { guard: answer, actions: 'record' },
  'verify.record': {
    guard: requires(
      'isVerifier',
      'namesMember',
      'mayVerifyNamedMember',
      'explanationIsGiven',
      'changesFitCriteria',
    ),
    actions: 'record',
  },
  'score.finalise': {
    guard: requires('isChairOfYear', 'everyMemberIsHeard'),
    target: 'ranked',
    actions: 'record',
  },
} as const;
