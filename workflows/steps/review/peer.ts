/**
 * Peer scoring (chấm chéo): one sheet, one statement. Open sheets count as they come. Sealed ones
 * are first committed to, and opened once the round is closed by as many members as the charter
 * asks; whoever does not open is opened by the others (`sealed-round.ts`).
 */
import type { Bodies, CycleType } from '../../catalogue.js';
import type { Charter } from '../../charter.js';
import {
  type CycleChanges,
  type CycleConditions,
  ofBody,
  ofSpeaker,
  requires,
  type SaidOfCycle,
} from '../../conditions.js';
import { type CycleContext, rosterOf } from '../../cycle.context.js';
import { cycleSetup, reached } from '../../cycle.setup.js';
import { doorIsOpen, isLate } from '../../deadlines.js';
import type { PeerResult } from '../../review.context.js';
import { aggregate, spreadOf } from '../../scoring/aggregate.js';
import { pointsProblems } from '../../scoring/figures.js';
import { totalOf } from '../../scoring/totals.js';
import { speakerConditions } from '../../speakers.js';
import { withRanking } from './ranking.js';
import {
  nothingIsSealed,
  opensCommitment,
  sealedRoundChanges,
  sealedRoundConditions,
  withClosing,
  withoutSealed,
  withRound,
  withSealed,
} from './sealed-round.js';

type Sheet = Bodies['peer.score'] | Bodies['peer.open'];
type AnySaid = Omit<SaidOfCycle<CycleType>, 'body' | 'type'>;

const { isChairOfYear, isMember } = speakerConditions;

const isSealed = ({ review }: CycleContext): boolean => 'sealedSheets' in review.parts;

const fitsCriteria = ({ review }: CycleContext, { member, points }: Sheet): boolean =>
  pointsProblems(review.criteria.inForce?.rows ?? {}, member, points).length === 0;

/** Whether every sheet of every reviewer was handed in, open or sealed. */
const allSheetsAreIn = (context: CycleContext): boolean => {
  const { peer } = context.review;
  const roster = rosterOf(context);
  return roster.every((reviewer) =>
    (peer.assigned[reviewer] ?? []).every(
      (member) =>
        !roster.includes(member) ||
        reviewer in (peer.given[member] ?? {}) ||
        member in (peer.round.sealed[reviewer] ?? {}),
    ),
  );
};

export const peerConditions = {
  ...sealedRoundConditions,
  sheetsAreOpen: ofSpeaker((context) => !isSealed(context)),
  sheetsAreSealed: ofSpeaker(isSealed),
  /** Nobody judges itself, or with whom it has a conflict, or whom it was not drawn to judge. */
  sheetIsAssigned: ofBody<'peer.score' | 'peer.seal'>(
    ({ review }, { by, body }) => review.peer.assigned[by.member]?.includes(body.member) === true,
  ),
  sheetCriteriaAreCurrent: ofBody<'peer.score' | 'peer.open'>(
    ({ review }, { body }) => body.criteria === review.criteria.inForce?.digest,
  ),
  sheetPointsFit: ofBody<'peer.score' | 'peer.open'>((context, { body }) =>
    fitsCriteria(context, body),
  ),
  peerDoorIsOpen: ofSpeaker((context, { charter, at }) =>
    doorIsOpen(context, charter, 'peerScore', at),
  ),
  /** Open sheets are closed by the chair; sealed ones by the members themselves. */
  mayCloseSheets: ofSpeaker((context, said) =>
    (isSealed(context) ? isMember : isChairOfYear).holds(context, said as never),
  ),
  hasNotClosedSheets: ofSpeaker(({ review }, { by }) => !(by.member in review.peer.round.closing)),
  sheetsAreIn: ofSpeaker(
    (context, { charter, at }) =>
      allSheetsAreIn(context) || isLate(context, charter, 'peerScore', at),
  ),
  openingFitsCommitment: ofBody<'peer.open'>((context, { body, cluster }) => {
    const { reviewer: voter, member: about, criteria, points, remark, nonce } = body;
    const content = { criteria, points, remark };
    return opensCommitment(context, cluster.origin, { voter, about, content, nonce });
  }),
  sheetsAreOpened: ofSpeaker(
    (context, { charter, at }) =>
      nothingIsSealed(context) || isLate(context, charter, 'opening', at),
  ),
} satisfies CycleConditions;

