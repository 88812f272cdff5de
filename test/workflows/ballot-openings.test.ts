import { describe, expect, test } from '@jest/globals';
import { recording } from '../support/award-year.js';
import type { AnySaid } from '../support/cluster.js';
import { CHAIR, DEPUTY, given, THIRD } from '../support/given.js';
import {
  closingVote,
  sealedBallots,
  sealedVotingYear,
  sealingBallot,
} from '../support/voted-year.js';

const ALL = [CHAIR, DEPUTY, THIRD];
const counting: AnySaid = { type: 'vote.count', by: CHAIR, body: { reason: null } };

const approving = { [CHAIR]: 'approve', [DEPUTY]: 'reject' } as const;
const ballots = ALL.flatMap((by) =>
  ['flag', 'merit'].map((award) => sealingBallot(by, award, approving)),
);
const closed = (seals = ballots.map(({ seal }) => seal)) =>
  given(sealedVotingYear(sealedBallots)).after(...seals, closingVote(DEPUTY), closingVote(THIRD));

describe('the opening of a sealed ballot', () => {
  test('is not lost because somebody on it was barred; the count leaves that one out', () => {
    const barred = closed().after(recording(DEPUTY, 'ineligible'));
    const opened = barred.after(...ballots.map(({ open }) => open(THIRD)));
    const { counts } = opened.when(counting).accepted().year.review.vote;
    expect(counts.flag).toEqual({
      [CHAIR]: expect.objectContaining({ approve: 3, passed: true }),
      [THIRD]: expect.objectContaining({ approve: 0, passed: false }),
    });
  });

  test('fits no other elector, no other award and no other round', () => {
    const own = sealingBallot(CHAIR, 'flag', approving).open(THIRD);
    const body = own.body as { elector: string; award: string };
    const stolen = { ...own, body: { ...body, elector: DEPUTY } } as AnySaid;
    const moved = { ...own, body: { ...body, award: 'merit' } } as AnySaid;
    for (const wrong of [stolen, moved]) closed().when(wrong).refused('vote/opening-differs');
    const later = sealingBallot(CHAIR, 'flag', approving, { round: 2 });
    const copied = closed([later.seal, ...ballots.slice(1).map(({ seal }) => seal)]);
    copied.when(later.open(CHAIR)).refused('vote/opening-differs');
  });
});
