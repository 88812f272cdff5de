import { describe, expect, test } from '@jest/globals';
import { chairsOfYear, officeNow } from '../../workflows/index.js';
import { document, dossierBody, launchBody, text } from '../support/bodies.js';
import { type AnySaid, AUTHORITY, charterFor } from '../support/cluster.js';
import {
  CHAIR,
  concludingYear,
  confirmingYear,
  DEPUTY,
  type Given,
  given,
  handedOverYear,
  offeredYear,
  pathOf,
  signedOverYear,
  THIRD,
} from '../support/given.js';
import {
  acceptHandover,
  adoptAwards,
  concur,
  confirmHandover,
  pledge,
  proposeAwards,
  proposeHandover,
  report,
  score,
  signHandover,
  submitReports,
  TO_RESULTS,
} from '../support/year.js';

const chairNow = ({ journal }: Given) => officeNow(journal.cluster.context)?.chair;
const chairOf = ({ journal }: Given, year: number) =>
  chairsOfYear(year, { cluster: journal.cluster.context, at: journal.at }, 'outgoing');

const prepared: AnySaid = {
  type: 'dossier.prepare',
  by: CHAIR,
  body: dossierBody('flag', THIRD, document('letter')),
};
const preparing = (by: string): AnySaid => ({
  type: 'dossier.prepare',
  by,
  body: dossierBody('flag', THIRD, document('another letter')),
});

describe('in March', () => {
  test('two years are alive: one concludes, the other has its pledge in force', () => {
    const march = given(concludingYear());
    expect(pathOf(march.cluster, 2023)).toBe(
      'underway.concluding(decisions.awaiting+handover.waiting)',
    );
    expect(pathOf(march.cluster, 2024)).toBe('underway.reporting.interim');
  });

  test('the chair of both is the outgoing one until the handover, then each has its own', () => {
    const before = given(signedOverYear());
    expect(chairNow(before)).toBe(CHAIR);
    expect([chairOf(before, 2023), chairOf(before, 2024)]).toEqual([[CHAIR], [CHAIR]]);
    const after = given(handedOverYear());
    expect(chairNow(after)).toBe(DEPUTY);
    expect([chairOf(after, 2023), chairOf(after, 2024)]).toEqual([[CHAIR], [DEPUTY]]);
  });

  test('what is said of one year leaves the other as it was', () => {
    const before = given(concludingYear());
    const after = before.when(prepared).accepted();
    expect(after.journal.cycles.get(2024)).toBe(before.journal.cycles.get(2024));
    expect(after.journal.cluster).toBe(before.journal.cluster);
  });

  test('a suspended old year does not stop the new one', () => {
    given(concludingYear())
      .after({ type: 'cycle.suspend', by: CHAIR, body: { reason: 'Floods', document: null } })
      .when({
        type: 'cycle.suspend',
        cycle: 2024,
        by: CHAIR,
        body: { reason: 'Floods', document: null },
      })
      .accepted('suspended', 2024);
  });
});

describe('after the handover', () => {
  test('the chair of the year keeps its open matters, the chair now acts for the cluster', () => {
    const after = given(handedOverYear()).after(prepared);
    after.when(preparing(DEPUTY)).refused('dossier/not-to-handle', 'dossier/of-another');
    after.when(preparing(CHAIR)).accepted();
    const merging: AnySaid = {
      type: 'member.merge',
      by: CHAIR,
      body: {
        member: THIRD,
        into: CHAIR,
        effective: '2024-07-01T00:00:00.000Z',
        document: document('resolution'),
        openTasks: 'pass',
      },
    };
    after.when(merging).refused('cluster/not-the-chair-now');
    after.when({ ...merging, by: DEPUTY } as AnySaid).accepted();
  });

  test('the chair now acts for a year whose own chair has left, so that the year can end', () => {
    const leaving = given(handedOverYear()).after({
      type: 'member.leave',
      by: DEPUTY,
      body: {
        member: CHAIR,
        effective: '2024-07-01T00:00:00.000Z',
        document: document('resolution'),
        reason: 'Reorganised',
      },
    });
    const last = { at: Date.UTC(2024, 6, 1) - 1 };
    leaving.when({ ...prepared, ...last } as AnySaid).accepted();
    leaving
      .when({ ...preparing(DEPUTY), ...last } as AnySaid)
      .refused('dossier/not-to-handle', 'dossier/of-another');
    const first = { at: Date.UTC(2024, 6, 1) };
    leaving
      .when({ ...prepared, ...first } as AnySaid)
      .refused('dossier/not-to-handle', 'dossier/of-another');
    leaving.when({ ...preparing(DEPUTY), ...first } as AnySaid).accepted();
    leaving
      .when({
        type: 'roster.drop',
        by: DEPUTY,
        body: { member: CHAIR, reason: 'It left' },
        ...first,
      })
      .accepted();
  });

  test('only the year whose chair holds the office can hand it on', () => {
    const { cluster } = given(handedOverYear());
    const proposal: AnySaid = {
      type: 'handover.propose',
      cycle: 2024,
      by: DEPUTY,
      body: { chair: THIRD, deputy: CHAIR, openMatters: [text('None')], minutes: document('m') },
    };
    given(cluster).when(proposal).refused('frame/not-in-this-state');
  });

  test('the next year runs to its own handover, under its own chair', () => {
    const cluster = handedOverYear();
    const results = [report, score, ...TO_RESULTS];
    for (const stage of [...results, proposeAwards, concur, adoptAwards]) stage(cluster, 2024);
    pledge(cluster, 2025);
    for (const stage of [proposeHandover, confirmHandover, signHandover, acceptHandover]) {
      stage(cluster, 2024);
    }
    const { terms } = cluster.journal().cluster.context;
    expect(terms).toEqual({
      '2023': { chair: CHAIR, deputy: DEPUTY },
      '2024': { chair: DEPUTY, deputy: THIRD },
      '2025': { chair: THIRD, deputy: CHAIR },
    });
    expect(pathOf(cluster, 2023)).toBe(
      'underway.concluding(decisions.awaiting+handover.transferred)',
    );
  });
});