/** The year with a reviewer's sheet counted; an earlier one on the same member gives way. */
function withSheet(
  context: CycleContext,
  { charter }: Pick<AnySaid, 'charter'>,
  reviewer: string,
  { member, points }: Sheet,
): CycleContext {
  const { review } = context;
  const rules = charter.review.scoring;
  const criteria = review.criteria.inForce?.rows;
  if (!rules || !criteria) return context;
  const total = totalOf(criteria, member, points, rules);
  const given = {
    ...review.peer.given,
    [member]: { ...review.peer.given[member], [reviewer]: total },
  };
  return { ...context, review: { ...review, peer: { ...review.peer, given } } };
}

/** What the sheets on each member come to. */
function resultsOf(context: CycleContext, { review: rules }: Charter) {
  const peer = rules.scoring?.peer;
  const results = rosterOf(context).map((member): readonly [string, PeerResult] => {
    const values = Object.values(context.review.peer.given[member] ?? {});
    const isEnough = peer !== undefined && values.length >= peer.minimum;
    const points = isEnough ? aggregate(peer.aggregate, values) : null;
    return [member, { points, ...spreadOf(values) }];
  });
  return Object.fromEntries(results);
}

/** Peer scoring is over: what it came to counts from here on. */
function withResults(context: CycleContext, charter: Charter): CycleContext {
  const { review } = context;
  const peer = { ...review.peer, results: resultsOf(context, charter), finished: true };
  return withRanking({ ...context, review: { ...review, peer } }, charter);
}

export const peerChanges: CycleChanges = {
  ...sealedRoundChanges,
  'peer.score': (context, said) => withSheet(context, said, said.by.member, said.body),
  'peer.seal': (context, { by, body }) =>
    withSealed(context, by.member, body.member, body.commitment),
  'peer.close': (context, { by, charter, at }) =>
    isSealed(context)
      ? withClosing(context, charter, by.member, at)
      : withResults(withRound(context, { closed: true }), charter),
  'peer.open': (context, said) => {
    const { reviewer, member } = said.body;
    return withSheet(withoutSealed(context, reviewer, member), said, reviewer, said.body);
  },
  'peer.finish': (context, { charter }) => withResults(context, charter),
};

const deposit = requires('isMember', 'roundIsSealed', 'hasNotDeposited', 'sharesReachTheOthers');

export const peerScoring = cycleSetup.createStateConfig({
  initial: 'scoring',
  states: {
    scoring: {
      on: {
        'peer.score': {
          guard: requires(
            'isMember',
            'sheetsAreOpen',
            'sheetIsAssigned',
            'sheetCriteriaAreCurrent',
            'sheetPointsFit',
            'peerDoorIsOpen',
          ),
          actions: 'record',
        },
        'seal.deposit': { guard: deposit, actions: 'record' },
        'peer.seal': {
          guard: requires(
            'isMember',
            'sheetsAreSealed',
            'hasDeposited',
            'sheetIsAssigned',
            'peerDoorIsOpen',
          ),
          actions: 'record',
        },
        'peer.close': {
          guard: requires('mayCloseSheets', 'hasNotClosedSheets', 'sheetsAreIn'),
          actions: 'record',
        },
      },
      always: { guard: reached('sheetsAreClosed'), target: 'opening' },
    },
    opening: {
      on: {
        'peer.open': {
          guard: requires(
            'isMember',
            'openingFitsCommitment',
            'sheetCriteriaAreCurrent',
            'sheetPointsFit',
          ),
          actions: 'record',
        },
        'seal.release': {
          guard: requires('isMember', 'secretIsKept', 'hasNotReleased'),
          actions: 'record',
        },
        'peer.finish': {
          guard: requires('isChairOfYear', 'sheetsAreOpened'),
          target: 'finished',
          actions: 'record',
        },
      },
      always: { guard: reached('noSealedSheets'), target: 'finished' },
    },
    finished: { type: 'final' },
  },
});
