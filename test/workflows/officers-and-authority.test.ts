import { describe, expect, test } from '@jest/globals';
import type { Bodies, Step } from '../../workflows/index.js';
import { pledgeDigest, reportBody, text } from '../support/bodies.js';
import { AUTHORITY, START } from '../support/cluster.js';
import {
  CHAIR,
  DEPUTY,
  founded,
  type Given,
  given,
  launchedYear,
  pledgedYear,
  signingYear,
  THIRD,
} from '../support/given.js';
import { keyOf } from '../support/keys.js';

const HOUR = 3_600_000;
const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

/** A second officer of the third city, who may sign pledges for two hours. */
const enrolment = (change: Partial<Bodies['officer.enrol']> = {}) =>
  ({
    type: 'officer.enrol',
    by: THIRD,
    body: {
      officer: 'second',
      name: null,
      office: text('Deputy director'),
      key: keyOf(`${THIRD}/second`).x,
      steps: ['pledge'] as readonly Step[],
      from: iso(START + HOUR),
      until: iso(START + 3 * HOUR),
      document: null,
      ...change,
    },
  }) as const;

const revocation = (officer: string) =>
  ({
    type: 'officer.revoke',
    by: THIRD,
    body: { key: keyOf(`${THIRD}/${officer}`).id, reason: 'Left the office' },
  }) as const;

const signing = (officer: string, at?: number) =>
  ({
    type: 'pledge.sign',
    by: THIRD,
    officer,
    body: { digest: pledgeDigest },
    ...(at === undefined ? {} : { at }),
  }) as const;

const enrolled = (change: Partial<Bodies['officer.enrol']> = {}): Given =>
  given(signingYear()).after(enrolment(change));

test('the server’s key covers nothing that officers do with a mandate of their own', () => {
  const body = { key: keyOf(`${THIRD}/officer`).id, reason: 'Left the office' };
  given(signingYear())
    .when({ type: 'officer.revoke', by: 'server', officer: 'root', body })
    .refused('authority/outside-mandate-steps', 'cluster/not-own-officer');
});

describe('a mandate', () => {
  test('holds from its first instant to the last before its end', () => {
    const late = 'authority/outside-mandate-time';
    enrolled()
      .when(signing('second', START + HOUR - 1))
      .refused(late);
    enrolled()
      .when(signing('second', START + HOUR))
      .accepted();
    enrolled()
      .when(signing('second', START + 3 * HOUR - 1))
      .accepted();
    enrolled()
      .when(signing('second', START + 3 * HOUR))
      .refused(late);
  });

  test('covers the steps that it names and no others', () => {
    given(pledgedYear())
      .after(enrolment({ steps: ['pledge', 'review'] }))
      .when({
        type: 'report.submit',
        by: THIRD,
        officer: 'second',
        at: START + HOUR,
        body: reportBody('interim'),
      })
      .refused('authority/outside-mandate-steps');
  });

  test('without steps is an auditor’s: it says nothing at all', () => {
    enrolled({ steps: [] })
      .when(signing('second', START + HOUR))
      .refused('authority/outside-mandate-steps');
  });

  test('ends when it is revoked; what was said before stays', () => {
    const signed = enrolled().after(signing('second', START + HOUR), revocation('second'));
    expect(signed.year.pledge.signed).toEqual({ [THIRD]: 'onTime' });
    enrolled()
      .after(revocation('second'))
      .when(signing('second', START + HOUR))
      .refused('authority/revoked');
  });

  test('is for one city: an officer does not speak for another', () => {
    given(signingYear())
      .when({ ...signing('officer'), key: keyOf(`${DEPUTY}/officer`) })
      .refused('authority/other-member');
  });

  test('is for one officer: nobody signs under a colleague’s name', () => {
    enrolled()
      .when({ ...signing('second', START + HOUR), key: keyOf(`${THIRD}/officer`) })
      .refused('authority/other-officer');
  });

  test('of a key that nobody enrolled does not exist', () => {
    given(signingYear())
      .when({ ...signing('officer'), key: keyOf('a stranger') })
      .refused('authority/unknown-key');
  });

  test('does not help a signature that is not over these very bytes', () => {
    const sig = 'A'.repeat(86);
    given(signingYear())
      .when({ ...signing('officer'), signature: sig })
      .refused('authority/bad-signature');
  });
});

describe('a root key', () => {
  test('decides who speaks for its city', () => {
    given(founded()).when(enrolment()).accepted();
    given(founded())
      .when({ ...enrolment(), officer: 'officer' })
      .refused('cluster/root-key-needed');
  });

  test('does not take part in the steps of the year', () => {
    given(signingYear()).when(signing('root')).refused('authority/outside-mandate-steps');
  });

  test('revokes its own officers and nobody else’s', () => {
    given(founded())
      .when({ ...revocation('officer'), by: DEPUTY })
      .refused('cluster/not-own-officer');
    given(founded())
      .when({ ...revocation('officer'), by: DEPUTY, body: { key: 'unknown', reason: 'None' } })
      .refused('cluster/not-own-officer');
  });

  test('of the server records deadlines and enrols nobody', () => {
    given(launchedYear())
      .when({ ...enrolment(), by: 'server' })
      .refused('authority/outside-mandate-steps');
  });

  test('of the body above enrols its clerks', () => {
    given(founded())
      .when({ ...enrolment(), by: AUTHORITY })
      .accepted();
  });
});

describe('an enrolment', () => {
  test('gives nobody the name of the root key', () => {
    given(founded())
      .when(enrolment({ officer: 'root' }))
      .refused('cluster/officer-named-root');
  });

  test('takes no key that is anybody’s already, not even a revoked one', () => {
    const taken = keyOf(`${THIRD}/officer`).x;
    given(founded())
      .when(enrolment({ key: taken }))
      .refused('cluster/key-in-use');
    given(founded())
      .after(revocation('officer'))
      .when(enrolment({ key: taken }))
      .refused('cluster/key-in-use');
    given(founded())
      .when(enrolment({ key: keyOf('server').x }))
      .refused('cluster/key-in-use');
  });

  test('that ends as it begins is refused', () => {
    const from = iso(START);
    given(founded())
      .when(enrolment({ from, until: from }))
      .refused('cluster/mandate-without-length');
  });

  test('of one officer may name a second key, and each key is revoked by itself', () => {
    const second = enrolment({ officer: 'officer', from: iso(START) });
    const both = given(signingYear()).after(second, revocation('officer'));
    both.when(signing('officer')).refused('authority/revoked');
    both.when({ ...signing('officer'), key: keyOf(`${THIRD}/second`) }).accepted();
    both.when(revocation('officer')).refused('cluster/already-revoked');
  });
});

test('every fault of a key is named at once, together with the faults of what it says', () => {
  given(pledgedYear())
    .after(enrolment(), revocation('second'))
    .when({
      type: 'report.close',
      by: CHAIR,
      key: keyOf(`${THIRD}/second`),
      body: { round: 'annual' },
    })
    .refused(
      'authority/other-member',
      'authority/other-officer',
      'authority/revoked',
      'authority/outside-mandate-time',
      'authority/outside-mandate-steps',
      'report/other-round',
      'report/incomplete',
    );
});
