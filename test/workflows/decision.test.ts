/** Points, a vote, both, or consensus: each decides who is proposed, and leaves a trace of how. */
import { describe, expect, test } from '@jest/globals';
import type { Bodies, Charter } from '../../workflows/index.js';
import { awardsWith, proposing } from '../support/award-year.js';
import { minutesBody, scoreBody, text } from '../support/bodies.js';
import {
  type AnySaid,
  AUTHORITY,
  awardRules,
  charterFor,
  reviewRules,
  type ScoringRules,
  scoringRules,
} from '../support/cluster.js';
import { CHAIR, DEPUTY, type Given, given, type Setting, THIRD } from '../support/given.js';
import { criteriaYear } from '../support/scored-year.js';
import { ballotOn, openingVote, votingBy } from '../support/voted-year.js';
import { minutesDigest } from '../support/year.js';

const ALL = [CHAIR, DEPUTY, THIRD];
type Decision = Charter['review']['decision'];

const decidedBy = (
  decision: Decision,
  scoring: Partial<ScoringRules> = {},
  rest: Partial<Charter> = {},
): Setting => ({
  charter: { review: reviewRules({ decision, scoring: scoringRules(scoring) }), ...rest },
});

/** Everybody scores itself with these points for the economy and for society; it is closed. */
type Sheets = Readonly<Record<string, readonly [economy: string, society: string]>>;
const scoredAs = (setting: Setting, sheets: Sheets): Given =>
  given(criteriaYear(setting)).after(
    ...Object.entries(sheets).map(([by, [economy, society]]): AnySaid => {
      return { type: 'score.submit', by, body: { ...scoreBody, values: { economy, society } } };
    }),
    { type: 'score.close', by: CHAIR, body: { reason: null } },
  );

/** The third leads, the chair follows, the deputy comes last. */
const SHEETS: Sheets = {
  [CHAIR]: ['550', '390'],
  [DEPUTY]: ['500', '380'],
  [THIRD]: ['590', '400'],
};
/** Everybody has the same total. */
const EQUAL: Sheets = {
  [CHAIR]: ['550', '390'],
  [DEPUTY]: ['560', '380'],
  [THIRD]: ['540', '400'],
};

const minuting = (results: Bodies['minutes.propose']['results'] = {}): AnySaid => ({
  type: 'minutes.propose',
  by: CHAIR,
  body: { ...minutesBody, results },
});
const signing = (now: Given, by: string): AnySaid => ({
  type: 'minutes.sign',
  by,
  body: { digest: minutesDigest(now.cluster), reservation: null },
});
const adopting = (now: Given): AnySaid => ({
  type: 'result.adopt',
  by: CHAIR,
  body: { digest: minutesDigest(now.cluster) },
});

/** The minutes are put forward, signed by everybody and adopted. */
function concluded(now: Given, results?: Bodies['minutes.propose']['results']): Given {
  const minuted = now.after(minuting(results));
  return minuted.after(...ALL.map((by) => signing(minuted, by)), adopting(minuted));
}

/** How many of the three, in their order, approve of whom for an award. */
type Approvals = Readonly<Record<string, number>>;
const votedWith = (now: Given, awards: Readonly<Record<string, Approvals>>): Given =>
  now.after(openingVote(ALL), ...ballotsOf(awards));

/** All ballots of a round, and its end. */
function ballotsOf(awards: Readonly<Record<string, Approvals>>): readonly AnySaid[] {
  const ballots = Object.entries(awards).flatMap(([award, approvals]) =>
    ALL.map((by, turn): AnySaid => {
      const choices = Object.entries(approvals).map(([candidate, count]) => {
        return [candidate, turn < count ? ('approve' as const) : ('reject' as const)];
      });
      return { type: 'vote.cast', by, body: ballotOn(award, Object.fromEntries(choices)) };
    }),
  );
  const closing: AnySaid = { type: 'vote.close', by: CHAIR, body: { reason: null } };
  return [...ballots, closing];
}

