/**
 * Refusals: why the rules do not accept a statement. Every condition has one code, which never
 * changes its meaning; the words people read stand in `refusals.en.ts` and `refusals.vi.ts`.
 * A refusal always comes with all its fellows: nobody mends one fault only to meet the next.
 */
import type { StatementType } from './catalogue.js';
import { AWARD_REFUSALS } from './refusals.award.js';
import { PEER_REFUSALS } from './refusals.peer.js';
import { SCORE_REFUSALS } from './refusals.scores.js';
import { VOTE_REFUSALS } from './refusals.vote.js';

/** The code of each condition, by the name under which a transition lists it. */
export const REFUSAL_CODES = {
  // The form of a statement and its frame.
  isWellFormed: 'form/malformed',
  isKnownType: 'form/unknown-type',
  namesItsYear: 'form/year-missing-or-unwanted',
  fitsInAnEntry: 'form/too-large',
  isOfThisCluster: 'frame/other-cluster',
  isUnderTheseRules: 'frame/other-rules',
  seenIsOfThisJournal: 'frame/seen-unknown',
  isNewStatement: 'frame/said-before',
  timeDoesNotGoBack: 'frame/time-goes-back',
  clusterIsActive: 'frame/cluster-not-active',
  stepIsOpen: 'frame/not-in-this-state',
  // Whose key it is, and what it may say.
  signatureIsValid: 'authority/bad-signature',
  keyIsKnown: 'authority/unknown-key',
  keyIsNotReplaced: 'authority/replaced-key',
  keySpeaksForMember: 'authority/other-member',
  keySpeaksAsOfficer: 'authority/other-officer',
  mandateIsNotRevoked: 'authority/revoked',
  mandateCoversTime: 'authority/outside-mandate-time',
  mandateCoversStep: 'authority/outside-mandate-steps',
  // Who speaks.
  isMember: 'speaker/not-a-member',
  isChairOfYear: 'speaker/not-the-chair',
  isChairOrDeputy: 'speaker/not-chair-or-deputy',
  isAuthority: 'speaker/not-the-authority',
  isPatron: 'speaker/not-the-patron',
  isServer: 'speaker/not-the-server',
  namesMember: 'speaker/names-no-member',
  mayJudgeNamedMember: 'speaker/own-matter',
  // The cluster.
  foundingIsCoherent: 'cluster/founding-contradicts-itself',
  foundsThisJournal: 'cluster/other-origin',
  rulesAreKnown: 'cluster/unknown-rules',
  founderIsMember: 'cluster/founder-not-a-member',
  isFounder: 'cluster/not-the-founder',
  isFoundingMember: 'cluster/not-a-founding-member',
  hasNotSignedCharter: 'cluster/charter-already-signed',
  charterIsCurrent: 'cluster/charter-not-current',
  isChairNow: 'cluster/not-the-chair-now',
  isClusterMember: 'cluster/not-a-member-now',
  nameIsNew: 'cluster/name-taken',
  clusterHasRoom: 'cluster/full',
  isAdmitted: 'cluster/not-admitted',
  acceptsCharterInForce: 'cluster/charter-not-in-force',
  isChairNowOrNamed: 'cluster/not-for-this-member',
  departingIsMember: 'cluster/not-a-present-member',
  departingIsNotChair: 'cluster/chair-cannot-leave',
  departureIsAhead: 'cluster/departure-in-the-past',
  successorIsMember: 'cluster/successor-not-a-member',
  speaksWithRootKey: 'cluster/root-key-needed',
  officerIsNotRoot: 'cluster/officer-named-root',
  keyIsUnused: 'cluster/key-in-use',
  mandateHasLength: 'cluster/mandate-without-length',
  isRootOrGrantor: 'cluster/not-root-nor-grantor',
  isOwnOfficer: 'cluster/not-own-officer',
  revokesOwnGrant: 'cluster/not-own-delegate',
  officerIsNotRevoked: 'cluster/already-revoked',
  speaksAsOfficer: 'cluster/officer-needed',
  isNoDelegate: 'cluster/delegate-cannot-delegate',
  delegateIsNoOfficer: 'cluster/delegate-named-as-officer',
  delegatesOwnSteps: 'cluster/delegation-beyond-steps',
  delegatesOwnTime: 'cluster/delegation-beyond-time',
  replacesAnothersRoot: 'cluster/own-root-key',
  namedHasRootKey: 'cluster/no-root-key',
  othersAreSeveral: 'cluster/too-few-electors',
  speaksAsServer: 'cluster/not-the-server',
  hostIsMember: 'cluster/host-not-a-member',
  witnessesSuffice: 'cluster/too-few-witnesses',
  noMotionIsOpen: 'cluster/motion-open',
  charterIsCoherent: 'cluster/charter-contradicts-itself',
  charterKeepsHistory: 'cluster/charter-rewrites-history',
  exceptionIsNew: 'cluster/exception-exists',
  exceptionIsCoherent: 'cluster/exception-does-not-fit',
  motionIsOpen: 'cluster/no-motion',
  motionIsCurrent: 'cluster/other-motion',
  hasNotVotedOnMotion: 'cluster/already-voted-on-motion',
  isElectorOfMotion: 'cluster/not-an-elector',
  isMover: 'cluster/not-the-mover',
  // The conduct of a year.
  deadlineIsSet: 'deadline/not-set',
  deadlineIsDue: 'deadline/not-due',
  deadlineIsNotDue: 'deadline/already-due',
  deadlineIsNotRecorded: 'deadline/already-recorded',
  extensionIsLater: 'deadline/extension-not-later',
  extensionIsProposed: 'deadline/no-extension-proposed',
  extensionIsCurrent: 'deadline/extension-not-current',
  hasNotApprovedExtension: 'deadline/extension-already-approved',
  rosterNamesMember: 'roster/not-on-roster',
  memberHasLeft: 'roster/has-not-left',
  // Launch.
  yearMayBeLaunched: 'launch/not-the-year',
  agendaAllowsPledge: 'launch/agenda-not-reached',
  chairIsNoCaretaker: 'launch/caretaker-chair',
  rosterIsLargeEnough: 'launch/too-few-members',
  // Pledge.
  targetsAreDistinct: 'pledge/targets-unclear',
  textIsProposed: 'pledge/no-text',
  textIsCurrent: 'pledge/text-not-current',
  hasNotSigned: 'pledge/already-signed',
  hasNotDeclined: 'pledge/already-declined',
  pledgeDoorIsOpen: 'pledge/too-late',
  lateSigningIsOpen: 'pledge/late-signing-closed',
  // Report.
  roundIsOpen: 'report/other-round',
  reportIsInOwnHands: 'report/not-in-own-hands',
  figuresMatchTargets: 'report/figures-off-target',
  reportDoorIsOpen: 'report/too-late',
  reportIsSubmitted: 'report/not-submitted',
  reportIsWaiting: 'report/none-waiting',
  reportIsNotSettled: 'report/already-settled',
  reportsAreComplete: 'report/incomplete',
  ...SCORE_REFUSALS,
  ...PEER_REFUSALS,
  ...VOTE_REFUSALS,
  ...AWARD_REFUSALS,
  // Handover.
  holdsOfficeNow: 'handover/not-in-office',
  agendaAllowsHandover: 'handover/agenda-not-reached',
  isNextInRotation: 'handover/not-next',
  isDeputyByCharter: 'handover/deputy-not-by-charter',
  hasNotConfirmed: 'handover/already-confirmed',
  candidateIsCurrent: 'handover/other-candidate',
  isOutgoing: 'handover/not-the-outgoing-chair',
  isIncoming: 'handover/not-the-incoming-chair',
  candidateIsStaying: 'handover/candidate-leaving',
  candidateIsLeaving: 'handover/already-offered',
  handoverMinutesAreCurrent: 'handover/minutes-not-current',
  outgoingHasNotSigned: 'handover/outgoing-already-signed',
  outgoingHasSigned: 'handover/outgoing-unsigned',
  incomingHasNotAccepted: 'handover/already-accepted',
  witnessHasNotSigned: 'handover/already-witnessed',
  witnessIsChartered: 'handover/no-witness-chartered',
  acceptanceIsOpen: 'handover/acceptance-too-late',
} as const;

export type ConditionName = keyof typeof REFUSAL_CODES;
export type RefusalCode = (typeof REFUSAL_CODES)[ConditionName];

/** One reason why a statement is not accepted. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly condition: ConditionName;
  readonly type: StatementType | null;
  /** Where in the statement the fault stands (RFC 6901), if it stands in one place. */
  readonly pointer: string | null;
  /** What would have been right, or what is the case: a word or figure, never a sentence. */
  readonly detail: string | null;
}

/** A refusal by the name of its condition. */
export const refuse = (
  condition: ConditionName,
  type: StatementType | null = null,
  place: { readonly pointer?: string; readonly detail?: string } = {},
): Refusal => ({
  code: REFUSAL_CODES[condition],
  condition,
  type,
  pointer: place.pointer ?? null,
  detail: place.detail ?? null,
});

/** Every refusal code, in the order of this file. */
export const ALL_REFUSAL_CODES: readonly RefusalCode[] = Object.values(REFUSAL_CODES);
