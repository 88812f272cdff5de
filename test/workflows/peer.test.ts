/** Members judge each other: sheet by sheet in the open, or sealed and opened together. */
import { describe, expect, test } from '@jest/globals';
import { type Bodies, type Charter, dueAt } from '../../workflows/index.js';
import { document } from '../support/bodies.js';
import { type AnySaid, AUTHORITY, charterFor } from '../support/cluster.js';
import { CHAIR, DEPUTY, type Given, given, type Setting, THIRD } from '../support/given.js';
import { closedScoresYear } from '../support/scored-year.js';
import {
  closedSheetsYear,
  depositedYear,
  drawnYear,
  judgedBy,
  openedSheetsYear,
  openingSheet,
  openSheets,
  sealedSheets,
  sealedYear,
  sealing,
  sheetOn,
} from '../support/sealed-year.js';
import { charterOf } from '../support/year.js';

const DAY = 86_400_000;
const SIX = [CHAIR, DEPUTY, THIRD, 'da-nang', 'hue', 'tp-hcm'];

/** The end of 31 January of the next year, in Vietnam. */
const due = Date.UTC(2024, 0, 31, 16, 59, 59, 999);
const dated = ({ charter }: Setting, late: 'warn' | 'close' = 'close'): Setting => {
  const none = charterFor([CHAIR]).calendar;
  const calendar: Charter['calendar'] = {
    ...none,
    peerScore: { day: '01-31', nextYear: true, late },
  };
  return { charter: { ...charter, calendar } };
};

const at = (said: AnySaid, time: number): AnySaid => ({ ...said, at: time });
const scoring = (by: string, member: string, economy?: number): AnySaid => ({
  type: 'peer.score',
  by,
  body: sheetOn(member, economy),
});
const closing = (by: string): AnySaid => ({ type: 'peer.close', by, body: { reason: null } });
const finishing: AnySaid = { type: 'peer.finish', by: CHAIR, body: { reason: null } };
const peerOf = ({ year }: Given) => year.review.peer;
const pointsOf = ({ year }: Given, member: string) => year.review.scoring.points[member];

/** The sheets of all on all, in these points for the economy on one member. */
const onAll = (members: readonly string[], on: string, economy: readonly number[]): AnySaid[] =>
  members.flatMap((member) =>
    members
      .filter((by) => by !== member)
      .map((by, index) => scoring(by, member, member === on ? economy[index] : undefined)),
  );

