import { describe, expect, test } from '@jest/globals';
import { type Bodies, designatedChair } from '../../workflows/index.js';
import { type AnySaid, START } from '../support/cluster.js';
import {
  CHAIR,
  concludingYear,
  confirmingYear,
  DEPUTY,
  type Given,
  given,
  motionVote,
  offeredYear,
  signedOverYear,
  THIRD,
} from '../support/given.js';
import {
  accepting,
  at,
  confirming,
  DAY,
  declining,
  handover,
  leaving,
  officeOf,
  proposing,
  rotation,
  signing,
  silence,
  witnessing,
} from '../support/handover-words.js';

describe('a candidate that does not take the office', () => {
  const takenBy = (passedOver: Given) =>
    passedOver.after(
      proposing(THIRD, CHAIR),
      confirming(CHAIR, 'approve', THIRD),
      confirming(DEPUTY, 'approve', THIRD),
      signing(),
      accepting(THIRD),
    );

  test('declines; the next in line is offered it and the outgoing chair is caretaker', () => {
    const declined = given(offeredYear()).when(declining()).accepted(at('waiting'));
    expect(declined.year.handover.passedOver).toEqual({ [DEPUTY]: 'declined' });
    expect(officeOf(declined).chair).toBe(CHAIR);
    declined.when(proposing(DEPUTY, THIRD)).refused('handover/not-next');
    expect(officeOf(takenBy(declined))).toEqual({ term: 2024, chair: THIRD, deputy: CHAIR });
  });

  test('declines itself, and nobody for it', () => {
    for (const other of [CHAIR, THIRD]) {
      given(offeredYear()).when(declining(other)).refused('handover/not-the-incoming-chair');
    }
  });

  test('loses that turn: the line goes on from the member that took the office', () => {
    const { context } = takenBy(given(offeredYear()).after(declining())).journal.cluster;
    const line = [2025, 2026, 2027].map((year) => designatedChair(context, year));
    expect(line).toEqual([CHAIR, DEPUTY, THIRD]);
  });

  test('is silent past the last millisecond of its time, and the server says so', () => {
    const signed = given(signedOverYear());
    const signedAt = signed.cluster.now();
    const due = signedAt + 15 * DAY;
    signed.when({ ...accepting(), at: due }).accepted(at('transferred'));
    signed.when({ ...accepting(), at: due + 1 }).refused('handover/acceptance-too-late');
    signed.when({ ...silence, at: due }).refused('deadline/not-due');
    const silent = signed.when({ ...silence, at: due + 1 }).accepted(at('waiting'));
    expect(silent.year.handover.passedOver).toEqual({ [DEPUTY]: 'silent' });
  });

  test('is not silent while the outgoing chair has not signed', () => {
    const offered = given(offeredYear());
    offered
      .when({ ...silence, at: offered.cluster.now() + 40 * DAY })
      .refused('deadline/not-set', 'deadline/not-due');
    const late = offered.after({ ...signing(), at: offered.cluster.now() + 40 * DAY });
    late.when({ ...accepting(), at: late.cluster.now() + 15 * DAY }).accepted(at('transferred'));
  });

  test('is not silent when it has accepted and only the witness is missing', () => {
    const accepted = given(signedOverYear(handover({ witness: 'required' }))).after(accepting());
    accepted
      .when({ ...silence, at: accepted.cluster.now() + 40 * DAY })
      .refused('deadline/not-set', 'deadline/not-due');
  });

  test('has its own time to accept: an extension for one is not the next one’s', () => {
    const signed = given(signedOverYear());
    const until = new Date(signed.cluster.now() + 60 * DAY).toISOString();
    const extended = signed.after(
      {
        type: 'deadline.extend',
        by: CHAIR,
        body: { deadline: 'acceptance', until, reason: 'Elections' },
      },
      declining(),
      proposing(THIRD, CHAIR),
      confirming(CHAIR, 'approve', THIRD),
      confirming(DEPUTY, 'approve', THIRD),
      signing(),
    );
    const late = { ...accepting(THIRD), at: extended.cluster.now() + 15 * DAY + 1 };
    extended.when(late).refused('handover/acceptance-too-late');
  });

  test('may leave the chair itself the next in line', () => {
    const all = given(offeredYear()).after(
      declining(),
      proposing(THIRD, CHAIR),
      confirming(CHAIR, 'approve', THIRD),
      confirming(DEPUTY, 'approve', THIRD),
      declining(THIRD),
    );
    all.when(proposing(CHAIR, DEPUTY)).accepted(at('confirming'));
  });

  test('is asked again, in the order of the line, once everybody was passed over', () => {
    const rejecting = (chair: string) =>
      [CHAIR, DEPUTY].map((by) => confirming(by, 'reject', chair));
    const everybody = given(offeredYear()).after(
      declining(),
      proposing(THIRD, CHAIR),
      ...rejecting(THIRD),
      proposing(CHAIR, DEPUTY),
      ...rejecting(CHAIR),
    );
    expect(Object.keys(everybody.year.handover.passedOver)).toHaveLength(3);
    everybody.when(proposing(THIRD, CHAIR)).refused('handover/not-next');
    const again = everybody.when(proposing(DEPUTY, THIRD)).accepted(at('confirming'));
    expect(again.year.handover.passedOver).toEqual({});
  });

  test('is left out by an electing chair until everybody was passed over', () => {
    const electing = given(
      concludingYear(rotation({ source: { kind: 'elected' }, deputy: 'elected' })),
    );
    const chosen = (chair: string) => [
      proposing(chair, CHAIR),
      ...[CHAIR, DEPUTY].map((by) => confirming(by, 'approve', chair)),
      declining(chair),
    ];
    const declined = electing.after(...chosen(DEPUTY));
    declined.when(proposing(DEPUTY, CHAIR)).refused('handover/not-next');
    declined.when(proposing(THIRD, CHAIR)).accepted(at('confirming'));
    const everybody = declined.after(...chosen(THIRD));
    everybody.when(proposing(CHAIR, THIRD)).refused('handover/not-next');
    for (const chair of [DEPUTY, THIRD]) {
      everybody.when(proposing(chair, CHAIR)).accepted(at('confirming'));
    }
  });

  test('of a swapped turn leaves no exception that later ones would trip over', () => {
    const except = (id: string, exception: Bodies['rotation.except']['exception']): AnySaid => ({
      type: 'rotation.except',
      by: CHAIR,
      body: { id, exception, reason: 'Agreed', document: null },
    });
    const swap = { kind: 'swap', between: [DEPUTY, THIRD], terms: [2024, 2025] } as const;
    const moved = given(concludingYear()).after(except('swap', swap));
    const votes = [CHAIR, DEPUTY, THIRD].map((by) => motionVote(moved.cluster, by));
    const taken = moved.after(
      ...votes,
      proposing(THIRD, DEPUTY),
      ...[CHAIR, DEPUTY].map((by) => confirming(by, 'approve', THIRD)),
      declining(THIRD),
      proposing(DEPUTY, THIRD),
      ...[CHAIR, DEPUTY].map((by) => confirming(by, 'approve', DEPUTY)),
      signing(),
      accepting(),
    );
    expect(Object.keys(taken.journal.cluster.context.exceptions)).toEqual(['swap']);
    taken.when(except('longer', { kind: 'extend', term: 2026 })).accepted();
  });

  test('cannot take it once it is leaving the cluster', () => {
    given(signedOverYear())
      .after(leaving(DEPUTY))
      .when(accepting())
      .refused('handover/not-the-incoming-chair');
  });

  test('cannot take it by the witness’ signature either, once it accepted and then leaves', () => {
    const accepted = given(signedOverYear(handover({ witness: 'required' }))).after(accepting());
    const left = accepted.after(leaving(DEPUTY));
    left.when(witnessing()).refused('handover/candidate-leaving');
    expect(officeOf(left).chair).toBe(CHAIR);
  });

  test('makes room for the next in line when it is leaving, whatever was signed before', () => {
    const year = () => signedOverYear(handover({ witness: 'required' }));
    for (const signed of [given(year()), given(year()).after(accepting())]) {
      signed.when(proposing(DEPUTY, THIRD)).refused('handover/already-offered');
      const left = signed.after(leaving(DEPUTY));
      left
        .when({ ...proposing(THIRD, CHAIR), by: THIRD } as AnySaid)
        .refused('speaker/not-the-chair', 'handover/not-in-office');
      const again = left.when(proposing(THIRD, CHAIR)).accepted(at('confirming'));
      expect(again.year.handover).toMatchObject({
        votes: {},
        signed: {},
        passedOver: { [DEPUTY]: 'left' },
      });
      expect(officeOf(takenBy(left).after(witnessing())).chair).toBe(THIRD);
    }
  });
});

