/**
 * Dossiers (hồ sơ): one for each proposed member and award, with the proposal (Form 01), the
 * achievement report (Form 02), the minutes and the voting result, each named by its digest. It
 * goes to the authority above, may come back for supplement, is appraised, other agencies are
 * asked, and it ends with a decision: prepared → submitted → (returned → prepared → submitted)* →
 * appraising → granted or refused; granted may be revoked.
 */
import type { AwardStatus, Dossier } from '../award.context.js';
import type { Charter } from '../charter.js';
import { SIGNATURE_KINDS } from '../charter.review.js';
import { DOSSIER_PARTS } from '../charter-problems.review.js';
import { officeNow } from '../cluster.context.js';
import {
  type CycleChanges,
  type CycleConditions,
  ofBody,
  ofSpeaker,
  requires,
  type SaidOfCycle,
} from '../conditions.js';
import type { CycleContext } from '../cycle.context.js';
import { dossierDeadline, isLate } from '../deadlines.js';
import { speaksAsChair } from '../speakers.js';
import { standingOf } from './review/standing.js';

type AboutDossier =
  | 'dossier.prepare'
  | 'dossier.submit'
  | 'dossier.return'
  | 'dossier.appraise'
  | 'dossier.concur'
  | 'award.decide';
type Which = { readonly award: string; readonly member: string };

const EMPTY: Dossier = { parts: {}, receipt: null, concurrence: {} };

/** Where a member's award stands; `undefined` where it was not proposed. */
export const statusOf = ({ award }: CycleContext, which: Which): AwardStatus | undefined =>
  award.list[which.award]?.[which.member];

const dossierOf = ({ award }: CycleContext, which: Which): Dossier =>
  award.dossiers[which.award]?.[which.member] ?? EMPTY;

/** Whether the authority has decided on an award; it may revoke what it granted even then. */
export const isDecided = (status: AwardStatus): boolean =>
  status === 'granted' || status === 'refused' || status === 'revoked';

const hasStatus = (...wanted: readonly AwardStatus[]) =>
  ofBody<AboutDossier>((context, { body }) => {
    const status = statusOf(context, body);
    return status !== undefined && wanted.includes(status);
  });

/** The parts that a dossier must hold; there is no voting result where nobody voted. */
function partsOf({ review }: CycleContext, { awards }: Charter, award: string): readonly string[] {
  const { extraParts = [] } = awards.find(({ id }) => id === award) ?? {};
  const usual = DOSSIER_PARTS.filter((part) => part !== 'votes' || 'vote' in review.parts);
  return [...usual, ...extraParts];
}

/** Whether the speaker handles dossiers: any of them, or that of the member named. */
function handles(
  context: CycleContext,
  said: Pick<SaidOfCycle<AboutDossier>, 'by' | 'charter' | 'cluster' | 'at'>,
  member: string | null,
): boolean {
  const { by, charter, cluster } = said;
  if (charter.dossiers.submittedBy === 'member') {
    return member === null
      ? Object.values(context.award.list).some((members) => by.member in members)
      : by.member === member;
  }
  const { transferred } = context.handover;
  if (charter.dossiers.moveWithOffice && transferred) {
    return officeNow(cluster)?.chair === by.member;
  }
  return speaksAsChair(context, said as never);
}

