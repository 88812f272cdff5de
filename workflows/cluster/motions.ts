/**
 * Motions: a change of the charter or an exception to the rotation is put forward by a member and
 * decided by the members' vote at the charter's own threshold. One motion is open at a time, so
 * that everybody votes on a text that will not change under them; one that cannot be adopted any
 * more gives way to the next. Motions about keys stand in `roots.ts` and `host.ts`.
 */
import type { Charter } from '../charter.js';
import { type CharterParties, charterProblems } from '../charter-problems.js';
import { type ClusterContext, charterInForce } from '../cluster.context.js';
import {
  type ClusterChanges,
  type ClusterConditions,
  ofClusterBody,
  ofClusterSpeaker,
  requires,
} from '../conditions.js';
import { digestOf } from '../digest.js';
import { rotationOf } from '../offices.js';
import type { RotationException } from '../rotation.js';
import { rotationProblems } from '../rotation-problems.js';
import { opened, voted } from './ballot.js';
import { openMotion } from './electors.js';
import { isHeldKey, witnessKeysOf } from './keys.js';

/** Everyone who is or was a member: old orders keep naming those who left. */
const everMembers = ({ parties }: ClusterContext): readonly string[] =>
  Object.keys(parties).filter((id) => parties[id]?.kind === 'member');

const hasPatron = ({ parties }: ClusterContext): boolean =>
  Object.values(parties).some(({ kind }) => kind === 'patron');

/** Whom a charter of this cluster is for; of all keys here, those that its witnesses would use. */
const partiesTo = (context: ClusterContext, charter: Charter): CharterParties => ({
  members: everMembers(context),
  hasPatron: hasPatron(context),
  keys: witnessKeysOf(charter).filter((key) => isHeldKey(context, key)),
  host: context.host,
});

export const motionConditions = {
  noMotionIsOpen: ofClusterSpeaker((context, { at }) => openMotion(context, at) === null),
  charterIsCoherent: ofClusterBody<'charter.amend'>(
    (context, { body: { charter } }) =>
      charterProblems(charter, partiesTo(context, charter)).length === 0,
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
  /** An older exception that events left without effect is no fault of a new one. */
  exceptionIsCoherent: ofClusterBody<'rotation.except'>((context, { body }) => {
    const before = rotationOf(context);
    if (!before) return false;
    const exception = body.exception as RotationException;
    const after = { ...before, exceptions: { ...before.exceptions, [body.id]: exception } };
    const change = { before, firstOpenTerm: context.term + 1 };
    const members = everMembers(context);
    const known = rotationProblems(before, members).map(digestOf);
    return rotationProblems(after, members, change).every((one) => known.includes(digestOf(one)));
  }),
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
