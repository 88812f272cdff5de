import { describe, expect, test } from '@jest/globals';
import { chairsOfYear } from '../../workflows/index.js';
import { launchBody, pledgeText } from '../support/bodies.js';
import { type AnySaid, AUTHORITY, charterFor } from '../support/cluster.js';
import {
  adoptedAwardsYear,
  adoptedYear,
  CHAIR,
  concludingYear,
  DEPUTY,
  founded,
  given,
  handedOverYear,
  launchedYear,
  motionVote,
  offeredYear,
  proposedYear,
  THIRD,
} from '../support/given.js';
import { contextOf } from '../support/year.js';

const launching = (by: string, cycle = 2023): AnySaid => ({
  type: 'cycle.launch',
  by,
  cycle,
  body: launchBody,
});
const cancelling: AnySaid = {
  type: 'cycle.cancel',
  by: AUTHORITY,
  body: { reason: 'Epidemic', document: launchBody.plan },
};

describe('a launch', () => {
  test('freezes roster, charter, rules, chair, deputy and plan', () => {
    const { year } = given(founded()).when(launching(CHAIR)).accepted('underway.pledging.drafting');
    expect(year).toMatchObject({
      roster: { [CHAIR]: 'in', [DEPUTY]: 'in', [THIRD]: 'in' },
      charter: 1,
      rules: '1',
      chair: CHAIR,
      deputy: DEPUTY,
      plan: launchBody.plan,
      rounds: { interim: true, annual: true },
    });
  });

  test('is the chair’s: neither the deputy nor the authority launches a year', () => {
    for (const by of [DEPUTY, THIRD, AUTHORITY]) {
      given(founded()).when(launching(by)).refused('speaker/not-the-chair');
    }
  });

  test('happens once a year', () => {
    given(launchedYear())
      .when({ ...launching(CHAIR), at: Date.UTC(2023, 5, 1) })
      .refused('frame/not-in-this-state');
  });

  test('is of this year or of the next, never of a later or an earlier one', () => {
    const elsewhere = ['speaker/not-the-chair', 'launch/not-the-year'] as const;
    given(founded())
      .when(launching(CHAIR, 2025))
      .refused(...elsewhere, 'launch/agenda-not-reached');
    given(founded())
      .when(launching(CHAIR, 2022))
      .refused(...elsewhere, 'launch/agenda-not-reached');
    given(handedOverYear())
      .when(launching(DEPUTY, 2026))
      .refused(...elsewhere, 'launch/agenda-not-reached');
  });
});

describe('the next year, by the usual agenda of results, pledge, handover', () => {
  test('is opened by the outgoing chair once the result is adopted, and not before', () => {
    given(launchedYear()).when(launching(CHAIR, 2024)).refused('launch/agenda-not-reached');
    given(adoptedYear()).when(launching(CHAIR, 2024)).accepted('underway.pledging.drafting', 2024);
    given(adoptedYear()).when(launching(DEPUTY, 2024)).refused('speaker/not-the-chair');
  });

  test('names the chair and the deputy that the rotation names', () => {
    const { cluster } = given(adoptedYear()).when(launching(CHAIR, 2024)).accepted();
    expect(contextOf(cluster, 2024)).toMatchObject({ chair: DEPUTY, deputy: THIRD });
  });

  test('has no deputy where the charter has none', () => {
    const { report, rotation } = charterFor([CHAIR, DEPUTY, THIRD]);
    const charter = {
      report: { ...report, ownReport: 'chair' },
      rotation: { ...rotation, deputy: 'none' },
    } as const;
    const none = adoptedYear({ charter });
    const { cluster } = given(none).when(launching(CHAIR, 2024)).accepted();
    expect(contextOf(cluster, 2024)).toMatchObject({ chair: DEPUTY, deputy: null });
  });

  test('never has its chair as its own deputy, also where its term is extended', () => {
    const exception = { kind: 'extend', term: 2024 } as const;
    const moved = given(adoptedYear()).after({
      type: 'rotation.except',
      by: CHAIR,
      body: { id: 'longer', exception, reason: 'Epidemic', document: null },
    });
    const votes = [CHAIR, DEPUTY, THIRD].map((by) => motionVote(moved.cluster, by));
    const { cluster } = moved.after(...votes, launching(CHAIR, 2024));
    expect(contextOf(cluster, 2024)).toMatchObject({ chair: DEPUTY, deputy: THIRD });
  });

  test('may be opened when the year before was cancelled', () => {
    given(launchedYear()).after(cancelling).when(launching(CHAIR, 2024)).accepted();
  });
});

