import { describe, expect, test } from '@jest/globals';
import { type Bodies, digestOf } from '../../workflows/index.js';
import { pledgeDigest, pledgeText, text } from '../support/bodies.js';
import { type AnySaid, AUTHORITY, charterFor } from '../support/cluster.js';
import {
  adoptedYear,
  CHAIR,
  DEPUTY,
  draftedYear,
  given,
  launchedYear,
  pledgedYear,
  reportedYear,
  signingYear,
  THIRD,
} from '../support/given.js';

const signing = (by: string, digest = pledgeDigest): AnySaid => ({
  type: 'pledge.sign',
  by,
  body: { digest },
});
const declining = (by: string): AnySaid => ({
  type: 'pledge.decline',
  by,
  body: { digest: pledgeDigest, reason: 'The figure is too high' },
});
const opening = (by: string, digest = pledgeDigest): AnySaid => ({
  type: 'pledge.open',
  by,
  body: { digest },
});
const changedText: Bodies['pledge.propose'] = {
  ...pledgeText,
  contents: [text('Grow'), text('Save')],
};
const proposing = (by: string, body = changedText): AnySaid => ({
  type: 'pledge.propose',
  by,
  body,
});

const quorum = (num: number, den: number) => ({
  charter: { pledge: { openedBy: 'outgoing', quorum: { num, den }, without: 'noEffect' } as const },
});

describe('the text of a pledge', () => {
  test('is the chair’s to propose and to open', () => {
    given(launchedYear()).when(proposing(DEPUTY)).refused('speaker/not-the-chair');
    given(draftedYear()).when(opening(DEPUTY)).refused('speaker/not-the-chair');
    given(draftedYear()).when(opening(CHAIR)).accepted('underway.pledging.signing');
  });

  test('is not opened before there is one', () => {
    given(launchedYear()).when(opening(CHAIR)).refused('pledge/no-text', 'pledge/text-not-current');
  });

  test('is not signed before it is opened', () => {
    given(draftedYear()).when(signing(CHAIR)).refused('frame/not-in-this-state');
  });

  test('that changes voids every signature and refusal, and is opened anew', () => {
    const changed = given(signingYear())
      .after(signing(CHAIR), declining(DEPUTY))
      .when(proposing(CHAIR))
      .accepted('underway.pledging.drafting');
    const { signed, declined, inForce } = changed.year.pledge;
    expect({ signed, declined, inForce }).toEqual({ signed: {}, declined: {}, inForce: false });
    const reopened = changed.after(opening(CHAIR, digestOf(changedText)));
    reopened.when(signing(CHAIR)).refused('pledge/text-not-current');
    reopened.when(signing(CHAIR, digestOf(changedText))).accepted();
  });

  test('is fixed once the pledge is in force', () => {
    given(pledgedYear()).when(proposing(CHAIR)).refused('frame/not-in-this-state');
  });

  test('names each target once, and only members of the year', () => {
    const [target] = pledgeText.targets;
    if (!target) throw new Error('the text has targets');
    const unclear = 'pledge/targets-unclear';
    const twice = { ...pledgeText, targets: [target, { ...target, planned: '7.0' }] };
    given(launchedYear()).when(proposing(CHAIR, twice)).refused(unclear);
    const forHue = { ...pledgeText, targets: [{ ...target, member: 'hue' }] };
    given(launchedYear()).when(proposing(CHAIR, forHue)).refused(unclear);
    const forThird = { ...pledgeText, targets: [{ ...target, member: THIRD }] };
    given(launchedYear()).when(proposing(CHAIR, forThird)).accepted();
  });
});

describe('a signature', () => {
  test('is given once by each city, for the text as it stands', () => {
    given(signingYear())
      .after(signing(THIRD))
      .when(signing(THIRD, pledgeDigest))
      .refused('pledge/already-signed');
    given(signingYear())
      .when(signing(THIRD, digestOf('other')))
      .refused('pledge/text-not-current');
  });

  test('is a member’s: the authority does not sign a pledge', () => {
    given(signingYear()).when(signing(AUTHORITY)).refused('speaker/not-a-member');
  });

  test('may follow a refusal, which it lifts', () => {
    const { year } = given(signingYear()).after(declining(THIRD)).when(signing(THIRD)).accepted();
    const { declined, signed } = year.pledge;
    expect({ declined, signed }).toEqual({ declined: {}, signed: { [THIRD]: 'onTime' } });
  });

  test('cannot be taken back by declining, and nobody declines twice', () => {
    given(signingYear())
      .after(signing(THIRD))
      .when(declining(THIRD))
      .refused('pledge/already-signed');
    given(signingYear())
      .after(declining(THIRD))
      .when(declining(THIRD))
      .refused('pledge/already-declined');
  });
});