const rankingOf = ({ year }: Given) => year.review.scoring.ranking;
/** Both awards go to whoever has more than half. */
const easy = awardsWith({ flag: { threshold: { moreThan: { num: 1, den: 2 } } } });

describe('by points', () => {
  const now = () => scoredAs(decidedBy('byPoints'), SHEETS);

  test('the ranking goes into the minutes without a vote', () => {
    now().when(openingVote(ALL)).refused('vote/none-chartered');
    now().when(minuting()).accepted('underway.reviewing.minuting');
    concluded(now())
      .when(proposing({ flag: [THIRD], merit: [CHAIR] }))
      .accepted();
  });

  test('nobody is proposed before one with more points', () => {
    const done = concluded(now());
    done.when(proposing({ flag: [CHAIR], merit: [THIRD] })).refused('award/against-the-vote');
    done.when(proposing({ flag: [THIRD], merit: [DEPUTY] })).refused('award/against-the-vote');
    done.when(proposing({ flag: [THIRD], merit: [] })).refused('award/against-the-vote');
  });

  test('equals may be taken in either order where nothing tells them apart', () => {
    const done = concluded(scoredAs(decidedBy('byPoints'), EQUAL));
    done.when(proposing({ flag: [DEPUTY], merit: [CHAIR] })).accepted();
    done.when(proposing({ flag: [THIRD], merit: [DEPUTY] })).accepted();
  });

  test('equals are told apart by a criterion of the charter, and the minutes bind it', () => {
    const tieBreak = [{ kind: 'criterion' as const, id: 'society' }];
    const tied = scoredAs(decidedBy('byPoints', { tieBreak }), EQUAL);
    expect(rankingOf(tied)).toEqual({
      [THIRD]: { rank: 1, place: 1, tie: 'criterion:society' },
      [CHAIR]: { rank: 1, place: 2, tie: 'criterion:society' },
      [DEPUTY]: { rank: 1, place: 3, tie: 'criterion:society' },
    });
    const done = concluded(tied);
    done.when(proposing({ flag: [THIRD], merit: [CHAIR] })).accepted();
    done.when(proposing({ flag: [CHAIR], merit: [THIRD] })).refused('award/against-the-vote');
    const plain = concluded(scoredAs(decidedBy('byPoints'), EQUAL));
    expect(minutesDigest(done.cluster)).not.toBe(minutesDigest(plain.cluster));
  });
});

describe('by vote', () => {
  test('approvals decide, whatever the points say', () => {
    const voted = votedWith(scoredAs(decidedBy('byVote', {}, easy), SHEETS), {
      flag: { [DEPUTY]: 3, [THIRD]: 2 },
      merit: { [THIRD]: 2, [CHAIR]: 1 },
    });
    voted.when(minuting({ flag: [DEPUTY] })).refused('vote/results-unfit');
    const done = concluded(voted);
    done.when(proposing({ flag: [DEPUTY], merit: [THIRD] })).accepted();
    done.when(proposing({ flag: [THIRD], merit: [] })).refused('award/against-the-vote');
    done
      .when(proposing({ flag: [DEPUTY], merit: [CHAIR] }))
      .refused('award/not-in-line', 'award/against-the-vote');
  });

  test('a place stays empty where nobody reached the threshold, and only there', () => {
    const voted = votedWith(scoredAs(decidedBy('byVote'), SHEETS), {
      flag: { [THIRD]: 2, [CHAIR]: 2 },
      merit: { [CHAIR]: 2 },
    });
    const done = concluded(voted);
    done.when(proposing({ flag: [THIRD], merit: [CHAIR] })).refused('award/not-in-line');
    done.when(proposing({ flag: [], merit: [] })).refused('award/against-the-vote');
    done.when(proposing({ flag: [], merit: [CHAIR] })).accepted();
  });
});

