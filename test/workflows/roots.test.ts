import { describe, expect, test } from '@jest/globals';
import {
  type Charter,
  charterInForce,
  formatNoteKey,
  openReplay,
  thumbprint,
} from '../../workflows/index.js';
import { document, pledgeDigest, text } from '../support/bodies.js';
import { AUTHORITY, ORIGIN, type Said, type TestCluster } from '../support/cluster.js';
import { verifyEd25519 } from '../support/ed25519.js';
import { CHAIR, DEPUTY, founded, given, signingYear, THIRD } from '../support/given.js';
import {
  adopt,
  hours,
  replacing,
  revoking,
  rotating,
  rotatingHost,
  successor,
  voting,
} from '../support/key-words.js';
import { keyOf, type TestKey } from '../support/keys.js';
import { witnessing, witnessKeyOf, witnessPair } from '../support/witness-keys.js';

const REPLACED = 'authority/replaced-key';
const IN_USE = 'cluster/key-in-use';
const FIVE = ['a', 'b', 'c', 'd', 'e'];
const five = () => founded({ members: FIVE });

const enrolling = (by: string, key?: TestKey, own = keyOf(`${by}/second`)) =>
  ({
    type: 'officer.enrol',
    by,
    ...(key ? { key } : {}),
    body: {
      officer: 'second',
      name: null,
      office: text('Expert'),
      key: own.x,
      steps: ['pledge'],
      from: hours(0),
      until: hours(24),
      document: null,
    },
  }) as const satisfies Said<'officer.enrol'>;

const signing = { type: 'pledge.sign', by: THIRD, body: { digest: pledgeDigest } } as const;
const rootOf = (cluster: TestCluster, party: string) =>
  cluster.journal().cluster.context.parties[party]?.key;

describe('a root key that names its successor', () => {
  test('no longer enrols: the successor does', () => {
    const rotated = given(founded()).after(rotating(THIRD));
    rotated.when(enrolling(THIRD)).refused(REPLACED);
    rotated.when(enrolling(THIRD, successor(THIRD))).accepted();
    rotated.when(rotating(THIRD, successor(THIRD, 3))).refused(REPLACED);
    rotated.when({ ...rotating(THIRD, successor(THIRD, 3)), key: successor(THIRD) }).accepted();
  });

  test('leaves what it said: its charter is signed and its officers stay', () => {
    const { cluster, journal } = given(signingYear()).after(rotating(THIRD));
    expect(journal.cluster.context.founding.signed).toHaveProperty(THIRD);
    given(cluster).when(signing).accepted();
  });

  test('is any party’s but the server’s, and is used by nobody else', () => {
    given(founded()).when(rotating(AUTHORITY)).accepted();
    given(founded()).when(rotating('server')).refused('authority/outside-mandate-steps');
    given(founded())
      .when({ ...rotating(THIRD), officer: 'officer' })
      .refused('cluster/root-key-needed');
    given(founded())
      .when({ ...rotating(THIRD), key: keyOf(DEPUTY) })
      .refused('authority/unknown-key');
  });

  test('stays the key under which an audit verifies what it had signed', () => {
    const { cluster } = given(founded()).after(rotating(THIRD), {
      ...enrolling(THIRD),
      key: successor(THIRD),
    });
    const replay = openReplay(ORIGIN);
    for (const line of cluster.lines) {
      const step = replay.add(new TextEncoder().encode(line));
      expect(step.ok && step.tasks.map(verified)).toEqual([true]);
    }
    expect(rootOf(cluster, THIRD)).toBe(successor(THIRD).x);
  });
});

const verified = (task: {
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}) => verifyEd25519(task.publicKey, task.message, task.signature);

