import { describe, expect, test } from '@jest/globals';
import { actions, type Bodies, STEPS } from '../../workflows/index.js';
import { pledgeDigest, reportBody, text } from '../support/bodies.js';
import { AUTHORITY, type Said } from '../support/cluster.js';
import {
  CHAIR,
  founded,
  type Given,
  given,
  pledgedYear,
  signingYear,
  THIRD,
} from '../support/given.js';
import { delegating, hours, revoking } from '../support/key-words.js';
import { keyOf } from '../support/keys.js';

const LATE = 'authority/outside-mandate-time';
const at = (count: number) => Date.parse(hours(count));

const signing = (officer: string, when?: number): Said<'pledge.sign'> => ({
  type: 'pledge.sign',
  by: THIRD,
  officer,
  body: { digest: pledgeDigest },
  ...(when === undefined ? {} : { at: when }),
});

const enrolling = (change: Partial<Bodies['officer.enrol']> = {}) =>
  ({
    type: 'officer.enrol',
    by: THIRD,
    body: {
      officer: 'second',
      name: null,
      office: text('Deputy director'),
      key: keyOf(`${THIRD}/second`).x,
      steps: ['pledge'],
      from: hours(0),
      until: hours(12),
      document: null,
      ...change,
    },
  }) as const satisfies Said<'officer.enrol'>;

const delegated = (change: Partial<Bodies['officer.delegate']> = {}): Given =>
  given(signingYear()).after(delegating(THIRD, change));

describe('a delegate', () => {
  test('signs in the steps of its document and in no others', () => {
    delegated().when(signing('delegate')).accepted();
    given(pledgedYear())
      .after(delegating(THIRD))
      .when({ type: 'report.submit', by: THIRD, officer: 'delegate', body: reportBody('interim') })
      .refused('authority/outside-mandate-steps');
  });

  test('signs from the first instant of its document to the last before its end', () => {
    const dated = delegated({ from: hours(2), until: hours(4) });
    dated.when(signing('delegate', at(2) - 1)).refused(LATE);
    dated.when(signing('delegate', at(2))).accepted();
    dated.when(signing('delegate', at(4) - 1)).accepted();
    dated.when(signing('delegate', at(4))).refused(LATE);
  });

  test('cannot delegate on, not even with a mandate for matters of the cluster', () => {
    const on = delegating(THIRD, { officer: 'third', key: keyOf(`${THIRD}/third`).x });
    for (const steps of [['pledge'], [...STEPS]] as const) {
      delegated({ steps })
        .when({ ...on, officer: 'delegate' })
        .refused('cluster/delegate-cannot-delegate');
    }
  });

  test('enrols nobody and changes no root key', () => {
    const office = delegated({ steps: STEPS });
    office.when({ ...enrolling(), officer: 'delegate' }).refused('cluster/root-key-needed');
    office
      .when({ type: 'root.rotate', by: THIRD, officer: 'delegate', body: { key: keyOf('x').x } })
      .refused('cluster/root-key-needed');
  });

  test('speaks for its own city only', () => {
    delegated()
      .when({ ...signing('officer'), by: CHAIR, key: keyOf(`${THIRD}/delegate`) })
      .refused('authority/other-member', 'authority/other-officer');
  });
});

