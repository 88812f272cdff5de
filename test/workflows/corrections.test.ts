/** A final score changes only by permission, and its correction shows what it did to everybody. */
import { describe, expect, test } from '@jest/globals';
import { type Bodies, type Charter, digestOf } from '../../workflows/index.js';
import { criteriaBody, text } from '../support/bodies.js';
import { type AnySaid, AUTHORITY, START } from '../support/cluster.js';
import { CHAIR, DEPUTY, type Given, given, reportedYear, THIRD } from '../support/given.js';
import { DAY, leaving } from '../support/handover-words.js';
import {
  changed,
  finalYear,
  scoredBy,
  VERIFIED,
  verifiedSetting,
  verifying,
} from '../support/scored-year.js';

const CLOSING = { reason: null };
const scoringOf = ({ year }: Given) => year.review.scoring;

const totalsOf = (now: Given): Record<string, number | undefined> =>
  Object.fromEntries(
    [CHAIR, DEPUTY, THIRD].map((member) => [member, scoringOf(now).points[member]?.total]),
  );

describe('a final score', () => {
  const request = (member: string): Bodies['score.reopen'] => ({
    member,
    reason: 'A wrong figure',
  });
  const reopening = (member: string, by: string = CHAIR): AnySaid => ({
    type: 'score.reopen',
    by,
    body: request(member),
  });
  const permitting = (by: string, member: string): AnySaid => ({
    type: 'score.permit',
    by,
    body: { digest: digestOf(request(member)) },
  });
  const isOpen = (now: Given): boolean | undefined => scoringOf(now).reopening?.open;
  const final = (change: Parameters<typeof scoredBy>[0] = {}, rest: Partial<Charter> = {}) =>
    given(finalYear(scoredBy({ ...VERIFIED, ...change }, rest)));

  test('stays as it is until a reopening is asked for and permitted', () => {
    final().when(verifying(CHAIR, THIRD)).refused('scores/not-reopened');
    const asked = final().after(reopening(THIRD));
    asked.when(verifying(CHAIR, THIRD)).refused('scores/not-reopened');
    asked.when(permitting(CHAIR, THIRD)).refused('scores/not-the-approver');
    const permitted = asked.after(permitting(DEPUTY, THIRD));
    expect(isOpen(permitted)).toBe(true);
    permitted.when(verifying(CHAIR, DEPUTY)).refused('scores/not-reopened');
  });

  test('of the deputy, or asked for by it, is reopened with leave of the authority', () => {
    const own = final().after(reopening(DEPUTY));
    own.when(permitting(DEPUTY, DEPUTY)).refused('scores/not-the-approver');
    expect(isOpen(own.after(permitting(AUTHORITY, DEPUTY)))).toBe(true);
    const asked = final().after(reopening(CHAIR, DEPUTY));
    asked.when(permitting(DEPUTY, CHAIR)).refused('scores/not-the-approver');
    expect(isOpen(asked.after(permitting(AUTHORITY, CHAIR)))).toBe(true);
  });

  test('is reopened with leave of the authority where the charter says so', () => {
    const asked = final({ reopenedBy: 'authority' }).after(reopening(THIRD));
    asked.when(permitting(DEPUTY, THIRD)).refused('scores/not-the-approver');
    expect(isOpen(asked.after(permitting(AUTHORITY, THIRD)))).toBe(true);
  });

  test('is reopened by more than half of the members that it is not about', () => {
    const setting = scoredBy({ ...VERIFIED, reopenedBy: 'members' });
    const members = [CHAIR, DEPUTY, THIRD, 'da-nang', 'hue'];
    const asked = given(finalYear({ ...setting, members })).after(reopening(THIRD));
    asked.when(permitting(THIRD, THIRD)).refused('scores/not-the-approver');
    asked.when(permitting(CHAIR, THIRD)).refused('scores/not-the-approver');
    const one = asked.after(permitting('hue', THIRD));
    expect(isOpen(one)).toBe(false);
    one.when(permitting('hue', THIRD)).refused('scores/already-permitted');
    expect(isOpen(one.after(permitting('da-nang', THIRD)))).toBe(true);
  });

  test('is reopened when the members that had not permitted it leave', () => {
    const setting = scoredBy({ ...VERIFIED, reopenedBy: 'members' });
    const members = [CHAIR, DEPUTY, THIRD, 'da-nang'];
    const asked = given(finalYear({ ...setting, members })).after(reopening(THIRD));
    const dropping: AnySaid = {
      type: 'roster.drop',
      by: CHAIR,
      at: START + 2 * DAY,
      body: { member: 'da-nang', reason: 'It left' },
    };
    const left = asked.after(leaving('da-nang'));
    expect(isOpen(left.after(dropping))).toBe(false);
    expect(isOpen(left.after(permitting(DEPUTY, THIRD), dropping))).toBe(true);
  });

  test('that is being corrected holds up the vote', () => {
    const open = final().after(reopening(THIRD), permitting(DEPUTY, THIRD));
    const body = { present: [CHAIR, DEPUTY, THIRD], electors: {}, tellers: [] };
    open.when({ type: 'vote.open', by: CHAIR, body }).refused('vote/score-reopened');
    open
      .after(verifying(CHAIR, THIRD, changed('economy', '551')))
      .when({ type: 'vote.open', by: CHAIR, body })
      .accepted('underway.reviewing.voting.casting');
  });

  test('that is corrected says what it did to everybody, and how often it was done', () => {
    const once = relativeYear().after(reopening(THIRD), permitting(DEPUTY, THIRD));
    const before = { [CHAIR]: 100_000, [DEPUTY]: 90_000, [THIRD]: 80_000 };
    expect(totalsOf(once)).toEqual(before);
    const first = once.after(verifying(CHAIR, THIRD, changed('growth', '140')));
    const after = { [CHAIR]: 90_000, [DEPUTY]: 85_000, [THIRD]: 100_000 };
    expect(scoringOf(first).correction).toEqual({ number: 1, member: THIRD, before, after });
    expect(totalsOf(first)).toEqual(after);
    expect(scoringOf(first).ranking[THIRD]?.place).toBe(1);
    expect(scoringOf(first).reopening).toBeNull();
    first.when(verifying(CHAIR, THIRD)).refused('scores/not-reopened');

    const second = first
      .after(reopening(DEPUTY), permitting(AUTHORITY, DEPUTY))
      .after(verifying(CHAIR, DEPUTY, changed('growth', '120')));
    expect(scoringOf(second).correction).toEqual({
      number: 2,
      member: DEPUTY,
      before: after,
      after: { ...after, [DEPUTY]: 90_000 },
    });
  });
});

