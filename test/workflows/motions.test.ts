import { describe, expect, test } from '@jest/globals';
import {
  type Bodies,
  type Charter,
  charterInForce,
  clusterConditions,
  designatedChair,
  digestOf,
  rotationOf,
  unfounded,
} from '../../workflows/index.js';
import { document, HANDOVER_MINUTES, handoverBody, launchBody, text } from '../support/bodies.js';
import { AUTHORITY, enrol, ORIGIN, PATRON, START, type TestCluster } from '../support/cluster.js';
import {
  CHAIR,
  concludingYear,
  DEPUTY,
  founded,
  given,
  handedOverYear,
  launchedYear,
  motionVote,
  offeredYear,
  THIRD,
} from '../support/given.js';
import { keyOf } from '../support/keys.js';
import {
  acceptHandover,
  charterOf,
  confirmHandover,
  proposeHandover,
  signHandover,
  successorsOf,
} from '../support/year.js';

const FIVE = ['a', 'b', 'c', 'd', 'e'];
const five = () => founded({ members: FIVE });

const charterNow = (cluster: TestCluster): Charter =>
  charterInForce(cluster.journal().cluster.context) as Charter;

const amending = (cluster: TestCluster, by: string, change: Partial<Charter> = {}) =>
  ({
    type: 'charter.amend',
    by,
    body: { charter: { ...charterNow(cluster), remark: text('New'), ...change }, reason: 'Better' },
  }) as const;

const excepting = (by: string, exception: Bodies['rotation.except']['exception'], id = 'one') =>
  ({
    type: 'rotation.except',
    by,
    body: { id, exception, reason: 'Agreed', document: null },
  }) as const;

const vote = (cluster: TestCluster, votes: string): TestCluster => {
  const choices = { y: 'approve', n: 'reject', '-': 'abstain' } as const;
  [...votes].forEach((letter, index) => {
    const choice = choices[letter as keyof typeof choices];
    cluster.say(motionVote(cluster, FIVE[index] as string, choice));
  });
  return cluster;
};

const motionOf = (cluster: TestCluster) => cluster.journal().cluster.context.motion;
const versionOf = (cluster: TestCluster) => cluster.journal().cluster.context.version;

describe('an amendment of the charter', () => {
  const moved = () => {
    const cluster = five();
    cluster.say(amending(cluster, 'b'));
    return cluster;
  };

  test('is adopted by the very vote that reaches the charter’s threshold, four of five', () => {
    expect(versionOf(vote(moved(), 'yyy'))).toBe(1);
    const adopted = vote(moved(), 'yyyy');
    expect(versionOf(adopted)).toBe(2);
    expect(motionOf(adopted)).toBeNull();
    expect(charterNow(adopted).remark).toEqual(text('New'));
  });

  test('is lost by the very vote after which it can no longer pass', () => {
    expect(motionOf(vote(moved(), 'nyy'))).not.toBeNull();
    const lost = vote(moved(), 'nyy-');
    expect(motionOf(lost)).toBeNull();
    expect(versionOf(lost)).toBe(1);
  });

  test('is put forward and voted on by members only', () => {
    given(five())
      .when({ ...amending(five(), 'a'), by: 'central-board' })
      .refused('cluster/not-a-member-now');
    const cluster = moved();
    given(cluster).when(motionVote(cluster, 'council')).refused('cluster/not-a-member-now');
  });

  test('is voted on once by each member, and on the text as it was put forward', () => {
    const cluster = moved();
    given(cluster)
      .after(motionVote(cluster, 'a'))
      .when(motionVote(cluster, 'a', 'reject'))
      .refused('cluster/already-voted-on-motion');
    given(cluster)
      .when({ type: 'motion.vote', by: 'a', body: { motion: document('x'), choice: 'approve' } })
      .refused('cluster/other-motion');
  });

  test('waits until no other motion is open, and may be withdrawn by its mover alone', () => {
    const cluster = moved();
    const motion = motionOf(cluster)?.digest ?? '';
    const withdrawal = (by: string) =>
      ({ type: 'motion.withdraw', by, body: { motion, reason: 'Not ripe' } }) as const;
    const other = amending(cluster, 'c', { oneAwardPerMember: 'never' });
    given(cluster).when(other).refused('cluster/motion-open');
    given(cluster).when(withdrawal('c')).refused('cluster/not-the-mover');
    given(cluster).after(withdrawal('b')).when(other).accepted();
  });

  test('keeps identity, first term and order; those are history', () => {
    const cluster = five();
    const { rotation, firstTerm } = charterNow(cluster);
    const list = { ...rotation, source: { kind: 'list' as const, order: [...FIVE].reverse() } };
    const rewrites = 'cluster/charter-rewrites-history';
    given(cluster)
      .when(amending(cluster, 'a', { rotation: list }))
      .refused(rewrites);
    given(cluster)
      .when(amending(cluster, 'a', { id: 'provinces' }))
      .refused(rewrites);
    given(cluster)
      .when(amending(cluster, 'a', { firstTerm: { ...firstTerm, chair: 'c' } }))
      .refused(rewrites);
  });

  test('is open to those who come after the first chair, once that one has left', () => {
    const cluster = handedOverYear();
    const effective = new Date(cluster.now() + 86_400_000).toISOString();
    const body = { member: CHAIR, effective, document: document('x'), reason: 'Leaves' };
    cluster.say({ type: 'member.leave', by: DEPUTY, body });
    cluster.wait(2 * 86_400_000);
    given(cluster).when(amending(cluster, DEPUTY)).accepted();
  });

  test('may require a witness where there is a patron, and only there', () => {
    const cluster = five();
    const { context } = cluster.journal().cluster;
    const handover = { ...charterNow(cluster).handover, witness: 'required' as const };
    const said = amending(cluster, 'a', { handover });
    given(cluster).when(said).accepted();
    const { [PATRON]: _patron, ...parties } = context.parties;
    const { charterIsCoherent } = clusterConditions;
    expect(charterIsCoherent.holds({ ...context, parties }, said as never)).toBe(false);
  });

  test('does not reach a year that was launched before it', () => {
    const cluster = launchedYear();
    const before = charterOf(cluster);
    cluster.say(amending(cluster, CHAIR, { oneAwardPerMember: 'never' }));
    for (const by of [CHAIR, DEPUTY, THIRD]) cluster.say(motionVote(cluster, by));
    expect(versionOf(cluster)).toBe(2);
    expect(charterOf(cluster)).toEqual(before);
    expect(charterOf(cluster, 2024).oneAwardPerMember).toBe('never');
  });

  test('is counted among those who are members when the vote is cast', () => {
    const cluster = moved();
    const effective = new Date(START + 86_400_000).toISOString();
    const body = { member: 'e', effective, document: document('x'), reason: 'Leaves' };
    vote(cluster, 'yyy').say({ type: 'member.leave', by: 'e', body });
    const later = { ...motionVote(cluster, 'd', 'reject'), at: START + 2 * 86_400_000 };
    given(cluster)
      .when({ ...later, by: 'e' })
      .refused('cluster/not-a-member-now');
    expect(given(cluster).when(later).accepted().journal.cluster.context.motion).toBeNull();
  });
});

