/** Nobody verifies itself, and everybody is heard before its score is final. */
import { describe, expect, test } from '@jest/globals';
import { type Charter, dueAt } from '../../workflows/index.js';
import { document } from '../support/bodies.js';
import { type AnySaid, AUTHORITY, charterFor } from '../support/cluster.js';
import { CHAIR, DEPUTY, type Given, given, THIRD } from '../support/given.js';
import { DAY, leaving } from '../support/handover-words.js';
import {
  changed,
  closedScoresYear,
  finalYear,
  publishedYear,
  scoredBy,
  VERIFIED,
  verifiedSetting,
  verifiedYear,
  verifying,
} from '../support/scored-year.js';
import { charterOf, pledge, report, score, TO_RESULTS } from '../support/year.js';

/** A Friday afternoon in Vietnam; the fifth working day after it is the Friday that follows. */
const FRIDAY = Date.UTC(2023, 11, 15, 10);
const END = Date.UTC(2023, 11, 22, 16, 59, 59, 999);
const iso = (instant: number): string => new Date(instant).toISOString();

const CLOSING = { reason: null };
const publishing: AnySaid = { type: 'verify.publish', by: CHAIR, body: CLOSING };
const finalising: AnySaid = { type: 'score.finalise', by: CHAIR, body: CLOSING };
const scoringOf = ({ year }: Given) => year.review.scoring;
const digestFor = (now: Given, member: string): string =>
  scoringOf(now).verified[member]?.digest ?? '';

const agreeing = (now: Given, by: string, digest = digestFor(now, by)): AnySaid => ({
  type: 'explain.agree',
  by,
  body: { digest },
});
const explaining = (now: Given, by: string): AnySaid => ({
  type: 'explain.submit',
  by,
  body: { digest: digestFor(now, by), text: 'See the survey', document: document('survey') },
});
const totalsOf = (now: Given): Record<string, number | undefined> =>
  Object.fromEntries(
    [CHAIR, DEPUTY, THIRD].map((member) => [member, scoringOf(now).points[member]?.total]),
  );

/** No office of deputy, in the term or in the reports. */
const withoutDeputy: Partial<Charter> = {
  firstTerm: { year: 2023, chair: CHAIR, deputy: null },
  rotation: { ...charterFor([CHAIR, DEPUTY, THIRD]).rotation, deputy: 'none' },
  report: { ...charterFor([CHAIR]).report, ownReport: 'chair' },
};

