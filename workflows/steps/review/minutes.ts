/**
 * Review minutes (biên bản bình xét): the chair puts them forward; what is signed is the text
 * together with presence, points, votes, tie-breaks and what was agreed. Members sign plainly or
 * with a reservation, or object; by consensus an objection keeps the minutes from being adopted.
 * New minutes void signatures and objections to the old ones.
 */
import { namesAreDistinct, quotasHold } from '../../allocation.js';
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
import { doorIsOpen } from '../../deadlines.js';
import { digestOf } from '../../digest.js';
import { isVotable } from './standing.js';

/** Whose signatures the minutes need: where nobody voted, nobody was counted as present. */
const signersOf = (
  { review, ...context }: CycleContext,
  { charter }: Pick<SaidOfCycle<CycleType>, 'charter'>,
): readonly string[] =>
  rosterOf({ ...context, review }).filter(
    (member) =>
      charter.review.minutesSigners === 'all' ||
      review.vote.round === 0 ||
      member in review.vote.present,
  );

export const minutesConditions = {
  noVoteIsHeld: ofSpeaker(({ review }) => !('vote' in review.parts)),
  /** Only a consensus is written into the minutes; what was counted is not typed again. */
  resultsFitDecision: ofBody<'minutes.propose'>((context, said) => {
    const { charter, body } = said;
    if (charter.review.decision !== 'consensus') return Object.keys(body.results).length === 0;
    const known = Object.keys(body.results).every((id) =>
      charter.awards.some((award) => award.id === id),
    );
    const votable = Object.values(body.results)
      .flat()
      .every((member) => isVotable(context, said, member));
    const { awards, oneAwardPerMember } = charter;
    return (
      known &&
      votable &&
      quotasHold(body.results, awards) &&
      namesAreDistinct(body.results, awards, oneAwardPerMember)
    );
  }),
  isMinutesSigner: ofSpeaker((context, said) => signersOf(context, said).includes(said.by.member)),
  hasNotSignedMinutes: ofSpeaker(
    ({ review }, { by }) => !(by.member in (review.minutes?.signed ?? {})),
  ),
  hasNotObjected: ofSpeaker(
    ({ review }, { by }) => !(by.member in (review.minutes?.objected ?? {})),
  ),
  minutesAreCurrent: ofBody<'minutes.sign' | 'minutes.object' | 'result.adopt'>(
    ({ review }, { body }) => body.digest === review.minutes?.digest,
  ),
  minutesDoorIsOpen: ofSpeaker((context, { charter, at }) =>
    doorIsOpen(context, charter, 'minutes', at),
  ),
  minutesAreSigned: ofSpeaker((context, said) =>
    signersOf(context, said).every((member) => member in (context.review.minutes?.signed ?? {})),
  ),
  nobodyObjects: ofSpeaker(
    ({ review }, { charter }) =>
      charter.review.decision !== 'consensus' ||
      Object.keys(review.minutes?.objected ?? {}).length === 0,
  ),
} satisfies CycleConditions;

export const minutesChanges: CycleChanges = {
  'minutes.propose': (context, { body, charter }) => {
    const { review } = context;
    const { counts, present, written } = review.vote;
    const { points, ranking } = review.scoring;
    const digest = digestOf({ counts, minutes: body, points, present, ranking, written });
    const minutes = { digest, document: body.document, objected: {}, signed: {} };
    const agreed = charter.review.decision === 'consensus' ? body.results : null;
    return { ...context, review: { ...review, minutes, agreed } };
  },
  'minutes.object': (context, { by }) => {
    const { minutes } = context.review;
    if (!minutes) return context;
    const objected = { ...minutes.objected, [by.member]: true as const };
    return { ...context, review: { ...context.review, minutes: { ...minutes, objected } } };
  },
  'minutes.sign': (context, { by, body }) => {
    const { minutes } = context.review;
    if (!minutes) return context;
    const how = body.reservation === null ? 'plain' : 'withReservation';
    const signed = { ...minutes.signed, [by.member]: how } as const;
    return { ...context, review: { ...context.review, minutes: { ...minutes, signed } } };
  },
  'result.adopt': (context) => ({ ...context, review: { ...context.review, adopted: true } }),
};

/** Goes to the minutes without a vote, where points or consensus decide. */
export const deciding = {
  'minutes.propose': {
    guard: requires('isChairOfYear', 'noVoteIsHeld', 'nothingIsReopened', 'resultsFitDecision'),
    target: 'minuting',
    actions: 'record',
  },
} as const;

export const minuting = {
  'minutes.propose': {
    guard: requires('isChairOfYear', 'resultsFitDecision'),
    actions: 'record',
  },
  'minutes.object': {
    guard: requires('isMember', 'minutesAreCurrent', 'hasNotObjected'),
    actions: 'record',
  },
  'minutes.sign': {
    guard: requires(
      'isMinutesSigner',
      'hasNotSignedMinutes',
      'minutesAreCurrent',
      'minutesDoorIsOpen',
    ),
    actions: 'record',
  },
  'result.adopt': {
    guard: requires('isChairOfYear', 'minutesAreSigned', 'minutesAreCurrent', 'nobodyObjects'),
    target: 'adopted',
    actions: 'record',
  },
} as const;