describe('open sheets', () => {
  const opened = (setting: Setting = openSheets) => given(closedScoresYear(setting));

  test('count as they come, and a later one on the same member replaces the first', () => {
    const once = opened().after(scoring(CHAIR, THIRD, 10_000));
    expect(peerOf(once).given).toEqual({ [THIRD]: { [CHAIR]: 50_000 } });
    const again = once.after(scoring(CHAIR, THIRD, 20_000), scoring(DEPUTY, THIRD, 30_000));
    expect(peerOf(again).given).toEqual({ [THIRD]: { [CHAIR]: 60_000, [DEPUTY]: 70_000 } });
  });

  test('are of no effect on the points before they are closed', () => {
    const all = opened().after(...onAll([CHAIR, DEPUTY, THIRD], THIRD, [10_000, 30_000]));
    expect(peerOf(all).results).toEqual({});
    const closed = all.when(closing(CHAIR)).accepted('underway.reviewing.ranked');
    expect(pointsOf(closed, THIRD)).toEqual({
      self: 95_000,
      peer: 60_000,
      verified: null,
      total: 60_000,
    });
  });

  test('are not given by a member on itself, nor on whom it was not drawn to judge', () => {
    opened().when(scoring(THIRD, THIRD)).refused('peer/not-assigned');
    const ring = given(drawnYear(judgedBy({ mode: 'ring' })));
    const [judged] = peerOf(ring).assigned[CHAIR] ?? [];
    const other = [DEPUTY, THIRD].find((member) => member !== judged) ?? '';
    ring.when(scoring(CHAIR, other)).refused('peer/not-assigned');
    ring.when(scoring(CHAIR, judged ?? '')).accepted();
  });

  test('are the members’ to give, by the criteria in force, and the chair’s to close', () => {
    const [first, ...rest] = onAll([CHAIR, DEPUTY, THIRD], THIRD, [10_000, 30_000]);
    opened()
      .when({ ...first, by: AUTHORITY } as AnySaid)
      .refused('speaker/not-a-member', 'peer/not-assigned');
    for (const [change, code] of [
      [{ criteria: document('old') }, 'peer/criteria-not-current'],
      [{ points: { economy: 60_001, society: 0 } }, 'peer/points-off-criteria'],
    ] as const) {
      const body = { ...sheetOn(THIRD), ...change };
      opened().when({ type: 'peer.score', by: CHAIR, body }).refused(code);
    }
    const all = opened().after(first as AnySaid, ...rest);
    all.when(closing(DEPUTY)).refused('peer/not-to-close');
  });

  test('are all waited for, until their day has passed', () => {
    const one = opened(dated(openSheets)).after(scoring(CHAIR, THIRD));
    one.when(at(closing(CHAIR), due)).refused('peer/sheets-missing');
    const closed = one.when(at(closing(CHAIR), due + 1)).accepted('underway.reviewing.ranked');
    expect(peerOf(closed).results[THIRD]).toMatchObject({ points: 90_000, sheets: 1 });
    expect(peerOf(closed).results[DEPUTY]).toMatchObject({ points: null, sheets: 0 });
  });

  test('are waited for one by one: the last one of a member too', () => {
    const all = onAll([CHAIR, DEPUTY, THIRD], THIRD, [10_000, 30_000]);
    all.forEach((_, left) => {
      const rest = all.filter((__, index) => index !== left);
      opened()
        .after(...rest)
        .when(closing(CHAIR))
        .refused('peer/sheets-missing');
    });
  });

  test('that are late come to a shut door, or are taken, as the charter says', () => {
    const late = at(scoring(CHAIR, THIRD), due + 1);
    opened(dated(openSheets, 'close')).when(late).refused('peer/too-late');
    opened(dated(openSheets, 'warn')).when(late).accepted();
  });
});

describe('the figure of the peers', () => {
  const economy = [10_000, 30_000, 30_000, 40_000, 60_000];
  const resultOf = (
    change: Partial<Parameters<typeof judgedBy>[0]>,
    members = SIX,
    given6: readonly number[] = economy,
  ) => {
    const setting = { ...judgedBy(change), members };
    const now = given(closedScoresYear(setting)).after(...onAll(members, THIRD, given6));
    return peerOf(now.after(closing(CHAIR))).results[THIRD];
  };

  test('is the mean of the sheets, half up, with their spread', () => {
    expect(resultOf({})).toEqual({ points: 74_000, sheets: 5, lowest: 50_000, highest: 100_000 });
    const halves = resultOf({}, [CHAIR, DEPUTY, THIRD], [10_000, 10_001]);
    expect(halves?.points).toBe(50_001);
  });

  test('is the mean without one highest and one lowest, from five sheets on', () => {
    expect(resultOf({ aggregate: 'trimmedMean' })?.points).toBe(73_333);
    const four = resultOf({ aggregate: 'trimmedMean' }, SIX.slice(0, 5), [0, 0, 0, 40_000]);
    expect(four?.points).toBe(50_000);
  });

  test('is the middle sheet, or the mean of the two in the middle', () => {
    expect(resultOf({ aggregate: 'median' })?.points).toBe(70_000);
    const four = resultOf({ aggregate: 'median' }, SIX.slice(0, 5), [0, 10_000, 20_001, 60_000]);
    expect(four?.points).toBe(55_001);
  });

  test('is none with too few sheets, and its weight goes to what there is', () => {
    const half = { weights: { self: 1, peer: 1, verified: 0 } };
    const now = given(closedScoresYear(dated(judgedBy({ minimum: 2 }, half)))).after(
      scoring(CHAIR, THIRD, 10_000),
      scoring(CHAIR, DEPUTY, 10_000),
      scoring(THIRD, DEPUTY, 20_000),
      at(closing(CHAIR), due + 1),
    );
    expect(peerOf(now).results[THIRD]).toEqual({
      points: null,
      sheets: 1,
      lowest: 50_000,
      highest: 50_000,
    });
    expect(pointsOf(now, THIRD)).toMatchObject({ self: 95_000, peer: null, total: 95_000 });
    expect(pointsOf(now, DEPUTY)).toMatchObject({ self: 95_000, peer: 55_000, total: 75_000 });
  });
});