describe('when a member is dropped from the roster', () => {
  const dropping = (member: string): AnySaid => ({
    type: 'roster.drop',
    by: CHAIR,
    at: START + 2 * DAY,
    body: { member, reason: 'It left' },
  });

  test('the confirmation is counted among those that remain', () => {
    const all = { num: 1, den: 1 };
    const confirmed = given(confirmingYear(rotation({ confirmation: all }))).after(
      confirming(CHAIR, 'approve'),
      confirming(DEPUTY, 'approve'),
      leaving(THIRD),
    );
    confirmed.when(dropping(THIRD)).accepted(at('offered'));
  });

  test('an office that is offered already is open no longer for it', () => {
    const offered = given(confirmingYear()).after(
      confirming(CHAIR, 'approve'),
      confirming(DEPUTY, 'approve'),
      leaving(THIRD),
    );
    const dropped = offered.when(dropping(THIRD)).accepted(at('offered'));
    expect(dropped.year.handover).toEqual(offered.year.handover);
  });

  test('a candidate that was dropped is passed over', () => {
    const dropped = given(signedOverYear())
      .after(leaving(DEPUTY))
      .when(dropping(DEPUTY))
      .accepted(at('waiting'));
    expect(dropped.year.handover.passedOver).toEqual({ [DEPUTY]: 'left' });
    dropped.when(proposing(THIRD, CHAIR)).accepted(at('confirming'));
  });
});