describe('verification', () => {
  const unverified = () => given(closedScoresYear(verifiedSetting));

  test('changes figures with a reason, leaf by leaf, and keeps the member’s own sheet', () => {
    const once = unverified().after(verifying(CHAIR, THIRD, changed('economy', '500')));
    const twice = once.after(verifying(CHAIR, THIRD, changed('society', '399.5')));
    expect(scoringOf(twice).verified[THIRD]).toMatchObject({
      changed: { economy: '500', society: '399.5' },
      by: CHAIR,
    });
    expect(scoringOf(twice).self[THIRD]?.figures).toEqual({ economy: '550', society: '400' });
  });

  test('takes no reasonless change, and none above a leaf’s maximum', () => {
    const bare = { economy: { value: '500', reason: '' } };
    const shapeless = unverified().cluster.refusals({
      ...verifying(CHAIR, THIRD, bare),
      cycle: 2023,
    } as AnySaid);
    expect(shapeless).not.toEqual([]);
    for (const [leaf, most] of [
      ['economy', '600'],
      ['society', '400'],
    ] as const) {
      const verified = (value: string) =>
        unverified().when(verifying(CHAIR, THIRD, changed(leaf, value)));
      verified(most).accepted();
      verified(`${most}.01`).refused('scores/changes-off-criteria');
    }
  });

  test('of the chair’s own sheet is for the deputy, and for nobody else', () => {
    unverified().when(verifying(CHAIR, CHAIR)).refused('scores/own-sheet');
    unverified()
      .when(verifying(THIRD, CHAIR))
      .refused('scores/not-the-verifier', 'scores/own-sheet');
    unverified()
      .when(verifying(AUTHORITY, CHAIR))
      .refused('scores/not-the-verifier', 'scores/own-sheet');
    unverified().when(verifying(DEPUTY, CHAIR)).accepted();
    unverified().when(verifying(DEPUTY, THIRD)).refused('scores/own-sheet');
  });

  test('is of members of the year', () => {
    unverified()
      .when(verifying(CHAIR, 'hue'))
      .refused('speaker/names-no-member', 'scores/no-sheet');
  });

  test('of the chair’s own sheet is for the authority where there is no deputy', () => {
    const alone = given(closedScoresYear(scoredBy(VERIFIED, withoutDeputy)));
    alone.when(verifying(CHAIR, CHAIR)).refused('scores/own-sheet');
    alone.when(verifying(AUTHORITY, THIRD)).refused('scores/own-sheet');
    const by = alone.when(verifying(AUTHORITY, CHAIR)).accepted();
    expect(scoringOf(by).verified[CHAIR]?.by).toBe(AUTHORITY);
  });

  test('of the chair’s own sheet is for the authority once the deputy has left', () => {
    const staying = unverified().after(leaving(DEPUTY));
    staying.when(verifying(DEPUTY, CHAIR)).accepted();
    staying.cluster.wait(2 * DAY);
    const left = given(staying.cluster);
    left.when(verifying(DEPUTY, CHAIR)).refused('scores/not-the-verifier', 'scores/own-sheet');
    left.when(verifying(AUTHORITY, CHAIR)).accepted();
  });

  test('of an outgoing chair that will be the deputy is for the authority too', () => {
    const opened = { ...charterFor([CHAIR]).pledge, openedBy: 'both' } as const;
    const rules = scoredBy(VERIFIED, { pledge: opened });
    const cluster = finalYear({ ...rules, members: [CHAIR, DEPUTY] }).fork();
    for (const stage of TO_RESULTS) stage(cluster);
    for (const stage of [pledge, report, score]) stage(cluster, 2024);
    const before = given(cluster);
    before.when({ ...verifying(CHAIR, CHAIR), cycle: 2024 }).refused('scores/own-sheet');
    before.when({ ...verifying(CHAIR, DEPUTY), cycle: 2024 }).accepted();
    before.when({ ...verifying(AUTHORITY, CHAIR), cycle: 2024 }).accepted();
  });

  test('is all the authority’s where the charter says so', () => {
    const above = given(closedScoresYear(scoredBy({ ...VERIFIED, verifiedBy: 'authority' })));
    above.when(verifying(CHAIR, THIRD)).refused('scores/not-the-verifier', 'scores/own-sheet');
    above
      .after(...[CHAIR, DEPUTY, THIRD].map((member) => verifying(AUTHORITY, member)))
      .when(publishing)
      .accepted('underway.reviewing.explaining');
  });

  test('counts once it is published, of everybody at once', () => {
    const two = unverified().after(verifying(CHAIR, THIRD, changed('economy', '0')));
    expect(totalsOf(two)[THIRD]).toBe(95_000);
    two.when(publishing).refused('scores/not-all-verified');
    const all = two.after(verifying(CHAIR, DEPUTY), verifying(DEPUTY, CHAIR), publishing);
    expect(totalsOf(all)).toEqual({ [CHAIR]: 95_000, [DEPUTY]: 95_000, [THIRD]: 40_000 });
    expect(scoringOf(all).ranking[THIRD]?.place).toBe(3);
  });

  test('is what tells equals apart by a criterion', () => {
    const tieBreak = [{ kind: 'criterion' as const, id: 'society' }];
    const equal = given(closedScoresYear(scoredBy({ ...VERIFIED, tieBreak }))).after(
      verifying(CHAIR, THIRD, { ...changed('economy', '560'), ...changed('society', '390') }),
      verifying(CHAIR, DEPUTY),
      verifying(DEPUTY, CHAIR),
      publishing,
    );
    expect(totalsOf(equal)[THIRD]).toBe(totalsOf(equal)[CHAIR]);
    expect(scoringOf(equal).ranking).toEqual({
      [CHAIR]: { rank: 1, place: 1, tie: null },
      [DEPUTY]: { rank: 1, place: 1, tie: 'criterion:society' },
      [THIRD]: { rank: 1, place: 3, tie: 'criterion:society' },
    });
  });
});

