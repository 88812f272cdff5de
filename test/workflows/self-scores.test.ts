import { describe, expect, test } from '@jest/globals';
import { type Bodies, digestOf } from '../../workflows/index.js';
import { criteriaBody, document, scoreBody, text } from '../support/bodies.js';
import { type AnySaid, AUTHORITY, START } from '../support/cluster.js';
import {
  CHAIR,
  DEPUTY,
  given,
  pledgedYear,
  reportedYear,
  scoredYear,
  signingYear,
  THIRD,
} from '../support/given.js';
import { DAY, leaving } from '../support/handover-words.js';
import {
  criteriaYear,
  publishedYear,
  scoredBy,
  verifiedSetting,
  verifiedYear,
} from '../support/scored-year.js';
import { closedSheetsYear, enteredYear, sealedSheets, sealedYear } from '../support/sealed-year.js';

const issuing = (change: Partial<Bodies['criteria.issue']> = {}): AnySaid => ({
  type: 'criteria.issue',
  by: CHAIR,
  body: { ...criteriaBody, ...change },
});
const scoring = (by: string, change: Partial<Bodies['score.submit']> = {}): AnySaid => ({
  type: 'score.submit',
  by,
  body: { ...scoreBody, ...change },
});
const approving = (by: string): AnySaid => ({
  type: 'criteria.approve',
  by,
  body: { digest: digestOf(criteriaBody) },
});
const dropping: AnySaid = {
  type: 'roster.drop',
  by: CHAIR,
  at: START + 2 * DAY,
  body: { member: THIRD, reason: 'It left' },
};
const closing: AnySaid = { type: 'score.close', by: CHAIR, body: { reason: null } };

describe('the criteria', () => {
  test('may come as soon as the pledge is in force, and not before', () => {
    given(pledgedYear()).when(issuing()).accepted('underway.reporting.interim');
    given(signingYear()).when(issuing()).refused('frame/not-in-this-state');
  });

  test('are the chair’s to issue, and the members’ to approve and to be scored by', () => {
    const reported = given(reportedYear(scoredBy({ approval: 'majority' })));
    reported.when({ ...issuing(), by: DEPUTY } as AnySaid).refused('speaker/not-the-chair');
    const issued = reported.after(issuing());
    issued.when(approving(AUTHORITY)).refused('speaker/not-a-member');
    issued.after(approving(THIRD)).when(scoring(AUTHORITY)).refused('speaker/not-a-member');
  });

  test('are in force at once, by a majority, or when all approve, as the charter says', () => {
    const under = (approval: 'chair' | 'majority' | 'all') =>
      given(reportedYear(scoredBy({ approval }))).after(issuing());
    expect(under('chair').year.review.criteria.inForce?.version).toBe(1);
    expect(under('majority').year.review.criteria.inForce).toBeNull();
    const majority = under('majority').when(approving(DEPUTY)).accepted();
    expect(majority.year.review.criteria.inForce?.version).toBe(1);
    const two = under('all').when(approving(DEPUTY)).accepted();
    expect(two.year.review.criteria.inForce).toBeNull();
    const all = two.when(approving(THIRD)).accepted();
    expect(all.year.review.criteria.inForce?.version).toBe(1);
  });

  test('that change are a new version, and open what was scored against the old one', () => {
    const scored = given(reportedYear()).after(issuing(), scoring(THIRD));
    expect(scored.year.review.scoring.self).toHaveProperty(THIRD);
    const changed = scored.when(issuing({ remark: text('Better') })).accepted();
    expect(changed.year.review.criteria.inForce?.version).toBe(2);
    expect(changed.year.review.scoring.self).toEqual({});
    changed.when(scoring(THIRD)).refused('review/criteria-not-current');
  });

  test.each([
    ['while lots are drawn', enteredYear, sealedSheets],
    ['while sheets are sealed', sealedYear, sealedSheets],
    ['while sheets are opened', closedSheetsYear, sealedSheets],
    ['before everything is verified', verifiedYear, verifiedSetting],
    ['while members explain', publishedYear, verifiedSetting],
    ['when the members are ranked already', scoredYear, {}],
  ])('lead back to self-scoring %s, and void all points', (_, year, setting) => {
    const again = given(year(setting)).when(issuing({ remark: text('Better') }));
    again.accepted('underway.reviewing.selfScoring');
    const now = again.year.review;
    const fresh = given(criteriaYear(setting)).year.review;
    expect([now.draw, now.peer, now.scoring]).toEqual([fresh.draw, fresh.peer, fresh.scoring]);
  });

  test('stay as they are while a new version waits for approval', () => {
    const two = given(reportedYear(scoredBy({ approval: 'majority' }))).after(
      issuing(),
      approving(DEPUTY),
      scoring(THIRD),
    );
    const waiting = two.when(issuing({ remark: text('Better') })).accepted();
    expect(waiting.year.review.criteria.inForce?.version).toBe(1);
    expect(waiting.year.review.criteria.issued?.version).toBe(2);
    waiting.when(scoring(DEPUTY)).accepted();
  });

  test('come into force when the last one that had not approved them leaves the year', () => {
    const waiting = given(reportedYear(scoredBy({ approval: 'all' }))).after(
      issuing(),
      approving(DEPUTY),
    );
    const left = waiting.after(leaving(THIRD), dropping);
    expect(left.year.review.criteria).toMatchObject({ inForce: { version: 1 }, issued: null });
    left.when(scoring(DEPUTY)).accepted();
  });

  test('that a departure brings into force void all points, but not once the vote is open', () => {
    const better = { ...criteriaBody, remark: text('Better') };
    const ranked = given(reportedYear(scoredBy({ approval: 'all' }))).after(
      issuing(),
      approving(DEPUTY),
      approving(THIRD),
      ...[CHAIR, DEPUTY, THIRD].map((by) => scoring(by)),
      closing,
      issuing(better),
      { type: 'criteria.approve', by: DEPUTY, body: { digest: digestOf(better) } },
      leaving(THIRD),
    );
    ranked.when(dropping).accepted('underway.reviewing.selfScoring');
    const present = [CHAIR, DEPUTY, THIRD];
    const voting = ranked.after({
      type: 'vote.open',
      by: CHAIR,
      body: { present, electors: {}, tellers: [] },
    });
    const left = voting.when(dropping).accepted('underway.reviewing.voting.casting');
    expect(left.year.review.criteria.inForce?.version).toBe(1);
  });

  test('keep in the state what is counted with, and no names', () => {
    const { criteria } = given(reportedYear()).after(issuing()).year.review;
    expect(criteria.inForce?.rows.economy).toEqual({
      id: 'economy',
      parent: null,
      max: 60_000,
      evidence: false,
      notAssigned: [],
      leaf: { kind: 'manual' },
    });
  });
});