describe('an exception to the rotation', () => {
  const adopted = (
    cluster: TestCluster,
    said: ReturnType<typeof excepting>,
    members: readonly string[] = [CHAIR, DEPUTY, THIRD],
  ) => {
    cluster.say(said);
    for (const by of members) if (motionOf(cluster)) cluster.say(motionVote(cluster, by));
    return cluster;
  };
  const line = (cluster: TestCluster, from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, step) =>
      designatedChair(cluster.journal().cluster.context, from + step),
    ).join(' ');

  test('changes the line of chairs once the members have adopted it', () => {
    const cluster = five();
    expect(line(cluster, 2023, 2028)).toBe('a b c d e a');
    const skip = { kind: 'skip', member: 'b', term: 2024, makeUp: true } as const;
    cluster.say(excepting('c', skip));
    expect(line(cluster, 2023, 2028)).toBe('a b c d e a');
    expect(line(vote(cluster, 'yyyy'), 2023, 2028)).toBe('a c b d e a');
  });

  test('names the next chair: the handover follows it', () => {
    const swap = { kind: 'swap', between: [DEPUTY, THIRD], terms: [2024, 2025] } as const;
    const cluster = adopted(launchedYear(), excepting(CHAIR, swap));
    expect(successorsOf(cluster)).toEqual({ chair: THIRD, deputy: DEPUTY });
  });

  test('of a term that has begun is refused', () => {
    const cluster = five();
    given(cluster)
      .when(excepting('a', { kind: 'skip', member: 'a', term: 2023, makeUp: false }))
      .refused('cluster/exception-does-not-fit');
    given(handedOverYear())
      .when(excepting(CHAIR, { kind: 'skip', member: DEPUTY, term: 2024, makeUp: false }))
      .refused('cluster/exception-does-not-fit');
  });

  test('that does not fit the line is refused: skipping one whose turn it is not', () => {
    given(five())
      .when(excepting('a', { kind: 'skip', member: 'd', term: 2024, makeUp: false }))
      .refused('cluster/exception-does-not-fit');
  });

  test('that gives a turn to a party that was never a member is refused', () => {
    const insert = { kind: 'insert', member: AUTHORITY, after: 'c', fromTerm: 2026 } as const;
    given(five()).when(excepting('a', insert)).refused('cluster/exception-does-not-fit');
  });

  test('has nothing to change before a charter is in force', () => {
    const { exceptionIsCoherent } = clusterConditions;
    const said = excepting('a', { kind: 'extend', term: 2023 });
    expect(exceptionIsCoherent.holds(unfounded(ORIGIN), said as never)).toBe(false);
  });

  test('bears a name of its own', () => {
    const skip = { kind: 'skip', member: 'b', term: 2024, makeUp: true } as const;
    const cluster = adopted(five(), excepting('a', skip), FIVE);
    const later = { kind: 'skip', member: 'd', term: 2026, makeUp: true } as const;
    given(cluster).when(excepting('a', later)).refused('cluster/exception-exists');
    given(cluster)
      .when(excepting('a', later, 'two'))
      .accepted();
  });

  test('is how a newcomer gets a turn; joining alone moves nobody’s, in any order', () => {
    const members = ['a', 'c', 'd'];
    const source = { kind: 'alphabetical' as const, locale: 'en' as const };
    const rotation = { source, confirmation: null, deputy: 'nextInLine' as const };
    const cluster = founded({ members, charter: { rotation } });
    const effective = new Date(START).toISOString();
    const newcomer = { member: 'b', name: text('b'), key: keyOf('b').x, effective };
    const admission = { ...newcomer, document: document('resolution') };
    cluster.say({ type: 'member.admit', by: 'a', body: admission });
    const charter = digestOf(charterNow(cluster));
    cluster.say({ type: 'member.accept', by: 'b', body: { charter } });
    expect(line(cluster, 2023, 2026)).toBe('a c d a');
    enrol(cluster, 'b');
    const insert = { kind: 'insert', member: 'b', after: 'a', fromTerm: 2024 } as const;
    const joined = adopted(cluster, excepting('b', insert), ['a', 'b', 'c', 'd']);
    expect(line(joined, 2023, 2030)).toBe('a c d a b c d a');
  });

  test('may extend the term of the chair, who then follows itself', () => {
    const cluster = adopted(launchedYear(), excepting(DEPUTY, { kind: 'extend', term: 2023 }));
    expect(successorsOf(cluster)).toEqual({ chair: CHAIR, deputy: DEPUTY });
  });
});

