/**
 * The criteria of a year (bảng tiêu chí): the chair issues a tree, the members approve it as the
 * charter asks. What was scored against one version means nothing against another, so a new version
 * that comes into force opens all scores again.
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
import { doorIsOpen } from '../../deadlines.js';
import { digestOf } from '../../digest.js';
import { reaches } from '../../fraction.js';
import { type CriteriaState, UNSCORED } from '../../review.context.js';
import { type Criterion, criteriaProblems } from '../../scoring/criteria.js';
import { pointsMayMove } from './parts.js';

export const criteriaConditions = {
  pointsAreGiven: ofSpeaker((_, { charter }) => charter.review.scoring !== null),
  criteriaAreCoherent: ofBody<'criteria.issue'>((context, { charter, body }) => {
    const total = charter.review.scoring?.total ?? 0;
    return criteriaProblems(body.criteria, { total, members: rosterOf(context) }).length === 0;
  }),
  criteriaDoorIsOpen: ofSpeaker((context, { charter, at }) =>
    doorIsOpen(context, charter, 'criteria', at),
  ),
  criteriaAwaitApproval: ofSpeaker(({ review }) => review.criteria.issued !== null),
  issuedCriteriaAreCurrent: ofBody<'criteria.approve'>(
    ({ review }, { body }) => body.digest === review.criteria.issued?.digest,
  ),
  hasNotApprovedCriteria: ofSpeaker(
    ({ review }, { by }) => !(by.member in (review.criteria.issued?.approved ?? {})),
  ),
} satisfies CycleConditions;

type Issued = NonNullable<CriteriaState['issued']>;

/** Names are in the entry; the state keeps what is counted with. */
const kept = ({ id, parent, max, evidence, notAssigned, leaf }: Criterion): Criterion => ({
  id,
  parent,
  max,
  evidence,
  notAssigned,
  leaf,
});

export const criteriaChanges: CycleChanges = {
  /** Whoever issues criteria approves of them. */
  'criteria.issue': (context, { by, body, charter }) => {
    const { criteria } = context.review;
    return withApproval(context, charter, {
      version: (criteria.inForce?.version ?? 0) + 1,
      digest: digestOf(body),
      rows: Object.fromEntries(body.criteria.map((row) => [row.id, kept(row)])),
      approved: { [by.member]: true },
    });
  },
  'criteria.approve': (context, { by, charter }) => {
    const { issued } = context.review.criteria;
    if (!issued) return context;
    return withApproval(context, charter, {
      ...issued,
      approved: { ...issued.approved, [by.member]: true },
    });
  },
};

/** The year once criteria are approved so far; in force, they void the points given before. */
function withApproval(context: CycleContext, charter: Charter, issued: Issued): CycleContext {
  const { review } = context;
  const { approved, ...version } = issued;
  if (!isApproved(context, charter, issued)) {
    return { ...context, review: { ...review, criteria: { ...review.criteria, issued } } };
  }
  return {
    ...context,
    review: { ...review, ...UNSCORED, criteria: { inForce: version, issued: null } },
  };
}

/**
 * Asked again when a member leaves: those that remain may all have approved, and cannot do so
 * twice. Once the points can no longer move it is too late for criteria, too.
 */
export function withApprovalCounted(context: CycleContext, charter: Charter): CycleContext {
  const { issued } = context.review.criteria;
  return issued && pointsMayMove(context) ? withApproval(context, charter, issued) : context;
}

function isApproved(context: CycleContext, { review }: Charter, { approved }: Issued): boolean {
  const roster = rosterOf(context);
  const approvals = roster.filter((member) => member in approved).length;
  switch (review.scoring?.approval) {
    case 'majority':
      return reaches(approvals, roster.length, { moreThan: { num: 1, den: 2 } });
    case 'all':
      return approvals === roster.length;
    default:
      return true;
  }
}

export const criteriaStatements = {
  'criteria.issue': {
    guard: requires('isChairOfYear', 'pointsAreGiven', 'criteriaAreCoherent', 'criteriaDoorIsOpen'),
    actions: 'record',
  },
  'criteria.approve': {
    guard: requires(
      'isMember',
      'criteriaAwaitApproval',
      'issuedCriteriaAreCurrent',
      'hasNotApprovedCriteria',
    ),
    actions: 'record',
  },
} as const;
