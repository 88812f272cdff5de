/**
 * What a statement names without anybody typing it, in a year where everything stands that can be
 * named, and in one where nothing stands.
 */
import { describe, expect, test } from '@jest/globals';
import {
  type CycleContext,
  digestOf,
  type Extension,
  prefilled,
  type StatementType,
  type Surroundings,
  UNREVIEWED,
  unfounded,
  unlaunched,
} from '../../workflows/index.js';
import { charterFor, ORIGIN } from '../support/cluster.js';

const charter = charterFor(['a', 'b', 'c']);
const nothing = unlaunched(2023);
const extension = (digest: string): Extension => ({ digest, until: '', approved: {} });

const review: CycleContext['review'] = {
  ...UNREVIEWED,
  criteria: {
    inForce: { version: 1, digest: 'criteria', rows: {} },
    issued: { version: 2, digest: 'issued', rows: {}, approved: {} },
  },
  scoring: {
    ...UNREVIEWED.scoring,
    verified: { a: { digest: 'sheet of a', changed: {}, by: 'b' } },
    reopening: { digest: 'reopening', member: 'a', by: 'b', permitted: {}, open: false },
  },
  vote: { ...UNREVIEWED.vote, counted: 'count' },
  minutes: { digest: 'minutes', document: 'document', objected: {}, signed: {} },
};

const full: Surroundings = {
  cluster: {
    ...unfounded(ORIGIN),
    founding: { digest: 'founding', signed: { a: true, b: true, c: true } },
    charters: { 1: charter },
    version: 1,
    motion: { digest: 'motion', by: 'a', votes: {}, matter: { kind: 'charter', charter } },
  },
  context: {
    ...nothing,
    pledge: { ...nothing.pledge, digest: 'pledge' },
    review,
    award: { ...nothing.award, digest: 'award' },
    handover: {
      ...nothing.handover,
      proposed: { chair: 'c', deputy: null, minutes: 'handover', by: 'a' },
    },
    deadlines: { ...nothing.deadlines, proposed: { vote: extension('extension') } },
  },
  path: 'underway.reporting.interim',
  member: 'a',
};
const empty: Surroundings = {
  cluster: unfounded(ORIGIN),
  context: nothing,
  path: 'prepared',
  member: 'a',
};

const fields: readonly (readonly [StatementType, Record<string, string>])[] = [
  ['charter.sign', { digest: 'founding' }],
  ['motion.vote', { motion: 'motion' }],
  ['motion.withdraw', { motion: 'motion' }],
  ['deadline.approve', { digest: 'extension' }],
  ['pledge.open', { digest: 'pledge' }],
  ['pledge.sign', { digest: 'pledge' }],
  ['pledge.decline', { digest: 'pledge' }],
  ['criteria.approve', { digest: 'issued' }],
  ['score.submit', { criteria: 'criteria' }],
  ['peer.score', { criteria: 'criteria' }],
  ['explain.agree', { digest: 'sheet of a' }],
  ['explain.submit', { digest: 'sheet of a' }],
  ['score.permit', { digest: 'reopening' }],
  ['count.sign', { digest: 'count' }],
  ['minutes.object', { digest: 'minutes' }],
  ['minutes.sign', { digest: 'minutes' }],
  ['result.adopt', { digest: 'minutes' }],
  ['award.concur', { digest: 'award' }],
  ['award.object', { digest: 'award' }],
  ['award.adopt', { digest: 'award' }],
  ['handover.propose', { chair: 'b', deputy: 'c' }],
  ['handover.confirm', { chair: 'c' }],
  ['handover.sign', { minutes: 'handover' }],
  ['handover.accept', { minutes: 'handover' }],
  ['handover.witness', { minutes: 'handover' }],
];

describe('a statement names by itself', () => {
  test.each(fields)('what stands, and nothing before it does: %s', (type, expected) => {
    expect(prefilled(type, full)).toEqual(expected);
    expect(prefilled(type, empty)).toEqual({});
  });

  test('the charter in force', () => {
    expect(prefilled('member.accept', full)).toEqual({ charter: digestOf(charter) });
  });

  test.each([
    'report.submit',
    'report.return',
    'report.accept',
    'report.excuse',
    'report.close',
  ] as const)('the round that is open: %s', (type) => {
    expect(prefilled(type, full)).toEqual({ round: 'interim' });
    expect(prefilled(type, { ...full, path: 'underway.reporting.annual' })).toEqual({
      round: 'annual',
    });
  });

  test('the sheet of whoever speaks, and of nobody else', () => {
    expect(prefilled('explain.agree', { ...full, member: 'b' })).toEqual({});
  });

  test('no extension where two are put forward', () => {
    const proposed = { vote: extension('one'), minutes: extension('two') };
    const context = { ...full.context, deadlines: { ...nothing.deadlines, proposed } };
    expect(prefilled('deadline.approve', { ...full, context })).toEqual({});
  });

  test('nothing where somebody has to say it', () => {
    expect(prefilled('cycle.suspend', full)).toEqual({});
  });
});