describe('by points, then a vote', () => {
  const both = (rest: Partial<ScoringRules> = {}) => decidedBy('pointsThenVote', rest, easy);

  test('the threshold says who is in line, and the ranking in which order', () => {
    const voted = votedWith(scoredAs(both(), SHEETS), {
      flag: { [DEPUTY]: 3, [CHAIR]: 2, [THIRD]: 1 },
      merit: { [DEPUTY]: 2, [CHAIR]: 3, [THIRD]: 3 },
    });
    voted.when(minuting()).accepted();
    const done = concluded(voted);
    done.when(proposing({ flag: [CHAIR], merit: [THIRD] })).accepted();
    done.when(proposing({ flag: [DEPUTY], merit: [THIRD] })).refused('award/against-the-vote');
    done
      .when(proposing({ flag: [THIRD], merit: [CHAIR] }))
      .refused('award/not-in-line', 'award/against-the-vote');
  });

  test('who passed in an earlier round stands before a better rank of a later one', () => {
    const awards = [{ quota: 2 }, {}].map((change, index) => {
      return { ...(easy.awards[index] as Charter['awards'][number]), ...change };
    });
    const { review } = votingBy(
      { rounds: 2 },
      { decision: 'pointsThenVote', scoring: scoringRules() },
    ).charter as Pick<Charter, 'review'>;
    const first = votedWith(scoredAs({ charter: { review, awards } }, SHEETS), {
      flag: { [DEPUTY]: 2, [CHAIR]: 1, [THIRD]: 1 },
      merit: { [CHAIR]: 3 },
    });
    const done = concluded(
      first.after(
        { type: 'vote.again', by: CHAIR, body: { awards: ['flag'], reason: 'One place is left' } },
        ...ballotsOf({ flag: { [CHAIR]: 3, [THIRD]: 3 } }),
      ),
    );
    done.when(proposing({ flag: [DEPUTY, THIRD], merit: [CHAIR] })).accepted();
    done.when(proposing({ flag: [THIRD, CHAIR], merit: [] })).refused('award/against-the-vote');
  });

  test('goes to no minutes without the vote', () => {
    scoredAs(both(), SHEETS).when(minuting()).refused('vote/vote-first');
  });

  test('equals are told apart by their approvals on all awards, once these are counted', () => {
    const tied = scoredAs(both({ tieBreak: [{ kind: 'vote' }] }), EQUAL);
    expect(Object.values(rankingOf(tied)).every(({ place, tie }) => place === 1 && !tie)).toBe(
      true,
    );
    const voted = votedWith(tied, {
      flag: { [DEPUTY]: 3, [CHAIR]: 2, [THIRD]: 2 },
      merit: { [DEPUTY]: 3, [CHAIR]: 3, [THIRD]: 2 },
    });
    expect(rankingOf(voted)).toEqual({
      [DEPUTY]: { rank: 1, place: 1, tie: 'vote' },
      [CHAIR]: { rank: 1, place: 2, tie: 'vote' },
      [THIRD]: { rank: 1, place: 3, tie: 'vote' },
    });
    concluded(voted)
      .when(proposing({ flag: [DEPUTY], merit: [CHAIR] }))
      .accepted();
  });
});

