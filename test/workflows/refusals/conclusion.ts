/** The conditions of standing, of the awards' proposal, and of the handover. */
import { type Charter, digestOf } from '../../../workflows/index.js';
import {
  attesting,
  awardsWith,
  FLAG,
  MERIT,
  proposing,
  recording,
  secondYear,
  usual,
  votedAs,
} from '../../support/award-year.js';
import { document, HANDOVER_MINUTES, handoverBody, proposalOf } from '../../support/bodies.js';
import { AUTHORITY, charterFor, PATRON } from '../../support/cluster.js';
import {
  adoptedAwardsYear,
  adoptedYear,
  CHAIR,
  concludingYear,
  confirmingYear,
  DEPUTY,
  offeredYear,
  proposedYear,
  reportedYear,
  type Setting,
  signedOverYear,
  THIRD,
} from '../../support/given.js';
import { leaving } from '../../support/handover-words.js';
import { after, type Cases, said } from './case.js';

const strict: Setting = { charter: awardsWith({ flag: { standards: ['thrift', 'unity'] } }) };
const records = () => [reportedYear(), recording(THIRD, 'onHold', CHAIR)] as const;

export const standingCases = {
  isJudgeOfStanding: {
    holds: records,
    fails: () => [reportedYear(), recording(CHAIR, 'onHold', THIRD), 'mayRecordStanding'],
  },
  mayRecordStanding: {
    holds: records,
    fails: () => [reportedYear(), recording(CHAIR, 'onHold', CHAIR)],
  },
  groundIsDocumented: {
    holds: records,
    fails: () => [reportedYear(), recording(THIRD, 'onHold', CHAIR, { document: null })],
  },
  standardsAreChartered: {
    holds: () => [reportedYear(strict), attesting(THIRD, ['thrift'])],
    fails: () => [reportedYear(strict), attesting(THIRD, ['thrift', 'punctuality'])],
  },
} satisfies Cases;

const proposes = () => [adoptedYear(), proposing(usual)] as const;
const digest = digestOf(proposalOf(usual));
const concur = (by: string, of = digest) => said('award.concur', by, { digest: of });
const concurs = () => [proposedYear(), concur(THIRD)] as const;
const adopts = said('award.adopt', CHAIR, { digest, document: document('letter') });
const agreed = (setting: Setting = {}) =>
  after(proposedYear(setting), concur(CHAIR), concur(THIRD));
const due = Date.UTC(2024, 2, 31, 16, 59, 59, 999);
const calendar: Charter['calendar'] = {
  ...charterFor([CHAIR]).calendar,
  proposal: { day: '03-31', nextYear: true, late: 'close' },
};

export const proposalCases = {
  awardsAreChartered: {
    holds: proposes,
    fails: () => [adoptedYear(), proposing({ ...usual, medal: [] })],
  },
  quotasHold: {
    holds: proposes,
    fails: () => [
      votedAs({ flag: { [FLAG]: 3, [DEPUTY]: 3 }, merit: { [MERIT]: 3 } }),
      proposing({ flag: [FLAG, DEPUTY], merit: [MERIT] }),
    ],
  },
  oneAwardEach: {
    holds: proposes,
    fails: () => [
      votedAs({ flag: { [FLAG]: 3 }, merit: { [FLAG]: 3 } }),
      proposing({ flag: [FLAG], merit: [FLAG] }),
    ],
  },
  proposedAreVotable: {
    holds: proposes,
    fails: () => [
      after(adoptedYear(), recording(FLAG, 'ineligible')),
      proposing(usual),
      'resultAllowsEach',
    ],
  },
  resultAllowsEach: {
    holds: proposes,
    fails: () => [votedAs({ flag: { [FLAG]: 3 }, merit: { [MERIT]: 1 } }), proposing(usual)],
  },
  higherAwardsFirst: {
    holds: proposes,
    fails: () => [adoptedYear(), proposing({ flag: [], merit: [MERIT] })],
  },
  standardsAreAttested: {
    holds: () => [
      after(adoptedYear(strict), attesting(FLAG, ['thrift', 'unity'])),
      proposing(usual),
    ],
    fails: () => [after(adoptedYear(strict), attesting(FLAG, ['thrift'])), proposing(usual)],
  },
  notTwiceRunning: {
    holds: () => secondYear(),
    fails: () => secondYear(awardsWith({ flag: { notTwiceRunning: true } })),
  },
  hasNotAnswered: {
    holds: concurs,
    fails: () => [after(proposedYear(), concur(THIRD)), concur(THIRD)],
  },
  proposalIsCurrent: {
    holds: concurs,
    fails: () => [proposedYear(), concur(THIRD, digestOf('an old proposal'))],
  },
  concurrenceIsReached: {
    holds: () => [agreed(), adopts],
    fails: () => [after(proposedYear(), concur(CHAIR)), adopts],
  },
  proposalDoorIsOpen: {
    holds: () => [agreed({ charter: { calendar } }), { ...adopts, at: due }],
    fails: () => [agreed({ charter: { calendar } }), { ...adopts, at: due + 1 }],
  },
} satisfies Cases;