describe('a root key that is lost', () => {
  test('is replaced by the others, by the vote with which they reach the charter’s part', () => {
    const three = adopt(five(), replacing('e', 'b'), 'a', 'b', 'c');
    expect(rootOf(three, 'e')).toBe(keyOf('e').x);
    const four = adopt(five(), replacing('e', 'b'), 'a', 'b', 'c', 'd');
    expect(rootOf(four, 'e')).toBe(successor('e').x);
    expect(four.journal().cluster.context.motion).toBeNull();
  });

  test('is replaced without and against the vote of the party that it spoke for', () => {
    const moved = given(five()).after(replacing('e', 'b'));
    for (const choice of ['reject', 'approve', 'abstain'] as const) {
      moved.when(voting(moved.cluster, 'e', choice)).refused('cluster/not-an-elector');
    }
    const replaced = given(adopt(five(), replacing('e', 'b'), 'a', 'b', 'c', 'd'));
    replaced.when(enrolling('e')).refused(REPLACED);
    replaced.when(enrolling('e', successor('e'))).accepted();
  });

  test('is replaced although whoever holds it names a successor meanwhile', () => {
    const moved = given(five()).after(replacing('e', 'b', keyOf('rescue')), rotating('e')).cluster;
    for (const by of ['a', 'b', 'c', 'd']) moved.say(voting(moved, by));
    given(moved)
      .when(enrolling('e', successor('e')))
      .refused(REPLACED);
    given(moved)
      .when(enrolling('e', keyOf('rescue')))
      .accepted();
  });

  test('takes no officer with it', () => {
    const cluster = adopt(signingYear(), replacing(THIRD, CHAIR), CHAIR, DEPUTY);
    given(cluster).when(signing).accepted();
    given(cluster)
      .when({ ...revoking(THIRD, 'officer'), key: successor(THIRD) })
      .accepted();
  });

  test('is kept when too many of the others refuse, and the key proposed is free again', () => {
    const moved = five();
    moved.say(replacing('e', 'b'));
    given(moved)
      .when(enrolling('a', undefined, successor('e')))
      .refused(IN_USE);
    moved.say(voting(moved, 'a', 'reject'));
    expect(moved.journal().cluster.context.motion).toBeNull();
    expect(rootOf(moved, 'e')).toBe(keyOf('e').x);
    given(moved)
      .when(enrolling('a', undefined, successor('e')))
      .accepted();
  });

  test('is never replaced by one member alone, whatever the charter says', () => {
    const lax = founded({ members: FIVE, charter: { amendment: { num: 1, den: 5 } } });
    expect(rootOf(adopt(lax, replacing('e', 'b'), 'b'), 'e')).toBe(keyOf('e').x);
    expect(rootOf(adopt(lax, replacing('e', 'b'), 'b', 'c'), 'e')).toBe(successor('e').x);
    given(founded({ members: [CHAIR, DEPUTY] }))
      .when(replacing(CHAIR, DEPUTY))
      .refused('cluster/too-few-electors');
  });

  test('is that of any party in the cluster but the server', () => {
    const cluster = adopt(founded(), replacing(AUTHORITY, CHAIR), CHAIR, DEPUTY, THIRD);
    expect(rootOf(cluster, AUTHORITY)).toBe(successor(AUTHORITY).x);
    for (const party of ['server', 'nobody']) {
      given(founded()).when(replacing(party, CHAIR)).refused('cluster/no-root-key');
    }
    const body = { member: THIRD, effective: hours(2), document: document('x'), reason: 'Leaves' };
    given(founded())
      .after({ type: 'member.leave', by: THIRD, body })
      .when({ ...replacing(THIRD, CHAIR), at: Date.parse(hours(2)) })
      .refused('cluster/no-root-key');
  });

  test('is matter of the members: the body above proposes nothing and has no vote', () => {
    given(founded()).when(replacing(THIRD, AUTHORITY)).refused('cluster/not-a-member-now');
    const moved = given(founded()).after(replacing(THIRD, CHAIR));
    moved.when(voting(moved.cluster, AUTHORITY)).refused('cluster/not-a-member-now');
  });
});

describe('a key stands for one holder, once', () => {
  const admitting = (key: TestKey) =>
    ({
      type: 'member.admit',
      by: CHAIR,
      body: {
        member: 'hue',
        name: text('Hue'),
        key: key.x,
        effective: hours(0),
        document: document('resolution'),
      },
    }) as const;

  test.each([
    ['a root key that was rotated away', () => given(founded()).after(rotating(THIRD)), THIRD],
    [
      'a root key that the members replaced',
      () => given(adopt(founded(), replacing(THIRD, CHAIR), CHAIR, DEPUTY)),
      THIRD,
    ],
    ['the server’s old key', () => given(founded()).after(rotatingHost()), 'server'],
    [
      'the key of a revoked officer',
      () => given(founded()).after(revoking(THIRD, 'officer')),
      `${THIRD}/officer`,
    ],
  ])('%s never comes back, as nobody’s', (_, cluster, word) => {
    const old = keyOf(word);
    const after = cluster();
    after.when(rotating(DEPUTY, old)).refused(IN_USE);
    after.when(replacing(DEPUTY, CHAIR, old)).refused(IN_USE);
    after.when(enrolling(DEPUTY, undefined, old)).refused(IN_USE);
    after.when(admitting(old)).refused(IN_USE);
  });

  test('not even for the party whose it was', () => {
    given(founded())
      .after(rotating(THIRD))
      .when({ ...rotating(THIRD, keyOf(THIRD)), key: successor(THIRD) })
      .refused(IN_USE);
  });

  test('a witness’s key is no root key, be the witness in office or only proposed', () => {
    const charter = { witnessing: witnessing([DEPUTY]) };
    given(founded({ charter }))
      .when(rotating(THIRD, witnessPair(DEPUTY)))
      .refused(IN_USE);
    const now = charterInForce(founded().journal().cluster.context) as Charter;
    const proposed = { ...now, witnessing: witnessing([THIRD]) };
    given(founded())
      .after({ type: 'charter.amend', by: CHAIR, body: { charter: proposed, reason: 'Watch' } })
      .when(rotating(DEPUTY, witnessPair(THIRD)))
      .refused(IN_USE);
  });

  test('no key that is or was somebody’s becomes a witness’s by an amendment', () => {
    const rotated = given(founded()).after(rotating(THIRD));
    const now = charterInForce(rotated.journal.cluster.context) as Charter;
    const proposing = (key: TestKey) => {
      const line = formatNoteKey(witnessKeyOf(DEPUTY, key));
      const witnesses = { [DEPUTY]: { key: line, url: null } };
      const charter = { ...now, witnessing: { witnesses, quorum: null } };
      return { type: 'charter.amend', by: CHAIR, body: { charter, reason: 'Watch' } } as const;
    };
    for (const word of [THIRD, CHAIR, 'server', `${THIRD}/officer`]) {
      rotated.when(proposing(keyOf(word))).refused('cluster/charter-contradicts-itself');
    }
    rotated.when(proposing(witnessPair(DEPUTY))).accepted();
  });

  test('what is remembered of an old key is its thumbprint and whose it was', () => {
    const { cluster } = given(founded()).after(rotating(THIRD), rotatingHost()).journal;
    expect(cluster.context.replaced).toEqual({
      [thumbprint(keyOf(THIRD).x)]: THIRD,
      [thumbprint(keyOf('server').x)]: 'server',
    });
  });
});
