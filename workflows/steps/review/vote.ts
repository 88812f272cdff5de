/**
 * The members' vote (biểu quyết) on each award. Ballots are open and signed, one per member and
 * award; an absent member votes the same way, which is its written opinion. The count keeps base
 * and outcome, so that anyone can do the sum again.
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
import { countFor, hasQuorum, type Poll } from '../../voting.js';
import { isVotable } from './standing.js';

const pollOn = (
  { review, ...context }: CycleContext,
  { charter }: Pick<SaidOfCycle<CycleType>, 'charter'>,
  award: string,
): Poll => ({
  electors: rosterOf({ ...context, review }),
  present: review.present,
  ballots: review.ballots[award] ?? {},
  review: charter.review,
});

export const voteConditions = {
  presentAreMembers: ofBody<'vote.open'>((context, { body }) =>
    body.present.every((member) => rosterOf(context).includes(member)),
  ),
  awardIsChartered: ofBody<'vote.cast'>((_, { charter, body }) =>
    charter.awards.some(({ id }) => id === body.award),
  ),
  hasNotVoted: ofBody<'vote.cast'>(
    ({ review }, { by, body }) => !(by.member in (review.ballots[body.award] ?? {})),
  ),
  candidatesAreVotable: ofBody<'vote.cast'>((context, said) =>
    Object.keys(said.body.choices).every((id) => isVotable(context, said, id)),
  ),
  votesOnOthersOnly: ofBody<'vote.cast'>(
    (_, { charter, by, body }) => charter.review.candidateVotes || !(by.member in body.choices),
  ),
  voteDoorIsOpen: ofSpeaker((context, { charter, at }) => doorIsOpen(context, charter, 'vote', at)),
  voteHasQuorum: ofSpeaker((context, said) =>
    said.charter.awards.every(({ id }) => hasQuorum(pollOn(context, said, id))),
  ),
} satisfies CycleConditions;

export const voteChanges: CycleChanges = {
  'vote.open': (context, { body }) => ({
    ...context,
    review: {
      ...context.review,
      present: Object.fromEntries(body.present.map((member) => [member, true as const])),
    },
  }),
  'vote.cast': (context, { by, body }) => {
    const ballots = { ...context.review.ballots[body.award], [by.member]: body.choices };
    return {
      ...context,
      review: {
        ...context.review,
        ballots: { ...context.review.ballots, [body.award]: ballots },
      },
    };
  },
  'vote.close': (context, said) => {
    const candidates = rosterOf(context).filter((member) => isVotable(context, said, member));
    const counts = said.charter.awards.map(({ id, threshold }) => {
      const poll = pollOn(context, said, id);
      return [id, Object.fromEntries(candidates.map((c) => [c, countFor(poll, c, threshold)]))];
    });
    return { ...context, review: { ...context.review, counts: Object.fromEntries(counts) } };
  },
};
