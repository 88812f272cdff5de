/**
 * Where nothing was founded, put forward or said, no key is used and no vote counts; and a motion
 * that brings no key asks for no more approvals than the charter does.
 */
import { describe, expect, test } from '@jest/globals';
import type { Charter } from '../../workflows/charter.js';
import { opened, voted } from '../../workflows/cluster/ballot.js';
import { isUsedKey, withRootKey, witnessKeysOf } from '../../workflows/cluster/keys.js';
import { type ClusterContext, unfounded } from '../../workflows/cluster.context.js';
import { charterFor, ORIGIN, START } from '../support/cluster.js';
import { keyOf } from '../support/keys.js';
import { witnessing, witnessPair } from '../support/witness-keys.js';

const at = new Date(START).toISOString();
const MEMBERS = ['a', 'b', 'c'];

/** Three members whose charter is amended by so many of them. */
const cluster = (num: number): ClusterContext => ({
  ...unfounded(ORIGIN),
  version: 1,
  charters: { 1: charterFor(MEMBERS, { amendment: { num, den: 3 } }) },
  parties: Object.fromEntries(
    MEMBERS.map((id) => [
      id,
      {
        kind: 'member',
        name: { vi: id, en: id },
        key: keyOf(id).x,
        from: at,
        until: null,
        successor: null,
      },
    ]),
  ),
});
const approval = (member: string) => ({ member, choice: 'approve' }) as const;

describe('a vote', () => {
  test('changes nothing where there is no charter or nothing is put forward', () => {
    for (const context of [unfounded(ORIGIN), cluster(1)]) {
      expect(voted(context, approval('a'), at)).toBe(context);
    }
    const motion = opened(unfounded(ORIGIN), 'a', { kind: 'host', host: null, key: 'x' }, {});
    expect(voted(motion, approval('a'), at)).toBe(motion);
  });

  test.each([
    ['charter', 1, { kind: 'charter', charter: charterFor(MEMBERS) }],
    ['exception', 1, { kind: 'rotation', id: 'x', exception: { kind: 'extend', term: 2023 } }],
    ['root key', 2, { kind: 'root', member: 'c', key: keyOf('new').x }],
    ['host', 2, { kind: 'host', host: 'a', key: keyOf('new').x }],
  ] as const)('for a new %s is adopted by %d where one third is enough', (_, needed, matter) => {
    let context = opened(cluster(1), 'a', matter as never, {});
    for (const member of MEMBERS.slice(0, needed)) {
      expect(context.motion).not.toBeNull();
      context = voted(context, approval(member), at);
    }
    expect(context.motion).toBeNull();
    expect(context).not.toEqual(cluster(1));
  });
});

describe('a key', () => {
  test('is unused where nothing was founded', () => {
    expect(isUsedKey(unfounded(ORIGIN), keyOf('a').x, at)).toBe(false);
    expect(isUsedKey(cluster(1), keyOf('a').x, at)).toBe(true);
  });

  test('of nobody takes nobody’s place', () => {
    const context = cluster(1);
    expect(withRootKey(context, 'nobody', keyOf('new').x)).toBe(context);
  });

  test('of a witness is read from its line; a line that is no key has none', () => {
    const { witnesses } = witnessing(['a']);
    const charter = (more: object): Charter =>
      charterFor(MEMBERS, { witnessing: { witnesses: { ...witnesses, ...more }, quorum: null } });
    expect(witnessKeysOf(undefined)).toEqual([]);
    expect(witnessKeysOf(charter({ b: { key: 'no key', url: null } }))).toEqual([
      witnessPair('a').x,
    ]);
  });
});
