/** What is sealed opens in its own place only, and nobody holds up the opening. */
import { describe, expect, test } from '@jest/globals';
import { type Bodies, dueAt, rosterOf, sealedCommitment } from '../../workflows/index.js';
import { document, YEAR } from '../support/bodies.js';
import { type AnySaid, AUTHORITY, ORIGIN } from '../support/cluster.js';
import { CHAIR, DEPUTY, type Given, given, type Setting, THIRD } from '../support/given.js';
import { closedScoresYear } from '../support/scored-year.js';
import {
  closedSheetsYear,
  depositedYear,
  depositing,
  drawnYear,
  nonceOf,
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
const FIVE = [CHAIR, DEPUTY, THIRD, 'da-nang', 'hue'];
const five: Setting = { ...sealedSheets, members: FIVE };

const at = (said: AnySaid, time: number): AnySaid => ({ ...said, at: time });
const closing = (by: string): AnySaid => ({ type: 'peer.close', by, body: { reason: null } });
const finishing: AnySaid = { type: 'peer.finish', by: CHAIR, body: { reason: null } };
const releasing = (by: string, of: string): AnySaid => ({
  type: 'seal.release',
  by,
  body: { of, share: 'opened' },
});
const roundOf = ({ year }: Given) => year.review.peer.round;
const openingDue = ({ year, cluster }: Given) => dueAt(year, charterOf(cluster), 'opening');

/** A member leaves the cluster, and a few days later the year. */
const leaving = (now: Given, member: string): AnySaid[] => {
  const start = now.cluster.now();
  const effective = new Date(start + DAY).toISOString();
  const reason = 'It left';
  return [
    {
      type: 'member.leave',
      by: CHAIR,
      body: { member, effective, document: document('leave'), reason },
    },
    at({ type: 'roster.drop', by: CHAIR, body: { member, reason } }, start + 3 * DAY),
  ];
};

describe('a sealed word', () => {
  const { member: about, ...content } = sheetOn(THIRD);
  const word = {
    cluster: ORIGIN,
    cycle: YEAR,
    round: 'peer',
    voter: CHAIR,
    about,
    content,
    nonce: nonceOf(CHAIR, THIRD),
  };

  /** The chair seals a sheet on the third under some commitment, and opens it as it is. */
  const openedUnder = (commitment: string, sheet: Partial<Bodies['peer.open']> = {}) => {
    const body = { member: THIRD, commitment, box: 'box' };
    return given(sealedYear(sealedSheets))
      .after({ type: 'peer.seal', by: CHAIR, body }, closing(CHAIR), closing(DEPUTY))
      .when(openingSheet(CHAIR, CHAIR, THIRD, sheet));
  };

  test('opens where it was sealed', () => {
    openedUnder(sealedCommitment(word)).accepted();
  });

  test.each([
    ['another cluster', { cluster: 'giaouoc.example/other' }],
    ['another year', { cycle: YEAR - 1 }],
    ['a round of ballots', { round: 'ballot-1' }],
    ['another voter', { voter: DEPUTY }],
    ['another matter', { about: DEPUTY }],
    ['another remark', { content: { ...content, remark: { en: 'Good', vi: 'Tốt' } } }],
  ])('opens for nothing where it was made for %s', (_, change) => {
    openedUnder(sealedCommitment({ ...word, ...change })).refused('peer/opening-differs');
  });

  test.each([
    ['criteria that hold no more', { criteria: document('old') }, 'peer/criteria-not-current'],
    [
      'more points than there are',
      { points: { economy: 60_001, society: 0 } },
      'peer/points-off-criteria',
    ],
  ] as const)('does not count where it turns out to be of %s', (_, sheet, code) => {
    const commitment = sealedCommitment({ ...word, content: { ...content, ...sheet } });
    openedUnder(commitment, sheet).refused(code);
  });

  test('cannot be repeated by somebody else, who knows only its commitment', () => {
    const copied = sealing(CHAIR, THIRD);
    const now = given(sealedYear(sealedSheets)).after(
      { ...copied, by: DEPUTY } as AnySaid,
      closing(CHAIR),
      closing(DEPUTY),
      openingSheet(CHAIR, CHAIR, THIRD),
    );
    const nonce = nonceOf(CHAIR, THIRD);
    now.when(openingSheet(DEPUTY, DEPUTY, THIRD, { nonce })).refused('peer/opening-differs');
  });
});

describe('the shares of a secret', () => {
  test('are left once, with each of the others', () => {
    const drawn = given(drawnYear(sealedSheets));
    const left = drawn.after(depositing(drawn.cluster, CHAIR));
    expect(roundOf(left).deposited).toEqual({ [CHAIR]: true });
    left.when(depositing(drawn.cluster, CHAIR)).refused('seal/already-deposited');
    drawn
      .when({ ...depositing(drawn.cluster, CHAIR), by: AUTHORITY } as AnySaid)
      .refused('speaker/not-a-member', 'seal/shares-miss-somebody');
    const shares = { [CHAIR]: 'share', [DEPUTY]: 'share', [THIRD]: 'share' };
    drawn
      .when({ type: 'seal.deposit', by: CHAIR, body: { shares } })
      .refused('seal/shares-miss-somebody');
  });

  test('are not left with a member that is not of this year any more', () => {
    const drawn = given(drawnYear(five));
    const gone = drawn.after(...leaving(drawn, 'hue'));
    gone.when(depositing(drawn.cluster, CHAIR)).refused('seal/shares-miss-somebody');
    gone.when(depositing(gone.cluster, CHAIR)).accepted();
  });

  test('are given away after the close and not before, however many ask', () => {
    given(sealedYear(sealedSheets))
      .when(releasing(DEPUTY, CHAIR))
      .refused('frame/not-in-this-state');
    given(closedSheetsYear(sealedSheets)).when(releasing(DEPUTY, CHAIR)).accepted();
  });

  test('are left where sheets are sealed, and nowhere else', () => {
    given(closedScoresYear(openSheets))
      .when({ type: 'seal.deposit', by: CHAIR, body: { shares: {} } })
      .refused('seal/nothing-sealed');
  });

  test('are given away only while there is something to open', () => {
    given(openedSheetsYear(sealedSheets))
      .when(releasing(DEPUTY, CHAIR))
      .refused('seal/nothing-kept');
  });

  test.each([CHAIR, 'nobody', 'constructor', 'toString', '__proto__'])(
    'are kept by the others: the chair keeps none of the secret of %s',
    (owner) => {
      given(closedSheetsYear(sealedSheets))
        .when(releasing(CHAIR, owner))
        .refused('seal/nothing-kept');
    },
  );
});

describe('a round that a member leaves', () => {
  test('is closed by the same part of those that remain', () => {
    const sealed = given(sealedYear(five)).after(closing(CHAIR), closing(DEPUTY));
    expect(roundOf(sealed).closed).toBe(false);
    const gone = sealed.after(...leaving(sealed, 'hue'));
    expect(rosterOf(gone.year)).toHaveLength(4);
    expect(roundOf(gone).closed).toBe(false);
    gone.when(closing(THIRD)).accepted('underway.reviewing.peerScoring.opening');
  });

  test('is closed in that moment, where all others have said so already', () => {
    const review = { ...sealedSheets.charter?.review, closing: { num: 1, den: 1 } };
    const unanimous = { ...five, charter: { ...five.charter, review } } as Setting;
    const four = given(sealedYear(unanimous)).after(
      ...FIVE.filter((by) => by !== 'hue').map((by) => closing(by)),
    );
    expect(roundOf(four).closed).toBe(false);
    const gone = four.after(...leaving(four, 'hue'));
    expect(roundOf(gone).closed).toBe(true);
    gone.when(openingSheet(CHAIR, CHAIR, THIRD)).accepted();
  });

  test('keeps its day of opening, once it is closed', () => {
    const closed = given(closedSheetsYear(five));
    const gone = closed.after(...leaving(closed, 'hue'));
    expect(rosterOf(gone.year)).toHaveLength(4);
    expect(openingDue(gone)).toBe(openingDue(closed));
  });

  test('is not closed before anybody has said so, however few the charter asks for', () => {
    const review = { ...sealedSheets.charter?.review, closing: { num: 1, den: 1000 } };
    const sealed = given(sealedYear({ ...five, charter: { ...five.charter, review } } as Setting));
    const gone = sealed.after(...leaving(sealed, 'hue'));
    expect(roundOf(gone).closed).toBe(false);
    gone.when(closing(THIRD)).accepted('underway.reviewing.peerScoring.opening');
  });

  test('waits for none of its words, sealed or still to be sealed', () => {
    const deposited = given(depositedYear(five));
    const judging = FIVE.filter((by) => by !== 'hue');
    const sealed = deposited.after(
      ...judging.flatMap((by) => FIVE.filter((m) => m !== by).map((m) => sealing(by, m))),
    );
    sealed.when(closing(CHAIR)).refused('peer/sheets-missing');
    sealed
      .after(...leaving(sealed, 'hue'))
      .when(closing(CHAIR))
      .accepted();

    const closed = given(closedSheetsYear(five));
    const opened = closed.after(
      ...judging.flatMap((by) =>
        FIVE.filter((m) => m !== by).map((m) => openingSheet(CHAIR, by, m)),
      ),
    );
    opened.when(finishing).refused('peer/sheets-still-sealed');
    opened
      .after(...leaving(opened, 'hue'))
      .when(finishing)
      .accepted('underway.reviewing.ranked');
  });
});

describe('the days of opening', () => {
  const friday = Date.UTC(2023, 11, 15, 10);
  const monday = '2023-12-18T16:59:59.999Z';
  const suspending = (from: number, days: number): AnySaid[] => [
    {
      type: 'cycle.suspend',
      by: CHAIR,
      at: from,
      body: { reason: 'Floods', document: null },
    },
    { type: 'cycle.resume', by: CHAIR, at: from + days * DAY, body: { reason: 'Over' } },
  ];

  test('are as many more as the year was suspended after the close', () => {
    const closed = given(sealedYear(sealedSheets)).after(
      closing(CHAIR),
      at(closing(THIRD), friday),
    );
    expect(openingDue(closed)).toBe(monday);
    expect(openingDue(closed.after(...suspending(friday + DAY, 2)))).toBe(
      '2023-12-20T16:59:59.999Z',
    );
  });

  test('are no more for a suspension that was over before the close', () => {
    const closed = given(sealedYear(sealedSheets)).after(
      ...suspending(friday - 12 * DAY, 10),
      closing(CHAIR),
      at(closing(THIRD), friday),
    );
    expect(openingDue(closed)).toBe(monday);
  });

  test('are more once they are extended, before they are over', () => {
    const closed = given(closedSheetsYear(sealedSheets));
    const end = Date.parse(openingDue(closed) ?? '');
    const until = new Date(end + DAY).toISOString();
    const body = { deadline: 'opening' as const, until, reason: 'Floods' };
    const extended = closed.after({ type: 'deadline.extend', by: CHAIR, body });
    extended.when(at(finishing, end + DAY)).refused('peer/sheets-still-sealed');
    extended.when(at(finishing, end + DAY + 1)).accepted('underway.reviewing.ranked');
  });
});
