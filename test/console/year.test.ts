/** What the pages of a year make of the server's answers, without a screen. */
import { describe, expect, test } from '@jest/globals';
import { clusterChores, nextYear } from '../../src/console/home/cluster-chores.js';
import { dutiesOf, dutyRows } from '../../src/console/year/duties.js';
import { handoverSteps } from '../../src/console/year/handover-steps.js';
import { pointsText } from '../../src/console/year/points.js';
import { scaleOver, signOffsIn } from '../../src/console/year/sign-offs.js';
import { unfounded, unlaunched } from '../../workflows/index.js';

const NOW = '2024-04-02T00:00:00.000Z';
const pledge = {
  deadline: 'pledge' as const,
  step: 'pledge' as const,
  due: '2024-03-31T16:59:59.999Z',
  late: 'warn' as const,
  passed: false,
  overdue: [],
  extension: null,
};
const blank = unlaunched(2024);
const signing = {
  ...blank,
  roster: { a: 'in' as const, b: 'in' as const, c: 'in' as const, gone: 'left' as const },
  rounds: { annual: true as const },
  pledge: { ...blank.pledge, signed: { a: 'onTime' as const } },
};
const waiting = {
  state: 'underway.pledging.signing',
  waitingFor: { b: ['pledge.sign' as const] },
  deadlines: [pledge],
};

describe('the matrix', () => {
  test('has a column for each duty that the year has, and no other', () => {
    const columns = dutiesOf(signing).map(({ id }) => id);
    expect(columns).toEqual(['pledge', 'annual', 'minutes', 'award', 'chair']);
    const scored = { ...signing, review: { ...signing.review, parts: { scoring: true as const } } };
    expect(dutiesOf(scored).map(({ id }) => id)).toContain('self');
  });

  test('tells done, waited for, late and not asked apart, and leaves out who left', () => {
    const firstColumn = (now: string, deadlines = waiting.deadlines) =>
      dutyRows(signing, { ...waiting, deadlines }, now).map(({ member, cells }) => [
        member,
        cells[0],
      ]);
    expect(firstColumn('2024-03-01T00:00:00.000Z')).toEqual([
      ['a', 'done'],
      ['b', 'waiting'],
      ['c', 'notAsked'],
    ]);
    expect(firstColumn(NOW)[1]).toEqual(['b', 'late']);
    const overdue = [{ ...pledge, passed: true, overdue: ['c'] as never[] }];
    expect(firstColumn(NOW, overdue)[2]).toEqual(['c', 'late']);
  });

  test('waits for a report in the round that is open alone', () => {
    const rounds = { interim: true as const, annual: true as const };
    const cycle = {
      state: 'underway.reporting.interim',
      waitingFor: { b: ['report.submit' as const] },
      deadlines: [],
    };
    const [, row] = dutyRows({ ...signing, rounds }, cycle, NOW);
    expect(row?.cells.slice(1, 3)).toEqual(['waiting', 'notAsked']);
  });
});

describe('sign-offs', () => {
  const said = (seq: number, type: 'pledge.sign' | 'pledge.open', at: string) => ({
    seq,
    at,
    type,
    by: { member: 'a', officer: 'o' },
  });

  test('are what all members say, in time or late', () => {
    const found = signOffsIn(
      [
        said(5, 'pledge.sign', NOW),
        said(3, 'pledge.open', NOW),
        said(4, 'pledge.sign', pledge.due),
      ],
      [pledge],
    );
    expect(found.map(({ seq, isLate }) => [seq, isLate])).toEqual([
      [4, false],
      [5, true],
    ]);
  });

  test('stand on a scale from the first instant to the last; one alone in the middle', () => {
    const scale = scaleOver([NOW, '2024-04-04T00:00:00.000Z'], 100, 200);
    expect(
      ['2024-04-02', '2024-04-03', '2024-04-04'].map((day) => scale.x(`${day}T00:00:00Z`)),
    ).toEqual([100, 150, 200]);
    expect(scaleOver([NOW], 100, 200).x(NOW)).toBe(150);
  });
});

describe('the handover', () => {
  test('goes on step by step, with a witness only where the charter asks for one', () => {
    const types = (witness: string) => handoverSteps(blank, witness).map(({ type }) => type);
    expect(types('none')).not.toContain('handover.witness');
    expect(types('authority').at(-1)).toBe('handover.witness');
    const proposed = { chair: 'b', deputy: null, minutes: '0', by: 'a' };
    const handover = { ...blank.handover, proposed, votes: { c: 'approve' as const } };
    const steps = handoverSteps({ handover }, 'none');
    expect(steps.map(({ isDone }) => isDone)).toEqual([true, false, false, false]);
    expect(steps.map(({ by }) => by)).toEqual([['a'], ['c'], [], []]);
  });
});

describe('points', () => {
  test('have two places and the mark of the language', () => {
    expect([59050, 5, -150, null].map((each) => pointsText(each, ','))).toEqual([
      '590,50',
      '0,05',
      '−1,50',
      '–',
    ]);
    expect(pointsText(100, '.')).toBe('1.00');
  });
});

describe('what must be done for the cluster itself', () => {
  const may = (type: 'charter.sign' | 'officer.enrol' | 'charter.amend') => ({
    type,
    step: 'cluster' as const,
    may: true,
    refusals: [],
  });
  const cluster = unfounded('example.org/c');

  test('is to sign the charter once, and to enrol a first officer', () => {
    const types = (signed: Readonly<Record<string, true>>) =>
      clusterChores(
        [may('charter.sign'), may('officer.enrol'), may('charter.amend')],
        { ...cluster, founding: { digest: '', signed } },
        'a',
      ).map(({ type }) => type);
    expect(types({})).toEqual(['charter.sign', 'officer.enrol']);
    expect(types({ a: true })).toEqual(['officer.enrol']);
  });

  test('the year to launch follows the last one, or is the first term', () => {
    expect(nextYear([2023, 2024], cluster)).toBe(2025);
    expect(nextYear([], { ...cluster, term: 2023 })).toBe(2023);
  });
});
