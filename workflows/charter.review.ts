/**
 * The part of the charter about review and awards. No law fixes how a cluster scores, votes and
 * ranks, and clusters differ in all of it; so everything here is a value that the members agree.
 */
import { MAX_MEMBERS, MAX_POINTS } from './limits.js';
import {
  bilingual,
  flag,
  integer,
  kinds,
  list,
  nullable,
  oneOf,
  record,
  threshold,
  word,
} from './shape.js';

/** Kinds of signature on a document, the weakest first; only the last three have legal force. */
export const SIGNATURE_KINDS = [
  'internalConfirm',
  'securedSpecialised',
  'publicDigital',
  'officialDuty',
] as const;
export type SignatureKind = (typeof SIGNATURE_KINDS)[number];

const points = integer(0, MAX_POINTS);
const weight = integer(0, 100);

/** How members judge each other (chấm chéo). */
const peerShape = record({
  /** Nobody; everyone everyone else; `sheets` others drawn for each; the next in a drawn ring. */
  mode: oneOf('none', 'everyone', 'pairs', 'ring'),
  /** By how many each member is judged, where pairs are drawn. */
  sheets: integer(1, MAX_MEMBERS - 1),
  secrecy: oneOf('open', 'sealed'),
  aggregate: oneOf('mean', 'trimmedMean', 'median'),
  /** With fewer sheets than this a member has no peer figure, and the result says so. */
  minimum: integer(1, MAX_MEMBERS - 1),
  /** Whether a member is ranked without the sheets that it gave to its rivals. */
  neutral: flag,
});

/** How points come about: the criteria, who scores, who verifies, how ties are broken. */
export const scoringShape = record({
  /** What the criteria of a year add up to, in hundredths of a point. */
  total: integer(1, MAX_POINTS),
  /** The most bonus that counts, in hundredths of a point. */
  bonusCap: points,
  /** Whose approval brings criteria into force. */
  approval: oneOf('chair', 'majority', 'all'),
  /** Whether a member with leaves that are not assigned to it is scaled to the full total. */
  normalise: flag,
  selfScores: oneOf('required', 'optional'),
  peer: peerShape,
  weights: record({ self: weight, peer: weight, verified: weight }),
  /** Who verifies; the chair's own sheet always goes to the deputy, or else to the authority. */
  verifiedBy: oneOf('chair', 'authority', 'nobody'),
  /** Working days (Monday to Friday) in which a member may explain itself. */
  explainDays: integer(0, 60),
  /** Who permits that a final score is opened again. */
  reopenedBy: oneOf('deputy', 'authority', 'members'),
  /** What decides between members with equal points, one after the other. */
  tieBreak: list(kinds({ criterion: { id: word }, vote: {}, draw: {} }), 0, 20),
});

/** How members vote (biểu quyết, bỏ phiếu). */
export const voteShape = record({
  /** One ballot for each member, or one for each of the persons that it sends. */
  electorate: oneOf('members', 'council'),
  ballot: oneOf('open', 'sealed'),
  candidateVotes: flag,
  base: oneOf('allElectors', 'presentElectors', 'castBallots'),
  quorum: threshold,
  /** Whether an absent elector may send its ballot in writing. */
  writtenOpinions: flag,
  /** How many tellers sign the count. */
  tellers: integer(0, 9),
  /** How often an award that found too few may be voted on; 1 leaves its places empty. */
  rounds: integer(1, 5),
});

export const reviewShape = record({
  /** `null` where the cluster gives no points. */
  scoring: nullable(scoringShape),
  /** What decides who is proposed. */
  decision: oneOf('byPoints', 'byVote', 'pointsThenVote', 'consensus'),
  vote: voteShape,
  /** The members that must say so before a sealed round is closed. */
  closing: threshold,
  /** Days after the close in which sealed sheets and ballots are to be opened. */
  openingDays: integer(1, 60),
  grounds: list(word, 1, 32),
  onHold: oneOf('notVoted', 'votedNotSubmitted'),
  minutesSigners: oneOf('all', 'present'),
});

/** One award that a cluster may propose members for. */
export const awardShape = record({
  id: word,
  name: bilingual(200),
  quota: integer(0, MAX_MEMBERS),
  threshold,
  /** A thematic award is no ground for a merit award of a higher level. */
  thematic: flag,
  /** What must be attested with a document of whoever is proposed. */
  standards: list(word, 0, 16),
  /** Whether who got it in the year before is left out. */
  notTwiceRunning: flag,
  /** The deadline of its dossiers. */
  due: oneOf('flagDossier', 'meritDossier'),
  /** What its dossier holds beside proposal, achievement report, minutes and voting result. */
  extraParts: list(word, 0, 8),
});

export const dossierShape = record({
  submittedBy: oneOf('head', 'member'),
  /** The weakest kind of signature that a part may carry. */
  signature: oneOf(...SIGNATURE_KINDS),
  /** Whether the dossiers of a year pass to the next chair with the office. */
  moveWithOffice: flag,
});
