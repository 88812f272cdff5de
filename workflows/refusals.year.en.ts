/**
 * Refusals in English that belong to one emulation year: its deadlines and list of members, and
 * each of its steps from the launch to the handover. Only `refusals.en.ts` reads it; a code of a
 * year that has no text here does not compile.
 */
import { awardRefusalsEn } from './refusals.award.js';
import type { RefusalCode } from './refusals.js';
import { peerRefusalsEn } from './refusals.peer.js';
import { scoreRefusalsEn } from './refusals.scores.js';
import { voteRefusalsEn } from './refusals.vote.js';

/** The parts of a code's name that are not about one year. */
type Elsewhere = 'form' | 'frame' | 'authority' | 'speaker' | 'cluster';
export type RefusalCodeOfYear = Exclude<RefusalCode, `${Elsewhere}/${string}`>;

export const refusalsOfYearEn = {
  ...scoreRefusalsEn,
  ...peerRefusalsEn,
  ...voteRefusalsEn,
  ...awardRefusalsEn,
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
  'handover/candidate-leaving':
    'The member put forward as next chair is leaving the cluster and can no longer take the office. The outgoing chair puts another one forward.',
  'handover/already-offered':
    'The office is offered to a member that can still take it. Another one can be put forward once this one declines, stays silent or is leaving the cluster.',
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