describe('the pledge is in force', () => {
  test('with the last signature, where everybody must sign', () => {
    const two = given(signingYear()).after(signing(CHAIR), signing(DEPUTY));
    expect(two.year.pledge.inForce).toBe(false);
    const { year } = two.when(signing(THIRD)).accepted('underway.reporting.interim');
    expect(year.pledge.inForce).toBe(true);
  });

  test('with the signature that reaches the charter’s quorum, two of three', () => {
    const one = given(signingYear(quorum(2, 3))).after(signing(CHAIR));
    expect(one.year.pledge.inForce).toBe(false);
    one.when(signing(THIRD)).accepted('underway.reporting.interim');
  });

  test('only when more than half is really more than half', () => {
    const { pledge } = quorum(1, 2).charter;
    const moreThanHalf = { ...pledge, quorum: { moreThan: { num: 1, den: 2 } } };
    const members = ['a', 'b', 'c', 'd'];
    const setting = { members, charter: { pledge: moreThanHalf } };
    const two = given(signingYear(setting)).after(signing('a'), signing('b'));
    expect(two.year.pledge.inForce).toBe(false);
    two.when(signing('c')).accepted('underway.reporting.interim');
  });

  test('whatever the others do: a refusal does not undo it', () => {
    given(signingYear(quorum(2, 3)))
      .after(declining(DEPUTY), signing(CHAIR))
      .when(signing(THIRD))
      .accepted('underway.reporting.interim');
  });
});

describe('the signing day', () => {
  const day = { day: '03-31', nextYear: false } as const;
  const end = Date.UTC(2023, 2, 31, 16, 59, 59, 999);
  const calendar = (late: 'warn' | 'close') => {
    const none = charterFor(['ha-noi']).calendar;
    const lateSigning = { day: '06-30', nextYear: false, late: 'close' } as const;
    return { ...none, pledge: { ...day, late }, lateSigning };
  };
  const setting = (late: 'warn' | 'close') => ({
    charter: { ...quorum(2, 3).charter, calendar: calendar(late) },
  });

  test('ends with its last millisecond in the time zone of the charter', () => {
    const closing = given(signingYear(setting('close')));
    closing.when({ ...signing(CHAIR), at: end }).accepted();
    closing.when({ ...signing(CHAIR), at: end + 1 }).refused('pledge/too-late');
  });

  test('marks a late signature where lateness only warns', () => {
    const warning = given(signingYear(setting('warn')));
    const onTime = warning.when({ ...signing(CHAIR), at: end }).accepted();
    expect(onTime.year.pledge.signed).toEqual({ [CHAIR]: 'onTime' });
    const late = warning.when({ ...signing(CHAIR), at: end + 1 }).accepted();
    expect(late.year.pledge.signed).toEqual({ [CHAIR]: 'late' });
  });

  test('may be missed: a city signs late while the year is at work, until the last day', () => {
    const inForce = given(signingYear(setting('close'))).after(signing(CHAIR), signing(DEPUTY));
    const lastMoment = Date.UTC(2023, 5, 30, 16, 59, 59, 999);
    const late = inForce.when({ ...signing(THIRD), at: lastMoment }).accepted();
    expect(late.year.pledge.signed[THIRD]).toBe('late');
    const tooLate = { ...signing(THIRD), at: lastMoment + 1 };
    inForce.when(tooLate).refused('pledge/late-signing-closed');
  });

  test('has no late signing where the charter names no day for it', () => {
    given(signingYear(quorum(2, 3)))
      .after(signing(CHAIR), signing(DEPUTY))
      .when(signing(THIRD))
      .refused('pledge/late-signing-closed');
  });

  test('is past for good once the result is adopted', () => {
    given(reportedYear(setting('close')))
      .when(signing(THIRD))
      .refused('pledge/already-signed');
    given(adoptedYear(setting('close')))
      .when(signing(THIRD))
      .refused('frame/not-in-this-state');
  });
});
