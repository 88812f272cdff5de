/**
 * Verification (thẩm định): the verifier goes through each member's sheet and may change a figure
 * with a reason. Nobody verifies itself: the sheet of the chair goes to the deputy, or else to the
 * authority above. The verified scores are published together.
 */
import { addMilliseconds } from '../../calendar.js';
import type { CycleType } from '../../catalogue.js';
import {
  type CycleChanges,
  type CycleConditions,
  ofBody,
  ofSpeaker,
  requires,
  type SaidOfCycle,
} from '../../conditions.js';
import { type CycleContext, rosterOf } from '../../cycle.context.js';
import { withFreshDeadline } from '../../extensions.js';
import { chairsOfYear, deputyOfYear } from '../../offices.js';
import { assignedLeaves } from '../../scoring/criteria.js';
import { fitsKind } from '../../scoring/figures.js';
import { speakerConditions } from '../../speakers.js';
import { endOfWorkingDay } from '../../working-days.js';
import { withCorrection } from './corrections.js';
import { withAnswer } from './explanation.js';
import { withRanking } from './ranking.js';
import { withVerified } from './verified-sheet.js';

type AnySaid = Omit<SaidOfCycle<CycleType>, 'body' | 'type'>;

const { isAuthority } = speakerConditions;

/** The members that verify the sheet of a member; none where the authority does. */
function verifiersOf(context: CycleContext, said: AnySaid, member: string): readonly string[] {
  const { charter } = said;
  if (charter.review.scoring?.verifiedBy === 'authority') return [];
  const chairs = chairsOfYear(context.year, said, charter.pledge.openedBy);
  if (!chairs.includes(member)) return chairs;
  const deputy = deputyOfYear(context, said);
  return deputy === null || deputy === member ? [] : [deputy];
}

function mayVerify(context: CycleContext, said: AnySaid, member: string): boolean {
  const verifiers = verifiersOf(context, said, member);
  return verifiers.length === 0
    ? isAuthority.holds(context, said as never)
    : verifiers.includes(said.by.member);
}

export const verificationConditions = {
  isVerifier: ofSpeaker((context, said) =>
    rosterOf(context).some((member) => mayVerify(context, said, member)),
  ),
  mayVerifyNamedMember: ofBody<'verify.record' | 'score.reopen'>((context, said) =>
    mayVerify(context, said, said.body.member),
  ),
  sheetIsSubmitted: ofBody<'verify.record' | 'score.reopen'>(
    ({ review }, { body }) => body.member in review.scoring.self,
  ),
  changesFitCriteria: ofBody<'verify.record'>(({ review }, { body }) => {
    const assigned = assignedLeaves(review.criteria.inForce?.rows ?? {}, body.member);
    return Object.entries(body.changes).every(([id, { value }]) => {
      const criterion = assigned.find((leaf) => leaf.id === id);
      return criterion !== undefined && fitsKind(criterion, value);
    });
  }),
  everySheetIsVerified: ofSpeaker((context) =>
    rosterOf(context).every(
      (member) =>
        member in context.review.scoring.verified || !(member in context.review.scoring.self),
    ),
  ),
} satisfies CycleConditions;

export const verificationChanges: CycleChanges = {
  /** Before publication a plain record; afterwards an answer to an explanation, or a correction. */
  'verify.record': (context, { by, body, charter }) => {
    const recorded = withVerified(context, body, by.member);
    if (context.review.scoring.final) return withCorrection(recorded, body.member, charter);
    if (!context.review.scoring.published) return recorded;
    return withRanking(withAnswer(recorded, body.member, 'answered'), charter);
  },
  'verify.publish': (context, { charter, at }) => {
    const { explainDays = 0 } = charter.review.scoring ?? {};
    const end = endOfWorkingDay(at, explainDays, charter.timeZone.offsetMinutes);
    // A deadline is read with all suspensions added, and those before this are no part of it.
    const explainBy = addMilliseconds(end, -context.deadlines.shift);
    const scoring = { ...context.review.scoring, published: true, explainBy };
    const published = { ...context, review: { ...context.review, scoring } };
    return withRanking(withFreshDeadline(published, 'explanation'), charter);
  },
};

export const verifying = {
  'verify.record': {
    guard: requires(
      'isVerifier',
      'namesMember',
      'mayVerifyNamedMember',
      'sheetIsSubmitted',
      'changesFitCriteria',
    ),
    actions: 'record',
  },
  'verify.publish': {
    guard: requires('isChairOfYear', 'everySheetIsVerified'),
    target: 'explaining',
    actions: 'record',
  },
} as const;
