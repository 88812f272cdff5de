/** The conditions of the awards and of the handover. */
import { type Bodies, type Charter, digestOf } from '../../../workflows/index.js';
import {
  decisionOn,
  document,
  HANDOVER_MINUTES,
  handoverBody,
  proposalOf,
} from '../../support/bodies.js';
import { AUTHORITY, charterFor, PATRON, type TestCluster } from '../../support/cluster.js';
import {
  adoptedYear,
  CHAIR,
  concludingYear,
  confirmingYear,
  DEPUTY,
  offeredYear,
  proposedYear,
  signedOverYear,
  adoptedAwardsYear,
  THIRD,
  votingYear,
} from '../../support/given.js';
import { adopt, castVote, closeVote, proposeMinutes, signMinutes } from '../../support/year.js';
import { after, type Cases, said } from './case.js';

/** The usual vote gives the flag to the first member by name and the merit to the second. */
const [FLAG, MERIT] = [THIRD, CHAIR];
const usual = { flag: [FLAG], merit: [MERIT] };

type Awards = Bodies['award.propose']['awards'];
const propose = (awards: Awards) => said('award.propose', CHAIR, proposalOf(awards));
const proposes = () => [adoptedYear(), propose(usual)] as const;

/** A result in which these members passed, each with every approval, and nobody else. */
function passed(awards: Awards): TestCluster {
  const cluster = votingYear();
  for (const by of [CHAIR, DEPUTY, THIRD]) {
    for (const award of ['flag', 'merit']) {
      const approved = awards[award] ?? [];
      const choices = { [DEPUTY]: 'reject' as const };
      if (approved.length > 0) castVote(cluster, by, award, approved);
      else cluster.say(said('vote.cast', by, { award, choices, remark: null }));
    }
  }
  for (const stage of [closeVote, proposeMinutes, signMinutes, adopt]) stage(cluster);
  return cluster;
}

const digest = digestOf(proposalOf(usual));
const concur = (by: string, of = digest) => said('award.concur', by, { digest: of });
const concurs = () => [proposedYear(), concur(THIRD)] as const;
const submit = said('award.submit', CHAIR, {
  digest,
  document: document('dossier'),
  receipt: null,
});
const record = (standing: 'onHold' | 'eligible' | 'ineligible') =>
  said('eligibility.record', AUTHORITY, {
    member: FLAG,
    standing,
    ground: standing === 'eligible' ? null : 'discipline',
    document: document('letter'),
    reason: 'See the letter',
  });
const agreed = (setting = {}) => after(proposedYear(setting), concur(CHAIR), concur(THIRD));
const due = Date.UTC(2024, 2, 31, 16, 59, 59, 999);
const calendar: Charter['calendar'] = {
  ...charterFor([CHAIR]).calendar,
  proposal: { day: '03-31', nextYear: true, late: 'close' },
};

export const proposalCases = {
  awardsAreChartered: {
    holds: proposes,
    fails: () => [adoptedYear(), propose({ ...usual, medal: [] })],
  },
  quotasHold: {
    holds: proposes,
    fails: () => {
      const both = { flag: [FLAG, DEPUTY], merit: [MERIT] };
      return [passed(both), propose(both)];
    },
  },
  oneAwardEach: {
    holds: proposes,
    fails: () => {
      const twice = { flag: [FLAG], merit: [FLAG] };
      return [passed(twice), propose(twice)];
    },
  },
  votePassedEach: {
    holds: proposes,
    fails: () => [passed({ flag: [FLAG], merit: [] }), propose(usual)],
  },
  proposedAreVotable: {
    holds: proposes,
    fails: () => [after(adoptedYear(), record('ineligible')), propose(usual)],
  },
  higherAwardsFirst: {
    holds: proposes,
    fails: () => [adoptedYear(), propose({ flag: [], merit: [MERIT] })],
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
    holds: () => [agreed(), submit],
    fails: () => [after(proposedYear(), concur(CHAIR)), submit],
  },
  proposalDoorIsOpen: {
    holds: () => [agreed({ charter: { calendar } }), { ...submit, at: due }],
    fails: () => [agreed({ charter: { calendar } }), { ...submit, at: due + 1 }],
  },
} satisfies Cases;

const decide = (
  decision: 'granted' | 'returned' = 'granted',
  change: Partial<Bodies['award.decide']> = {},
) => said('award.decide', AUTHORITY, { ...decisionOn('flag', FLAG, decision), ...change });
const later = { document: document('later'), reason: 'See the letter' };
const resubmit = (award = 'flag', member: string = FLAG) =>
  said('award.resubmit', CHAIR, { award, member, ...later });
const revoke = said('award.revoke', AUTHORITY, { award: 'flag', member: FLAG, ...later });
const held = () => after(agreed(), record('onHold'), submit);
const decides = () => [adoptedAwardsYear(), decide()] as const;
const resubmits = () => [after(adoptedAwardsYear(), decide('returned')), resubmit()] as const;

export const decisionCases = {
  awardIsSubmitted: { holds: decides, fails: () => [after(adoptedAwardsYear(), decide()), decide()] },
  awardIsHeldBack: {
    holds: resubmits,
    fails: () => [adoptedAwardsYear(), resubmit(), 'awardMayBeSubmitted'],
  },
  awardMayBeSubmitted: {
    holds: resubmits,
    fails: () => [after(adoptedAwardsYear(), decide('returned')), resubmit('merit', MERIT)],
  },
  awardIsGranted: {
    holds: () => [after(adoptedAwardsYear(), decide()), revoke],
    fails: () => [adoptedAwardsYear(), revoke],
  },
  memberIsNotHeld: {
    holds: () => [after(held(), record('eligible')), resubmit()],
    fails: () => [held(), resubmit()],
  },
  reasonIsGiven: {
    holds: () => [adoptedAwardsYear(), decide('returned')],
    fails: () => [adoptedAwardsYear(), decide('returned', { reason: null })],
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
