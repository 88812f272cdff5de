/**
 * Report (sơ kết, tổng kết): each city reports its figures against the pledged targets; the chair
 * returns a report with a reason, accepts it, or excuses the city. The chair's own report is
 * received by the deputy where the charter says so. A round closes by the charter's quorum.
 */
import {
  type CycleChanges,
  type CycleConditions,
  ofBody,
  ofSpeaker,
  requires,
} from '../conditions.js';
import { type CycleContext, type Report, type Reports, rosterOf } from '../cycle.context.js';
import { cycleSetup, reached } from '../cycle.setup.js';
import { doorIsOpen } from '../deadlines.js';
import { digestOf } from '../digest.js';
import { reaches } from '../fraction.js';

type Round = 'interim' | 'annual';
type AboutReport = 'report.return' | 'report.accept' | 'report.excuse';

const reportOf = (context: CycleContext, round: Round, member: string): Report | undefined =>
  context.reports[round][member];

const isSettled = (report: Report | undefined): boolean =>
  report?.status === 'accepted' || report?.status === 'excused';

/** The round that is being held; `null` once both are closed. */
export const roundNow = ({ rounds, reports }: CycleContext): Round | null =>
  (['interim', 'annual'] as const).find((each) => each in rounds && !(each in reports.closed)) ??
  null;

const reportsNow = (context: CycleContext): Reports =>
  context.reports[roundNow(context) ?? 'annual'];

const dueNames = { interim: 'interimReport', annual: 'annualReport' } as const;

export const reportConditions = {
  roundIsOpen: ofBody<'report.submit' | AboutReport | 'report.close'>(
    (context, { body }) => body.round === roundNow(context),
  ),
  /** A report is the city's to change until it is submitted, and again once it is returned. */
  reportIsInOwnHands: ofSpeaker((context, { by }) => {
    const report = reportsNow(context)[by.member];
    return report === undefined || report.status === 'returned';
  }),
  figuresMatchTargets: ofBody<'report.submit'>((context, { body }) => {
    const tied = body.indicators.filter(({ target }) => target !== null);
    const distinct = new Set(tied.map(({ target }) => target)).size === tied.length;
    return (
      distinct && tied.every(({ target, unit }) => context.pledge.targets[target ?? ''] === unit)
    );
  }),
  reportDoorIsOpen: ofSpeaker((context, { charter, at }) =>
    doorIsOpen(context, charter, dueNames[roundNow(context) ?? 'annual'], at),
  ),
  reportIsWaiting: ofSpeaker((context) =>
    Object.values(reportsNow(context)).some(({ status }) => status === 'submitted'),
  ),
  reportIsSubmitted: ofBody<AboutReport>(
    (context, { body }) => reportOf(context, body.round, body.member)?.status === 'submitted',
  ),
  reportIsNotSettled: ofBody<AboutReport>(
    (context, { body }) => !isSettled(reportOf(context, body.round, body.member)),
  ),
  reportsAreComplete: ofSpeaker((context, { charter }) => {
    const roster = rosterOf(context);
    const settled = roster.filter((member) => isSettled(reportsNow(context)[member]));
    return reaches(settled.length, roster.length, charter.report.quorum);
  }),
} satisfies CycleConditions;

export const reportMilestones = {
  noInterimRound: ({ rounds }: CycleContext): boolean => !('interim' in rounds),
  noAnnualRound: ({ rounds }: CycleContext): boolean => !('annual' in rounds),
};

function withReport(
  context: CycleContext,
  round: Round,
  member: string,
  change: Partial<Report>,
): CycleContext {
  const before = reportOf(context, round, member) ?? {
    status: 'excused',
    digest: null,
    values: {},
  };
  const reports = { ...context.reports[round], [member]: { ...before, ...change } };
  return { ...context, reports: { ...context.reports, [round]: reports } };
}

export const reportChanges: CycleChanges = {
  'report.submit': (context, { by, body }) => {
    const tied = body.indicators.flatMap(({ target, value }) =>
      target === null ? [] : [[target, value] as const],
    );
    return withReport(context, body.round, by.member, {
      status: 'submitted',
      digest: digestOf(body),
      values: Object.fromEntries(tied),
    });
  },
  'report.return': (context, { body }) =>
    withReport(context, body.round, body.member, { status: 'returned' }),
  'report.accept': (context, { body }) =>
    withReport(context, body.round, body.member, { status: 'accepted' }),
  'report.excuse': (context, { body }) =>
    withReport(context, body.round, body.member, { status: 'excused' }),
  'report.close': (context, { body }) => ({
    ...context,
    reports: { ...context.reports, closed: { ...context.reports.closed, [body.round]: true } },
  }),
};

const judges = ['isChairOrDeputy', 'roundIsOpen', 'namesMember', 'mayJudgeNamedMember'] as const;
const receive = requires(...judges, 'reportIsWaiting', 'reportIsSubmitted');

/** Both rounds take the same statements; which of them is open stands in the context. */
const collecting = {
  'report.submit': {
    guard: requires(
      'isMember',
      'roundIsOpen',
      'reportIsInOwnHands',
      'figuresMatchTargets',
      'reportDoorIsOpen',
    ),
    actions: 'record',
  },
  'report.return': { guard: receive, actions: 'record' },
  'report.accept': { guard: receive, actions: 'record' },
  'report.excuse': { guard: requires(...judges, 'reportIsNotSettled'), actions: 'record' },
} as const;

const close = requires('isChairOfYear', 'roundIsOpen', 'reportsAreComplete');

export const reporting = cycleSetup.createStateConfig({
  initial: 'interim',
  states: {
    interim: {
      on: {
        ...collecting,
        'report.close': { guard: close, target: 'annual', actions: 'record' },
      },
      always: { guard: reached('noInterimRound'), target: 'annual' },
    },
    annual: {
      on: {
        ...collecting,
        'report.close': { guard: close, target: 'received', actions: 'record' },
      },
      always: { guard: reached('noAnnualRound'), target: 'received' },
    },
    received: { type: 'final' },
  },
});