describe('self-scoring', () => {
  const issued = () => given(reportedYear()).after(issuing());

  test('adds up hundredths of a point, never floats', () => {
    const values = { economy: '0.1', society: '0.2' };
    const scored = issued().after(
      scoring(THIRD, { values }),
      scoring(CHAIR),
      scoring(DEPUTY),
      closing,
    );
    expect(scored.year.review.scoring.points[THIRD]?.self).toBe(30);
    expect(scored.year.review.scoring.points[CHAIR]?.self).toBe(95_000);
  });

  test('gives a figure to every leaf, at most its maximum, and to nothing else', () => {
    const off = 'scores/figures-off-criteria';
    const values = (given: Bodies['score.submit']['values']) => scoring(THIRD, { values: given });
    issued()
      .when(values({ economy: '600', society: '400.00' }))
      .accepted();
    issued()
      .when(values({ economy: '600.01', society: '1' }))
      .refused(off);
    issued()
      .when(values({ economy: '1.001', society: '1' }))
      .refused(off);
    issued()
      .when(values({ economy: '-1', society: '1' }))
      .refused(off);
    issued()
      .when(values({ economy: '1' }))
      .refused(off);
    issued()
      .when(values({ economy: '1', society: '1', sport: '1' }))
      .refused(off);
  });

  test('may be said anew until it is closed', () => {
    const again = issued().after(scoring(THIRD), scoring(THIRD, { document: document('new') }));
    expect(Object.keys(again.year.review.scoring.self)).toEqual([THIRD]);
    given(scoredYear()).when(scoring(THIRD)).refused('frame/not-in-this-state');
  });

  test('is waited for, unless the charter makes it optional', () => {
    issued().when(closing).refused('review/scores-missing');
    const optional = given(reportedYear(scoredBy({ selfScores: 'optional' }))).after(issuing());
    const closed = optional.when(closing).accepted('underway.reviewing.ranked');
    expect(closed.year.review.scoring.points[THIRD]).toMatchObject({ self: null, total: 0 });
  });

  test('ranks the members where nobody else scores', () => {
    const values = { economy: '600', society: '400' };
    const ranked = issued().after(
      scoring(THIRD, { values }),
      scoring(CHAIR),
      scoring(DEPUTY),
      closing,
    );
    expect(ranked.year.review.scoring.ranking[THIRD]).toEqual({ rank: 1, place: 1, tie: null });
    expect(ranked.year.review.scoring.ranking[CHAIR]).toMatchObject({ rank: 2, place: 2 });
    expect(ranked.year.review.scoring.ranking[DEPUTY]).toMatchObject({ rank: 2, place: 2 });
  });
});