const minutes = { minutes: HANDOVER_MINUTES };
const offer = (chair: string, deputy: string | null, cycle = 2023) =>
  said('handover.propose', CHAIR, handoverBody(chair, deputy), { cycle });
const offers = () => [concludingYear(), offer(DEPUTY, THIRD)] as const;
const confirm = (by: string, chair: string = DEPUTY) =>
  said('handover.confirm', by, { chair, choice: 'approve' });
const confirms = () => [confirmingYear(), confirm(THIRD)] as const;
const sign = (by: string = CHAIR, of = HANDOVER_MINUTES) =>
  said('handover.sign', by, { minutes: of });
const signs = () => [offeredYear(), sign()] as const;
const accept = (by: string = DEPUTY) => said('handover.accept', by, minutes);
const accepts = () => [signedOverYear(), accept()] as const;
const witness = said('handover.witness', PATRON, minutes);
const chartered = (kind: 'required' | 'none') =>
  signedOverYear({ charter: { handover: { acceptWithinDays: 15, witness: kind } } });
const cancelNext = said(
  'cycle.cancel',
  AUTHORITY,
  { reason: 'Merged', document: document('decision') },
  { cycle: 2024 },
);
const acceptBy = () => signedOverYear().now() + 15 * 86_400_000;

export const handoverCases = {
  holdsOfficeNow: {
    holds: offers,
    fails: () => [
      after(concludingYear(), cancelNext),
      offer(THIRD, CHAIR, 2024),
      'agendaAllowsHandover',
    ],
  },
  agendaAllowsHandover: {
    holds: offers,
    fails: () => [adoptedAwardsYear(), offer(DEPUTY, THIRD)],
  },
  isNextInRotation: { holds: offers, fails: () => [concludingYear(), offer(THIRD, CHAIR)] },
  isDeputyByCharter: { holds: offers, fails: () => [concludingYear(), offer(DEPUTY, CHAIR)] },
  hasNotConfirmed: {
    holds: confirms,
    fails: () => [after(confirmingYear(), confirm(THIRD)), confirm(THIRD)],
  },
  candidateIsCurrent: {
    holds: confirms,
    fails: () => [confirmingYear(), confirm(THIRD, THIRD)],
  },
  isOutgoing: { holds: signs, fails: () => [offeredYear(), sign(DEPUTY)] },
  isIncoming: { holds: accepts, fails: () => [signedOverYear(), accept(THIRD)] },
  candidateIsStaying: {
    holds: () => [after(chartered('required'), accept()), witness],
    fails: () => [after(chartered('required'), accept(), leaving(DEPUTY)), witness],
  },
  candidateIsLeaving: {
    holds: () => [after(signedOverYear(), leaving(DEPUTY)), offer(THIRD, CHAIR)],
    fails: () => [signedOverYear(), offer(DEPUTY, THIRD)],
  },
  handoverMinutesAreCurrent: {
    holds: signs,
    fails: () => [offeredYear(), sign(CHAIR, document('other minutes'))],
  },
  outgoingHasNotSigned: { holds: signs, fails: () => [signedOverYear(), sign()] },
  outgoingHasSigned: { holds: accepts, fails: () => [offeredYear(), accept()] },
  incomingHasNotAccepted: {
    holds: () => [chartered('required'), accept()],
    fails: () => [after(chartered('required'), accept()), accept()],
  },
  witnessHasNotSigned: {
    holds: () => [signedOverYear(), witness],
    fails: () => [after(signedOverYear(), witness), witness],
  },
  witnessIsChartered: {
    holds: () => [signedOverYear(), witness],
    fails: () => [chartered('none'), witness],
  },
  acceptanceIsOpen: {
    holds: () => [signedOverYear(), { ...accept(), at: acceptBy() }],
    fails: () => [signedOverYear(), { ...accept(), at: acceptBy() + 1 }],
  },
} satisfies Cases;
