import { describe, expect, test } from '@jest/globals';
import {
  type Bodies,
  charterInForce,
  clusterConditions,
  digestOf,
  MAX_MEMBERS,
  membersAt,
  type Party,
  rosterOf,
  unfounded,
} from '../../workflows/index.js';
import { document, pledgeDigest, reportBody, text } from '../support/bodies.js';
import { enrol, ORIGIN, START, type TestCluster } from '../support/cluster.js';
import {
  CHAIR,
  DEPUTY,
  founded,
  given,
  handedOverYear,
  launchedYear,
  pledgedYear,
  signingYear,
  THIRD,
} from '../support/given.js';
import { keyOf } from '../support/keys.js';
import { contextOf, launch } from '../support/year.js';

const DAY = 86_400_000;
const IN_USE = 'cluster/key-in-use';
const iso = (milliseconds: number) => new Date(milliseconds).toISOString();
const inDays = (days: number) => iso(START + days * DAY);

const admitting = (effective = inDays(0)) =>
  ({
    type: 'member.admit',
    by: CHAIR,
    body: {
      member: 'hue',
      name: text('Hue'),
      key: keyOf('hue').x,
      effective,
      document: document('resolution 175/2024/QH15'),
    },
  }) as const;

const accepting = (cluster: TestCluster) => {
  const charter = digestOf(charterInForce(cluster.journal().cluster.context));
  return { type: 'member.accept', by: 'hue', body: { charter } } as const;
};

/** The admission said anew, with what was wrong put right. */
const admittingAnew = (change: Partial<Bodies['member.admit']>) => ({
  ...admitting(),
  body: { ...admitting().body, ...change },
});

const leaving = (member: string, by = member, effective = inDays(1)) =>
  ({
    type: 'member.leave',
    by,
    body: { member, effective, document: document('leaving'), reason: 'Reorganised' },
  }) as const;

const merging = (openTasks: Bodies['member.merge']['openTasks'] = 'pass') =>
  ({
    type: 'member.merge',
    by: CHAIR,
    body: {
      member: THIRD,
      into: DEPUTY,
      effective: inDays(10),
      document: document('resolution 202/2025/QH15'),
      openTasks,
    },
  }) as const;

const dropping = (member: string, days: number) =>
  ({
    type: 'roster.drop',
    by: CHAIR,
    at: START + days * DAY,
    body: { member, reason: 'It left' },
  }) as const;

