/**
 * What time does to a motion that is open: members leave and cannot be counted any more, terms
 * begin, and what was put forward may no longer be decided, or no longer fit.
 */
import { describe, expect, test } from '@jest/globals';
import {
  type Bodies,
  charterInForce,
  designatedChair,
  digestOf,
  openMotion,
} from '../../workflows/index.js';
import { document, text } from '../support/bodies.js';
import { enrol, type TestCluster } from '../support/cluster.js';
import { CHAIR, DEPUTY, founded, given, motionVote, offeredYear, THIRD } from '../support/given.js';
import { appointing, replacing, successor } from '../support/key-words.js';
import { keyOf } from '../support/keys.js';
import { acceptHandover, confirmHandover, proposeHandover, signHandover } from '../support/year.js';

const DAY = 86_400_000;
const FIVE = ['a', 'b', 'c', 'd', 'e'];

const motionOf = (cluster: TestCluster) => cluster.journal().cluster.context.motion;
const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

const excepting = (by: string, id: string, exception: Bodies['rotation.except']['exception']) =>
  ({
    type: 'rotation.except',
    by,
    body: { id, exception, reason: 'Agreed', document: null },
  }) as const;

const extending = (by: string, term: number) =>
  excepting(by, `extend-${term}`, { kind: 'extend', term });

const withdrawing = (cluster: TestCluster, by: string) =>
  ({
    type: 'motion.withdraw',
    by,
    body: { motion: motionOf(cluster)?.digest ?? '', reason: 'Not ripe' },
  }) as const;

/** A member leaves, and the day on which it is no member any more has come. */
function leave(cluster: TestCluster, member: string): void {
  const effective = iso(cluster.now() + DAY);
  const body = { member, effective, document: document('leaving'), reason: 'Reorganised' };
  cluster.say({ type: 'member.leave', by: member, body });
  cluster.wait(2 * DAY);
}

const voteAll = (cluster: TestCluster, choices: Readonly<Record<string, 'approve' | 'reject'>>) => {
  for (const [by, choice] of Object.entries(choices)) cluster.say(motionVote(cluster, by, choice));
};

const THREE_OF_FOUR = { a: 'approve', b: 'approve', c: 'approve', d: 'reject' } as const;
/** All have voted but the mover `e`, on whom it hangs, and who leaves. */
const stuck = (put: Parameters<TestCluster['say']>[0] = extending('e', 2023)): TestCluster => {
  const cluster = founded({ members: FIVE });
  cluster.say(put);
  voteAll(cluster, THREE_OF_FOUR);
  expect(motionOf(cluster)).not.toBeNull();
  leave(cluster, 'e');
  return cluster;
};

describe('a motion that those who are left can no longer adopt', () => {
  test('makes room for another one, of every kind', () => {
    const cluster = stuck();
    for (const put of [
      extending('a', 2023),
      replacing('b', 'a'),
      appointing('a', 'b'),
      { ...extending('a', 2024), by: 'c' },
    ]) {
      given(cluster)
        .when(put as never)
        .accepted();
    }
  });

  test('gives way to the next, which is voted on from the beginning', () => {
    const cluster = stuck();
    cluster.say(extending('a', 2024));
    expect(motionOf(cluster)).toMatchObject({ by: 'a', votes: {} });
    voteAll(cluster, { a: 'approve', b: 'approve', c: 'approve', d: 'approve' });
    expect(Object.keys(cluster.journal().cluster.context.exceptions)).toEqual(['extend-2024']);
  });

  test('is shown and voted on as open no more', () => {
    const cluster = stuck();
    const { context } = cluster.journal().cluster;
    expect(openMotion(context, iso(cluster.now() - 2 * DAY))).toBe(context.motion);
    expect(openMotion(context, iso(cluster.now()))).toBeNull();
    given(cluster)
      .when(motionVote(cluster, 'a'))
      .refused('cluster/no-motion', 'cluster/already-voted-on-motion');
  });

  test('holds the key that it proposed no longer', () => {
    const cluster = stuck(appointing('a', 'e', successor('server')));
    given(cluster)
      .when(appointing('b', 'b', successor('server')))
      .accepted();
    given(cluster)
      .when(replacing('d', 'b', successor('server')))
      .accepted();
  });

  test('is over also where all who are left have voted, whatever the count would be by now', () => {
    const cluster = founded({ members: FIVE, charter: { amendment: { num: 1, den: 2 } } });
    cluster.say(extending('e', 2023));
    voteAll(cluster, { a: 'approve', b: 'approve', c: 'reject' });
    leave(cluster, 'd');
    given(cluster).when(extending('a', 2024)).refused('cluster/motion-open');
    leave(cluster, 'e');
    given(cluster).when(extending('a', 2024)).accepted();
  });

  test('leaves one alone that can still be adopted, by one vote at least', () => {
    const cluster = founded({ members: FIVE });
    cluster.say(extending('e', 2023));
    voteAll(cluster, { a: 'approve', b: 'approve', c: 'approve' });
    leave(cluster, 'e');
    given(cluster).when(extending('a', 2024)).refused('cluster/motion-open');
    given(cluster).when(withdrawing(cluster, 'a')).refused('cluster/not-the-mover');
    cluster.say(motionVote(cluster, 'd'));
    expect(Object.keys(cluster.journal().cluster.context.exceptions)).toEqual(['extend-2023']);
  });
});