describe('by consensus', () => {
  const now = () => scoredAs(decidedBy('consensus'), SHEETS);
  const agreed = { flag: [DEPUTY], merit: [THIRD] };
  const objecting = (minuted: Given, by: string): AnySaid => ({
    type: 'minutes.object',
    by,
    body: { digest: minutesDigest(minuted.cluster), text: 'Not as we spoke' },
  });

  test('the signed minutes name those whom all agreed on, and only they are proposed', () => {
    const done = concluded(now(), agreed);
    done.when(proposing(agreed)).accepted();
    done
      .when(proposing({ flag: [THIRD], merit: [DEPUTY] }))
      .refused('award/not-in-line', 'award/against-the-vote');
  });

  test('one objection keeps the minutes from being adopted, though everybody signs', () => {
    const minuted = now().after(minuting(agreed));
    const objected = minuted.after(objecting(minuted, DEPUTY));
    objected.when(objecting(minuted, DEPUTY)).refused('vote/already-objected');
    const signed = objected.after(...ALL.map((by) => signing(objected, by)));
    signed.when(adopting(signed)).refused('vote/objection-stands');
  });

  test('new minutes are agreed on anew', () => {
    const minuted = now().after(minuting(agreed));
    const other = { flag: [THIRD], merit: [DEPUTY] };
    const done = concluded(minuted.after(objecting(minuted, DEPUTY)), other);
    expect(done.year.review.agreed).toEqual(other);
    done.when(proposing(other)).accepted();
  });

  test('is put forward by the chair, also anew, and objected to by members as it stands', () => {
    const minuted = now().after(minuting(agreed));
    for (const year of [now(), minuted]) {
      year.when({ ...minuting(agreed), by: DEPUTY } as AnySaid).refused('speaker/not-the-chair');
    }
    minuted.when(minuting({ flag: ['hue'] })).refused('vote/results-unfit');
    minuted.when(objecting(minuted, AUTHORITY)).refused('speaker/not-a-member');
    const again = minuted.after(minuting({ flag: [THIRD], merit: [DEPUTY] }));
    again.when(objecting(minuted, DEPUTY)).refused('review/minutes-not-current');
    again.when(objecting(again, DEPUTY)).accepted();
  });

  test('an objection is no veto where points or votes decide', () => {
    const minuted = scoredAs(decidedBy('byPoints'), SHEETS).after(minuting());
    const signed = minuted.after(
      objecting(minuted, DEPUTY),
      ...ALL.map((by) => signing(minuted, by)),
    );
    signed.when(adopting(signed)).accepted('underway.proposing.drafting');
  });

  test('is held to quotas, to awards and members that there are, and to one award each', () => {
    const unfit = (results: Bodies['minutes.propose']['results']) =>
      now().when(minuting(results)).refused('vote/results-unfit');
    unfit({ flag: [DEPUTY, THIRD] });
    unfit({ medal: [DEPUTY] });
    unfit({ flag: ['hue'] });
    unfit({ flag: [DEPUTY], merit: [DEPUTY] });
    concluded(now(), { flag: [DEPUTY], merit: [] })
      .when(proposing({ flag: [DEPUTY], merit: [] }))
      .accepted();
  });
});

describe('one member', () => {
  const awards = [
    ...charterFor([CHAIR]).awards,
    awardRules('theme', { num: 1, den: 2 }, { thematic: true, name: text('Theme') }),
  ];
  const proposal = (once: Charter['oneAwardPerMember'], list: Record<string, string[]>) => {
    const setting = decidedBy('byPoints', {}, { awards, oneAwardPerMember: once });
    return concluded(scoredAs(setting, SHEETS)).when(proposing(list));
  };

  test('gets one award, and the next in the ranking the next one', () => {
    proposal('always', { flag: [THIRD], merit: [CHAIR], theme: [DEPUTY] }).accepted();
    proposal('always', { flag: [THIRD], merit: [CHAIR], theme: [THIRD] }).refused(
      'award/more-than-one-each',
      'award/against-the-vote',
    );
  });

  test('gets a thematic award beside another where the charter counts merits only', () => {
    proposal('meritOnly', { flag: [THIRD], merit: [CHAIR], theme: [THIRD] }).accepted();
    proposal('meritOnly', { flag: [THIRD], merit: [CHAIR], theme: [DEPUTY] }).refused(
      'award/against-the-vote',
    );
  });

  test('gets every award for which it is first where the charter does not count', () => {
    proposal('never', { flag: [THIRD], merit: [THIRD], theme: [THIRD] }).accepted();
    proposal('never', { flag: [THIRD], merit: [CHAIR], theme: [THIRD] }).refused(
      'award/against-the-vote',
    );
  });
});
