/** What an audit notes beside the states: since when who witnesses, and what a deadline counts. */
import { describe, expect, test } from '@jest/globals';
import {
  type ClusterContext,
  inForceAt,
  type Journal,
  openChronicle,
  type Policy,
  type Timed,
  unfounded,
} from '../../workflows/index.js';
import { charterFor, ORIGIN } from '../support/cluster.js';

type Step = Parameters<ReturnType<typeof openChronicle>['note']>[0];

const AT = '2023-03-01T02:00:00.000Z';
const charter = charterFor(['a', 'b']);
const context: ClusterContext = { ...unfounded(ORIGIN), charters: { 1: charter }, version: 1 };
const journal = (change: Partial<ClusterContext> = {}) =>
  ({ cluster: { context: { ...context, ...change } } }) as Journal;

const step = (seq: number, cycle: number | null = null, timed: Timed | null = null) => {
  const statement = { by: { member: 'a', officer: 'officer' }, cycle, type: 'pledge.sign' };
  return { ok: true, entry: { seq, statement, at: AT }, timed } as unknown as Step;
};

describe('the witnesses are noted with the first entry and again', () => {
  test.each<[string, Partial<ClusterContext>]>([
    ['the parties change', { parties: {} }],
    ['the host changes', { host: 'a' }],
    ['another charter comes into force', { version: 2 }],
    ['a charter is adopted', { charters: { 1: charter } }],
  ])('when %s, but not when anything else does', (_, change) => {
    const { note, chronicle } = openChronicle();
    note(step(0), journal());
    note(step(1), journal({ founder: 'a', motion: null, term: 2024 }));
    note(step(2), journal(change));
    expect(chronicle.policies.map(({ from }) => from)).toEqual([0, 2]);
    expect(chronicle.at).toEqual([AT, AT, AT].map((at) => Date.parse(at)));
  });
});

test('an entry is timed where it is about a year and somebody witnesses', () => {
  const due = { deadline: 'pledge', due: '2023-03-31T16:59:59.999Z' } as const;
  const own: Policy = { logs: [], witnesses: [], groups: [], quorum: 'all' };
  const timedBy = (policy: Policy) => {
    const { note, chronicle } = openChronicle(policy);
    note(step(0, null, due), journal());
    note(step(1, 2023, null), journal());
    note(step(2, 2023, due), journal());
    return chronicle.timed;
  };
  expect(timedBy(own)).toEqual([
    { seq: 2, year: 2023, ...due, member: 'a', type: 'pledge.sign', at: AT },
  ]);
  expect(timedBy({ ...own, quorum: null })).toEqual([]);
});

test('what was in force is the last that had begun, the first for what came before it', () => {
  const history = [
    { from: 2, value: 'first' },
    { from: 5, value: 'second' },
    { from: 7, value: 'third' },
  ];
  const values = [0, 2, 4, 5, 6, 7, 99].map((seq) => inForceAt(history, seq));
  expect(values).toEqual(['first', 'first', 'first', 'second', 'second', 'third', 'third']);
  expect(inForceAt([], 3)).toBeUndefined();
});