describe('a new member', () => {
  test('is a member once it has accepted the charter, from its effective date on', () => {
    const admitted = given(founded()).after(admitting(inDays(5)));
    expect(membersAt(admitted.journal.cluster.context, inDays(6))).not.toContain('hue');
    const { cluster } = admitted.when(accepting(admitted.cluster)).accepted().journal;
    expect(membersAt(cluster.context, inDays(4))).not.toContain('hue');
    expect(membersAt(cluster.context, inDays(5))).toContain('hue');
  });

  test('may say nothing but that it accepts, until it has accepted', () => {
    const admitted = given(founded()).after(admitting());
    const enrolling = {
      officer: 'officer',
      name: null,
      office: text('Vice Chair'),
      key: keyOf('hue/officer').x,
      steps: ['pledge'],
      from: inDays(0),
      until: inDays(300),
      document: null,
    } as const;
    const enrolment = { type: 'officer.enrol', by: 'hue', body: enrolling } as const;
    admitted.when(enrolment).refused('authority/unknown-key');
    admitted.after(accepting(admitted.cluster)).when(enrolment).accepted();
  });

  test('accepts the charter that is in force and no other', () => {
    const admitted = given(founded()).after(admitting());
    const other = { ...accepting(admitted.cluster), body: { charter: document('an old charter') } };
    admitted.when(other).refused('cluster/charter-not-in-force');
  });

  test('joins no year that was launched before', () => {
    const admitted = given(pledgedYear()).after(admitting());
    const { cluster } = admitted.after(accepting(admitted.cluster));
    enrol(cluster, 'hue');
    expect(rosterOf(contextOf(cluster))).toEqual([THIRD, CHAIR, DEPUTY]);
    given(cluster)
      .when({ type: 'report.submit', by: 'hue', body: reportBody('interim') })
      .refused('speaker/not-a-member');
  });

  test('that joined before the launch is on the roster of the year', () => {
    const admitted = given(founded()).after(admitting());
    const { cluster } = admitted.after(accepting(admitted.cluster));
    launch(cluster);
    expect(rosterOf(contextOf(cluster))).toEqual([THIRD, CHAIR, DEPUTY, 'hue']);
  });

  test('finds room until as many are members or admitted as there may be', () => {
    const { clusterHasRoom } = clusterConditions;
    const party: Party = {
      kind: 'member',
      name: text('x'),
      key: 'x',
      from: '',
      until: null,
      successor: null,
    };
    const admission = { name: text('x'), key: 'x', effective: '', document: 'x' };
    const each = <T>(count: number, word: string, value: T): Record<string, T> =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`${word}-${index}`, value]));
    const roomBeside = (members: number, admitted: number, member = 'hue'): boolean => {
      const parties = each(members, 'member', party);
      const context = {
        ...unfounded(ORIGIN),
        parties,
        admissions: each(admitted, 'new', admission),
      };
      return clusterHasRoom.holds(context, { at: inDays(0), body: { member } } as never);
    };
    expect(roomBeside(MAX_MEMBERS - 2, 1)).toBe(true);
    expect(roomBeside(MAX_MEMBERS - 1, 1)).toBe(false);
    expect(roomBeside(MAX_MEMBERS, 0)).toBe(false);
    expect(roomBeside(MAX_MEMBERS - 1, 1, 'new-0')).toBe(true);
  });

  test('is admitted by the chair alone, under a name and a key that nobody has', () => {
    given(founded())
      .when({ ...admitting(), by: DEPUTY })
      .refused('cluster/not-the-chair-now');
    const admitted = given(founded()).after(admitting());
    admitted.when(admittingAnew({ member: THIRD })).refused('cluster/name-taken', IN_USE);
    admitted.when(admittingAnew({ member: 'quang-ninh' })).refused(IN_USE);
    admitted
      .after(accepting(admitted.cluster))
      .when(admittingAnew({ effective: inDays(9) }))
      .refused('cluster/name-taken', IN_USE);
  });

  test('is admitted anew while it has not accepted: the last admission counts, key and all', () => {
    const wrong = given(founded()).after(admittingAnew({ key: keyOf('wrong').x }));
    const anew = wrong.when(admitting(inDays(5))).accepted();
    const { admissions } = anew.journal.cluster.context;
    expect(Object.keys(admissions)).toEqual(['hue']);
    expect(admissions.hue).toMatchObject({ key: keyOf('hue').x, effective: inDays(5) });
    anew.when({ ...accepting(anew.cluster), key: keyOf('wrong') }).refused('authority/unknown-key');
    anew.when(accepting(anew.cluster)).accepted();
    anew.when(admittingAnew({ member: 'quang-ninh', key: keyOf('wrong').x })).accepted();
  });

  test('may be admitted anew with the same key, by the chair alone', () => {
    const admitted = given(founded()).after(admitting());
    const later = admittingAnew({ effective: inDays(9) });
    admitted.when(later).accepted();
    admitted.when({ ...later, by: DEPUTY }).refused('cluster/not-the-chair-now');
    admitted.when(admittingAnew({ key: keyOf(THIRD).x })).refused(IN_USE);
  });
});