describe('the explanation window', () => {
  const publishedAt = (days: number, at = FRIDAY): Given =>
    given(verifiedYear(scoredBy({ ...VERIFIED, explainDays: days }))).after({
      ...publishing,
      at,
    });

  test.each([
    [0, '2023-12-15T16:59:59.999Z'],
    [1, '2023-12-18T16:59:59.999Z'],
    [5, '2023-12-22T16:59:59.999Z'],
  ])('of %d working days from a Friday ends at %s', (days, end) => {
    const { year, cluster } = publishedAt(days);
    expect(year.review.scoring.explainBy).toBe(end);
    expect(dueAt(year, charterOf(cluster), 'explanation')).toBe(end);
  });

  test('is no longer for a suspension that was over before it began', () => {
    const { year, cluster } = given(verifiedYear(scoredBy({ ...VERIFIED, explainDays: 5 }))).after(
      {
        type: 'cycle.suspend',
        by: CHAIR,
        at: FRIDAY - 12 * 86_400_000,
        body: { reason: 'Floods', document: null },
      },
      {
        type: 'cycle.resume',
        by: CHAIR,
        at: FRIDAY - 2 * 86_400_000,
        body: { reason: 'Over' },
      },
      { ...publishing, at: FRIDAY },
    );
    expect(dueAt(year, charterOf(cluster), 'explanation')).toBe(iso(END));
  });

  test('is open to its last millisecond', () => {
    const now = publishedAt(5);
    now.when({ ...agreeing(now, THIRD), at: END } as AnySaid).accepted();
    now
      .when({ ...explaining(now, THIRD), at: END + 1 } as AnySaid)
      .refused('scores/explanation-too-late');
  });

  test('is longer once it is extended, and to its new end only', () => {
    const later = END + 3 * 86_400_000;
    const body = { deadline: 'explanation' as const, until: iso(later), reason: 'Floods' };
    const now = publishedAt(5).after({ type: 'deadline.extend', by: CHAIR, body });
    now.when({ ...finalising, at: later } as AnySaid).refused('scores/members-not-heard');
    now.when({ ...agreeing(now, THIRD), at: later } as AnySaid).accepted();
    now
      .when({ ...agreeing(now, THIRD), at: later + 1 } as AnySaid)
      .refused('scores/explanation-too-late');
    now.when({ ...finalising, at: later + 1 } as AnySaid).accepted('underway.reviewing.ranked');
  });

  test('is answered once by each member, on its sheet as it was verified', () => {
    const now = given(publishedYear(verifiedSetting));
    now
      .when(agreeing(now, THIRD, digestFor(now, DEPUTY)))
      .refused('scores/verification-not-current');
    const agreed = now.after(agreeing(now, THIRD));
    expect(scoringOf(agreed).answers).toEqual({ [THIRD]: 'agreed' });
    agreed.when(explaining(agreed, THIRD)).refused('scores/already-answered');
  });

  test('lets the verifier answer an explanation, and the answer stands', () => {
    const now = given(publishedYear(verifiedSetting));
    now.when(verifying(CHAIR, THIRD)).refused('scores/no-explanation');
    const explained = now.after(explaining(now, THIRD));
    expect(scoringOf(explained).answers[THIRD]).toBe('explained');
    const answered = explained
      .when(verifying(CHAIR, THIRD, changed('economy', '560')))
      .accepted('underway.reviewing.explaining');
    expect(scoringOf(answered).answers[THIRD]).toBe('answered');
    expect(totalsOf(answered)[THIRD]).toBe(96_000);
    answered.when(verifying(CHAIR, THIRD)).refused('scores/no-explanation');
    answered.when(explaining(answered, THIRD)).refused('scores/already-answered');
  });

  test('asks for an answer to the figures as they are now, not as they were before', () => {
    const once = given(closedScoresYear(verifiedSetting)).after(verifying(CHAIR, THIRD));
    const before = digestFor(once, THIRD);
    const twice = once.after(
      verifying(CHAIR, THIRD, changed('economy', '540')),
      verifying(CHAIR, DEPUTY),
      verifying(DEPUTY, CHAIR),
      publishing,
    );
    twice.when(agreeing(twice, THIRD, before)).refused('scores/verification-not-current');
    twice.when(agreeing(twice, THIRD)).accepted();
  });

  test('ends early when everybody has agreed or was answered', () => {
    const now = given(publishedYear(verifiedSetting));
    const two = now.after(agreeing(now, CHAIR), agreeing(now, DEPUTY));
    two.when(finalising).refused('scores/members-not-heard');
    const waiting = two.after(explaining(two, THIRD));
    waiting.when(finalising).refused('scores/members-not-heard');
    waiting.after(verifying(CHAIR, THIRD)).when(finalising).accepted('underway.reviewing.ranked');
  });

  test('that passed takes silence for consent, but leaves no explanation unanswered', () => {
    const now = publishedAt(5);
    const silent = now.when({ ...finalising, at: END + 1 } as AnySaid);
    silent.accepted('underway.reviewing.ranked');
    expect(scoringOf(silent).final).toBe(true);
    now
      .after(explaining(now, THIRD))
      .when({ ...finalising, at: END + 1 } as AnySaid)
      .refused('scores/members-not-heard');
  });
});
