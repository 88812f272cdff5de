/**
 * Eligibility (điều kiện xét): each member is eligible, on hold with a ground, or ineligible with a
 * ground. On hold is not out: once the ground is lifted by a document, the member goes on.
 */

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
import { speakerConditions } from '../../speakers.js';

type AboutStanding = 'eligibility.record' | 'eligibility.attest';
type AnySaid = Pick<SaidOfCycle<CycleType>, 'charter'>;

/** Whether a member's standing is clear, on hold or barred; clear until something is recorded. */
export const standingOf = ({ review }: CycleContext, member: string) =>
  review.standing[member]?.is ?? 'eligible';

/** Whether a member may be voted on: pledged where the charter asks for it, and not barred. */
export function isVotable(context: CycleContext, { charter }: AnySaid, member: string): boolean {
  const standing = standingOf(context, member);
  const pledged = charter.pledge.without === 'noEffect' || member in context.pledge.signed;
  const held = standing === 'onHold' && charter.review.onHold === 'notVoted';
  return rosterOf(context).includes(member) && pledged && standing !== 'ineligible' && !held;
}

const { isAuthority, isChairOrDeputy, mayJudgeNamedMember } = speakerConditions;

export const standingConditions = {
  isJudgeOfStanding: ofSpeaker(
    (context, said) =>
      isAuthority.holds(context, said as never) || isChairOrDeputy.holds(context, said as never),
  ),
  /** Nobody clears itself, also where no deputy is there to judge the chair: the authority is. */
  mayRecordStanding: ofBody<AboutStanding>(
    (context, said) =>
      isAuthority.holds(context, said as never) ||
      (said.by.member !== said.body.member && mayJudgeNamedMember.holds(context, said as never)),
  ),
  /** Putting a member on hold or out takes a document, and so does whatever replaces that. */
  groundIsDocumented: ofBody<'eligibility.record'>((context, { charter, body }) => {
    const isClear = standingOf(context, body.member) === 'eligible';
    const documented = body.document !== null;
    return body.standing === 'eligible'
      ? body.ground === null && (isClear || documented)
      : documented && charter.review.grounds.includes(body.ground ?? '');
  }),
  /** Only what some award of the charter asks for is attested. */
  standardsAreChartered: ofBody<'eligibility.attest'>((_, { charter, body }) => {
    const chartered = charter.awards.flatMap(({ standards }) => standards);
    return Object.keys(body.standards).every((standard) => chartered.includes(standard));
  }),
} satisfies CycleConditions;

export const standingChanges: CycleChanges = {
  'eligibility.attest': (context, { body }) => {
    const { review } = context;
    const own = { ...review.attested[body.member], ...body.standards };
    return {
      ...context,
      review: { ...review, attested: { ...review.attested, [body.member]: own } },
    };
  },
  'eligibility.record': (context, { body }) => ({
    ...context,
    review: {
      ...context.review,
      standing: {
        ...context.review.standing,
        [body.member]: { is: body.standing, ground: body.ground },
      },
    },
  }),
};

/** May be recorded from the review until the awards are decided. */
export const recordStanding = {
  'eligibility.record': {
    guard: requires('isJudgeOfStanding', 'namesMember', 'mayRecordStanding', 'groundIsDocumented'),
    actions: 'record',
  },
  'eligibility.attest': {
    guard: requires(
      'isJudgeOfStanding',
      'namesMember',
      'mayRecordStanding',
      'standardsAreChartered',
    ),
    actions: 'record',
  },
} as const;
