/**
 * Who is behind with a deadline: the cities that it is for, less those that have done what it asks.
 * Each claim is made of a year that remembers only what the deadline is about.
 */
import { describe, expect, test } from '@jest/globals';
import {
  type Charter,
  type CycleContext,
  type DeadlineName,
  overdueMembers,
  type ReviewState,
  UNREVIEWED,
  UNSEALED,
  unlaunched,
} from '../../workflows/index.js';
import { awardRules, charterFor } from '../support/cluster.js';

/** A year of three cities under the chair of the first; a fourth has left it. */
const yearWith = (change: Partial<CycleContext>): CycleContext => ({
  ...unlaunched(2023),
  chair: 'a',
  roster: { a: 'in', b: 'in', c: 'in', d: 'left' },
  ...change,
});

const reviewWith = (change: Partial<ReviewState>): CycleContext =>
  yearWith({ review: { ...UNREVIEWED, ...change } });

const { award, handover, pledge, reports } = unlaunched(2023);
const { criteria, peer, scoring, vote } = UNREVIEWED;
const report = { status: 'submitted', digest: null, values: {} } as const;
const rows = { version: 1, digest: 'rows', rows: {} };
const sealedBy = (sealed: (typeof UNSEALED)['sealed']) => ({ ...UNSEALED, sealed });

/** What a city seals, and a city all of whose sealed words are open. */
const half = { a: { flag: 'commitment' }, b: {} };
const council = { 'a/chairman': 'a', 'a/secretary': 'a', b: 'b', c: 'c' };

const claims: readonly (readonly [string, DeadlineName, CycleContext, string])[] = [
  [
    'who has not signed',
    'pledge',
    yearWith({ pledge: { ...pledge, signed: { a: 'late' } } }),
    'bc',
  ],
  [
    'who has not even signed late',
    'lateSigning',
    yearWith({ pledge: { ...pledge, signed: { b: 'late' } } }),
    'ac',
  ],
  ['the chair without criteria', 'criteria', yearWith({}), 'a'],
  [
    'the chair whose criteria nobody approved',
    'criteria',
    reviewWith({ criteria: { ...criteria, issued: { ...rows, approved: {} } } }),
    'a',
  ],
  [
    'nobody once criteria are in force',
    'criteria',
    reviewWith({ criteria: { inForce: rows, issued: null } }),
    '',
  ],
  [
    'who has sent no interim report',
    'interimReport',
    yearWith({ reports: { ...reports, interim: { c: report }, annual: { a: report } } }),
    'ab',
  ],
  [
    'who has sent no annual report',
    'annualReport',
    yearWith({ reports: { ...reports, interim: { c: report }, annual: { a: report } } }),
    'bc',
  ],
  [
    'who has not scored itself',
    'selfScore',
    reviewWith({ scoring: { ...scoring, self: { b: { digest: 'sheet', figures: {} } } } }),
    'ac',
  ],
  [
    'who has not explained itself',
    'explanation',
    reviewWith({ scoring: { ...scoring, answers: { a: 'agreed', c: 'explained' } } }),
    'b',
  ],
  ['everybody where there are no minutes', 'minutes', yearWith({}), 'abc'],
  [
    'who has not signed the minutes',
    'minutes',
    reviewWith({ minutes: { digest: 'm', document: 'd', objected: {}, signed: { a: 'plain' } } }),
    'bc',
  ],
  ['the chair whose proposal is not final', 'proposal', yearWith({}), 'a'],
  [
    'nobody once the proposal is final',
    'proposal',
    yearWith({ award: { ...award, adopted: true } }),
    '',
  ],
  ['nobody while no chair is proposed', 'acceptance', yearWith({}), ''],
  [
    'the chair that is proposed',
    'acceptance',
    yearWith({
      handover: { ...handover, proposed: { chair: 'b', deputy: null, minutes: 'm', by: 'a' } },
    }),
    'b',
  ],
  ['nobody before lots are drawn', 'peerScore', yearWith({}), ''],
  [
    'a reviewer that owes a sheet, given openly or sealed',
    'peerScore',
    reviewWith({
      peer: {
        ...peer,
        assigned: { a: ['b', 'c'], b: ['c', 'a'], c: ['a'] },
        given: { b: { a: 100 }, c: { b: 100 } },
        round: sealedBy({ a: { c: 'commitment' } }),
      },
    }),
    'bc',
  ],
  [
    'whose sealed sheet is not open',
    'opening',
    reviewWith({ peer: { ...peer, round: sealedBy(half) } }),
    'a',
  ],
  [
    'whose sealed ballot is not open, whatever became of the sheets',
    'opening',
    reviewWith({
      peer: { ...peer, round: sealedBy({ c: { a: 'commitment' } }) },
      vote: {
        ...vote,
        round: 1,
        electors: council,
        sealed: sealedBy({ 'a/chairman': { flag: 'commitment' }, b: {} }),
      },
    }),
    'a',
  ],
  [
    'a city of whose electors one has not voted on anything',
    'vote',
    reviewWith({
      vote: {
        ...vote,
        round: 1,
        electors: council,
        ballots: { flag: { 'a/chairman': {}, b: {} }, merit: {} },
        sealed: sealedBy({ c: { flag: 'commitment' } }),
      },
    }),
    'a',
  ],
];

describe('a deadline is missed by', () => {
  test.each(claims)('%s (%s)', (_, name, year, expected) => {
    expect(overdueMembers(year, charterFor(['a']), name).join('')).toBe(expected);
  });
});

describe('a dossier is late', () => {
  const list = {
    flag: { b: 'proposed', c: 'prepared', a: 'submitted' },
    merit: { b: 'returned', c: 'granted' },
  } as const;
  const awards = [
    awardRules('flag', { num: 1, den: 2 }),
    awardRules('merit', { num: 1, den: 2 }, { due: 'meritDossier' }),
  ];
  const overdue = (
    submittedBy: Charter['dossiers']['submittedBy'],
    name: DeadlineName,
    awarded: CycleContext['award']['list'] = list,
  ) => {
    const { dossiers } = charterFor(['a']);
    const charter = charterFor(['a'], { awards, dossiers: { ...dossiers, submittedBy } });
    const year = yearWith({ award: { ...award, list: awarded } });
    return overdueMembers(year, charter, name).join('');
  };

  test('by the chair’s fault where the chair submits, until the last one is sent', () => {
    expect(overdue('head', 'flagDossier')).toBe('a');
    expect(overdue('head', 'flagDossier', { flag: { b: 'submitted' } })).toBe('');
  });

  test('by the fault of the city that is proposed where each submits its own', () => {
    expect(overdue('member', 'flagDossier')).toBe('bc');
    expect(overdue('member', 'flagDossier', { flag: { b: 'appraising' } })).toBe('');
  });

  test('for its own award only: what was returned or decided had been sent', () => {
    expect(overdue('head', 'meritDossier')).toBe('');
    expect(overdue('member', 'meritDossier', { ...list, merit: { c: 'prepared' } })).toBe('c');
  });
});
