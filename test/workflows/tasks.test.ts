/** When a task is done although the rules would let it be said again. */
import { describe, expect, test } from '@jest/globals';
import {
  type AwardStatus,
  type CycleContext,
  type CycleType,
  type ReviewState,
  UNREVIEWED,
  UNSEALED,
  unlaunched,
} from '../../workflows/index.js';
import { TASKS } from '../../workflows/tasks.js';
import { charterFor } from '../support/cluster.js';

const AT = '2023-06-01T00:00:00.000Z';
const calendar = {
  ...charterFor(['a']).calendar,
  vote: { day: '12-31', nextYear: false, late: 'warn' },
} as const;
const charter = charterFor(['a', 'b'], { calendar });
const nothing = unlaunched(2023);
const yearWith = (change: Partial<CycleContext>): CycleContext => ({
  ...nothing,
  roster: { a: 'in', b: 'in' },
  ...change,
});
const reviewWith = (change: Partial<ReviewState>): CycleContext =>
  yearWith({ review: { ...UNREVIEWED, ...change } });
const { criteria, draw, peer, scoring, vote } = UNREVIEWED;

const sheet = { digest: 'sheet', figures: {} };
const verified = { digest: 'sheet', changed: {}, by: 'b' };
const rows = { version: 1, digest: 'rows', rows: {} };
const minutes = { digest: 'minutes', document: 'document', objected: {}, signed: {} };
const scored = (change: Partial<ReviewState['scoring']>) =>
  reviewWith({ parts: { verification: true }, scoring: { ...scoring, ...change } });
const reopened = (open: boolean) =>
  ({ digest: 'r', member: 'a', by: 'b', permitted: {}, open }) as const;
const awarded = (status: AwardStatus) =>
  yearWith({
    award: {
      ...nothing.award,
      list: { flag: { b: 'granted' }, merit: { a: status, b: 'granted' } },
    },
  });
const voting = (change: Partial<ReviewState['vote']>) =>
  reviewWith({
    vote: {
      ...vote,
      round: 1,
      electors: { 'a/one': 'a', 'a/two': 'a', b: 'b' },
      awards: { flag: true, merit: true },
      ...change,
    },
  });
const extended = (approved: Readonly<Record<string, true>>) => {
  const proposed = { vote: { digest: 'e', until: '2024-01-31T00:00:00.000Z', approved } };
  return yearWith({ deadlines: { ...nothing.deadlines, proposed } });
};
const issued = (round: 'open' | 'closed', change: Partial<ReviewState['criteria']> = {}) => {
  const both = { interim: true, annual: true } as const;
  const closed = round === 'open' ? { interim: true as const } : both;
  return {
    ...reviewWith({ criteria: { ...criteria, ...change } }),
    rounds: both,
    reports: { ...nothing.reports, closed },
  };
};

type Answer = 'open' | 'done';

const claims: readonly (readonly [CycleType, Answer, string, CycleContext])[] = [
  ['cycle.launch', 'open', 'as long as it may be said', nothing],
  ['pledge.sign', 'open', 'before the pledge is in force', nothing],
  ['pledge.propose', 'open', 'without a text', nothing],
  [
    'pledge.propose',
    'done',
    'with one',
    yearWith({ pledge: { ...nothing.pledge, digest: 'pledge' } }),
  ],
  [
    'pledge.sign',
    'done',
    'once it is in force',
    yearWith({ pledge: { ...nothing.pledge, inForce: true } }),
  ],
  ['deadline.approve', 'open', 'for whoever has not approved', extended({ b: true })],
  ['deadline.approve', 'done', 'for whoever has', extended({ a: true })],
  ['criteria.issue', 'done', 'while one round of reports is open', issued('open')],
  ['criteria.issue', 'open', 'when every round is closed', issued('closed')],
  ['criteria.issue', 'done', 'once they are in force', issued('closed', { inForce: rows })],
  [
    'criteria.issue',
    'done',
    'once they are issued',
    issued('closed', { issued: { ...rows, approved: {} } }),
  ],
  ['score.submit', 'open', 'without a sheet', scored({ self: { b: sheet } })],
  ['score.submit', 'done', 'with a sheet', scored({ self: { a: sheet } })],
  ['draw.commit', 'open', 'for whoever has not entered', reviewWith({ draw })],
  [
    'draw.commit',
    'done',
    'for whoever has',
    reviewWith({ draw: { ...draw, commitments: { a: 'lot' } } }),
  ],
  ['peer.score', 'done', 'with nobody to judge', yearWith({})],
  [
    'peer.seal',
    'open',
    'with somebody to judge',
    reviewWith({ peer: { ...peer, assigned: { a: ['b'] } } }),
  ],
  ['ballot.open', 'done', 'with nothing sealed', yearWith({})],
  ['minutes.propose', 'open', 'without minutes', nothing],
  ['minutes.propose', 'done', 'with minutes', reviewWith({ minutes })],
  ['award.propose', 'open', 'without a proposal', nothing],
  [
    'award.propose',
    'done',
    'with one',
    yearWith({ award: { ...nothing.award, digest: 'proposal' } }),
  ],
  ['dossier.prepare', 'open', 'for a proposed award', awarded('proposed')],
  ['dossier.prepare', 'open', 'for a returned dossier', awarded('returned')],
  ['dossier.prepare', 'done', 'for a prepared dossier', awarded('prepared')],
  ['dossier.submit', 'open', 'for a prepared dossier', awarded('prepared')],
  ['dossier.appraise', 'open', 'for a submitted dossier', awarded('submitted')],
  ['award.decide', 'open', 'for a dossier under appraisal', awarded('appraising')],
  ['award.decide', 'done', 'once every award is decided', awarded('refused')],
];

