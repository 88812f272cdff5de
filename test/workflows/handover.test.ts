import { describe, expect, test } from '@jest/globals';
import { document, launchBody } from '../support/bodies.js';
import { type AnySaid, AUTHORITY, charterFor, type TestCluster } from '../support/cluster.js';
import {
  adoptedAwardsYear,
  adoptedYear,
  CHAIR,
  concludingYear,
  confirmingYear,
  DEPUTY,
  given,
  handedOverYear,
  offeredYear,
  signedOverYear,
  THIRD,
} from '../support/given.js';
import {
  accepting,
  at,
  confirming,
  declining,
  handover,
  leaving,
  officeOf,
  proposing,
  rotation,
  signing,
  witnessing,
} from '../support/handover-words.js';
import { sendDossiers } from '../support/year.js';

describe('a proposal of the next chair', () => {
  test('names whom the rotation names, with the next in line as deputy', () => {
    given(concludingYear()).when(proposing(DEPUTY, THIRD)).accepted(at('confirming'));
    given(concludingYear()).when(proposing(THIRD, CHAIR)).refused('handover/not-next');
    given(concludingYear())
      .when(proposing(DEPUTY, CHAIR))
      .refused('handover/deputy-not-by-charter');
  });

  test('waits for what the agenda puts before it', () => {
    given(adoptedAwardsYear())
      .when(proposing(DEPUTY, THIRD))
      .refused('handover/agenda-not-reached');
    given(adoptedYear()).when(proposing(DEPUTY, THIRD)).refused('frame/not-in-this-state');
    const agenda = ['results', 'handover', 'pledge'] as const;
    given(adoptedAwardsYear({ charter: { agenda } }))
      .when(proposing(DEPUTY, THIRD))
      .accepted(at('confirming'));
  });

  test('does not wait for the pledge of a next year that was cancelled', () => {
    const cancelled: AnySaid[] = [
      { type: 'cycle.launch', cycle: 2024, by: CHAIR, body: launchBody },
      {
        type: 'cycle.cancel',
        cycle: 2024,
        by: AUTHORITY,
        body: { reason: 'Epidemic', document: document('x') },
      },
    ];
    given(adoptedAwardsYear())
      .after(...cancelled)
      .when(proposing(DEPUTY, THIRD))
      .accepted();
  });

  test('is made by the chair that holds the office', () => {
    given(concludingYear())
      .when({ ...proposing(DEPUTY, THIRD), by: DEPUTY } as AnySaid)
      .refused('speaker/not-the-chair', 'handover/not-in-office');
  });

  test('names no deputy where the charter has none', () => {
    const setting = rotation({ deputy: 'none' });
    const report = { ...charterFor([CHAIR]).report, ownReport: 'chair' as const };
    const year = () => concludingYear({ charter: { ...setting.charter, report } });
    given(year()).when(proposing(DEPUTY, null)).accepted();
    given(year()).when(proposing(DEPUTY, THIRD)).refused('handover/deputy-not-by-charter');
  });

  test('is free where chairs are elected, but for the chair itself and for strangers', () => {
    const year = () => concludingYear(rotation({ source: { kind: 'elected' }, deputy: 'elected' }));
    given(year()).when(proposing(THIRD, CHAIR)).accepted();
    given(year()).when(proposing(DEPUTY, THIRD)).accepted();
    given(year()).when(proposing(CHAIR, THIRD)).refused('handover/not-next');
    given(year()).when(proposing('hue', THIRD)).refused('handover/not-next');
    given(year()).when(proposing(THIRD, THIRD)).refused('handover/deputy-not-by-charter');
    for (const deputy of ['hue', null]) {
      given(year()).when(proposing(THIRD, deputy)).refused('handover/deputy-not-by-charter');
    }
  });

  test('passes over a member that has left the cluster', () => {
    const left = given(concludingYear()).after(leaving(DEPUTY));
    left.when(proposing(DEPUTY, THIRD)).refused('handover/not-next');
    left.when(proposing(THIRD, CHAIR)).accepted();
  });
});

describe('the members’ confirmation', () => {
  test('offers the office with the vote that makes it more than half', () => {
    const one = given(confirmingYear()).when(confirming(THIRD, 'approve')).accepted();
    one.accepted(at('confirming'));
    one.when(confirming(CHAIR, 'approve')).accepted(at('offered'));
  });

  test('is given once by each member, for the candidate of the day', () => {
    const one = given(confirmingYear()).after(confirming(THIRD, 'approve'));
    one.when(confirming(THIRD, 'reject')).refused('handover/already-confirmed');
    one.when(confirming(CHAIR, 'approve', THIRD)).refused('handover/other-candidate');
    one.when(confirming(AUTHORITY, 'approve')).refused('speaker/not-a-member');
  });

  test('that can no longer be reached passes the candidate over', () => {
    const rejected = given(confirmingYear())
      .after(confirming(THIRD, 'reject'))
      .when(confirming(CHAIR, 'reject'))
      .accepted(at('waiting'));
    expect(rejected.year.handover.passedOver).toEqual({ [DEPUTY]: 'rejected' });
    rejected.when(proposing(THIRD, CHAIR)).accepted(at('confirming'));
  });

  test('is not asked for where the rotation alone decides', () => {
    given(concludingYear(rotation({ confirmation: null })))
      .when(proposing(DEPUTY, THIRD))
      .accepted(at('offered'));
  });
});

