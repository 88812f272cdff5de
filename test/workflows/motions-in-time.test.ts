/**
 * What time does to a motion that is open: members leave and cannot be counted any more, terms
 * begin, and what was put forward may no longer be decided, or no longer fit.
 */
import { describe, expect, test } from '@jest/globals';
import { openMotion } from '../../workflows/index.js';
import { document } from '../support/bodies.js';
import type { TestCluster } from '../support/cluster.js';
import { founded, given, motionVote } from '../support/given.js';
import { appointing, replacing, successor } from '../support/key-words.js';

const DAY = 86_400_000;
const FIVE = ['a', 'b', 'c', 'd', 'e'];

const motionOf = (cluster: TestCluster) => cluster.journal().cluster.context.motion;
const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

const extending = (by: string, term: number) =>
  ({
    type: 'rotation.except',
    by,
    body: {
      id: `extend-${term}`,
      exception: { kind: 'extend', term },
      reason: 'Agreed',
      document: null,
    },
  }) as const;

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

describe('a motion that those who are left can no longer adopt', () => {
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
