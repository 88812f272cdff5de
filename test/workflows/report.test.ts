import { describe, expect, test } from '@jest/globals';
import type { Bodies } from '../../workflows/index.js';
import { reportBody, text } from '../support/bodies.js';
import { type AnySaid, AUTHORITY, START } from '../support/cluster.js';
import {
  CHAIR,
  DEPUTY,
  founded,
  type Given,
  given,
  pledgedYear,
  type Setting,
  signingYear,
  THIRD,
} from '../support/given.js';
import { DAY, leaving } from '../support/handover-words.js';
import { acceptReports, pledge, reportRound, submitReports } from '../support/year.js';

type Round = Bodies['report.close']['round'];
type Indicator = Bodies['report.submit']['indicators'][number];

const submitting = (by: string, body = reportBody('interim')): AnySaid => ({
  type: 'report.submit',
  by,
  body,
});
const about = (type: 'report.return' | 'report.excuse', by: string, member: string): AnySaid => ({
  type,
  by,
  body: { round: 'interim', member, reason: 'See the letter' },
});
const accepting = (by: string, member: string, round: Round = 'interim'): AnySaid => ({
  type: 'report.accept',
  by,
  body: { round, member },
});
const closing = (round: Round = 'interim', by: string = CHAIR): AnySaid => ({
  type: 'report.close',
  by,
  body: { round },
});

const submitted = (setting: Setting = {}): Given => {
  const cluster = pledgedYear(setting);
  submitReports(cluster, 'interim');
  return given(cluster);
};

describe('a report', () => {
  test('is submitted, returned with a reason, submitted again, and accepted', () => {
    const returned = submitted()
      .when(about('report.return', CHAIR, THIRD))
      .accepted();
    expect(returned.year.reports.interim[THIRD]?.status).toBe('returned');
    const again = returned.when(submitting(THIRD, reportBody('interim', '6.30'))).accepted();
    expect(again.year.reports.interim[THIRD]).toMatchObject({
      status: 'submitted',
      values: { grdp: '6.30' },
    });
    const { year } = again.when(accepting(CHAIR, THIRD)).accepted();
    expect(year.reports.interim[THIRD]?.status).toBe('accepted');
  });

  test('is out of the city’s hands between submitting and returning', () => {
    const away = 'report/not-in-own-hands';
    submitted()
      .when(submitting(THIRD, reportBody('interim', '9.9')))
      .refused(away);
    submitted()
      .after(accepting(CHAIR, THIRD))
      .when(submitting(THIRD, reportBody('interim', '9.9')))
      .refused(away);
    given(pledgedYear())
      .after(about('report.excuse', CHAIR, THIRD))
      .when(submitting(THIRD))
      .refused(away);
  });

  test('is a member’s own', () => {
    given(pledgedYear()).when(submitting(AUTHORITY)).refused('speaker/not-a-member');
  });

  test('is for the round that is open', () => {
    const early = submitting(THIRD, reportBody('annual'));
    given(pledgedYear()).when(early).refused('report/other-round');
    const cluster = pledgedYear();
    reportRound(cluster, 'interim');
    given(cluster).when(early).accepted();
    given(cluster).when(submitting(THIRD)).refused('report/other-round');
  });

  test('gives each pledged target one figure, in the unit of the pledge', () => {
    const row = (change: Partial<Indicator>): Indicator => ({
      target: 'grdp',
      name: text('Growth'),
      unit: '%',
      value: '6.27',
      bound: null,
      ...change,
    });
    const reporting = (...indicators: Indicator[]) =>
      given(pledgedYear()).when(submitting(THIRD, { ...reportBody('interim'), indicators }));
    const off = 'report/figures-off-target';
    reporting(row({ unit: 'million' })).refused(off);
    reporting(row({ target: 'unknown' })).refused(off);
    reporting(row({}), row({ value: '6.28' })).refused(off);
    reporting(row({ value: '6,27' })).refused('form/malformed');
    reporting(row({ target: null, unit: 'km' }), row({ target: null, unit: 'km' })).accepted();
    const both = [row({}), row({ target: 'income', unit: 'million', value: '-0.4' })];
    const kept = reporting(...both, row({ target: null, unit: 'km', value: '12' })).accepted();
    expect(kept.year.reports.interim[THIRD]?.values).toEqual({ grdp: '6.27', income: '-0.4' });
    reporting().accepted();
  });
});