const verifying: readonly (readonly [string, Answer, CycleContext])[] = [
  ['two sheets and neither verified', 'open', scored({ self: { a: sheet, b: sheet } })],
  [
    'one sheet of two verified',
    'open',
    scored({ self: { a: sheet, b: sheet }, verified: { b: verified } }),
  ],
  [
    'every sheet that there is verified',
    'done',
    scored({ self: { a: sheet }, verified: { a: verified } }),
  ],
  [
    'an explanation to answer',
    'open',
    scored({ verified: { a: verified }, published: true, answers: { a: 'explained' } }),
  ],
  [
    'every member agreed or answered',
    'done',
    scored({ published: true, self: { a: sheet }, answers: { a: 'agreed', b: 'answered' } }),
  ],
  ['final points', 'done', scored({ self: { a: sheet }, final: true })],
  [
    'a final sheet whose reopening was asked for',
    'done',
    scored({ final: true, reopening: reopened(false) }),
  ],
  ['a final sheet opened again', 'open', scored({ final: true, reopening: reopened(true) })],
  [
    'a sheet and no verification in the charter',
    'done',
    reviewWith({ scoring: { ...scoring, self: { a: sheet } } }),
  ],
];

const ballots: readonly (readonly [string, Answer, CycleContext])[] = [
  ['no ballot', 'open', voting({})],
  [
    'one elector’s ballots',
    'open',
    voting({ ballots: { flag: { 'a/one': {} }, merit: { 'a/one': {} } } }),
  ],
  ['ballots on one award', 'open', voting({ ballots: { flag: { 'a/one': {}, 'a/two': {} } } })],
  [
    'every ballot, open or sealed',
    'done',
    voting({
      ballots: { flag: { 'a/one': {} }, merit: { 'a/one': {} } },
      sealed: { ...UNSEALED, sealed: { 'a/two': { flag: 'c', merit: 'c' } } },
    }),
  ],
];

describe('a task', () => {
  test.each(claims)('%s is %s %s', (type, answer, _, year) => {
    expect(TASKS[type]?.(year, 'a', charter, AT)).toBe(answer === 'done');
  });

  test.each(['deadline.approve', 'score.submit'] as const)(
    '%s is done in a year without a charter',
    (type) => {
      expect(TASKS[type]?.(extended({}), 'a', undefined, AT)).toBe(true);
    },
  );

  test.each(verifying)('of the verifier: with %s it is %s', (_, answer, year) => {
    expect(TASKS['verify.record']?.(year, 'b', charter, AT)).toBe(answer === 'done');
  });

  test.each(ballots)('of a voter: with %s it is %s', (_, answer, year) => {
    expect(TASKS['vote.cast']?.(year, 'a', charter, AT)).toBe(answer === 'done');
    expect(TASKS['ballot.seal']?.(year, 'a', charter, AT)).toBe(answer === 'done');
  });
});
