import { describe, expect, test } from '@jest/globals';
import { type Charter, checkpointKeysAt } from '../../workflows/index.js';
import { AUTHORITY, charterFor, type Said, type TestCluster } from '../support/cluster.js';
import { CHAIR, DEPUTY, founded, given, inYear, signingYear, THIRD } from '../support/given.js';
import { adopt, appointing, rotatingHost, successor, voting } from '../support/key-words.js';
import { keyOf, type TestKey } from '../support/keys.js';
import { witnessing } from '../support/witness-keys.js';

const REPLACED = 'authority/replaced-key';
const OLD = keyOf('server');
const NEW = successor('server');

/** The pledge is due on 31 March in Vietnam; nothing else is due. */
const due = Date.UTC(2023, 2, 31, 16, 59, 59, 999);
const calendar: Charter['calendar'] = {
  ...charterFor([CHAIR]).calendar,
  pledge: { day: '03-31', nextYear: false, late: 'warn' },
};
const dated = (): TestCluster => signingYear({ charter: { calendar } });

const passing = (key: TestKey): Said<'deadline.pass'> => ({
  type: 'deadline.pass',
  by: 'server',
  key,
  at: due + 1,
  body: { deadline: 'pledge' },
});

const serverOf = (cluster: TestCluster) => {
  const { parties, host } = cluster.journal().cluster.context;
  return { key: parties.server?.key, host };
};

describe('the server’s key', () => {
  test('names its successor; the old one no longer says that a deadline has passed', () => {
    const rotated = given(dated()).after(rotatingHost());
    rotated.when(passing(OLD)).refused(REPLACED);
    rotated.when(passing(NEW)).accepted();
    expect(serverOf(rotated.cluster)).toEqual({ key: NEW.x, host: null });
  });

  test('leaves standing what it said', () => {
    const passed = given(dated()).after(passing(OLD), { ...rotatingHost(), at: due + 2 });
    expect(passed.year.deadlines.passed).toEqual({ pledge: true });
  });

  test('is rotated by itself alone, in no other way and never back', () => {
    given(founded())
      .when({ ...rotatingHost(), by: CHAIR, officer: 'root' })
      .refused('cluster/not-the-server');
    given(founded())
      .when({ ...rotatingHost(), key: keyOf(CHAIR) })
      .refused('authority/unknown-key');
    given(founded())
      .after(rotatingHost())
      .when({ ...rotatingHost(OLD), key: NEW })
      .refused('cluster/key-in-use');
  });

  test('speaks of its key and of deadlines only: it moves nothing and votes on nothing', () => {
    const steps = 'authority/outside-mandate-steps';
    given(founded()).when(appointing(CHAIR, 'server')).refused('cluster/not-a-member-now');
    const moved = given(founded()).after(appointing(CHAIR, DEPUTY));
    moved.when(voting(moved.cluster, 'server')).refused(steps, 'cluster/not-a-member-now');
  });
});

describe('a host', () => {
  test('is appointed by the members: from that entry on the old server’s word is refused', () => {
    const moved = adopt(dated(), appointing(THIRD, CHAIR), CHAIR, DEPUTY, THIRD);
    expect(serverOf(moved)).toEqual({ key: NEW.x, host: THIRD });
    given(moved).when(passing(OLD)).refused(REPLACED);
    given(moved).when(passing(NEW)).accepted();
    given(moved)
      .when(rotatingHost(keyOf('another')))
      .refused(REPLACED);
  });

  test('is not changed by a motion alone, nor by one vote, whatever the charter says', () => {
    const before = { key: OLD.x, host: null };
    const lax = founded({ charter: { amendment: { num: 1, den: 5 } } });
    expect(serverOf(adopt(lax, appointing(CHAIR, CHAIR)))).toEqual(before);
    expect(serverOf(adopt(lax, appointing(CHAIR, CHAIR), CHAIR))).toEqual(before);
    expect(serverOf(adopt(lax, appointing(CHAIR, CHAIR), CHAIR, DEPUTY)).host).toBe(CHAIR);
  });

  test('that is gone is not asked: four of five move the server without the fifth', () => {
    const members = ['a', 'b', 'c', 'd', 'e'];
    const hosted = adopt(founded({ members }), appointing('e', 'a'), 'a', 'b', 'c', 'd');
    const again = adopt(hosted, appointing('a', 'a', keyOf('a/server')), 'a', 'b', 'c', 'd');
    expect(serverOf(again)).toEqual({ key: keyOf('a/server').x, host: 'a' });
  });

  test('is a member or nobody', () => {
    const nobody = adopt(founded(), appointing(null, CHAIR), CHAIR, DEPUTY, THIRD);
    expect(serverOf(nobody)).toEqual({ key: NEW.x, host: null });
    for (const host of [AUTHORITY, 'server', 'hue']) {
      given(founded()).when(appointing(host, CHAIR)).refused('cluster/host-not-a-member');
    }
  });

  test('is no witness of itself, so the charter’s quorum must be reached without it', () => {
    const watched = founded({ charter: { witnessing: witnessing([CHAIR, DEPUTY, THIRD], 3) } });
    given(watched).when(appointing(THIRD, CHAIR)).refused('cluster/too-few-witnesses');
    given(watched).when(appointing(null, CHAIR)).accepted();
  });

  test('comes with a key that nobody has used', () => {
    for (const key of [OLD, keyOf(CHAIR), keyOf(`${THIRD}/officer`)]) {
      given(founded())
        .when(appointing(CHAIR, CHAIR, key))
        .refused('cluster/key-in-use');
    }
  });
});

describe('the key under which a checkpoint stands', () => {
  const rotated = () => given(dated()).after(rotatingHost()).cluster;

  test('is known for every size, in a list that grows only when the key changes', () => {
    const cluster = rotated();
    const { size } = cluster.journal();
    cluster.say(inYear(passing(NEW)));
    expect(cluster.replay.serverKeys()).toEqual([
      { fromSize: 1, key: OLD.x },
      { fromSize: size, key: NEW.x },
    ]);
  });

  test('is the one in force before the last entry, or the one after it', () => {
    const keys = rotated().replay.serverKeys();
    const changed = keys[1]?.fromSize ?? 0;
    expect(checkpointKeysAt(keys, 0)).toEqual([]);
    expect(checkpointKeysAt(keys, 1)).toEqual([OLD.x]);
    expect(checkpointKeysAt(keys, changed - 1)).toEqual([OLD.x]);
    expect(checkpointKeysAt(keys, changed)).toEqual([OLD.x, NEW.x]);
    expect(checkpointKeysAt(keys, changed + 1)).toEqual([NEW.x]);
  });

  test('is found also where two entries in a row change it', () => {
    const third = keyOf('server/root-3');
    const { cluster } = given(rotated()).after({ ...rotatingHost(third), key: NEW });
    const keys = cluster.replay.serverKeys();
    const { size } = cluster.journal();
    expect(checkpointKeysAt(keys, size - 1)).toEqual([OLD.x, NEW.x]);
    expect(checkpointKeysAt(keys, size)).toEqual([NEW.x, third.x]);
    expect(checkpointKeysAt(keys, size + 1)).toEqual([third.x]);
  });
});
