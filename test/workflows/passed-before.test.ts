import { describe, expect, test } from '@jest/globals';
import type { Charter } from '../../workflows/index.js';
import { proposing } from '../support/award-year.js';
import { minutesBody } from '../support/bodies.js';
import { type AnySaid, awardRules } from '../support/cluster.js';
import {
  CHAIR,
  DEPUTY,
  type Given,
  given,
  scoredYear,
  THIRD,
  votingYear,
} from '../support/given.js';
import { ballotOn, OPINION, openingVote, votingBy } from '../support/voted-year.js';
import { minutesDigest } from '../support/year.js';

const ALL = [CHAIR, DEPUTY, THIRD];
const HALF = { num: 1, den: 2 };
const close: AnySaid = { type: 'vote.close', by: CHAIR, body: { reason: null } };

/** As many approve each candidate as the table says; the others reject it. */
const votesFor = (award: string, approvals: Readonly<Record<string, number>>): AnySaid[] =>
  ALL.map((by, index) => {
    const choices = Object.entries(approvals).map(
      ([id, wanted]) => [id, index < wanted ? 'approve' : 'reject'] as const,
    );
    return { type: 'vote.cast', by, body: ballotOn(award, Object.fromEntries(choices)) };
  });

function adopted(counted: Given): Given {
  const minuted = counted.after({ type: 'minutes.propose', by: CHAIR, body: minutesBody });
  const digest = minutesDigest(minuted.cluster);
  const signing = ALL.map((by): AnySaid => {
    return { type: 'minutes.sign', by, body: { digest, reservation: null } };
  });
  return minuted.after(...signing, { type: 'result.adopt', by: CHAIR, body: { digest } });
}

describe('who passed in an earlier round', () => {
  const awards = [awardRules('flag', HALF, { quota: 2 }), awardRules('merit', HALF)];
  const { review } = votingBy({ rounds: 2 }).charter as Pick<Charter, 'review'>;
  const again: AnySaid = {
    type: 'vote.again',
    by: CHAIR,
    body: { awards: ['flag'], reason: 'One place is left' },
  };

  test('loses its place to nobody of a later one, however many approve them', () => {
    const result = adopted(
      given(votingYear({ charter: { review, awards } })).after(
        ...votesFor('flag', { [CHAIR]: 2 }),
        ...votesFor('merit', { [DEPUTY]: 3 }),
        close,
        again,
        ...votesFor('flag', { [THIRD]: 3, [DEPUTY]: 3 }),
        close,
      ),
    );
    result.when(proposing({ flag: [CHAIR, THIRD], merit: [DEPUTY] })).accepted();
    result.when(proposing({ flag: [THIRD, DEPUTY], merit: [] })).refused('award/against-the-vote');
  });
});

describe('a base of those present', () => {
  test('takes in whoever sent a written opinion, so that no count is more than the whole', () => {
    const votes = ['flag', 'merit'].flatMap((award) =>
      ALL.map((by): AnySaid => {
        const written = by === THIRD ? OPINION : null;
        return { type: 'vote.cast', by, body: ballotOn(award, { [CHAIR]: 'approve' }, written) };
      }),
    );
    const opened = given(scoredYear(votingBy({ base: 'presentElectors' }))).after(
      openingVote([CHAIR, DEPUTY]),
    );
    const { counts } = opened.after(...votes, close).year.review.vote;
    expect(counts.flag?.[CHAIR]).toMatchObject({ approve: 3, base: 3, passed: true });
  });
});
