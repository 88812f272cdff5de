/**
 * Motions: a change of the charter or an exception to the rotation is put forward by a member and
 * decided by the members' vote at the charter's own threshold. One motion is open at a time, so
 * that everybody votes on a text that will not change under them.
 */
import { charterProblems } from '../charter.js';
import {
  type ClusterContext,
  charterInForce,
  type Motion,
  membersAt,
  type Votes,
} from '../cluster.context.js';
import {
  type ClusterChanges,
  type ClusterConditions,
  ofClusterBody,
  ofClusterSpeaker,
  requires,
  type SaidOfCluster,
} from '../conditions.js';
import { digestOf } from '../digest.js';
import { neededOf, reaches } from '../fraction.js';
import { rotationOf } from '../offices.js';
import type { RotationException } from '../rotation.js';
import { rotationProblems } from '../rotation-problems.js';

type Voting = SaidOfCluster<'motion.vote'>;

/** Everyone who is or was a member: old orders keep naming those who left. */
const everMembers = ({ parties }: ClusterContext): readonly string[] =>
  Object.keys(parties).filter((id) => parties[id]?.kind === 'member');

const hasPatron = ({ parties }: ClusterContext): boolean =>
  Object.values(parties).some(({ kind }) => kind === 'patron');

export const motionConditions = {
  noMotionIsOpen: ofClusterSpeaker(({ motion }) => motion === null),
  charterIsCoherent: ofClusterBody<'charter.amend'>(
    (context, { body }) =>
      charterProblems(body.charter, everMembers(context), hasPatron(context)).length === 0,
  ),
  /** Identity, first term and order are history; the order changes by an exception only. */
  charterKeepsHistory: ofClusterBody<'charter.amend'>((context, { body }) => {
    const now = charterInForce(context);
    const fixed = (charter: typeof now) =>
      charter && digestOf([charter.id, charter.firstTerm, charter.rotation.source]);
    return fixed(now) === fixed(body.charter);
  }),
  exceptionIsNew: ofClusterBody<'rotation.except'>(
    ({ exceptions }, { body }) => !(body.id in exceptions),
  ),
  exceptionIsCoherent: ofClusterBody<'rotation.except'>((context, { body }) => {
    const before = rotationOf(context);
    if (!before) return false;
    const exception = body.exception as RotationException;
    const after = { ...before, exceptions: { ...before.exceptions, [body.id]: exception } };
    const change = { before, firstOpenTerm: context.term + 1 };
    return rotationProblems(after, everMembers(context), change).length === 0;
  }),
  motionIsOpen: ofClusterSpeaker(({ motion }) => motion !== null),
  motionIsCurrent: ofClusterBody<'motion.vote' | 'motion.withdraw'>(
    ({ motion }, { body }) => motion?.digest === body.motion,
  ),
  hasNotVotedOnMotion: ofClusterSpeaker(
    ({ motion }, { by }) => !(by.member in (motion?.votes ?? {})),
  ),
  isMover: ofClusterSpeaker(({ motion }, { by }) => motion?.by === by.member),
} satisfies ClusterConditions;

const opened = (context: ClusterContext, by: string, matter: Motion['matter'], body: unknown) => ({
  ...context,
  motion: { digest: digestOf(body), by, votes: {}, matter },
});

function adopted(context: ClusterContext, { matter }: Motion): ClusterContext {
  const closed = { ...context, motion: null };
  if (matter.kind === 'rotation') {
    return { ...closed, exceptions: { ...context.exceptions, [matter.id]: matter.exception } };
  }
  const version = context.version + 1;
  return { ...closed, version, charters: { ...context.charters, [version]: matter.charter } };
}

/** The motion after one more vote: adopted, lost because it can no longer pass, or still open. */
function counted(context: ClusterContext, motion: Motion, at: string): ClusterContext {
  const threshold = charterInForce(context)?.amendment;
  const members = membersAt(context, at);
  const has = (choice: Votes[string]) => (member: string) => motion.votes[member] === choice;
  const approvals = members.filter(has('approve')).length;
  const open = members.filter((member) => !(member in motion.votes)).length;
  if (!threshold) return context;
  if (reaches(approvals, members.length, threshold)) return adopted(context, motion);
  const lost = approvals + open < neededOf(members.length, threshold);
  return { ...context, motion: lost ? null : motion };
}

export const motionChanges: ClusterChanges = {
  'charter.amend': (context, { by, body }) =>
    opened(context, by.member, { kind: 'charter', charter: body.charter }, body),
  'rotation.except': (context, { by, body }) => {
    const exception = body.exception as RotationException;
    return opened(context, by.member, { kind: 'rotation', id: body.id, exception }, body);
  },
  'motion.vote': (context, { by, body, at }: Voting) => {
    const { motion } = context;
    if (!motion) return context;
    const votes = { ...motion.votes, [by.member]: body.choice };
    return counted(context, { ...motion, votes }, at);
  },
  'motion.withdraw': (context) => ({ ...context, motion: null }),
};

export const motionTransitions = {
  'charter.amend': {
    guard: requires(
      'isClusterMember',
      'noMotionIsOpen',
      'charterIsCoherent',
      'charterKeepsHistory',
      'rulesAreKnown',
    ),
    actions: 'record',
  },
  'rotation.except': {
    guard: requires('isClusterMember', 'noMotionIsOpen', 'exceptionIsNew', 'exceptionIsCoherent'),
    actions: 'record',
  },
  'motion.vote': {
    guard: requires('isClusterMember', 'motionIsOpen', 'hasNotVotedOnMotion', 'motionIsCurrent'),
    actions: 'record',
  },
  'motion.withdraw': { guard: requires('isMover', 'motionIsCurrent'), actions: 'record' },
} as const;
