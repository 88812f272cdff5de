/** Lots are drawn by all together; a member that keeps its own back stops nothing for ever. */
import { describe, expect, test } from '@jest/globals';
import { type Charter, dueAt } from '../../workflows/index.js';
import { drawnOrder, seedOf } from '../../workflows/scoring/lots.js';
import { type AnySaid, charterFor } from '../support/cluster.js';
import { CHAIR, DEPUTY, type Given, given, type Setting, THIRD } from '../support/given.js';
import { closedScoresYear } from '../support/scored-year.js';
import {
  drawnYear,
  enteredYear,
  entering,
  judgedBy,
  lotOf,
  openSheets,
  revealedYear,
  revealing,
  sheetOn,
} from '../support/sealed-year.js';
import { charterOf } from '../support/year.js';

const DAY = 86_400_000;
const FIVE = [CHAIR, DEPUTY, THIRD, 'da-nang', 'hue'];

/** The end of 31 January of the next year, in Vietnam. */
const due = Date.UTC(2024, 0, 31, 16, 59, 59, 999);
const calendar: Charter['calendar'] = {
  ...charterFor([CHAIR]).calendar,
  peerScore: { day: '01-31', nextYear: true, late: 'warn' },
};

const ring = judgedBy({ mode: 'ring' });
const pairs = (sheets: number): Setting => ({
  ...judgedBy({ mode: 'pairs', sheets }),
  members: FIVE,
});
const dated: Setting = { charter: { ...ring.charter, calendar } };

const drawing: AnySaid = { type: 'draw.close', by: CHAIR, body: { reason: null } };
const entry = (by: string, conflicts: readonly string[] = []): AnySaid =>
  entering(by, { box: null, conflicts: [...conflicts] });
const at = (said: AnySaid, time: number): AnySaid => ({ ...said, at: time });

const peerOf = ({ year }: Given) => year.review.peer;
const assignedIn = (now: Given) => peerOf(now).assigned;
const judgesOf = (now: Given, member: string): readonly string[] =>
  Object.keys(assignedIn(now)).filter((by) => assignedIn(now)[by]?.includes(member));

/** Everybody enters with its conflicts, reveals, and the chair draws. */
function drawnWith(
  setting: Setting,
  conflicts: Readonly<Record<string, readonly string[]>>,
): Given {
  const members = setting.members ?? [CHAIR, DEPUTY, THIRD];
  return given(closedScoresYear(setting)).after(
    ...members.map((by) => entry(by, conflicts[by])),
    ...members.map((by) => revealing(by)),
    drawing,
  );
}

describe('who judges whom', () => {
  test('needs no lots where everyone judges everyone else, openly', () => {
    const now = given(closedScoresYear(openSheets));
    now.when(entry(CHAIR)).refused('frame/not-in-this-state');
    expect(assignedIn(now)).toEqual({
      [CHAIR]: [THIRD, DEPUTY],
      [DEPUTY]: [THIRD, CHAIR],
      [THIRD]: [CHAIR, DEPUTY],
    });
  });

  test('is known only once the lots are drawn, where it is drawn', () => {
    const revealed = given(revealedYear(ring));
    expect(assignedIn(revealed)).toEqual({});
    const drawn = revealed.when(drawing).accepted('underway.reviewing.peerScoring.scoring');
    expect(Object.keys(assignedIn(drawn))).toHaveLength(3);
  });

  test.each([1, 2, 3, 4])(
    'is %d others for each of five, and as many for each to judge',
    (sheets) => {
      const now = given(drawnYear(pairs(sheets)));
      for (const member of FIVE) {
        expect(assignedIn(now)[member]).toHaveLength(sheets);
        expect(assignedIn(now)[member]).not.toContain(member);
        expect(judgesOf(now, member)).toHaveLength(sheets);
      }
      expect(peerOf(now).short).toEqual({});
    },
  );

  test('goes round all members in one ring', () => {
    const now = given(drawnYear({ ...ring, members: FIVE }));
    const passed: string[] = [];
    for (let member: string = CHAIR; !passed.includes(member); ) {
      passed.push(member);
      member = assignedIn(now)[member]?.[0] ?? '';
    }
    expect([...passed].sort()).toEqual([...FIVE].sort());
  });

  test('spares those with a conflict, whichever side declared it', () => {
    const now = drawnWith(pairs(2), { hue: [CHAIR], [DEPUTY]: [THIRD] });
    expect(assignedIn(now)[CHAIR]).not.toContain('hue');
    expect(assignedIn(now).hue).not.toContain(CHAIR);
    expect(assignedIn(now)[THIRD]).not.toContain(DEPUTY);
    for (const member of FIVE) expect(judgesOf(now, member)).toHaveLength(2);
    expect(peerOf(now).short).toEqual({});
  });

  test('names the members for whom conflicts leave too few reviewers', () => {
    const now = drawnWith(pairs(3), { hue: [CHAIR, DEPUTY] });
    expect(peerOf(now).short.hue).toBe(1);
    expect(judgesOf(now, 'hue')).toHaveLength(2);
  });
});