describe('a delegation', () => {
  test('is given by an officer, of its own steps and within its own time', () => {
    const second = given(founded()).after(enrolling());
    const by = (change: Partial<Bodies['officer.delegate']>) => ({
      ...delegating(THIRD, change),
      officer: 'second',
    });
    second.when(by({ until: hours(12) })).accepted();
    second.when(by({ until: hours(13) })).refused('cluster/delegation-beyond-time');
    second.when(by({ from: hours(-1), until: hours(1) })).refused('cluster/delegation-beyond-time');
    second
      .when(by({ steps: ['report'], until: hours(12) }))
      .refused('cluster/delegation-beyond-steps');
    second.when({ ...by({ until: hours(12) }), officer: 'root' }).refused('cluster/officer-needed');
  });

  test('of nothing is not given by one who may only read', () => {
    given(founded())
      .after(enrolling({ steps: [] }))
      .when({ ...delegating(THIRD, { until: hours(12) }), officer: 'second' })
      .refused('authority/outside-mandate-steps', 'cluster/delegation-beyond-steps');
  });

  test('is in writing, and names a step', () => {
    const altered = (change: object) =>
      ({
        ...delegating(THIRD),
        alter: (each) => ({ ...each, body: { ...each.body, ...change } as never }),
      }) satisfies Said<'officer.delegate'>;
    given(founded())
      .when(altered({ document: null }))
      .refused('form/malformed');
    given(founded())
      .when(altered({ steps: [] }))
      .refused('form/malformed');
  });

  test('is open to the clerk of the body above as well', () => {
    given(founded()).when(delegating(AUTHORITY)).accepted();
  });

  test('bears no name of an officer in office', () => {
    given(founded())
      .after(enrolling())
      .when(delegating(THIRD, { officer: 'second' }))
      .refused('cluster/delegate-named-as-officer');
  });

  test('may bear the name that an officer of another city has', () => {
    given(founded())
      .after({ ...enrolling({ key: keyOf(`${CHAIR}/second`).x }), by: CHAIR })
      .when(delegating(THIRD, { officer: 'second' }))
      .accepted();
  });
});

describe('a delegation ends', () => {
  test('when the officer who gave it takes it back; what was signed before stays', () => {
    const back = revoking(THIRD, 'delegate', 'officer');
    const signed = delegated().after(signing('delegate'), back);
    expect(signed.year.pledge.signed).toEqual({ [THIRD]: 'onTime' });
    delegated().after(back).when(signing('delegate')).refused('authority/revoked');
    delegated().after(back).when(signing('officer')).accepted();
  });

  test('when the root key revokes it', () => {
    delegated()
      .after(revoking(THIRD, 'delegate'))
      .when(signing('delegate'))
      .refused('authority/revoked');
  });

  test('with the mandate that it came from', () => {
    const ended = delegated().after(revoking(THIRD, 'officer'));
    ended.when(signing('delegate')).refused('authority/revoked');
    ended.when(revoking(THIRD, 'delegate')).refused('cluster/already-revoked');
    given(signingYear())
      .after(enrolling(), { ...delegating(THIRD, { until: hours(12) }), officer: 'second' })
      .when(signing('delegate', at(12)))
      .refused(LATE);
  });

  test('with the very key that gave it, and not with another key of the same officer', () => {
    const another = enrolling({ officer: 'officer' });
    delegated().after(another, revoking(THIRD, 'second')).when(signing('delegate')).accepted();
  });

  test('by nobody else’s word', () => {
    const others = delegated().after(enrolling());
    others
      .when(revoking(THIRD, 'delegate', 'second'))
      .refused('cluster/not-root-nor-grantor', 'cluster/not-own-delegate');
    others
      .when(revoking(THIRD, 'delegate', 'delegate'))
      .refused('cluster/not-root-nor-grantor', 'cluster/not-own-delegate');
    others.when({ ...revoking(THIRD, 'delegate'), by: CHAIR }).refused('cluster/not-own-officer');
  });
});

test('who asks with its key is told whether it may delegate and take back', () => {
  const { cluster } = delegated();
  const now = new Date(cluster.now()).toISOString();
  const mayOf = (officer: string) =>
    actions(
      cluster.journal(),
      null,
      { member: THIRD, officer, key: keyOf(`${THIRD}/${officer}`).id },
      now,
    )
      .filter(({ may, type }) => may && type.startsWith('officer.'))
      .map(({ type }) => type);
  expect(mayOf('officer')).toEqual(['officer.revoke', 'officer.delegate']);
  expect(mayOf('delegate')).toEqual([]);
});
