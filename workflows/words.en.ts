/**
 * The names people read, in English: steps, statements, states, deadlines and offices. This file is
 * the source of the type; the Vietnamese tables carry exactly the same keys. A name is a phrase
 * without a full stop and holds no figure, so that a button, a heading and a diagram can share it.
 */
import type { StatementType, Step } from './catalogue.js';
import type { Choice, Motion } from './cluster.context.js';
import type { Concern } from './concerns.js';
import type { AwardStatus, Report, ReviewState } from './cycle.context.js';
import type { Milestone } from './cycle.setup.js';
import type { DeadlineName } from './deadlines.js';

type Standing = ReviewState['standing'][string]['is'];
type Names<K extends string> = Readonly<Record<K, string>>;

/** The names of the parts of the work, as a mandate lists them. */
const steps = {
  cluster: 'Matters of the cluster',
  launch: 'Launch and conduct of the year',
  pledge: 'Pledge',
  report: 'Reports',
  review: 'Peer review',
  award: 'Awards',
  handover: 'Handover of the chair',
  host: 'Server of the cluster',
} as const satisfies Names<Step>;

/** What the officer does, named by its deed: the words on a button. */
const statements = {
  'cluster.found': 'Propose the founding of the cluster',
  'charter.sign': 'Sign the cluster charter',
  'charter.amend': 'Propose an amendment of the charter',
  'rotation.except': 'Propose an exception to the rotation',
  'motion.vote': 'Vote on the motion',
  'motion.withdraw': 'Withdraw the motion',
  'member.admit': 'Admit a new member',
  'member.accept': 'Accept the charter and join the cluster',
  'member.leave': 'Record that a member leaves',
  'member.merge': 'Record that a member merges into another',
  'officer.enrol': 'Enrol an officer',
  'officer.revoke': 'Revoke an officer’s mandate',
  'officer.delegate': 'Delegate a part of the own mandate',
  'root.rotate': 'Replace the own root key by a new one',
  'root.replace': 'Propose a new root key for another party',
  'host.rotate': 'Replace the server’s key by a new one',
  'host.appoint': 'Propose a host for the server',
  'cycle.launch': 'Launch the emulation year',
  'cycle.suspend': 'Suspend the year',
  'cycle.resume': 'Resume the year',
  'cycle.cancel': 'Cancel the year',
  'roster.drop': 'Take a departed member off the year’s list',
  'deadline.pass': 'Record that a deadline has passed',
  'deadline.extend': 'Put forward a later deadline',
  'deadline.approve': 'Approve a later deadline',
  'pledge.propose': 'Propose the text of the pledge',
  'pledge.open': 'Open the pledge for signing',
  'pledge.sign': 'Sign the pledge',
  'pledge.decline': 'Decline to sign the pledge',
  'report.submit': 'Submit the report',
  'report.return': 'Return a report',
  'report.accept': 'Accept a report',
  'report.excuse': 'Excuse a member from reporting',
  'report.close': 'Close the round of reports',
  'criteria.issue': 'Issue the scoring criteria',
  'score.submit': 'Submit the self-score',
  'eligibility.record': 'Record a member’s eligibility',
  'vote.open': 'Open the vote',
  'vote.cast': 'Vote on an award',
  'vote.close': 'Close and count the vote',
  'minutes.propose': 'Put forward the review minutes',
  'minutes.sign': 'Sign the review minutes',
  'result.adopt': 'Adopt the result of the review',
  'award.propose': 'Propose the awards',
  'award.concur': 'Concur with the award proposal',
  'award.object': 'Object to the award proposal',
  'award.submit': 'Submit the awards to the higher authority',
  'award.decide': 'Record the decision on an award',
  'award.resubmit': 'Submit a returned or held award',
  'award.revoke': 'Revoke an award',
  'handover.propose': 'Put forward the next chair',
  'handover.confirm': 'Vote on the next chair',
  'handover.sign': 'Sign the handover minutes',
  'handover.accept': 'Accept the chair',
  'handover.witness': 'Witness the handover',
  'handover.decline': 'Decline the chair',
} as const satisfies Names<StatementType>;