describe('members that were passed over', () => {
  const decline = { type: 'handover.decline', by: DEPUTY, body: { reason: 'Floods' } } as const;

  test('leave a skip in the rotation that later exceptions can build on', () => {
    const { cluster } = given(offeredYear()).after(decline);
    proposeHandover(cluster);
    confirmHandover(cluster);
    signHandover(cluster);
    acceptHandover(cluster);
    const { exceptions } = rotationOf(cluster.journal().cluster.context) ?? { exceptions: {} };
    expect(Object.values(exceptions)).toEqual([
      { kind: 'skip', member: DEPUTY, term: 2024, makeUp: false },
    ]);
    const swap = { kind: 'swap', between: [CHAIR, DEPUTY], terms: [2025, 2026] } as const;
    given(cluster).when(excepting(CHAIR, swap)).accepted();
  });

  test('may leave an agreed exception without effect, and it stands in the way of no other', () => {
    const skip = { kind: 'skip', member: THIRD, term: 2025, makeUp: true } as const;
    const cluster = offeredYear();
    cluster.say(excepting(CHAIR, skip, 'agreed'));
    for (const by of [CHAIR, DEPUTY, THIRD]) cluster.say(motionVote(cluster, by));
    cluster.say({ ...decline, cycle: 2023 });
    for (const stage of [proposeHandover, confirmHandover, signHandover, acceptHandover]) {
      stage(cluster);
    }
    expect(designatedChair(cluster.journal().cluster.context, 2025)).toBe(CHAIR);
    for (const exception of [
      { kind: 'extend', term: 2024 },
      { kind: 'skip', member: CHAIR, term: 2025, makeUp: false },
      { kind: 'remove', member: DEPUTY, fromTerm: 2027 },
    ] as const) {
      given(cluster).when(excepting(THIRD, exception)).accepted();
    }
    const insert = { kind: 'insert', member: THIRD, after: CHAIR, fromTerm: 2025 } as const;
    for (const unfit of [skip, insert]) {
      given(cluster).when(excepting(THIRD, unfit)).refused('cluster/exception-does-not-fit');
    }
  });

  test('leave none where chairs are elected, because an election has no line', () => {
    const source = { kind: 'elected' as const };
    const rotation = { source, confirmation: null, deputy: 'elected' as const };
    const elected = given(concludingYear({ charter: { rotation } })).after(
      { type: 'handover.propose', by: CHAIR, body: handoverBody(DEPUTY, THIRD) },
      decline,
      { type: 'handover.propose', by: CHAIR, body: handoverBody(THIRD, CHAIR) },
      { type: 'handover.sign', by: CHAIR, body: { minutes: HANDOVER_MINUTES } },
      { type: 'handover.accept', by: THIRD, body: { minutes: HANDOVER_MINUTES } },
    );
    const { terms, exceptions } = elected.journal.cluster.context;
    expect(terms[2024]).toEqual({ chair: THIRD, deputy: CHAIR });
    expect(exceptions).toEqual({});
  });
});

test('a year under the amended charter runs by the amended charter', () => {
  const cluster = founded();
  cluster.say(amending(cluster, CHAIR, { agenda: ['handover', 'results', 'pledge'] }));
  for (const by of [CHAIR, DEPUTY, THIRD]) cluster.say(motionVote(cluster, by));
  cluster.say({ type: 'cycle.launch', cycle: 2023, by: CHAIR, body: launchBody });
  expect(charterOf(cluster).agenda[0]).toBe('handover');
});