export const dossierConditions = {
  handlesDossiers: ofSpeaker((context, said) => handles(context, said as never, null)),
  mayHandleDossier: ofBody<'dossier.prepare' | 'dossier.submit'>((context, said) =>
    handles(context, said, said.body.member),
  ),
  awardIsProposed: ofBody<AboutDossier>(
    (context, { body }) => statusOf(context, body) !== undefined,
  ),
  dossierIsInOwnHands: hasStatus('proposed', 'prepared', 'returned'),
  partsAreKnown: ofBody<'dossier.prepare'>((context, { charter, body }) => {
    const known = partsOf(context, charter, body.award);
    return Object.keys(body.parts).every((part) => known.includes(part) || part === 'votes');
  }),
  signaturesSuffice: ofBody<'dossier.prepare'>((_, { charter, body }) => {
    const least = SIGNATURE_KINDS.indexOf(charter.dossiers.signature);
    return Object.values(body.parts).every(
      ({ signature }) => SIGNATURE_KINDS.indexOf(signature) >= least,
    );
  }),
  dossierIsPrepared: hasStatus('prepared'),
  dossierIsComplete: ofBody<'dossier.submit'>((context, { charter, body }) => {
    const { parts } = dossierOf(context, body);
    return partsOf(context, charter, body.award).every((part) => part in parts);
  }),
  /** The minutes and the proposal letter are those of this year, and no others. */
  dossierNamesMinutes: ofBody<'dossier.submit'>((context, { charter, body }) => {
    const { parts } = dossierOf(context, body);
    const letter = charter.dossiers.submittedBy === 'head' ? context.award.document : null;
    return (
      (parts.minutes === undefined || parts.minutes.digest === context.review.minutes?.document) &&
      (parts.proposal === undefined || letter === null || parts.proposal.digest === letter)
    );
  }),
  memberIsNotHeld: ofBody<'dossier.submit'>(
    (context, { body }) => standingOf(context, body.member) === 'eligible',
  ),
  latenessIsExplained: ofBody<'dossier.submit'>((context, { charter, body, at }) => {
    const deadline = dossierDeadline(charter, body.award);
    return deadline === null || !isLate(context, charter, deadline, at) || body.reason !== null;
  }),
  dossierIsWithAuthority: hasStatus('submitted', 'appraising'),
  dossierIsSubmitted: hasStatus('submitted'),
  dossierIsAppraised: hasStatus('appraising'),
  /**
   * An award is granted after the appraisal alone. It may be refused before, because the dossier of
   * a member that is barred, has left or stays silent never comes and the year would never close.
   */
  awardMayBeDecided: ofBody<'award.decide'>((context, { body }) => {
    const status = statusOf(context, body);
    if (status === undefined || isDecided(status)) return false;
    return status === 'appraising' || body.decision === 'refused';
  }),
  agencyHasNotAnswered: ofBody<'dossier.concur'>(
    (context, { body }) => !(body.agency in dossierOf(context, body).concurrence),
  ),
  /** A refusal carries its reason, so that the city learns why. */
  reasonIsGiven: ofBody<'award.decide'>(
    (_, { body }) => body.decision === 'granted' || body.reason !== null,
  ),
} satisfies CycleConditions;

function withDossier(
  context: CycleContext,
  { award, member }: Which,
  status: AwardStatus,
  change: Partial<Dossier> = {},
): CycleContext {
  const { list, dossiers: all } = context.award;
  const dossier = { ...dossierOf(context, { award, member }), ...change };
  return {
    ...context,
    award: {
      ...context.award,
      list: { ...list, [award]: { ...list[award], [member]: status } },
      dossiers: { ...all, [award]: { ...all[award], [member]: dossier } },
    },
  };
}

export const dossierChanges: CycleChanges = {
  'dossier.prepare': (context, { body }) =>
    withDossier(context, body, 'prepared', { parts: body.parts }),
  'dossier.submit': (context, { body }) =>
    withDossier(context, body, 'submitted', { receipt: body.receipt }),
  /** Whoever was asked is asked again about the supplemented dossier. */
  'dossier.return': (context, { body }) =>
    withDossier(context, body, 'returned', { concurrence: {} }),
  'dossier.appraise': (context, { body }) =>
    withDossier(
      context,
      body,
      'appraising',
      body.receipt === null ? {} : { receipt: body.receipt },
    ),
  'dossier.concur': (context, { body }) => {
    const answer = body.agrees ? ('agrees' as const) : ('objects' as const);
    const concurrence = { ...dossierOf(context, body).concurrence, [body.agency]: answer };
    return withDossier(context, body, 'appraising', { concurrence });
  },
  'award.decide': (context, { body }) => withDossier(context, body, body.decision),
  'award.revoke': (context, { body }) => withDossier(context, body, 'revoked'),
};

const byAuthority = ['isAuthority', 'awardIsProposed'] as const;
const byHandler = ['handlesDossiers', 'mayHandleDossier', 'awardIsProposed'] as const;

export const dossiers = {
  'dossier.prepare': {
    guard: requires(...byHandler, 'dossierIsInOwnHands', 'partsAreKnown', 'signaturesSuffice'),
    actions: 'record',
  },
  'dossier.submit': {
    guard: requires(
      ...byHandler,
      'dossierIsPrepared',
      'dossierIsComplete',
      'dossierNamesMinutes',
      'memberIsNotHeld',
      'latenessIsExplained',
    ),
    actions: 'record',
  },
  'dossier.return': {
    guard: requires(...byAuthority, 'dossierIsWithAuthority'),
    actions: 'record',
  },
  'dossier.appraise': { guard: requires(...byAuthority, 'dossierIsSubmitted'), actions: 'record' },
  'dossier.concur': {
    guard: requires(...byAuthority, 'dossierIsAppraised', 'agencyHasNotAnswered'),
    actions: 'record',
  },
  'award.decide': {
    guard: requires(...byAuthority, 'awardMayBeDecided', 'reasonIsGiven'),
    actions: 'record',
  },
} as const;
