/**
 * Correcting a final score: only with a reason and the approver whom the charter names. With a
 * relative leaf one figure moves everybody's points, so the whole cluster is counted again, and
 * the totals before and after stand in the state.
 */
import type { Charter } from '../../charter.js';
import {
  type CycleChanges,
  type CycleConditions,
  ofBody,
  ofSpeaker,
  requires,
} from '../../conditions.js';
import { type CycleContext, rosterOf } from '../../cycle.context.js';
import { digestOf } from '../../digest.js';
import { reaches } from '../../fraction.js';
import { deputyOfYear } from '../../offices.js';
import { speakerConditions } from '../../speakers.js';
import { pointsMayMove } from './parts.js';
import { withRanking } from './ranking.js';

const { isAuthority, isMember } = speakerConditions;
const MAJORITY = { moreThan: { num: 1, den: 2 } };

/** The members that may permit a reopening: never the one concerned, nor who asked for it. */
function othersOf(context: CycleContext): readonly string[] {
  const { reopening } = context.review.scoring;
  return rosterOf(context).filter(
    (member) => member !== reopening?.member && member !== reopening?.by,
  );
}

export const correctionConditions = {
  /** Where nobody verifies there is nothing that a correction could change. */
  scoresAreVerified: ofSpeaker(({ review }) => 'verification' in review.parts),
  isApproverOfReopening: ofSpeaker((context, said) => {
    const { charter, by } = said;
    const others = othersOf(context);
    if (charter.review.scoring?.reopenedBy === 'members') {
      return isMember.holds(context, said as never) && others.includes(by.member);
    }
    const deputy = deputyOfYear(context, said);
    const byDeputy =
      charter.review.scoring?.reopenedBy === 'deputy' && deputy !== null && others.includes(deputy);
    return byDeputy ? by.member === deputy : isAuthority.holds(context, said as never);
  }),
  reopeningIsAsked: ofSpeaker(({ review }) => review.scoring.reopening?.open === false),
  reopeningIsCurrent: ofBody<'score.permit'>(
    ({ review }, { body }) => body.digest === review.scoring.reopening?.digest,
  ),
  hasNotPermitted: ofSpeaker(
    ({ review }, { by }) => !(by.member in (review.scoring.reopening?.permitted ?? {})),
  ),
  memberIsReopened: ofBody<'verify.record'>(
    ({ review: { scoring } }, { body }) =>
      scoring.reopening?.open === true && scoring.reopening.member === body.member,
  ),
} satisfies CycleConditions;

export const correctionChanges: CycleChanges = {
  'score.reopen': (context, { by, body }) =>
    withReopening(context, {
      digest: digestOf(body),
      member: body.member,
      by: by.member,
      permitted: {},
      open: false,
    }),
  'score.permit': (context, { by, charter }) => {
    const { reopening } = context.review.scoring;
    if (!reopening) return context;
    const permitted = { ...reopening.permitted, [by.member]: true as const };
    const open = charter.review.scoring?.reopenedBy !== 'members';
    return withPermitsCounted(withReopening(context, { ...reopening, permitted, open }), charter);
  },
};

/**
 * Opens a score once enough members permit it. Also asked when a member leaves: those that remain
 * have spoken by then and cannot speak again.
 */
export function withPermitsCounted(context: CycleContext, { review }: Charter): CycleContext {
  const { reopening } = context.review.scoring;
  const byMembers = review.scoring?.reopenedBy === 'members';
  if (!reopening || !byMembers || !pointsMayMove(context)) return context;
  const others = othersOf(context);
  const given = others.filter((member) => member in reopening.permitted).length;
  const open = reaches(given, others.length, MAJORITY);
  return open ? withReopening(context, { ...reopening, open }) : context;
}

const withReopening = (
  context: CycleContext,
  reopening: CycleContext['review']['scoring']['reopening'],
): CycleContext => ({
  ...context,
  review: { ...context.review, scoring: { ...context.review.scoring, reopening } },
});

/** The whole cluster counted again after one member's figures were corrected. */
export function withCorrection(
  context: CycleContext,
  member: string,
  charter: Charter,
): CycleContext {
  const before = totalsOf(context);
  const counted = withRanking(withReopening(context, null), charter);
  const { review } = counted;
  const number = (review.scoring.correction?.number ?? 0) + 1;
  const correction = { number, member, before, after: totalsOf(counted) };
  return { ...counted, review: { ...review, scoring: { ...review.scoring, correction } } };
}

const totalsOf = ({ review }: CycleContext): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(review.scoring.points).map(([member, { total }]) => [member, total]),
  );

export const correcting = {
  'score.reopen': {
    guard: requires(
      'isVerifier',
      'scoresAreVerified',
      'namesMember',
      'mayVerifyNamedMember',
      'sheetIsSubmitted',
    ),
    actions: 'record',
  },
  'score.permit': {
    guard: requires(
      'isApproverOfReopening',
      'reopeningIsAsked',
      'reopeningIsCurrent',
      'hasNotPermitted',
    ),
    actions: 'record',
  },
  'verify.record': {
    guard: requires(
      'isVerifier',
      'namesMember',
      'mayVerifyNamedMember',
      'memberIsReopened',
      'changesFitCriteria',
    ),
    actions: 'record',
  },
} as const;