describe('the draw', () => {
  test('takes an entry anew until the first lot is revealed', () => {
    const entered = given(enteredYear(ring));
    const again = entered.when(entry(THIRD, [CHAIR])).accepted();
    expect(again.year.review.draw.conflicts[THIRD]).toEqual([CHAIR]);
    entered.when(entry(THIRD, [CHAIR, CHAIR])).refused('peer/conflict-unclear');
    again
      .after(revealing(DEPUTY))
      .when(entry(THIRD, [DEPUTY]))
      .refused('peer/lots-being-revealed');
  });

  test('makes its seed of every lot, so that each member’s lot moves it', () => {
    const { draw } = given(drawnYear(ring)).year.review;
    const lots = Object.fromEntries([CHAIR, DEPUTY, THIRD].map((by) => [by, lotOf(by)]));
    expect(draw.seed).toBe(seedOf(lots));
    for (const by of Object.keys(lots)) {
      expect(seedOf({ ...lots, [by]: lotOf('another') })).not.toBe(draw.seed);
    }
  });

  test('is closed by the chair and by nobody else', () => {
    given(revealedYear(ring))
      .when({ ...drawing, by: DEPUTY } as AnySaid)
      .refused('speaker/not-the-chair');
  });

  test('waits for a member that has not entered, until the day for peer scoring has passed', () => {
    const two = given(closedScoresYear(dated)).after(entry(CHAIR), entry(DEPUTY));
    two.when(at(revealing(CHAIR), due)).refused('peer/draw-incomplete');
    const late = two.when(at(revealing(CHAIR), due + 1)).accepted();
    late.when(entry(THIRD)).refused('peer/lots-being-revealed');
    const drawn = late.after(revealing(DEPUTY)).when(drawing);
    drawn.accepted('underway.reviewing.peerScoring.scoring');
    expect(drawn.year.review.draw.seed).toBe(
      seedOf({ [CHAIR]: lotOf(CHAIR), [DEPUTY]: lotOf(DEPUTY) }),
    );
    expect(judgesOf(drawn, THIRD)).toHaveLength(1);
  });

  test('waits for a lot that is kept back just as long, and says whose it is', () => {
    const two = given(enteredYear(dated)).after(revealing(CHAIR), revealing(THIRD));
    two.when(at(drawing, due)).refused('peer/lots-hidden');
    expect(Object.keys(two.year.review.draw.nonces)).toEqual([CHAIR, THIRD]);
    two.when(at(drawing, due + 1)).accepted('underway.reviewing.peerScoring.scoring');
    two
      .after(at(revealing(DEPUTY), due + 1))
      .when(drawing)
      .accepted();
  });

  test('is not closed with fewer lots than close a round, however late it is', () => {
    const one = given(enteredYear(dated)).after(revealing(CHAIR));
    one.when(at(drawing, due + 1)).refused('peer/lots-hidden');
    const none = given(closedScoresYear(dated)).after(entry(CHAIR));
    none.when(at(revealing(CHAIR), due + 1)).refused('peer/draw-incomplete');
  });

  test('waits as long as it takes where the charter sets no day for peer scoring', () => {
    given(enteredYear(ring))
      .after(revealing(CHAIR), revealing(THIRD))
      .when(at(drawing, due + 365 * 86_400_000))
      .refused('peer/lots-hidden');
  });

  test('waits no longer when its day is moved, but by the day as it is moved', () => {
    const until = due + 86_400_000;
    const body = { deadline: 'peerScore' as const, until: new Date(until).toISOString() };
    const two = given(enteredYear(dated)).after(
      { type: 'deadline.extend', by: CHAIR, body: { ...body, reason: 'Floods' } },
      revealing(CHAIR),
      revealing(THIRD),
    );
    two.when(at(drawing, until)).refused('peer/lots-hidden');
    two.when(at(drawing, until + 1)).accepted();
  });

  test.each(['warn', 'close'] as const)(
    'that was late leaves days to score in, where a late sheet meets: %s',
    (late) => {
      const peerScore = { day: '01-31', nextYear: true, late } as const;
      const setting: Setting = {
        charter: { ...ring.charter, calendar: { ...calendar, peerScore } },
      };
      const drawn = given(enteredYear(setting)).after(
        revealing(CHAIR),
        revealing(THIRD),
        at(drawing, due + 1),
      );
      const [judged = ''] = assignedIn(drawn)[CHAIR] ?? [];
      const end = due + 3 * 86_400_000 + 86_400_000;
      const sheet: AnySaid = { type: 'peer.score', by: CHAIR, body: sheetOn(judged) };
      const closing: AnySaid = { type: 'peer.close', by: CHAIR, body: { reason: null } };
      drawn.when(at(sheet, end)).accepted();
      drawn.when(at(closing, end)).refused('peer/sheets-missing');
      drawn.when(at(closing, end + 1)).accepted('underway.reviewing.ranked');
    },
  );

  test('that was late leaves as many days in a year that was suspended before', () => {
    const lots = given(enteredYear(dated)).after(revealing(CHAIR), revealing(THIRD));
    const from = lots.cluster.now() + DAY;
    const drawn = lots.after(
      at({ type: 'cycle.suspend', by: CHAIR, body: { reason: 'Floods', document: null } }, from),
      at({ type: 'cycle.resume', by: CHAIR, body: { reason: 'Over' } }, from + 10 * DAY),
      at(drawing, due + 10 * DAY + 1),
    );
    const until = dueAt(drawn.year, charterOf(drawn.cluster), 'peerScore');
    expect(until).toBe(new Date(due + 10 * DAY + 4 * DAY).toISOString());
  });

  test('is held for tie-breaks alone where nobody judges anybody', () => {
    const lots = judgedBy({ mode: 'none' }, { tieBreak: [{ kind: 'draw' }], weights: self });
    const equal = given(revealedYear({ ...lots, members: FIVE }));
    expect(equal.year.review.scoring.ranking[THIRD]).toMatchObject({ rank: 1 });
    const drawn = equal.when(drawing).accepted('underway.reviewing.ranked');
    const { ranking } = drawn.year.review.scoring;
    const order = drawnOrder(drawn.year.review.draw.seed ?? '', 'tie', FIVE);
    expect(order.map((member) => ranking[member]?.place)).toEqual([1, 2, 3, 4, 5]);
    expect(Object.values(ranking).every(({ rank, tie }) => rank === 1 && tie === 'draw')).toBe(
      true,
    );
    expect(assignedIn(drawn)).toEqual({});
  });
});

const self = { self: 1, peer: 0, verified: 0 };
