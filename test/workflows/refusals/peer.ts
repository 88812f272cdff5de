/** The conditions of drawing lots, of peer scoring, and of what is sealed. */
import type { Bodies, Charter } from '../../../workflows/index.js';
import { document } from '../../support/bodies.js';
import { charterFor } from '../../support/cluster.js';
import { CHAIR, DEPUTY, type Setting, THIRD } from '../../support/given.js';
import { closedScoresYear } from '../../support/scored-year.js';
import {
  boxOf,
  closedSheetsYear,
  depositedYear,
  depositing,
  drawnYear,
  enteredYear,
  entering,
  judgedBy,
  lotOf,
  openedSheetsYear,
  openingSheet,
  openSheets,
  revealedYear,
  revealing,
  sealedSheets,
  sealedYear,
  sealing,
  sheetOn,
} from '../../support/sealed-year.js';
import { after, type Cases, said } from './case.js';

/** The end of 31 January of the next year, in Vietnam. */
const due = Date.UTC(2024, 0, 31, 16, 59, 59, 999);
const day = { day: '01-31', nextYear: true, late: 'close' } as const;
const none = charterFor([CHAIR]).calendar;
const calendar: Charter['calendar'] = { ...none, peerScore: day };
const dated = ({ charter }: Setting): Setting => ({ charter: { ...charter, calendar } });

const entered = () => enteredYear(sealedSheets);
const drawing = () => closedScoresYear(sealedSheets);
const revealed = () => revealedYear(sealedSheets);
const draw = () => said('draw.close', CHAIR, { reason: null });

const open = () => closedScoresYear(openSheets);
const score = (by: string, change: Partial<Bodies['peer.score']> = {}, at?: number) =>
  said('peer.score', by, { ...sheetOn(THIRD), ...change }, at === undefined ? {} : { at });
const close = (by: string) => said('peer.close', by, { reason: null });
const all = () => {
  const pairs = [CHAIR, DEPUTY, THIRD].flatMap((by) =>
    [CHAIR, DEPUTY, THIRD].flatMap((member) => (by === member ? [] : [[by, member] as const])),
  );
  return after(open(), ...pairs.map(([by, member]) => said('peer.score', by, sheetOn(member))));
};

const deposited = () => depositedYear(sealedSheets);
const sealed = () => sealedYear(sealedSheets);
const closed = () => closedSheetsYear(sealedSheets);
const finish = () => said('peer.finish', CHAIR, { reason: null });
const release = (by: string, of: string) => said('seal.release', by, { of, share: 'opened' });

