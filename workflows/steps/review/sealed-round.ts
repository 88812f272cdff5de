/**
 * A round of sealed words (niêm phong), the same for score sheets and for ballots. Before the close
 * a voter leaves shares of its round's secret with the others and commits to each word. The round
 * is closed when as many members as the charter asks have said so. Then words are opened, by the
 * voter or by anybody whom enough shares gave the secret: an opening proves itself by its
 * commitment, so refusing to open vetoes nothing.
 */
import { addDays, addMilliseconds } from '../../calendar.js';
import type { Charter } from '../../charter.js';
import {
  type CycleChanges,
  type CycleConditions,
  ofBody,
  ofSpeaker,
  type Speaker,
} from '../../conditions.js';
import { type CycleContext, rosterOf } from '../../cycle.context.js';
import { withFreshDeadline } from '../../extensions.js';
import { reaches } from '../../fraction.js';
import type { SealedRound } from '../../review.context.js';
import { sealedCommitment } from '../../sealed.js';
import { endOfWorkingDay } from '../../working-days.js';

const isVoting = ({ review }: CycleContext): boolean => review.vote.round > 0;

/** The round that is running: of ballots once a vote is opened, of score sheets before. */
export const roundOf = (context: CycleContext): SealedRound =>
  isVoting(context) ? context.review.vote.sealed : context.review.peer.round;

/** The name by which the words of the running round are bound to it. */
export const roundName = ({ review }: CycleContext): string =>
  review.vote.round > 0 ? `ballot-${review.vote.round}` : 'peer';

/** Who seals: the member, or in a council's vote the person that it sends. */
export const voterOf = (context: CycleContext, { member, officer }: Speaker): string =>
  isVoting(context) && `${member}/${officer}` in context.review.vote.electors
    ? `${member}/${officer}`
    : member;

/** The year with the running round changed. */
export function withRound(context: CycleContext, change: Partial<SealedRound>): CycleContext {
  const { review } = context;
  const round = { ...roundOf(context), ...change };
  const changed = isVoting(context)
    ? { ...review, vote: { ...review.vote, sealed: round } }
    : { ...review, peer: { ...review.peer, round } };
  return { ...context, review: changed };
}

/** The commitment that stands for a voter's word on a matter, if it is sealed and not opened. */
export const commitmentOn = (
  context: CycleContext,
  voter: string,
  about: string,
): string | undefined => roundOf(context).sealed[voter]?.[about];

/** Seals a word; an earlier one on the same matter gives way. */
export function withSealed(
  context: CycleContext,
  voter: string,
  about: string,
  commitment: string,
): CycleContext {
  const { sealed } = roundOf(context);
  return withRound(context, {
    sealed: { ...sealed, [voter]: { ...sealed[voter], [about]: commitment } },
  });
}

/** Takes a word out of what is sealed, because it is open now. */
export function withoutSealed(context: CycleContext, voter: string, about: string): CycleContext {
  const { sealed } = roundOf(context);
  const { [about]: _opened, ...rest } = sealed[voter] ?? {};
  const { [voter]: _own, ...others } = sealed;
  const left = Object.keys(rest).length > 0 ? { ...others, [voter]: rest } : others;
  return withRound(context, { sealed: left });
}

/** Whether every word of those that are still on the roster is open. */
export function nothingIsSealed(context: CycleContext): boolean {
  const roster = rosterOf(context);
  return Object.keys(roundOf(context).sealed).every(
    (voter) => !roster.includes(voter.split('/')[0] ?? ''),
  );
}

/** Whether a content and a nonce are what a voter committed to in the running round. */
export const opensCommitment = (
  context: CycleContext,
  cluster: string,
  word: {
    readonly voter: string;
    readonly about: string;
    readonly content: unknown;
    readonly nonce: string;
  },
): boolean =>
  sealedCommitment({ ...word, cluster, cycle: context.year, round: roundName(context) }) ===
  commitmentOn(context, word.voter, word.about);

/** A member says that the round may be closed; enough of them close it. */
export function withClosing(
  context: CycleContext,
  charter: Charter,
  member: string,
  at: string,
): CycleContext {
  const closing = { ...roundOf(context).closing, [member]: true as const };
  return withClosingCounted(withRound(context, { closing }), charter, at);
}

/**
 * Closes the running round if enough of those that are on the roster now have said that it may be
 * closed. Also asked when a member leaves: the others have spoken by then and cannot speak again.
 */
export function withClosingCounted(
  context: CycleContext,
  { review, timeZone }: Charter,
  at: string,
): CycleContext {
  const { closing, closed } = roundOf(context);
  const roster = rosterOf(context);
  const said = roster.filter((each) => each in closing).length;
  if (closed || !reaches(said, roster.length, review.closing)) return context;
  const end = endOfWorkingDay(addDays(at, review.openingDays), 0, timeZone.offsetMinutes);
  // A deadline is read with all suspensions added, and those before the close are no part of it.
  const openBy = addMilliseconds(end, -context.deadlines.shift);
  return withFreshDeadline(withRound(context, { closed: true, openBy }), 'opening');
}

/** The members, other than one, with whom shares of a secret can be left. */
const keepersBeside = (context: CycleContext, member: string): readonly string[] =>
  rosterOf(context).filter((each) => each !== member && context.review.draw.boxes[each]);

export const sealedRoundConditions = {
  roundIsSealed: ofSpeaker((context) =>
    isVoting(context)
      ? 'sealedBallots' in context.review.parts
      : 'sealedSheets' in context.review.parts,
  ),
  hasNotDeposited: ofSpeaker(
    (context, { by }) => !(voterOf(context, by) in roundOf(context).deposited),
  ),
  hasDeposited: ofSpeaker((context, { by }) => voterOf(context, by) in roundOf(context).deposited),
  sharesReachTheOthers: ofBody<'seal.deposit'>((context, { by, body }) => {
    const keepers = keepersBeside(context, by.member);
    const named = Object.keys(body.shares);
    return named.length === keepers.length && keepers.every((member) => member in body.shares);
  }),
  secretIsKept: ofBody<'seal.release'>((context, { by, body }) => {
    const { sealed, deposited } = roundOf(context);
    const [owner] = body.of.split('/');
    const isKeeper = by.member !== owner && Boolean(context.review.draw.boxes[by.member]);
    // `of` is free text, and every object answers to names such as `constructor` with `in`.
    return isKeeper && Object.hasOwn(sealed, body.of) && Object.hasOwn(deposited, body.of);
  }),
  hasNotReleased: ofBody<'seal.release'>(
    (context, { by, body }) => !(by.member in (roundOf(context).released[body.of] ?? {})),
  ),
} satisfies CycleConditions;

export const sealedRoundChanges: CycleChanges = {
  'seal.deposit': (context, { by }) => {
    const { deposited } = roundOf(context);
    return withRound(context, { deposited: { ...deposited, [voterOf(context, by)]: true } });
  },
  'seal.release': (context, { by, body }) => {
    const { released } = roundOf(context);
    const own = { ...released[body.of], [by.member]: true as const };
    return withRound(context, { released: { ...released, [body.of]: own } });
  },
};