describe('in a cluster of two', () => {
  const accepting = (by: string): AnySaid => ({
    type: 'report.accept',
    cycle: 2024,
    by,
    body: { round: 'interim', member: CHAIR },
  });

  test('the outgoing chair, deputy of the next year, does not receive its own report there', () => {
    const cluster = concludingYear({ members: [CHAIR, DEPUTY] });
    submitReports(cluster, 'interim', 2024);
    given(cluster).when(accepting(CHAIR)).refused('speaker/own-matter');
    for (const stage of [proposeHandover, confirmHandover, signHandover, acceptHandover]) {
      stage(cluster);
    }
    given(cluster).when(accepting(CHAIR)).refused('speaker/own-matter');
    given(cluster).when(accepting(DEPUTY)).accepted();
  });

  test('the incoming chair receives that report, where the charter lets both act', () => {
    const opened = { ...charterFor([CHAIR]).pledge, openedBy: 'both' } as const;
    const cluster = concludingYear({ members: [CHAIR, DEPUTY], charter: { pledge: opened } });
    submitReports(cluster, 'interim', 2024);
    given(cluster).when(accepting(CHAIR)).refused('speaker/own-matter');
    given(cluster).when(accepting(DEPUTY)).accepted();
  });
});

describe('a caretaker', () => {
  const declined = () =>
    given(offeredYear()).after({
      type: 'handover.decline',
      by: DEPUTY,
      body: { reason: 'Floods' },
    });

  test('keeps the office and its own year until somebody accepts', () => {
    expect(chairNow(declined())).toBe(CHAIR);
    declined().after(prepared).when(preparing(CHAIR)).accepted();
  });

  test('is relieved by the next in line, who is then the chair of the new year', () => {
    const { cluster } = declined();
    for (const stage of [proposeHandover, confirmHandover, signHandover, acceptHandover]) {
      stage(cluster);
    }
    const closing: AnySaid = {
      type: 'report.close',
      cycle: 2024,
      by: THIRD,
      body: { round: 'interim' },
    };
    expect(chairNow(given(cluster))).toBe(THIRD);
    given(cluster).when(closing).refused('report/incomplete');
    given(cluster)
      .when({ ...closing, by: DEPUTY } as AnySaid)
      .refused('speaker/not-the-chair', 'report/incomplete');
  });
});

test('a year is launched at most one ahead of the chair now', () => {
  const launching: AnySaid = { type: 'cycle.launch', cycle: 2025, by: CHAIR, body: launchBody };
  given(concludingYear())
    .when(launching)
    .refused('speaker/not-the-chair', 'launch/not-the-year', 'launch/agenda-not-reached');
});

test('two handovers at once cannot be: the second year has none before the first is over', () => {
  const cancelled: AnySaid = {
    type: 'cycle.cancel',
    cycle: 2024,
    by: AUTHORITY,
    body: { reason: 'Merged', document: document('x') },
  };
  const proposal: AnySaid = {
    type: 'handover.propose',
    cycle: 2024,
    by: CHAIR,
    body: { chair: THIRD, deputy: CHAIR, openMatters: [], minutes: document('m') },
  };
  given(confirmingYear())
    .after(cancelled)
    .when(proposal)
    .refused('handover/not-in-office', 'handover/agenda-not-reached');
});