/** Final scores of a tree in which growth is measured against the best of the cluster. */
function relativeYear(): Given {
  const row = (id: string, parent: string | null, max: number) => ({
    ...(criteriaBody.criteria[0] as Bodies['criteria.issue']['criteria'][number]),
    id,
    parent,
    name: text(id),
    max,
  });
  const planned = { all: '100', each: {} };
  const criteria: Bodies['criteria.issue'] = {
    criteria: [
      { ...row('tasks', null, 60_000), leaf: null },
      {
        ...row('growth', 'tasks', 40_000),
        leaf: { kind: 'quantitative', formula: 'relative', planned },
      },
      { ...row('order', 'tasks', 20_000), leaf: { kind: 'passFail' } },
      row('work', null, 40_000),
    ],
    remark: null,
  };
  const sheet = (by: string, growth: string): AnySaid => ({
    type: 'score.submit',
    by,
    body: {
      criteria: digestOf(criteria),
      values: { growth, order: '1', work: '400' },
      evidence: {},
      document: null,
    },
  });
  const published = given(reportedYear(verifiedSetting)).after(
    { type: 'criteria.issue', by: CHAIR, body: criteria },
    sheet(CHAIR, '120'),
    sheet(DEPUTY, '110'),
    sheet(THIRD, '100'),
    { type: 'score.close', by: CHAIR, body: CLOSING },
    verifying(CHAIR, DEPUTY),
    verifying(CHAIR, THIRD),
    verifying(DEPUTY, CHAIR),
    { type: 'verify.publish', by: CHAIR, body: CLOSING },
  );
  const agreed = [CHAIR, DEPUTY, THIRD].map((by): AnySaid => {
    const digest = scoringOf(published).verified[by]?.digest ?? '';
    return { type: 'explain.agree', by, body: { digest } };
  });
  return published.after(...agreed, { type: 'score.finalise', by: CHAIR, body: CLOSING });
}
