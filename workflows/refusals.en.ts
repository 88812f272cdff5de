/**
 * Refusals in English: one plain text for each code, written for the official who meets it. It says
 * what is the case and, where that helps, what to do next; it blames nobody and holds no figure, so
 * that it reads right on every transition that lists its condition. This file speaks of form, keys,
 * offices and the cluster; what belongs to one year stands in `refusals.year.en.ts`.
 */
import type { RefusalCode } from './refusals.js';
import { refusalsOfYearEn } from './refusals.year.en.js';

export const refusalsEn = {
  ...refusalsOfYearEn,
  // The form of a statement and its frame.
  'form/malformed': 'The statement is not filled in as required. Correct the place that is named.',
  'form/unknown-type': 'The rules know no statement of this type.',
  'form/year-missing-or-unwanted':
    'A statement about an emulation year must name that year, and one about the cluster must name none.',
  'form/too-large':
    'The statement is too large for one entry of the journal. Shorten it, or move long passages into a document.',
  'frame/other-cluster': 'The statement was written for another cluster.',
  'frame/other-rules':
    'The statement names another version of the rules than the one that applies here. Prepare it again under the version that applies.',
  'frame/seen-unknown':
    'The statement refers to a state that this journal never had. Load the journal again and prepare the statement anew.',
  'frame/said-before':
    'Exactly this statement already stands in the journal. There is no need to send it again.',
  'frame/time-goes-back':
    'The server’s clock is behind the last entry of the journal, so nothing can be accepted. The operator of the server must set it right.',
  'frame/cluster-not-active':
    'The cluster is not active yet. Work on a year can begin once every founding member has signed the charter.',
  'frame/not-in-this-state':
    'This cannot be done at the present stage of the work. Look at what is open now.',
  // Whose key it is, and what it may say.
  'authority/bad-signature':
    'The signature does not belong to this statement and this key. Sign the statement again, exactly as it is sent.',
  'authority/unknown-key':
    'Nobody in this cluster is registered with this key. The organisation enrols its officers with its root key.',
  'authority/replaced-key':
    'This root key has been replaced by another one and no longer counts. Sign with the key that stands in its place.',
  'authority/other-member': 'This key speaks for another organisation than the one named.',
  'authority/other-officer': 'This key belongs to another officer than the one named.',
  'authority/revoked':
    'The mandate of this key has been revoked. Another officer with a mandate must sign.',
  'authority/outside-mandate-time':
    'The mandate of this key is not valid now: it has not begun or has already ended. Another officer may sign, or a new mandate may be given.',
  'authority/outside-mandate-steps':
    'The mandate of this key does not cover this step. An officer must sign whose mandate covers it; the root key signs matters of the cluster only.',
  // Who speaks.
  'speaker/not-a-member':
    'Only members on this year’s list may do this. The list was fixed when the year was launched.',
  'speaker/not-the-chair': 'Only the member that acts as cluster chair of this year may do this.',
  'speaker/not-chair-or-deputy':
    'Only the cluster chair or the deputy chair of this year may do this.',
  'speaker/not-the-authority':
    'Only the higher authority named at the founding of the cluster may do this.',
  'speaker/not-the-patron': 'Only the Council member in charge of the cluster may do this.',
  'speaker/not-the-server':
    'Only the server records this when the time has come. Nobody needs to do it by hand.',
  'speaker/names-no-member':
    'The organisation named is not on this year’s list of members. Choose a member from the list.',
  'speaker/own-matter':
    'The chair decides what concerns the other members. What concerns the chair itself is decided by the deputy chair, where the charter says so.',
  // The cluster.
  'cluster/founding-contradicts-itself':
    'The proposed charter, parties and journal address do not fit together. Check the agenda, the rounds, the awards, the rotation, the chair, the member that hosts the server and the witnesses of the journal, and that no name or key stands twice.',
  'cluster/other-origin': 'The proposal names another journal. Enter the address of this journal.',
  'cluster/unknown-rules':
    'The charter names a version of the rules that is not known here. Choose a known version.',
  'cluster/founder-not-a-member':
    'The organisation that proposes the founding must itself be one of the founding members.',
  'cluster/not-the-founder':
    'A founding has already been proposed. Only the member that proposed it may replace the proposal.',
  'cluster/not-a-founding-member': 'Only the founding members sign the charter.',
  'cluster/charter-already-signed':
    'Your organisation has already signed this charter. It signs again only if the proposal is replaced.',
  'cluster/charter-not-current':
    'This is not the founding proposal that is now to be signed. Read the present proposal and sign that one.',
  'cluster/not-the-chair-now': 'Only the member that is cluster chair now may do this.',
  'cluster/not-a-member-now': 'Only present members of the cluster may do this.',
  'cluster/name-taken':
    'This short name already belongs to somebody who is or was in the cluster. Choose another one.',
  'cluster/full':
    'The cluster has as many members as the system allows, open admissions included. No further member can be admitted.',
  'cluster/not-admitted':
    'No admission is open for your organisation. An organisation joins after the cluster chair has recorded its admission.',
  'cluster/charter-not-in-force':
    'This is not the charter now in force. Read the charter in force and accept that one.',
  'cluster/not-for-this-member':
    'Only the cluster chair or the departing member itself may record this departure.',
  'cluster/not-a-present-member':
    'The organisation named is not a member at present, or its departure is already recorded.',
  'cluster/chair-cannot-leave':
    'The member that is cluster chair now cannot leave or be merged. It must hand over the chair first.',
  'cluster/departure-in-the-past':
    'A departure cannot take effect in the past. Enter a time that is still to come.',
  'cluster/successor-not-a-member':
    'The successor must be another member, one that stays in the cluster.',
  'cluster/root-key-needed':
    'Only the root key of the organisation enrols its officers and names the root key that comes after it.',
  'cluster/officer-named-root':
    'The name “root” is kept for the root key. Choose another name for the officer.',
  'cluster/key-in-use':
    'This key stands or stood for somebody in the cluster already, or is proposed in the open motion. Use a new key.',
  'cluster/mandate-without-length': 'The mandate must end later than it begins.',
  'cluster/not-root-nor-grantor':
    'Only the root key of the organisation, or the officer who delegated a mandate, revokes it.',
  'cluster/not-own-officer': 'This key does not belong to an officer of your organisation.',
  'cluster/not-own-delegate':
    'This mandate was not delegated with your key. The root key of the organisation can revoke it.',
  'cluster/already-revoked': 'The mandate of this officer has already been revoked.',
  'cluster/officer-needed':
    'A mandate is delegated by the officer who holds it. The root key enrols an officer instead.',
  'cluster/delegate-cannot-delegate':
    'A delegated mandate cannot be delegated on. An officer enrolled with the root key can delegate.',
  'cluster/delegate-named-as-officer':
    'The delegate bears the name of an officer enrolled with the root key. Choose another name for the delegate.',
  'cluster/delegation-beyond-steps':
    'Only steps of the own mandate can be delegated. Leave out the others.',
  'cluster/delegation-beyond-time':
    'A delegation must begin and end within the time of the own mandate. Choose a shorter time.',
  'cluster/own-root-key':
    'An organisation replaces its own root key itself, with that key. If the key is lost, another member puts the motion forward.',
  'cluster/no-root-key':
    'The organisation named has no root key here that members could replace. Check the name; a new server key comes with the appointment of a host.',
  'cluster/too-few-electors':
    'Without the organisation named, too few members remain to decide on its root key. It can leave the cluster and be admitted again with a new key.',
  'cluster/not-the-server':
    'Only the server itself names the key that comes after its own. Members appoint a host with a new key by motion.',
  'cluster/host-not-a-member':
    'The host named is not a member of the cluster now. Name a member, or nobody if the server runs elsewhere.',
  'cluster/too-few-witnesses':
    'The host is no witness of itself, and without it fewer witnesses remain than the charter asks for. Amend the charter first.',
  'cluster/motion-open':
    'Another motion is open. A new one can be put forward once it is decided or withdrawn, or can no longer be adopted.',
  'cluster/charter-contradicts-itself':
    'The proposed charter does not fit together, or names organisations that were never members. Check the agenda, the rounds, the awards, the rotation, the deputy chair, the witness of the handover, and the witnesses of the journal with their keys and their number.',
  'cluster/charter-rewrites-history':
    'The short name, the first term and the rotation order of the charter cannot be amended. To change the order, propose an exception to the rotation.',
  'cluster/exception-exists':
    'An exception to the rotation with this name already exists. Choose another name.',
  'cluster/exception-does-not-fit':
    'This exception does not fit the rotation as it stands. Check the members and years that it names; a term that has begun cannot be changed.',
  'cluster/no-motion': 'No motion is open. There is nothing to vote on now.',
  'cluster/other-motion':
    'The motion named is not open. Look at the motion that is open now, if any.',
  'cluster/already-voted-on-motion':
    'Your organisation has already voted on this motion. A vote cannot be changed.',
  'cluster/not-an-elector':
    'The motion is about the root key of your organisation. The other members decide it.',
  'cluster/not-the-mover': 'Only the member that put the motion forward may withdraw it.',
} as const satisfies Readonly<Record<RefusalCode, string>>;