describe('who opens the next year', () => {
  const pledge = { quorum: { num: 1, den: 1 }, without: 'noEffect' as const };
  const openedBy = (who: 'incoming' | 'both') =>
    adoptedYear({ charter: { pledge: { ...pledge, openedBy: who } } });

  test('is the incoming chair where the charter says so', () => {
    given(openedBy('incoming')).when(launching(DEPUTY, 2024)).accepted();
    given(openedBy('incoming')).when(launching(CHAIR, 2024)).refused('speaker/not-the-chair');
  });

  test('is either of the two where the charter says both', () => {
    given(openedBy('both')).when(launching(DEPUTY, 2024)).accepted();
    given(openedBy('both')).when(launching(CHAIR, 2024)).accepted();
    given(openedBy('both')).when(launching(THIRD, 2024)).refused('speaker/not-the-chair');
  });

  test('is nobody else, and nobody at all where the year is neither this one nor the next', () => {
    const { cluster, at } = given(adoptedYear()).journal;
    const now = { cluster: cluster.context, at };
    expect(chairsOfYear(2024, now, 'incoming')).toEqual([DEPUTY]);
    expect(chairsOfYear(2024, now, 'both')).toEqual([CHAIR, DEPUTY]);
    for (const year of [2022, 2025]) expect(chairsOfYear(year, now, 'both')).toEqual([]);
  });

  test('goes on opening it until the handover, and the new chair alone from then on', () => {
    const proposing = { type: 'pledge.propose', cycle: 2024, body: pledgeText } as const;
    const opened = given(openedBy('both')).after(launching(DEPUTY, 2024));
    opened.when({ ...proposing, by: CHAIR }).accepted();
    opened.when({ ...proposing, by: DEPUTY }).accepted();
    const report = { type: 'report.close', cycle: 2024, body: { round: 'interim' } } as const;
    given(handedOverYear())
      .when({ ...report, by: CHAIR })
      .refused('speaker/not-the-chair', 'report/incomplete');
    given(handedOverYear())
      .when({ ...report, by: DEPUTY })
      .refused('report/incomplete');
  });
});

describe('where the agenda puts the handover before the pledge', () => {
  const agenda = ['results', 'handover', 'pledge'] as const;

  test('the next year waits for its own chair', () => {
    given(adoptedAwardsYear({ charter: { agenda } }))
      .when(launching(CHAIR, 2024))
      .refused('launch/agenda-not-reached');
    const handedOver = given(handedOverYear({ charter: { agenda } }));
    handedOver.when(launching(DEPUTY, 2024)).accepted();
    handedOver.when(launching(CHAIR, 2024)).refused('speaker/not-the-chair');
  });

  test('a caretaker opens no new year', () => {
    given(offeredYear({ charter: { agenda } }))
      .after({ type: 'handover.decline', by: DEPUTY, body: { reason: 'Floods' } })
      .when(launching(CHAIR, 2024))
      .refused('launch/agenda-not-reached', 'launch/caretaker-chair');
  });
});

test('two years of one cluster are alive at once, each where it is', () => {
  const { journal } = given(concludingYear());
  expect([...journal.cycles.keys()]).toEqual([2023, 2024]);
});

test('the next year may be launched while the awards are still being proposed', () => {
  given(proposedYear()).when(launching(CHAIR, 2024)).accepted();
});
