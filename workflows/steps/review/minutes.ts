/**
 * Review minutes (biên bản bình xét): the chair puts them forward with the counts, the members
 * sign, plainly or with a reservation. New minutes void the signatures on the old ones.
 */

import type { CycleType } from '../../catalogue.js';
import {
  type CycleChanges,
  type CycleConditions,
  ofBody,
  ofSpeaker,
  type SaidOfCycle,
} from '../../conditions.js';
import { type CycleContext, rosterOf } from '../../cycle.context.js';
import { doorIsOpen } from '../../deadlines.js';
import { digestOf } from '../../digest.js';

/** Whose signatures the minutes need. */
const signersOf = (
  context: CycleContext,
  { charter }: Pick<SaidOfCycle<CycleType>, 'charter'>,
): readonly string[] =>
  rosterOf(context).filter(
    (member) => charter.review.minutesSigners === 'all' || member in context.review.present,
  );

export const minutesConditions = {
  minutesAreProposed: ofSpeaker(({ review }) => review.minutes !== null),
  isMinutesSigner: ofSpeaker((context, said) => signersOf(context, said).includes(said.by.member)),
  hasNotSignedMinutes: ofSpeaker(
    ({ review }, { by }) => !(by.member in (review.minutes?.signed ?? {})),
  ),
  minutesAreCurrent: ofBody<'minutes.sign' | 'result.adopt'>(
    ({ review }, { body }) => body.digest === review.minutes?.digest,
  ),
  minutesDoorIsOpen: ofSpeaker((context, { charter, at }) =>
    doorIsOpen(context, charter, 'minutes', at),
  ),
  minutesAreSigned: ofSpeaker((context, said) =>
    signersOf(context, said).every((member) => member in (context.review.minutes?.signed ?? {})),
  ),
} satisfies CycleConditions;

export const minutesChanges: CycleChanges = {
  /** What is signed is the minutes together with the counts that they report. */
  'minutes.propose': (context, { body }) => {
    const digest = digestOf({ counts: context.review.counts, minutes: body });
    return { ...context, review: { ...context.review, minutes: { digest, signed: {} } } };
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