describe('a departing member', () => {
  test('leaves by its own word or the chair’s, not by another member’s', () => {
    given(founded()).when(leaving(THIRD)).accepted();
    given(founded()).when(leaving(THIRD, CHAIR)).accepted();
    given(founded()).when(leaving(THIRD, DEPUTY)).refused('cluster/not-for-this-member');
  });

  test('may leave at the very instant at which it says so', () => {
    given(founded())
      .when({ ...leaving(THIRD), at: START + DAY })
      .accepted();
    given(founded())
      .when({ ...leaving(THIRD), at: START + DAY + 1 })
      .refused('cluster/departure-in-the-past');
  });

  test('is no member from the effective instant on', () => {
    const { context } = given(founded()).after(leaving(THIRD)).journal.cluster;
    expect(membersAt(context, iso(START + DAY - 1))).toContain(THIRD);
    expect(membersAt(context, inDays(1))).not.toContain(THIRD);
  });

  test('never leaves the cluster without a chair', () => {
    given(founded()).when(leaving(CHAIR)).refused('cluster/chair-cannot-leave');
    given(handedOverYear()).when(leaving(CHAIR)).accepted();
  });

  test('does not leave in the past, nor twice', () => {
    given(founded())
      .when(leaving(THIRD, THIRD, iso(START)))
      .refused('cluster/departure-in-the-past');
    given(founded())
      .after(leaving(THIRD))
      .when(leaving(THIRD, THIRD, inDays(2)))
      .refused('cluster/not-a-present-member');
  });

  test('stays on the roster of a year under way until it is dropped', () => {
    const left = given(signingYear()).after(leaving(THIRD));
    left
      .when({ type: 'pledge.sign', by: THIRD, at: START + 2 * DAY, body: { digest: pledgeDigest } })
      .accepted();
    left
      .after(dropping(THIRD, 2))
      .when({ type: 'pledge.sign', by: THIRD, body: { digest: pledgeDigest } })
      .refused('speaker/not-a-member');
  });

  test('is dropped only after it has left, by the chair, and once', () => {
    const left = given(signingYear()).after(leaving(THIRD));
    left.when({ ...dropping(THIRD, 1), at: START + DAY - 1 }).refused('roster/has-not-left');
    left.when(dropping(THIRD, 1)).accepted();
    left.when({ ...dropping(THIRD, 1), by: DEPUTY }).refused('speaker/not-the-chair');
    left
      .after(dropping(THIRD, 1))
      .when({ ...dropping(THIRD, 2), body: { member: THIRD, reason: 'Again' } })
      .refused('roster/not-on-roster');
  });

  test('no longer counts: the last signature missing may be the one of a member that left', () => {
    const signed = given(signingYear()).after(
      leaving(THIRD),
      { type: 'pledge.sign', by: CHAIR, body: { digest: pledgeDigest } },
      { type: 'pledge.sign', by: DEPUTY, body: { digest: pledgeDigest } },
    );
    expect(signed.year.pledge.inForce).toBe(false);
    const dropped = signed.when(dropping(THIRD, 2)).accepted('underway.reporting.interim');
    expect(dropped.year.pledge.inForce).toBe(true);
  });

  test('is not put on the roster of a later year', () => {
    const { cluster } = given(handedOverYear()).after(leaving(THIRD));
    expect(rosterOf(contextOf(cluster, 2024))).toContain(THIRD);
    const { cluster: fresh } = given(founded()).after(leaving(THIRD, THIRD, inDays(1)));
    fresh.wait(2 * DAY);
    launch(fresh);
    expect(rosterOf(contextOf(fresh))).toEqual([CHAIR, DEPUTY]);
  });
});

describe('a merged member', () => {
  const reporting = (days: number) =>
    ({
      type: 'report.submit',
      by: THIRD,
      key: keyOf(`${DEPUTY}/officer`),
      at: START + days * DAY,
      body: reportBody('interim'),
    }) as const;

  test('has its open tasks done by its successor, from the day of the merger', () => {
    const merged = given(pledgedYear()).after(merging());
    merged.when(reporting(9)).refused('authority/other-member');
    merged.when(reporting(10)).accepted();
  });

  test('passes on only open tasks of a year: its successor is not a second member', () => {
    given(pledgedYear())
      .after(merging())
      .when({
        type: 'member.leave',
        by: THIRD,
        key: keyOf(`${DEPUTY}/officer`),
        at: START + 11 * DAY,
        body: { member: THIRD, effective: inDays(12), document: document('x'), reason: 'None' },
      })
      .refused(
        'authority/other-member',
        'cluster/not-a-member-now',
        'cluster/not-a-present-member',
      );
  });

  test('whose tasks are void has nobody to speak for it', () => {
    given(pledgedYear())
      .after(merging('void'))
      .when(reporting(11))
      .refused('authority/other-member');
  });

  test('enrols no more officers', () => {
    const after = given(launchedYear()).after(merging()).cluster;
    after.wait(11 * DAY);
    expect(() => enrol(after, THIRD, 'second')).toThrow('authority/outside-mandate-time');
  });

  test('merges into another present member, never into itself', () => {
    const into = (member: string) => ({ ...merging(), body: { ...merging().body, into: member } });
    given(founded()).when(into(THIRD)).refused('cluster/successor-not-a-member');
    given(founded()).when(into('hue')).refused('cluster/successor-not-a-member');
    given(founded()).when(into(CHAIR)).accepted();
  });
});

test('before the founding nobody is the chair now, and no charter is there to accept', () => {
  const said = { by: { member: THIRD, officer: 'root' }, body: { member: DEPUTY, charter: '' } };
  const holds = (name: keyof typeof clusterConditions, change = {}) =>
    clusterConditions[name].holds(unfounded(ORIGIN), { ...said, ...change } as never);
  expect(holds('isChairNow')).toBe(false);
  expect(holds('isChairNowOrNamed')).toBe(false);
  expect(holds('departingIsNotChair')).toBe(true);
  expect(holds('acceptsCharterInForce')).toBe(false);
});
