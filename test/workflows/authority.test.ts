/**
 * Whether a key may say something, for a party, now: every fault that a signature can have, each by
 * itself, in a cluster of which nothing but its keys is known.
 */
import { describe, expect, test } from '@jest/globals';
import {
  authorityFaults,
  type ClusterContext,
  type ConditionName,
  mandateOf,
  type Officer,
  type Party,
  type Statement,
  type StatementType,
  type Step,
  unfounded,
} from '../../workflows/index.js';
import { ORIGIN } from '../support/cluster.js';
import { keyOf } from '../support/keys.js';

const name = { vi: 'Cụm', en: 'Cluster' };
const [FROM, NOW, MERGER, UNTIL, AFTER] = [1, 3, 5, 7, 8].map((month) => `2023-0${month}`) as [
  string,
  string,
  string,
  string,
  string,
];

const party = (id: string, successor: Party['successor'] = null): Party => ({
  kind: 'member',
  name,
  key: keyOf(id).x,
  from: FROM,
  until: successor && MERGER,
  successor,
});

/** The mandates of some keys, each named by its party and its officer. */
const officers = (
  mandates: Readonly<Record<string, { steps: readonly Step[]; revoked?: boolean }>>,
): Readonly<Record<string, Officer>> =>
  Object.fromEntries(
    Object.entries(mandates).map(([word, { steps, revoked = false }]) => {
      const [member = '', officer = ''] = word.split('/');
      const { id, x: key } = keyOf(word);
      const term = { from: FROM, until: UNTIL, revoked, grantedBy: null };
      return [id, { member, officer, key, office: name, steps, ...term }];
    }),
  );

const cluster: ClusterContext = {
  ...unfounded(ORIGIN),
  version: 1,
  parties: {
    a: party('a'),
    b: party('b', { member: 'c', openTasks: 'pass' }),
    c: party('c'),
    d: party('d', { member: 'c', openTasks: 'void' }),
    server: { ...party('server'), kind: 'server' },
  },
  officers: officers({
    'a/officer': { steps: ['pledge'] },
    'a/auditor': { steps: [] },
    'a/former': { steps: ['pledge'], revoked: true },
    'c/officer': { steps: ['pledge', 'cluster'] },
  }),
  replaced: { [keyOf('a/lost').id]: 'a' },
  admissions: { hue: { name, key: keyOf('hue').x, effective: NOW, document: '' } },
};

/** What somebody says in the name of a party's officer; the body names the founding members. */
const saying = (type: StatementType, by: string): Statement => {
  const [member = '', officer = 'root'] = by.split('/');
  const body = { members: { f: { name, key: keyOf('f').x } } };
  return { type, by: { member, officer }, body } as unknown as Statement;
};

type Claim = readonly [ConditionName | 'none', string, StatementType, string, string?];

const claims: readonly Claim[] = [
  ['none', 'a/officer', 'pledge.sign', 'a/officer'],
  ['none', 'a', 'charter.sign', 'a'],
  ['none', 'server', 'deadline.pass', 'server'],
  ['keyIsKnown', 'stranger', 'pledge.sign', 'a/officer'],
  ['keyIsNotReplaced', 'a/lost', 'charter.sign', 'a'],
  ['keySpeaksForMember', 'a/officer', 'pledge.sign', 'c/officer'],
  ['keySpeaksForMember', 'a/officer', 'pledge.sign', 'nobody/officer'],
  ['keySpeaksAsOfficer', 'a/officer', 'pledge.sign', 'a/second'],
  ['mandateIsNotRevoked', 'a/former', 'pledge.sign', 'a/former'],
  ['mandateCoversTime', 'a/officer', 'pledge.sign', 'a/officer', AFTER],
  ['mandateCoversTime', 'b', 'officer.enrol', 'b', AFTER],
  ['mandateCoversStep', 'a/officer', 'report.submit', 'a/officer'],
  ['mandateCoversStep', 'a', 'pledge.sign', 'a'],
  ['none', 'a/officer', 'officer.delegate', 'a/officer'],
  ['none', 'a/officer', 'officer.revoke', 'a/officer'],
  ['mandateCoversStep', 'a/officer', 'officer.enrol', 'a/officer'],
  ['mandateCoversStep', 'a/auditor', 'officer.delegate', 'a/auditor'],
  ['mandateCoversStep', 'server', 'officer.revoke', 'server'],
  ['keySpeaksForMember', 'c/officer', 'pledge.sign', 'b/officer'],
  ['none', 'c/officer', 'pledge.sign', 'b/officer', MERGER],
  ['keySpeaksForMember', 'a/officer', 'pledge.sign', 'b/officer', MERGER],
  ['keySpeaksForMember', 'c/officer', 'member.leave', 'b/officer', MERGER],
  ['keySpeaksForMember', 'c/officer', 'pledge.sign', 'd/officer', MERGER],
];

describe('a key', () => {
  test.each(claims)('has the fault %s: %s says %s as %s', (fault, key, type, by, at = NOW) => {
    const signature = { key: keyOf(key).id, holds: true };
    const faults = authorityFaults(cluster, saying(type, by), signature, at);
    expect(faults).toEqual(fault === 'none' ? [] : [fault]);
  });

  test('is not enough without a signature that holds', () => {
    const signature = { key: keyOf('a/officer').id, holds: false };
    const said = saying('pledge.sign', 'a/officer');
    expect(authorityFaults(cluster, said, signature, NOW)).toEqual(['signatureIsValid']);
  });

  test('has every one of its faults named at once', () => {
    const signature = { key: keyOf('a/former').id, holds: false };
    expect(authorityFaults(cluster, saying('report.submit', 'c'), signature, AFTER)).toEqual([
      'signatureIsValid',
      'keySpeaksForMember',
      'keySpeaksAsOfficer',
      'mandateIsNotRevoked',
      'mandateCoversTime',
      'mandateCoversStep',
    ]);
  });

  test('that an admission or a founding brings is known for that one word only', () => {
    const knows = (word: string, type: StatementType, by: string, context = cluster) =>
      mandateOf(context, keyOf(word).id, saying(type, by)) !== undefined;
    expect(knows('hue', 'member.accept', 'hue')).toBe(true);
    expect(knows('hue', 'officer.enrol', 'hue')).toBe(false);
    expect(knows('hue', 'member.accept', 'f')).toBe(false);
    const before = unfounded(ORIGIN);
    expect(knows('f', 'cluster.found', 'f', before)).toBe(true);
    expect(knows('f', 'cluster.found', 'g', before)).toBe(false);
    expect(knows('f', 'charter.sign', 'f', before)).toBe(false);
    expect(knows('f', 'cluster.found', 'f')).toBe(false);
  });
});