describe('who receives a report', () => {
  test('is the chair, and the deputy for the chair’s own', () => {
    submitted().when(accepting(CHAIR, THIRD)).accepted();
    submitted().when(accepting(DEPUTY, CHAIR)).accepted();
    submitted().when(accepting(CHAIR, CHAIR)).refused('speaker/own-matter');
    submitted().when(accepting(DEPUTY, THIRD)).refused('speaker/own-matter');
    submitted()
      .when(accepting(THIRD, THIRD))
      .refused('speaker/not-chair-or-deputy', 'speaker/own-matter');
  });

  test('is the chair for its own too, where the charter says so', () => {
    const report = {
      rounds: ['annual' as const],
      quorum: { num: 1, den: 1 },
      ownReport: 'chair' as const,
    };
    const cluster = pledgedYear({ charter: { report } });
    submitReports(cluster, 'annual');
    given(cluster)
      .when(accepting(CHAIR, CHAIR, 'annual'))
      .accepted();
    given(cluster)
      .when(accepting(DEPUTY, CHAIR, 'annual'))
      .refused('speaker/own-matter');
  });

  test('is the chair again when the deputy has left the year', () => {
    const without = submitted().after(leaving(DEPUTY), {
      type: 'roster.drop',
      by: CHAIR,
      at: START + 2 * DAY,
      body: { member: DEPUTY, reason: 'It left' },
    });
    without
      .when(accepting(DEPUTY, CHAIR))
      .refused('speaker/not-chair-or-deputy', 'speaker/own-matter');
    without.when(accepting(CHAIR, CHAIR)).accepted();
  });

  test('is the chair too when the deputy left the cluster before the year was launched', () => {
    const { cluster } = given(founded()).after(leaving(DEPUTY));
    cluster.wait(2 * DAY);
    pledge(cluster);
    submitReports(cluster, 'interim');
    given(cluster)
      .when(accepting(DEPUTY, CHAIR))
      .refused('speaker/not-chair-or-deputy', 'speaker/own-matter');
    given(cluster).when(accepting(CHAIR, CHAIR)).accepted();
  });

  test('names a member, and a report that was submitted', () => {
    submitted()
      .when(accepting(CHAIR, AUTHORITY))
      .refused('speaker/names-no-member', 'report/not-submitted');
    given(pledgedYear())
      .when(accepting(CHAIR, THIRD))
      .refused('report/none-waiting', 'report/not-submitted');
    const judged = submitted().after(accepting(CHAIR, THIRD));
    judged.when(about('report.return', CHAIR, THIRD)).refused('report/not-submitted');
    judged
      .after(accepting(CHAIR, DEPUTY), accepting(DEPUTY, CHAIR))
      .when(about('report.return', CHAIR, THIRD))
      .refused('report/none-waiting', 'report/not-submitted');
  });

  test('may excuse a city, but not one whose report is settled', () => {
    const excused = given(pledgedYear())
      .when(about('report.excuse', CHAIR, THIRD))
      .accepted();
    expect(excused.year.reports.interim[THIRD]).toEqual({
      status: 'excused',
      digest: null,
      values: {},
    });
    excused.when(about('report.excuse', CHAIR, THIRD)).refused('report/already-settled');
    submitted()
      .after(accepting(CHAIR, THIRD))
      .when(about('report.excuse', CHAIR, THIRD))
      .refused('report/already-settled');
    submitted()
      .when(about('report.excuse', CHAIR, CHAIR))
      .refused('speaker/own-matter');
  });
});

describe('a round', () => {
  test('is closed by the chair when every report is accepted or excused', () => {
    const cluster = pledgedYear();
    submitReports(cluster, 'interim');
    given(cluster).when(closing()).refused('report/incomplete');
    acceptReports(cluster, 'interim');
    given(cluster).when(closing('interim', DEPUTY)).refused('speaker/not-the-chair');
    given(cluster).when(closing('annual')).refused('report/other-round');
    given(cluster).when(closing()).accepted('underway.reporting.annual');
  });

  test('closes at the charter’s quorum, excused cities counted', () => {
    const report = {
      rounds: ['interim' as const, 'annual' as const],
      quorum: { num: 2, den: 3 },
      ownReport: 'deputy' as const,
    };
    submitted({ charter: { report } })
      .after(accepting(CHAIR, THIRD))
      .when(closing())
      .refused('report/incomplete');
    submitted({ charter: { report } })
      .after(accepting(CHAIR, THIRD), about('report.excuse', CHAIR, DEPUTY))
      .when(closing())
      .accepted('underway.reporting.annual');
  });

  test.each([
    [['annual'], 'underway.reporting.annual'],
    [['interim'], 'underway.reporting.interim'],
  ] as const)('%s alone may be all that the charter holds', (rounds, path) => {
    const [round] = rounds;
    const report = { rounds, quorum: { num: 1, den: 1 }, ownReport: 'chair' as const };
    const cluster = signingYear({ charter: { report } });
    const digest = given(cluster).year.pledge.digest ?? '';
    for (const by of [CHAIR, DEPUTY]) {
      cluster.say({ type: 'pledge.sign', cycle: 2023, by, body: { digest } });
    }
    const last: AnySaid = { type: 'pledge.sign', by: THIRD, body: { digest } };
    const begun = given(cluster).when(last).accepted(path);
    reportRound(begun.cluster, round);
    given(begun.cluster)
      .when({ type: 'score.close', by: CHAIR, body: { reason: null } })
      .refused('scores/no-criteria-in-force', 'review/scores-missing');
  });

  test('that is over takes no report more', () => {
    const cluster = pledgedYear();
    reportRound(cluster, 'interim');
    reportRound(cluster, 'annual');
    given(cluster).when(submitting(THIRD)).refused('frame/not-in-this-state');
  });
});