describe('the office', () => {
  test('passes in the one entry in which the incoming chair accepts', () => {
    const before = given(signedOverYear());
    expect(officeOf(before)).toEqual({ term: 2023, chair: CHAIR, deputy: DEPUTY });
    const after = before.when(accepting()).accepted(at('transferred'));
    expect(officeOf(after)).toEqual({ term: 2024, chair: DEPUTY, deputy: THIRD });
    expect(after.journal.size).toBe(before.journal.size + 1);
  });

  test('is signed over before it is accepted, each once, each by whose it is', () => {
    const offered = given(offeredYear());
    offered.when(accepting()).refused('handover/outgoing-unsigned');
    offered.when(signing(DEPUTY)).refused('handover/not-the-outgoing-chair');
    const signed = given(signedOverYear());
    signed.when(signing()).refused('handover/outgoing-already-signed');
    signed.when(accepting(THIRD)).refused('handover/not-the-incoming-chair');
    const other = { minutes: document('other minutes') };
    for (const said of [signing(), accepting(), witnessing()]) {
      const before = said.type === 'handover.sign' ? offered : signed;
      before.when({ ...said, body: other } as AnySaid).refused('handover/minutes-not-current');
    }
  });

  test('passes once', () => {
    given(handedOverYear()).when(accepting()).refused('frame/not-in-this-state');
    given(handedOverYear()).when(proposing(THIRD, CHAIR)).refused('frame/not-in-this-state');
  });

  test('is not passed on by its former chair, in a year that was cancelled later', () => {
    const body = { reason: 'Merged', document: document('x') };
    const cancelled = given(handedOverYear()).after({ type: 'cycle.cancel', by: AUTHORITY, body });
    cancelled.when(proposing(DEPUTY, THIRD)).refused('handover/not-in-office');
  });

  test('waits for the witness where the charter requires one', () => {
    const accepted = given(signedOverYear(handover({ witness: 'required' })))
      .when(accepting())
      .accepted(at('offered'));
    expect(officeOf(accepted).chair).toBe(CHAIR);
    accepted.when(accepting()).refused('handover/already-accepted');
    accepted.when(declining()).refused('handover/already-accepted');
    const witnessed = accepted.when(witnessing()).accepted(at('transferred'));
    expect(officeOf(witnessed).chair).toBe(DEPUTY);
  });

  test('is witnessed by the patron, once, and only where a witness is chartered', () => {
    given(signedOverYear()).when(witnessing(AUTHORITY)).refused('speaker/not-the-patron');
    given(signedOverYear())
      .after(witnessing())
      .when(witnessing())
      .refused('handover/already-witnessed');
    given(signedOverYear(handover({ witness: 'none' })))
      .when(witnessing())
      .refused('handover/no-witness-chartered');
  });

  test('stays with the same city for the year when its term was extended', () => {
    const extended = given(concludingYear()).after({
      type: 'rotation.except',
      by: CHAIR,
      body: {
        id: 'covid',
        exception: { kind: 'extend', term: 2023 },
        reason: 'Epidemic',
        document: null,
      },
    });
    const motion = extended.journal.cluster.context.motion?.digest ?? '';
    const votes = [CHAIR, DEPUTY, THIRD].map(
      (by): AnySaid => ({ type: 'motion.vote', by, body: { motion, choice: 'approve' } }),
    );
    const stayed = extended.after(
      ...votes,
      proposing(CHAIR, DEPUTY),
      confirming(DEPUTY, 'approve', CHAIR),
      confirming(THIRD, 'approve', CHAIR),
      signing(),
      accepting(CHAIR),
    );
    expect(officeOf(stayed)).toEqual({ term: 2024, chair: CHAIR, deputy: DEPUTY });
  });
});

test('a year is closed when its awards are decided and its chair has handed over', () => {
  const decided = (award: string, member: string): AnySaid => ({
    type: 'award.decide',
    by: AUTHORITY,
    body: {
      award,
      member,
      decision: 'granted',
      document: document('decision'),
      number: '512/QD-TTg',
      reason: null,
    },
  });
  const sent = (cluster: TestCluster) => {
    sendDossiers(cluster);
    return given(cluster);
  };
  sent(handedOverYear())
    .after(decided('flag', THIRD))
    .when(decided('merit', CHAIR))
    .accepted('closed');
  sent(signedOverYear())
    .after(decided('flag', THIRD), decided('merit', CHAIR))
    .when(accepting())
    .accepted('closed');
});
