/**
 * Motions: a change of the charter or an exception to the rotation is put forward by a member and
 * decided by the members' vote at the charter's own threshold. One motion is open at a time, so
 * that everybody votes on a text that will not change under them; one that cannot be adopted any
 * more gives way to the next. Motions about keys stand in `roots.ts` and `host.ts`.
 */
import { charterInForce } from '../cluster.context.js';
import {
  type ClusterChanges,
  type ClusterConditions,
  ofClusterBody,
  ofClusterSpeaker,
  requires,
} from '../conditions.js';
import { digestOf } from '../digest.js';
import type { RotationException } from '../rotation.js';
import { opened, voted } from './ballot.js';
import { openMotion } from './electors.js';
import { charterFits, exceptionFits } from './matters.js';

export const motionConditions = {
  noMotionIsOpen: ofClusterSpeaker((context, { at }) => openMotion(context, at) === null),
  charterIsCoherent: ofClusterBody<'charter.amend'>((context, { body }) =>
    charterFits(context, body.charter),
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
  exceptionIsCoherent: ofClusterBody<'rotation.except'>((context, { body }) =>
    exceptionFits(context, body.id, body.exception as RotationException),
  ),
  motionIsOpen: ofClusterSpeaker((context, { at }) => openMotion(context, at) !== null),
  motionIsCurrent: ofClusterBody<'motion.vote' | 'motion.withdraw'>(
    ({ motion }, { body }) => motion?.digest === body.motion,
  ),
  hasNotVotedOnMotion: ofClusterSpeaker(
    ({ motion }, { by }) => !(by.member in (motion?.votes ?? {})),
  ),
  /** Who holds a lost key cannot keep it against the others. */
  isElectorOfMotion: ofClusterSpeaker(
    ({ motion }, { by }) => motion?.matter.kind !== 'root' || motion.matter.member !== by.member,
  ),
  isMover: ofClusterSpeaker(({ motion }, { by }) => motion?.by === by.member),
} satisfies ClusterConditions;

export const motionChanges: ClusterChanges = {
  'charter.amend': (context, { by, body }) =>
    opened(context, by.member, { kind: 'charter', charter: body.charter }, body),
  'rotation.except': (context, { by, body }) => {
    const exception = body.exception as RotationException;
    return opened(context, by.member, { kind: 'rotation', id: body.id, exception }, body);
  },
  'motion.vote': (context, { by, body, at }) =>
    voted(context, { member: by.member, choice: body.choice }, at),
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
    guard: requires(
      'isClusterMember',
      'isElectorOfMotion',
      'motionIsOpen',
      'hasNotVotedOnMotion',
      'motionIsCurrent',
    ),
    actions: 'record',
  },
  'motion.withdraw': { guard: requires('isMover', 'motionIsCurrent'), actions: 'record' },
} as const;