describe('sealed sheets', () => {
  const closed = () => given(closedSheetsYear(sealedSheets));
  const openingDue = ({ year, cluster }: Given) => dueAt(year, charterOf(cluster), 'opening');

  test('show nothing but a commitment while the round is open', () => {
    const { round, given: totals } = peerOf(given(sealedYear(sealedSheets)));
    expect(totals).toEqual({});
    for (const by of [CHAIR, DEPUTY, THIRD]) {
      expect(Object.keys(round.sealed[by] ?? {})).toHaveLength(2);
      for (const commitment of Object.values(round.sealed[by] ?? {})) {
        expect(commitment).toMatch(/^[0-9a-f]{64}$/);
      }
    }
  });

  test('are closed by more than half of the members, and the chair counts as one of them', () => {
    const one = given(sealedYear(sealedSheets)).after(closing(CHAIR));
    expect(peerOf(one).round).toMatchObject({ closed: false, openBy: null });
    one.when(openingSheet(CHAIR, CHAIR, THIRD)).refused('frame/not-in-this-state');
    const two = one.when(closing(THIRD)).accepted('underway.reviewing.peerScoring.opening');
    expect(peerOf(two).round.closing).toEqual({ [CHAIR]: true, [THIRD]: true });
  });

  test('are given in no other way, and by members only, on whom they were drawn to judge', () => {
    const deposited = given(depositedYear(sealedSheets));
    deposited.when(scoring(CHAIR, THIRD)).refused('peer/sheets-are-sealed');
    deposited.when(sealing(CHAIR, CHAIR)).refused('peer/not-assigned');
    deposited
      .when({ ...sealing(CHAIR, THIRD), by: AUTHORITY } as AnySaid)
      .refused('speaker/not-a-member', 'seal/no-shares-left', 'peer/not-assigned');
    given(drawnYear(sealedSheets)).when(sealing(CHAIR, THIRD)).refused('seal/no-shares-left');
    const open = given(closedScoresYear(openSheets));
    open.when(sealing(CHAIR, THIRD)).refused('peer/sheets-are-open', 'seal/no-shares-left');
  });

  test('are opened by members and ended by the chair; nobody says twice that it may close', () => {
    closed()
      .when(openingSheet(AUTHORITY, CHAIR, THIRD))
      .refused('speaker/not-a-member');
    const opened = given(openedSheetsYear(sealedSheets));
    opened.when({ ...finishing, by: DEPUTY } as AnySaid).refused('speaker/not-the-chair');
    const one = given(sealedYear(sealedSheets)).after(closing(CHAIR));
    one.when(closing(CHAIR)).refused('peer/already-closed');
    one.when(closing(AUTHORITY)).refused('peer/not-to-close');
  });

  test('are to be opened by the end of the day, so many days after the close', () => {
    const close = Date.UTC(2023, 11, 15, 10);
    const two = given(sealedYear(sealedSheets)).after(closing(CHAIR), at(closing(THIRD), close));
    expect(openingDue(two)).toBe('2023-12-18T16:59:59.999Z');
    const night = given(sealedYear(sealedSheets)).after(
      closing(CHAIR),
      at(closing(THIRD), Date.UTC(2023, 11, 15, 17)),
    );
    expect(openingDue(night)).toBe('2023-12-19T16:59:59.999Z');
  });

  test('count in full when each is opened, by its reviewer or by any other member', () => {
    const pairs = [CHAIR, DEPUTY, THIRD].flatMap((reviewer) =>
      [CHAIR, DEPUTY, THIRD].filter((m) => m !== reviewer).map((m) => [reviewer, m] as const),
    );
    const byOne = closed().after(...pairs.map(([by, member]) => openingSheet(DEPUTY, by, member)));
    const byAll = given(openedSheetsYear(sealedSheets));
    expect(peerOf(byOne).given).toEqual(peerOf(byAll).given);
    expect(peerOf(byOne).round.sealed).toEqual({});
    const done = byOne.when(finishing).accepted('underway.reviewing.ranked');
    expect(pointsOf(done, THIRD)).toMatchObject({ peer: 90_000, total: 90_000 });
  });

  test('open as they were sealed or not at all', () => {
    const points = { economy: 60_000, society: 40_000 };
    closed()
      .when(openingSheet(CHAIR, CHAIR, THIRD, { points }))
      .refused('peer/opening-differs');
    closed()
      .when(openingSheet(CHAIR, CHAIR, THIRD, { nonce: document('other') }))
      .refused('peer/opening-differs');
    const once = closed().after(openingSheet(CHAIR, CHAIR, THIRD));
    once.when(openingSheet(DEPUTY, CHAIR, THIRD)).refused('peer/opening-differs');
  });

  test('of a member that never opens are opened from shares, or do not count when late', () => {
    const others = [DEPUTY, THIRD].flatMap((by) =>
      [CHAIR, DEPUTY, THIRD].filter((m) => m !== by).map((m) => openingSheet(by, by, m)),
    );
    const waiting = closed().after(...others);
    const end = Date.parse(openingDue(waiting) ?? '');
    waiting.when(at(finishing, end)).refused('peer/sheets-still-sealed');
    const shared = waiting.after(
      { type: 'seal.release', by: THIRD, body: { of: CHAIR, share: 'opened' } },
      { type: 'seal.release', by: DEPUTY, body: { of: CHAIR, share: 'opened' } },
    );
    expect(peerOf(shared).round.released).toEqual({ [CHAIR]: { [THIRD]: true, [DEPUTY]: true } });
    const late = waiting.when(at(finishing, end + 1)).accepted('underway.reviewing.ranked');
    expect(peerOf(late).given[THIRD]).toEqual({ [DEPUTY]: 90_000 });
    expect(peerOf(late).results[THIRD]).toMatchObject({ points: 90_000, sheets: 1 });
    expect(peerOf(late).results[CHAIR]?.sheets).toBe(2);
    expect(openingDue(late)).toBeNull();
  });

  test('may still be opened after the day for it, as long as the chair has not ended it', () => {
    const end = Date.parse(openingDue(closed()) ?? '');
    const late = closed()
      .when(at(openingSheet(CHAIR, CHAIR, THIRD), end + DAY))
      .accepted();
    expect(peerOf(late).given[THIRD]).toEqual({ [CHAIR]: 90_000 });
  });

  test('may be sealed anew before the close, and only the last one opens', () => {
    const again = given(sealedYear(sealedSheets)).after(
      sealing(CHAIR, THIRD, 10_000),
      closing(CHAIR),
      closing(DEPUTY),
    );
    again.when(openingSheet(CHAIR, CHAIR, THIRD)).refused('peer/opening-differs');
    const points: Bodies['peer.open']['points'] = { economy: 10_000, society: 40_000 };
    const opened = again.when(openingSheet(CHAIR, CHAIR, THIRD, { points })).accepted();
    expect(peerOf(opened).given[THIRD]).toEqual({ [CHAIR]: 50_000 });
    closed()
      .when(sealing(CHAIR, THIRD, 10_000))
      .refused('frame/not-in-this-state');
  });

  test('are not closed while one is missing, until their day has passed', () => {
    const few = given(depositedYear(dated(sealedSheets))).after(sealing(CHAIR, THIRD));
    few.when(at(closing(THIRD), due)).refused('peer/sheets-missing');
    few.when(at(closing(THIRD), due + 1)).accepted('underway.reviewing.peerScoring.scoring');
  });

  test('of a commitment that fits no sheet count for nothing and hold up nobody', () => {
    const body = { member: THIRD, commitment: document('nothing'), box: 'box' };
    const bad = given(sealedYear(sealedSheets)).after(
      { type: 'peer.seal', by: CHAIR, body },
      closing(CHAIR),
      closing(DEPUTY),
    );
    bad.when(openingSheet(CHAIR, CHAIR, THIRD)).refused('peer/opening-differs');
    const end = Date.parse(openingDue(bad) ?? '');
    const done = bad.when(at(finishing, end + 1)).accepted('underway.reviewing.ranked');
    expect(peerOf(done).results[THIRD]?.sheets).toBe(0);
  });
});