export const peerCases = {
  noNonceIsRevealed: {
    holds: () => [entered(), entering(THIRD, { conflicts: [CHAIR] })],
    fails: () => [after(entered(), revealing(CHAIR)), entering(THIRD)],
  },
  boxFitsCharter: {
    holds: () => [drawing(), entering(THIRD)],
    fails: () => [drawing(), entering(THIRD, { box: null })],
  },
  boxIsItsOwn: {
    holds: () => [entered(), entering(THIRD)],
    fails: () => [entered(), entering(THIRD, { box: boxOf(CHAIR) })],
  },
  conflictsNameOthers: {
    holds: () => [drawing(), entering(THIRD, { conflicts: [CHAIR] })],
    fails: () => [drawing(), entering(THIRD, { conflicts: [THIRD] })],
  },
  everyoneHasEntered: {
    holds: () => [entered(), revealing(THIRD)],
    fails: () => [after(drawing(), entering(THIRD)), revealing(THIRD)],
  },
  hasNotRevealed: {
    holds: () => [entered(), revealing(THIRD)],
    fails: () => [after(entered(), revealing(THIRD)), { ...revealing(THIRD), alter: later }],
  },
  nonceFitsCommitment: {
    holds: () => [entered(), revealing(THIRD)],
    fails: () => [entered(), revealing(THIRD, lotOf(CHAIR))],
  },
  noncesAreRevealed: {
    holds: () => [revealed(), draw()],
    fails: () => [after(entered(), revealing(THIRD)), draw()],
  },
  sheetsAreOpen: {
    holds: () => [open(), score(CHAIR)],
    fails: () => [drawnYear(sealedSheets), score(CHAIR)],
  },
  sheetsAreSealed: {
    holds: () => [deposited(), sealing(CHAIR, THIRD)],
    fails: () => [open(), sealing(CHAIR, THIRD), 'hasDeposited'],
  },
  sheetIsAssigned: {
    holds: () => [open(), score(CHAIR)],
    fails: () => [open(), score(THIRD)],
  },
  sheetCriteriaAreCurrent: {
    holds: () => [open(), score(CHAIR)],
    fails: () => [open(), score(CHAIR, { criteria: document('others') })],
  },
  sheetPointsFit: {
    holds: () => [open(), score(CHAIR)],
    fails: () => [open(), score(CHAIR, { points: { economy: 60_001, society: 1 } })],
  },
  peerDoorIsOpen: {
    holds: () => [closedScoresYear(dated(openSheets)), score(CHAIR, {}, due)],
    fails: () => [closedScoresYear(dated(openSheets)), score(CHAIR, {}, due + 1)],
  },
  mayCloseSheets: {
    holds: () => [all(), close(CHAIR)],
    fails: () => [all(), close(THIRD)],
  },
  hasNotClosedSheets: {
    holds: () => [after(sealed(), close(CHAIR)), close(DEPUTY)],
    fails: () => [after(sealed(), close(CHAIR)), { ...close(CHAIR), alter: later }],
  },
  sheetsAreIn: {
    holds: () => [all(), close(CHAIR)],
    fails: () => [after(open(), score(CHAIR)), close(CHAIR)],
  },
  openingFitsCommitment: {
    holds: () => [closed(), openingSheet(DEPUTY, CHAIR, THIRD)],
    fails: () => {
      const points = { economy: 59_000, society: 40_000 };
      return [closed(), openingSheet(CHAIR, CHAIR, THIRD, { points })];
    },
  },
  sheetsAreOpened: {
    holds: () => [openedSheetsYear(sealedSheets), finish()],
    fails: () => [closed(), finish()],
  },
  roundIsSealed: {
    holds: () => [drawnYear(sealedSheets), depositing(drawnYear(sealedSheets), THIRD)],
    fails: () => {
      const drawn = drawnYear(judgedBy({}, { tieBreak: [{ kind: 'draw' }] }));
      return [drawn, depositing(drawn, THIRD), 'sharesReachTheOthers'];
    },
  },
  hasNotDeposited: {
    holds: () => [drawnYear(sealedSheets), depositing(drawnYear(sealedSheets), THIRD)],
    fails: () => [deposited(), { ...depositing(deposited(), THIRD), alter: later }],
  },
  hasDeposited: {
    holds: () => [deposited(), sealing(CHAIR, THIRD)],
    fails: () => [drawnYear(sealedSheets), sealing(CHAIR, THIRD)],
  },
  sharesReachTheOthers: {
    holds: () => [drawnYear(sealedSheets), depositing(drawnYear(sealedSheets), THIRD)],
    fails: () => [
      drawnYear(sealedSheets),
      said('seal.deposit', THIRD, { shares: { [CHAIR]: 'share' } }),
    ],
  },
  secretIsKept: {
    holds: () => [closed(), release(DEPUTY, CHAIR)],
    fails: () => [closed(), release(CHAIR, CHAIR)],
  },
  hasNotReleased: {
    holds: () => [closed(), release(DEPUTY, CHAIR)],
    fails: () => [
      after(closed(), release(DEPUTY, CHAIR)),
      said('seal.release', DEPUTY, { of: CHAIR, share: 'again' }),
    ],
  },
} satisfies Cases;

/** The same words a minute later are another statement. */
function later<T>(statement: T): T {
  return { ...statement, said: '2023-12-31T00:00:00.000Z' };
}