/** What is the case in each state: `<machine>:<path>`, the path as in the machine's definition. */
const states = {
  'cluster:unfounded': 'The cluster is not founded yet',
  'cluster:founding': 'The founding members are signing the charter',
  'cluster:active': 'The cluster is active',
  'cycle:launching': 'The year is not launched yet',
  'cycle:underway': 'The year is under way',
  'cycle:underway.pledging': 'The pledge is being prepared and signed',
  'cycle:underway.pledging.drafting': 'The text of the pledge is being drafted',
  'cycle:underway.pledging.signing': 'The pledge is open for signing',
  'cycle:underway.pledging.inForce': 'The pledge is in force',
  'cycle:underway.reporting': 'The members are reporting their results',
  'cycle:underway.reporting.interim': 'Interim reports are being received',
  'cycle:underway.reporting.annual': 'Annual reports are being received',
  'cycle:underway.reporting.received': 'The reports have been received',
  'cycle:underway.reviewing': 'The members are reviewing the year',
  'cycle:underway.reviewing.assessing': 'The members are scoring themselves',
  'cycle:underway.reviewing.voting': 'The members are voting on the awards',
  'cycle:underway.reviewing.minuting': 'The review minutes are being prepared and signed',
  'cycle:underway.reviewing.adopted': 'The result of the review is adopted',
  'cycle:underway.proposing': 'The awards are being proposed',
  'cycle:underway.proposing.drafting': 'The award proposal is being drafted',
  'cycle:underway.proposing.concurring': 'The members are answering the award proposal',
  'cycle:underway.proposing.submitted': 'The awards have been submitted',
  'cycle:underway.concluding': 'The awards and the handover are being concluded',
  'cycle:underway.concluding.decisions': 'The awards are with the higher authority',
  'cycle:underway.concluding.decisions.awaiting': 'Decisions on the awards are awaited',
  'cycle:underway.concluding.decisions.decided': 'Every award is decided',
  'cycle:underway.concluding.handover': 'The chair is being handed over',
  'cycle:underway.concluding.handover.waiting': 'The next chair is still to be put forward',
  'cycle:underway.concluding.handover.confirming': 'The members are voting on the next chair',
  'cycle:underway.concluding.handover.offered': 'The handover is being signed and accepted',
  'cycle:underway.concluding.handover.transferred': 'The chair has been handed over',
  'cycle:underway.asBefore': 'The year goes on exactly where it was',
  'cycle:suspended': 'The year is suspended',
  'cycle:closed': 'The year is closed',
  'cycle:cancelled': 'The year is cancelled',
  'cycle:cancelled.waiting': 'Cancelled; the next chair is still to be put forward',
  'cycle:cancelled.confirming': 'Cancelled; the members are voting on the next chair',
  'cycle:cancelled.offered': 'Cancelled; the handover is being signed and accepted',
  'cycle:cancelled.transferred': 'Cancelled; the chair has been handed over',
} as const;

/** What each deadline is for. */
const deadlines = {
  pledge: 'Signing the pledge',
  lateSigning: 'Late signing of the pledge',
  interimReport: 'Interim report',
  annualReport: 'Annual report',
  selfScore: 'Self-scoring',
  vote: 'Voting on the awards',
  minutes: 'Signing the review minutes',
  proposal: 'Submitting the award proposal',
  acceptance: 'Accepting the chair',
} as const satisfies Names<DeadlineName>;

/** When the work goes on by itself; the last one belongs to the cluster. */
const milestones = {
  pledgeInForce: 'when enough members have signed the pledge',
  noInterimRound: 'when the charter has no interim round',
  noAnnualRound: 'when the charter has no annual round',
  everyAwardDecided: 'when every award is decided',
  officeIsOffered: 'when the next chair is confirmed',
  nobodyIsProposed: 'when the candidate is passed over',
  handoverIsComplete: 'when the handover has all its signatures',
  everyFounderHasSigned: 'when every founding member has signed',
} as const satisfies Names<Milestone | 'everyFounderHasSigned'>;

export const wordsEn = {
  steps,
  statements,
  states,
  deadlines,
  milestones,
  standings: {
    eligible: 'Eligible',
    onHold: 'On hold',
    ineligible: 'Ineligible',
  } as const satisfies Names<Standing>,
  awardStatuses: {
    proposed: 'Proposed',
    submitted: 'Submitted',
    returned: 'Returned',
    granted: 'Granted',
    refused: 'Refused',
    revoked: 'Revoked',
  } as const satisfies Names<AwardStatus>,
  reportStatuses: {
    submitted: 'Submitted',
    returned: 'Returned',
    accepted: 'Accepted',
    excused: 'Excused',
  } as const satisfies Names<Report['status']>,
  choices: {
    approve: 'Approve',
    reject: 'Reject',
    abstain: 'Abstain',
  } as const satisfies Names<Choice>,
  motions: {
    charter: 'Motion to amend the charter',
    rotation: 'Rotation motion',
    root: 'Motion to replace a root key',
    host: 'Motion to appoint a host for the server',
  } as const satisfies Names<Motion['matter']['kind']>,
  /** What an entry has to do with the party that watches it. */
  concerns: {
    said: 'Said in its name',
    founded: 'Names it and its root key at the founding',
    officerEnrolled: 'Enrols an officer of it',
    officerRevoked: 'Revokes the mandate of an officer of it',
    delegated: 'Delegates a mandate in its name',
    rootRotated: 'Replaces its root key',
    rootMotion: 'A motion about its root key',
    rootReplaced: 'Its root key is replaced by vote',
    admitted: 'Admits it with its root key',
    left: 'Records that it leaves',
    merged: 'Records a merger of it',
    dropped: 'Takes it off the year’s list',
    hostMotion: 'A motion about the server that it hosts or would host',
    hostAppointed: 'Moves the server to it or away from it',
    reportReturned: 'Returns its report',
    reportExcused: 'Excuses it from reporting',
    standingRecorded: 'Records its eligibility',
  } as const satisfies Names<Concern>,
  offices: {
    chairNow: 'Cluster chair now',
    chairOfYear: 'Cluster chair of the year',
    deputy: 'Deputy chair',
    caretaker: 'Caretaker chair',
    member: 'Member',
    authority: 'Higher authority',
    patron: 'Council member in charge',
    server: 'Server',
  },
} as const;

/** The tables of one language: the same keys as the English ones, each with its own words. */
export type Words = {
  readonly [T in keyof typeof wordsEn]: Names<keyof (typeof wordsEn)[T] & string>;
};
