/**
 * Drawing lots (bốc thăm) without anybody's hand in it: every member first commits to a nonce, then
 * reveals it, and the seed is made of all of them. Here a member also declares whom it must not
 * judge, and gives the key under which others leave shares of their secrets with it.
 *
 * Whoever reveals last sees what comes of its nonce, and what would come without it. If it keeps
 * the nonce back, the draw waits until the deadline for peer scoring has passed and the chair may
 * close it with the nonces that are there. So it buys one choice between two outcomes, late, and
 * the state says whose nonce is missing; several that act together double the choice with each of
 * them.
 */
import { addDays, addMilliseconds } from '../../calendar.js';
import type { Charter } from '../../charter.js';
import {
  type CycleChanges,
  type CycleConditions,
  ofBody,
  ofSpeaker,
  requires,
} from '../../conditions.js';
import { type CycleContext, rosterOf } from '../../cycle.context.js';
import { isLate } from '../../deadlines.js';
import { withFreshDeadline } from '../../extensions.js';
import { reaches } from '../../fraction.js';
import { assign } from '../../scoring/assignment.js';
import { seedOf } from '../../scoring/lots.js';
import { drawCommitment } from '../../sealed.js';
import { endOfWorkingDay } from '../../working-days.js';
import { withRanking } from './ranking.js';

/** Everybody did it; or it is late, and as many as close a round did. */
function isDoneByEnough(
  context: CycleContext,
  charter: Charter,
  at: string,
  done: Readonly<Record<string, unknown>>,
): boolean {
  const roster = rosterOf(context);
  const count = roster.filter((member) => member in done).length;
  if (count === roster.length) return true;
  return (
    isLate(context, charter, 'peerScore', at) &&
    reaches(count, roster.length, charter.review.closing)
  );
}

export const drawConditions = {
  noNonceIsRevealed: ofSpeaker(({ review }) => Object.keys(review.draw.nonces).length === 0),
  /** A key for shares is given exactly where something is going to be sealed. */
  boxFitsCharter: ofBody<'draw.commit'>(({ review: { parts } }, { body }) => {
    const isSealed = 'sealedSheets' in parts || 'sealedBallots' in parts;
    return (body.box !== null) === isSealed;
  }),
  boxIsItsOwn: ofBody<'draw.commit'>(({ review }, { by, body }) =>
    Object.entries(review.draw.boxes).every(
      ([member, box]) => member === by.member || box === null || box !== body.box,
    ),
  ),
  conflictsNameOthers: ofBody<'draw.commit'>((context, { by, body }) => {
    const others = rosterOf(context).filter((member) => member !== by.member);
    const named = new Set(body.conflicts);
    return (
      named.size === body.conflicts.length && body.conflicts.every((id) => others.includes(id))
    );
  }),
  everyoneHasEntered: ofSpeaker((context, { charter, at }) =>
    isDoneByEnough(context, charter, at, context.review.draw.commitments),
  ),
  hasNotRevealed: ofSpeaker(({ review }, { by }) => !(by.member in review.draw.nonces)),
  nonceFitsCommitment: ofBody<'draw.reveal'>((context, { by, body, cluster }) => {
    const word = { cluster: cluster.origin, cycle: context.year, member: by.member };
    const commitment = context.review.draw.commitments[by.member];
    return drawCommitment({ ...word, nonce: body.nonce }) === commitment;
  }),
  noncesAreRevealed: ofSpeaker((context, { charter, at }) =>
    isDoneByEnough(context, charter, at, context.review.draw.nonces),
  ),
} satisfies CycleConditions;

export const drawChanges: CycleChanges = {
  'draw.commit': (context, { by, body }) => {
    const { draw } = context.review;
    return withDraw(context, {
      commitments: { ...draw.commitments, [by.member]: body.commitment },
      boxes: { ...draw.boxes, [by.member]: body.box },
      conflicts: { ...draw.conflicts, [by.member]: body.conflicts },
    });
  },
  'draw.reveal': (context, { by, body }) =>
    withDraw(context, { nonces: { ...context.review.draw.nonces, [by.member]: body.nonce } }),
  'draw.close': (context, { charter, at }) => {
    const drawn = withDraw(context, { seed: seedOf(context.review.draw.nonces) });
    return withRanking(withAssignment(withTimeToScore(drawn, charter, at), charter), charter);
  },
};

/**
 * After a draw that came too late for its day, peer scoring has as many days as the charter gives
 * to open what is sealed. Otherwise its door would shut before it opened, and a single member that
 * keeps its lot back could put an end to peer scoring.
 */
function withTimeToScore(context: CycleContext, charter: Charter, at: string): CycleContext {
  const isScored = 'peer' in context.review.parts;
  if (!isScored || !isLate(context, charter, 'peerScore', at)) return context;
  const day = addDays(at, charter.review.openingDays);
  const end = endOfWorkingDay(day, 0, charter.timeZone.offsetMinutes);
  const { deadlines, ...rest } = withFreshDeadline(context, 'peerScore');
  const peerScore = addMilliseconds(end, -deadlines.shift);
  return { ...rest, deadlines: { ...deadlines, extended: { ...deadlines.extended, peerScore } } };
}

function withDraw(
  context: CycleContext,
  change: Partial<CycleContext['review']['draw']>,
): CycleContext {
  const { review } = context;
  return { ...context, review: { ...review, draw: { ...review.draw, ...change } } };
}

/**
 * The year in which everybody knows whom to judge; nobody where members do not judge each other.
 */
export function withAssignment(context: CycleContext, { review: rules }: Charter): CycleContext {
  const { review } = context;
  const { peer } = rules.scoring ?? {};
  const awaitsLots = 'draw' in review.parts && review.draw.seed === null;
  if (!peer || peer.mode === 'none' || awaitsLots) return context;
  const { assigned, short } = assign({
    mode: peer.mode,
    members: rosterOf(context),
    sheets: peer.sheets,
    conflicts: review.draw.conflicts,
    seed: review.draw.seed ?? '',
  });
  return { ...context, review: { ...review, peer: { ...review.peer, assigned, short } } };
}

export const drawing = {
  'draw.commit': {
    guard: requires(
      'isMember',
      'noNonceIsRevealed',
      'boxFitsCharter',
      'boxIsItsOwn',
      'conflictsNameOthers',
    ),
    actions: 'record',
  },
  'draw.reveal': {
    guard: requires('isMember', 'everyoneHasEntered', 'hasNotRevealed', 'nonceFitsCommitment'),
    actions: 'record',
  },
  'draw.close': {
    guard: requires('isChairOfYear', 'noncesAreRevealed'),
    target: 'peerScoring',
    actions: 'record',
  },
} as const;
