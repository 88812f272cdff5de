import { describe, expect, test } from '@jest/globals';
import {
  auditInFull,
  charterInForce,
  lineBytes,
  openVouching,
  type Policy,
  policyFigures,
  proofUnder,
  type Sighting,
  tolerated,
  type WitnessFigures,
  witnessLine,
} from '../../workflows/index.js';
import { ORIGIN, type TestCluster } from '../support/cluster.js';
import { allAt, headOf, seconds } from '../support/cosigned-heads.js';
import { verifyEd25519 } from '../support/ed25519.js';
import { CHAIR, DEPUTY, founded, motionVote, THIRD } from '../support/given.js';
import { witnessing, witnessKeyOf } from '../support/witness-keys.js';

const NAMES = ['a', 'b', 'c', 'd', 'e'];
const witnesses = NAMES.map((name) => ({ name, key: witnessKeyOf(name), url: null }));
const policyWith = (groups: Policy['groups'], quorum: string | null): Policy => ({
  logs: [],
  witnesses,
  groups,
  quorum,
});
const line = (name: string): string => witnessLine(witnessKeyOf(name));
const seen = (name: string, size: number, time: number): Sighting => ({
  witness: line(name),
  size,
  time,
});

describe('a witness vouches for an entry', () => {
  test('from the earliest of all heads that cover it, whichever came first', () => {
    const vouchedFor = openVouching([seen('a', 5, 50), seen('a', 9, 40), seen('a', 3, 10)]);
    const times = [0, 2, 3, 4, 5, 8, 9].map((seq) => vouchedFor(seq).get(line('a')) ?? null);
    expect(times).toEqual([10, 10, 40, 40, 40, 40, null]);
  });

  test('as the definition says, for any heads', () => {
    const sightings = Array.from({ length: 200 }, (_, at) =>
      seen(NAMES[(at * 7) % 5] as string, (at * 37) % 41, (at * 53) % 97),
    );
    const vouchedFor = openVouching(sightings);
    for (let seq = 0; seq < 45; seq += 1) {
      const expected = NAMES.flatMap((name) => {
        const covering = sightings.filter((each) => each.witness === line(name) && each.size > seq);
        const times = covering.map(({ time }) => time);
        return times.length === 0 ? [] : [[line(name), Math.min(...times)] as const];
      });
      expect(new Map(vouchedFor(seq))).toEqual(new Map(expected));
    }
  });

  test('from the note with which it received the statement, if that is earlier', () => {
    const lodged = new Map([
      [
        4,
        new Map([
          [line('a'), 20],
          [line('b'), 90],
        ]),
      ],
    ]);
    const vouchedFor = openVouching([seen('a', 9, 40), seen('b', 9, 40)], lodged);
    expect([...vouchedFor(4)]).toEqual([
      [line('a'), 20],
      [line('b'), 40],
    ]);
    expect(vouchedFor(3).get(line('a'))).toBe(40);
  });

  test('and those that a policy does not name say nothing under it', () => {
    const policy = policyWith([{ name: 'two', needed: 2, members: ['a', 'b', 'c'] }], 'two');
    const vouched = new Map([
      [line('b'), 60],
      [line('stranger'), 10],
      [line('a'), 30],
    ]);
    expect(proofUnder(policy, vouched)).toEqual({
      since: '1970-01-01T00:01:00.000Z',
      seen: [
        { witness: 'a', at: '1970-01-01T00:00:30.000Z' },
        { witness: 'b', at: '1970-01-01T00:01:00.000Z' },
      ],
    });
    expect(proofUnder(policy, new Map([[line('a'), 30]])).since).toBeNull();
  });

  test('at a time beyond every calendar as at its last second', () => {
    const policy = policyWith([], 'a');
    const { since } = proofUnder(policy, new Map([[line('a'), Number.MAX_SAFE_INTEGER]]));
    expect(since).toBe('9999-12-31T23:59:59.000Z');
  });
});

describe('the figures of a policy', () => {
  const all = { name: 'all', needed: 'all' as const, members: ['a', 'b'] };
  const any = { name: 'any', needed: 'any' as const, members: ['c', 'd'] };
  test.each([
    ['nobody', policyWith([], null), 0, 0],
    ['one witness', policyWith([], 'c'), 1, 1],
    ['k of n', policyWith([{ name: 'q', needed: 3, members: NAMES.slice(0, 4) }], 'q'), 4, 3],
    ['all', policyWith([all], 'all'), 2, 2],
    ['any', policyWith([any], 'any'), 2, 1],
    [
      'groups of groups',
      policyWith([all, any, { name: 'q', needed: 'all', members: ['all', 'any'] }], 'q'),
      4,
      3,
    ],
    [
      'the cheaper of two groups',
      policyWith([all, any, { name: 'q', needed: 1, members: ['all', 'any', 'e'] }], 'q'),
      5,
      1,
    ],
  ])('of %s are counted', (_, policy, count, needed) => {
    const figures = policyFigures(policy);
    expect(figures).toMatchObject({
      witnesses: count,
      quorum: needed,
      worksWithout: count - needed,
    });
    expect(figures.names).toHaveLength(count);
  });

  test('accuse on the word of no fewer than might lie', () => {
    const of = (n: number, safeAgainst: number): WitnessFigures => ({
      witnesses: n,
      quorum: 0,
      safeAgainst,
      worksWithout: 0,
    });
    expect(tolerated(of(4, 1))).toBe(1);
    expect(tolerated(of(7, 0))).toBe(2);
    expect(tolerated(of(1, 0))).toBe(0);
  });
});

describe('a charter that names other witnesses', () => {
  const change = (cluster: TestCluster, ids: readonly string[]): void => {
    const charter = charterInForce(cluster.journal().cluster.context);
    if (!charter) throw new Error('there is no charter');
    const body = { charter: { ...charter, witnessing: witnessing(ids) }, reason: 'New auditors' };
    cluster.say({ type: 'charter.amend', by: CHAIR, body });
    for (const by of [CHAIR, DEPUTY, THIRD]) {
      if (cluster.journal().cluster.context.motion) cluster.say(motionVote(cluster, by));
    }
  };

  test('leaves the word of the former ones for what they saw', async () => {
    const cluster = founded({ charter: { witnessing: witnessing(['a', 'b', 'c', 'd']) } });
    const size = cluster.lines.length;
    const head = headOf(cluster, allAt(['a', 'b', 'c'], seconds(cluster.now())));
    change(cluster, ['e']);
    const audited = (checkpoint: string) =>
      auditInFull(ORIGIN, cluster.lines.map(lineBytes), {
        verify: (tasks) =>
          tasks.map((task) => verifyEd25519(task.publicKey, task.message, task.signature)),
        verifyNow: verifyEd25519,
        checkpoint,
        heads: [head],
      });
    const before = await audited(headOf(cluster));
    expect(before).toMatchObject({ sound: true, witnessed: { size, seen: [{}, {}, {}] } });
    const after = await audited(headOf(cluster, { e: seconds(cluster.now()) }));
    expect(after).toMatchObject({
      witnessed: { size: cluster.lines.length, seen: [{ witness: 'e' }] },
    });
  });
});
