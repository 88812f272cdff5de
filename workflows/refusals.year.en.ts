/**
 * Refusals in English that belong to one emulation year: its deadlines and list of members, and
 * each of its steps from the launch to the handover. Only `refusals.en.ts` reads it; a code of a
 * year that has no text here does not compile.
 */
import type { RefusalCode } from './refusals.js';

/** The parts of a code's name that are not about one year. */
type Elsewhere = 'form' | 'frame' | 'authority' | 'speaker' | 'cluster';
export type RefusalCodeOfYear = Exclude<RefusalCode, `${Elsewhere}/${string}`>;

export const refusalsOfYearEn = {
  // The conduct of a year.
  'deadline/not-set':
    'No such deadline is running: the charter sets none, or its time has not begun.',
  'deadline/not-due': 'This deadline has not passed yet.',
  'deadline/already-due': 'This deadline has already passed and can no longer be extended.',
  'deadline/already-recorded': 'It is already recorded that this deadline has passed.',
  'deadline/extension-not-later': 'The new time must be later than the present deadline.',
  'deadline/no-extension-proposed':
    'No extension of a deadline is open for approval. The cluster chair puts one forward first.',
  'deadline/extension-not-current':
    'This extension is not open for approval: it is already in effect, replaced, or out of time. Look at what is put forward now.',
  'deadline/extension-already-approved':
    'Your organisation has already approved this extension. It takes effect once enough members approve it.',
  'roster/not-on-roster':
    'The organisation named is not on this year’s list of members, or was taken off it before.',
  'roster/has-not-left':
    'No departure of the organisation named has taken effect yet. Its departure from the cluster comes first.',
  // Launch.
  'launch/not-the-year':
    'Only the year of the present cluster chair and the year after it can be launched.',
  'launch/agenda-not-reached':
    'By the charter’s agenda, the results of the year before or the handover of the chair come before the new pledge. Complete them first.',
  'launch/caretaker-chair':
    'Nobody has taken over the chair yet, and the outgoing chair only keeps it meanwhile. A new year can be launched once a successor has accepted.',
  'launch/too-few-members':
    'A year can be launched only while the cluster has at least two members.',
  // Pledge.
  'pledge/targets-unclear':
    'Two targets bear the same short name, or a target is set for an organisation that is not on this year’s list. Correct the list of targets.',
  'pledge/no-text': 'No text of the pledge has been proposed yet. Propose the text first.',
  'pledge/text-not-current':
    'This is not the present text of the pledge. Read the present text and go on from there.',
  'pledge/already-signed':
    'Your organisation has already signed this pledge. The signature stands as long as the text does not change.',
  'pledge/already-declined':
    'Your organisation has already declined this text. It may still sign while signing is open.',
  'pledge/too-late':
    'The last day for signing the pledge has passed. Late signing, where the charter allows it, begins once the pledge is in force.',
  'pledge/late-signing-closed':
    'Late signing of the pledge is closed: the charter allows none, or its last day has passed.',
  // Report.
  'report/other-round':
    'This is about a round of reports that is not open now. Choose the round that is open.',
  'report/not-in-own-hands':
    'The report of your organisation is submitted or accepted, or your organisation is excused. A report can be sent anew only after it was returned.',
  'report/figures-off-target':
    'A figure tied to a target must name a target of the pledge and use its unit, and each target may have one figure only.',
  'report/too-late':
    'The last day of this round of reports has passed. A member may still be excused, with a reason.',
  'report/none-waiting': 'No report is waiting for a decision in the round that is open.',
  'report/not-submitted': 'No report of this member is waiting for a decision in this round.',
  'report/already-settled':
    'The report of this member has already been accepted, or the member is excused.',
  'report/incomplete':
    'Too few reports have been accepted or excused to close this round. The charter says how many it takes.',
  // Review.
  'review/not-a-judge-of-standing':
    'Only the cluster chair, the deputy chair or the higher authority records eligibility.',
  'review/own-standing':
    'The chair records the eligibility of the other members. Its own is recorded by the higher authority or, where the charter says so, by the deputy chair.',
  'review/ground-undocumented':
    'A member on hold or ineligible needs a ground from the charter and a document. An eligible member needs no ground; leave it empty.',
  'review/criteria-in-use':
    'A member has already scored itself against the present criteria. They can no longer be changed.',
  'review/criterion-listed-twice':
    'Two criteria bear the same short name. Give each criterion a short name of its own.',
  'review/no-criteria':
    'The criteria of this year have not been issued yet. The cluster chair issues them first.',
  'review/criteria-not-current':
    'These points refer to other criteria than the present ones. Score against the present criteria.',
  'review/points-off-criteria':
    'Each criterion must have its points, none above its maximum, and nothing else may be scored.',
  'review/scoring-too-late': 'The last day for self-scoring has passed.',
  'review/scores-missing':
    'The charter asks every member to score itself, and some have not done so yet.',
  'review/present-not-members':
    'Somebody named as present is not on this year’s list of members. Correct the list of those present.',
  'review/unknown-award':
    'The charter has no award of this name. Vote on one of the charter’s awards.',
  'review/already-voted':
    'Your organisation has already voted on this award. A vote cannot be changed.',
  'review/candidate-not-votable':
    'The ballot names a candidate that may not be voted on: it is not on this year’s list, is ineligible or on hold, or has not signed the pledge.',
  'review/own-candidacy':
    'By the charter, a member does not vote on itself. Leave your own organisation out of the ballot.',
  'review/voting-too-late': 'The last day for voting has passed.',
  'review/no-quorum': 'On at least one award too few members have voted for the vote to be valid.',
  'review/no-minutes':
    'No review minutes have been put forward yet. The cluster chair puts them forward first.',
  'review/not-a-signer':
    'The review minutes are signed by those whom the charter names: all members on this year’s list, or those present at the vote.',
  'review/minutes-already-signed':
    'Your organisation has already signed these review minutes. It signs again only if new minutes are put forward.',
  'review/minutes-not-current':
    'These are not the present review minutes. Read the present minutes and go on from there.',
  'review/minutes-too-late': 'The last day for signing the review minutes has passed.',
  'review/minutes-unsigned': 'Not everybody who must sign the review minutes has signed them yet.',
  // Award.
  'award/unknown-award':
    'The proposal names an award that the charter does not have. Propose only the charter’s awards.',
  'award/over-quota': 'An award is proposed for more members than the charter’s quota allows.',
  'award/more-than-one-each':
    'A member stands in the proposal more often than the charter allows. Name it once for an award, and for one award only where the charter says so.',
  'award/vote-not-passed': 'A member is proposed for an award for which it did not pass the vote.',
  'award/not-votable':
    'A member is proposed that may not be nominated: it is not on this year’s list, is ineligible or on hold, or has not signed the pledge.',
  'award/against-the-vote':
    'The proposal does not follow the vote. The highest award comes first, each goes to those with the most approvals, and no place stays empty while a member that passed remains.',
  'award/already-answered':
    'Your organisation has already answered this proposal. It answers again only if the proposal is replaced.',
  'award/proposal-not-current':
    'This is not the present award proposal. Read the present proposal and go on from there.',
  'award/concurrence-missing':
    'Fewer members concur with the proposal than the charter asks for. More must concur, or the proposal must be changed.',
  'award/too-late': 'The last day for submitting the award proposal has passed.',
  'award/not-submitted':
    'No decision is awaited on this award for this member: it is not submitted, was returned, or is already decided.',
  'award/none-held-back':
    'No award was returned or held back, so there is nothing to submit later.',
  'award/not-returned-or-held':
    'Only an award that was returned or held back can be submitted later.',
  'award/not-granted': 'Only an award that was granted can be revoked.',
  'award/member-on-hold':
    'This member is on hold or ineligible. Its award can be submitted once it is recorded as eligible.',
  'award/reason-missing':
    'When an award is refused or returned, the reason must be given, so that the member learns it.',
  // Handover.
  'handover/not-in-office': 'Only the year whose chair holds the office now can pass it on.',
  'handover/agenda-not-reached':
    'By the charter’s agenda, the results of this year or the pledge of the next one come before the handover. Complete them first.',
  'handover/not-next':
    'The member put forward is not the one that may take over the chair next. Check the rotation and who has been passed over.',
  'handover/deputy-not-by-charter':
    'The deputy chair put forward is not the one that the charter provides for. Where the charter provides for none, leave the place empty.',
  'handover/already-confirmed':
    'Your organisation has already voted on this candidate. A vote cannot be changed.',
  'handover/other-candidate':
    'The member named is not the one now put forward as next chair. Vote on the present candidate.',
  'handover/not-the-outgoing-chair':
    'Only the outgoing chair that put its successor forward signs here.',
  'handover/not-the-incoming-chair':
    'Only the member put forward as next chair may accept or decline.',
  'handover/minutes-not-current':
    'These are not the present handover minutes. Read the present minutes and go on from there.',
  'handover/outgoing-already-signed': 'The outgoing chair has already signed the handover minutes.',
  'handover/outgoing-unsigned':
    'The outgoing chair has not signed the handover minutes yet. The incoming chair accepts after it.',
  'handover/already-accepted': 'The incoming chair has already accepted the office.',
  'handover/already-witnessed': 'The handover has already been witnessed.',
  'handover/no-witness-chartered': 'The charter provides for no witness of the handover.',
  'handover/acceptance-too-late':
    'The time for accepting the chair has passed. The next member in line is to be put forward.',
} as const satisfies Readonly<Record<RefusalCodeOfYear, string>>;
