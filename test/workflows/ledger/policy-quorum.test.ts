import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Policy } from '../../../workflows/ledger/policy.js';
import { quorumTime, reachesQuorum } from '../../../workflows/ledger/policy-quorum.js';
import { tlog } from '../../support/tlog-vectors.js';
import { policyOf, policyText } from '../../support/witnessed-log.js';

const cities = ['c0', 'c1', 'c2', 'c3'];
const times = (...given: (number | null)[]) =>
  new Map(given.flatMap((time, at) => (time === null ? [] : [[`c${at}`, time] as const])));

const witnesses = tlog.keys.witnesses.map(({ vkey }, at) => `witness c${at} ${vkey}\n`).join('');
const nested = policyOf(
  `${witnesses}group x 2 c0 c1 c2\ngroup y any c3\ngroup both all x y\nquorum both\n`,
);

describe('the time of a quorum', () => {
  test('of k is the k-th smallest time', () => {
    const vouched = times(40, 10, 30, 20);
    const at = ['any', '1', '2', '3', '4', 'all'].map((needed) =>
      quorumTime(policyOf(policyText(needed)), vouched),
    );
    expect(at).toEqual([10, 10, 20, 30, 40, 40]);
  });

  test('is null as long as somebody is missing', () => {
    const policy = policyOf(policyText('3'));
    expect(quorumTime(policy, times(1, 2))).toBeNull();
    expect(quorumTime(policy, times(1, null, 2, null))).toBeNull();
    expect(quorumTime(policy, times(1, null, 2, 0))).toBe(2);
    expect(quorumTime(policy, new Map([['stranger', 1]]))).toBeNull();
  });

  test('of groups of groups is the time of the last one that is needed', () => {
    expect(quorumTime(nested, times(50, 10, 20, 15))).toBe(20);
    expect(quorumTime(nested, times(50, 10, 20, 60))).toBe(60);
    expect(quorumTime(nested, times(50, 10, 20))).toBeNull();
    expect(quorumTime(nested, times(50, null, null, 60))).toBeNull();
  });

  test('of one witness is its time', () => {
    const policy = { ...nested, quorum: 'c2' };
    expect(quorumTime(policy, times(1, 2, 3))).toBe(3);
    expect(quorumTime(policy, times(1, 2))).toBeNull();
  });

  test('of nobody is none, and the quorum is there', () => {
    const policy = { ...nested, quorum: null };
    expect([quorumTime(policy, times(1, 2, 3, 4)), reachesQuorum(policy, [])]).toEqual([
      null,
      true,
    ]);
  });
});

const anyPolicy = fc.constantFrom(
  nested,
  ...['any', '1', '2', '3', 'all'].map((needed) => policyOf(policyText(needed))),
);
const anyTimes = fc.dictionary(fc.constantFrom(...cities), fc.nat(100));

test('at its time the quorum is reached by those who had vouched, and not a second before', () => {
  fc.assert(
    fc.property(anyPolicy, anyTimes, (policy, given) => {
      const vouched = new Map(Object.entries(given));
      const before = (limit: number) =>
        [...vouched].filter(([, time]) => time <= limit).map(([name]) => name);
      const time = quorumTime(policy, vouched);
      expect(reachesQuorum(policy, vouched.keys())).toBe(time !== null);
      if (time === null) return;
      expect(reachesQuorum(policy, before(time))).toBe(true);
      expect(reachesQuorum(policy, before(time - 1))).toBe(false);
    }),
  );
});

test('one more witness never loses a quorum nor makes it later', () => {
  fc.assert(
    fc.property(anyPolicy, anyTimes, fc.constantFrom(...cities), (policy, given, city) => {
      const { [city]: _, ...others } = given;
      const [fewer, more] = [
        quorumTime(policy, new Map(Object.entries(others))),
        quorumTime(policy, new Map(Object.entries({ [city]: 50, ...others }))),
      ];
      if (fewer !== null) expect(more).toBeLessThanOrEqual(fewer);
    }),
  );
});

describe('a policy with a fault that reading would have refused', () => {
  const group = (needed: number | 'all' | 'any', members: string[]): Policy => ({
    ...nested,
    groups: [{ name: 'g', needed, members }],
    quorum: 'g',
  });
  test.each([
    ['asks for a witness that is not there', group('all', ['c0', 'c9'])],
    ['asks for one witness twice', group(2, ['c0', 'c0'])],
    ['asks for all of one witness twice', group('all', ['c0', 'c0'])],
    ['asks for all of nobody', group('all', [])],
    ['asks for any of nobody', group('any', [])],
    ['asks for none of two', group(0, ['c0', 'c1'])],
    ['asks for half a witness', group(0.5, ['c0', 'c1'])],
    ['asks for less than none', group(-1, ['c0', 'c1'])],
    ['asks for too many', group(3, ['c0', 'c1'])],
    ['asks for itself', group('any', ['g'])],
    ['has no such quorum', { ...nested, quorum: 'g' }],
    ['has a quorum of the word for nobody', { ...nested, quorum: 'none' }],
  ])('that %s is never reached', (_, policy) => {
    expect(reachesQuorum(policy, cities)).toBe(false);
    expect(quorumTime(policy, times(1, 2, 3, 4))).toBeNull();
  });
});
