/** The conditions of reports. */
import type { Bodies, Charter } from '../../../workflows/index.js';
import { document, reportBody } from '../../support/bodies.js';
import { charterFor } from '../../support/cluster.js';
import { CHAIR, DEPUTY, pledgedYear, THIRD } from '../../support/given.js';
import { after, type Cases, said } from './case.js';

/** The round closes on 31 January of the next year, in Vietnam. */
const due = Date.UTC(2024, 0, 31, 16, 59, 59, 999);
const day = { day: '01-31', nextYear: true, late: 'close' } as const;
const none = charterFor([CHAIR]).calendar;
const closing = (name: keyof Charter['calendar']) => ({
  charter: { calendar: { ...none, [name]: day } },
});

const report = (by: string, change: Partial<Bodies['report.submit']> = {}) =>
  said('report.submit', by, { ...reportBody('interim'), ...change });
const receive = (type: 'report.return' | 'report.excuse', member: string) =>
  said(type, CHAIR, { round: 'interim', member, reason: 'See the letter' });
const accept = (member: string) => said('report.accept', CHAIR, { round: 'interim', member });
const close = (round: 'interim' | 'annual' = 'interim') => said('report.close', CHAIR, { round });
const [figure] = reportBody('interim').indicators;
const offTarget = figure ? [{ ...figure, unit: 'million' }] : [];
const excused = () =>
  after(
    pledgedYear(),
    receive('report.excuse', THIRD),
    receive('report.excuse', DEPUTY),
    said('report.excuse', DEPUTY, { round: 'interim', member: CHAIR, reason: 'Epidemic' }),
  );
const reports = () => [pledgedYear(), report(THIRD)] as const;
const accepts = () => [after(pledgedYear(), report(THIRD)), accept(THIRD)] as const;

export const reportCases = {
  roundIsOpen: {
    holds: reports,
    fails: () => [pledgedYear(), report(THIRD, { round: 'annual' })],
  },
  reportIsInOwnHands: {
    holds: () => [
      after(pledgedYear(), report(THIRD), receive('report.return', THIRD)),
      report(THIRD, { document: document('corrected') }),
    ],
    fails: () => [
      after(pledgedYear(), report(THIRD)),
      report(THIRD, { document: document('corrected') }),
    ],
  },
  figuresMatchTargets: {
    holds: reports,
    fails: () => [pledgedYear(), report(THIRD, { indicators: offTarget })],
  },
  reportDoorIsOpen: {
    holds: () => [pledgedYear(closing('interimReport')), { ...report(THIRD), at: due }],
    fails: () => [pledgedYear(closing('interimReport')), { ...report(THIRD), at: due + 1 }],
  },
  reportIsSubmitted: {
    holds: accepts,
    fails: () => [after(pledgedYear(), report(THIRD)), accept(DEPUTY)],
  },
  reportIsWaiting: {
    holds: accepts,
    fails: () => [pledgedYear(), accept(THIRD), 'reportIsSubmitted'],
  },
  reportIsNotSettled: {
    holds: () => [after(pledgedYear(), report(THIRD)), receive('report.excuse', THIRD)],
    fails: () => [
      after(pledgedYear(), report(THIRD), accept(THIRD)),
      receive('report.excuse', THIRD),
    ],
  },
  reportsAreComplete: {
    holds: () => [excused(), close()],
    fails: () => [after(pledgedYear(), receive('report.excuse', THIRD)), close()],
  },
} satisfies Cases;