describe('a motion that no longer fits when the last vote comes is lost whatever the count', () => {
  const exceptionsOf = (cluster: TestCluster) => cluster.journal().cluster.context.exceptions;
  const votedLast = (cluster: TestCluster, by: string) => {
    cluster.say(motionVote(cluster, by));
    expect(motionOf(cluster)).toBeNull();
    return cluster.journal().cluster.context;
  };

  test('an exception for a term that has begun meanwhile', () => {
    const cluster = offeredYear();
    const skip = { kind: 'skip', member: DEPUTY, term: 2024, makeUp: true } as const;
    cluster.say(excepting(CHAIR, 'late', skip));
    voteAll(cluster, { [CHAIR]: 'approve', [THIRD]: 'approve' });
    signHandover(cluster);
    acceptHandover(cluster);
    const context = votedLast(cluster, DEPUTY);
    expect(context.exceptions).toEqual({});
    expect(designatedChair(context, 2025)).toBe(THIRD);
  });

  test('an exception whose name a turn that was passed over has taken', () => {
    const cluster = offeredYear();
    const id = `passed-over-2024-${DEPUTY}`;
    cluster.say(excepting(CHAIR, id, { kind: 'extend', term: 2026 }));
    voteAll(cluster, { [CHAIR]: 'approve', [THIRD]: 'approve' });
    cluster.say({ type: 'handover.decline', by: DEPUTY, cycle: 2023, body: { reason: 'Floods' } });
    for (const stage of [proposeHandover, confirmHandover, signHandover, acceptHandover]) {
      stage(cluster);
    }
    const passedOver = exceptionsOf(cluster);
    expect(Object.keys(passedOver)).toEqual([id]);
    expect(votedLast(cluster, DEPUTY).exceptions).toEqual(passedOver);
  });

  test('another root key for a member that has left, and the server on its machines', () => {
    for (const put of [replacing('e', 'a'), appointing('e', 'a')]) {
      const cluster = founded({ members: FIVE });
      cluster.say(put as Parameters<TestCluster['say']>[0]);
      voteAll(cluster, { a: 'approve', b: 'approve', c: 'approve' });
      leave(cluster, 'e');
      const before = cluster.journal().cluster.context;
      expect(votedLast(cluster, 'd')).toEqual({ ...before, motion: null });
    }
  });

  test('a key that found another use while nobody could decide on it', () => {
    const cluster = stuck(appointing('a', 'e', keyOf('b/second')));
    enrol(cluster, 'b', 'second');
    const effective = iso(cluster.now());
    const newcomer = { member: 'hue', name: text('Hue'), key: keyOf('hue').x, effective };
    const admission = { ...newcomer, document: document('resolution') };
    cluster.say({ type: 'member.admit', by: 'a', body: admission });
    const charter = digestOf(charterInForce(cluster.journal().cluster.context));
    cluster.say({ type: 'member.accept', by: 'hue', body: { charter } });
    enrol(cluster, 'hue');
    const { replaced } = cluster.journal().cluster.context;
    expect(votedLast(cluster, 'hue').replaced).toEqual(replaced);
  });
});
