/**
 * The part of the catalogue about the middle of the year: criteria, scores given openly or sealed,
 * verification and explanation, standing, the vote and the minutes. One sheet, that is one member
 * judging one member, is one statement.
 */
import { MAX_AWARDS, MAX_CRITERIA, MAX_MEMBERS, MAX_POINTS, MAX_SEATS } from './limits.js';
import {
  bilingual,
  decimal,
  dictionary,
  digest,
  flag,
  hundredths,
  kinds,
  list,
  nullable,
  oneOf,
  publicKey,
  record,
  text,
  word,
} from './shape.js';

const reason = text(2000);
const remark = nullable(bilingual(2000));
const choice = oneOf('approve', 'reject', 'abstain');
/** 32 bytes in hex: a nonce. */
const nonce = digest;
/** Sealed bytes in base64url: a sheet of 300 leaves needs the most. */
const box = text(16_000);

/** What a leaf measures; all points in hundredths. */
const leaf = kinds({
  /** A figure against its planned value; `each` goes before `all`; no plan: see `relative.ts`. */
  quantitative: {
    formula: oneOf('proportional', 'relative'),
    planned: record({ all: nullable(decimal), each: dictionary(decimal, MAX_MEMBERS) }),
  },
  passFail: {},
  /** So many points for each item, up to the maximum. */
  direct: { each: hundredths(1, MAX_POINTS) },
  bonus: {},
  penalty: {},
  manual: {},
});

/** One row of the criteria tree; a parent stands before its children and has no leaf. */
const criterion = record({
  id: word,
  parent: nullable(word),
  name: bilingual(300),
  max: hundredths(0, MAX_POINTS),
  leaf: nullable(leaf),
  /** Whether a self-score must name evidence for it. */
  evidence: flag,
  notAssigned: list(word, 0, MAX_MEMBERS),
});

const points = dictionary(hundredths(0, MAX_POINTS), MAX_CRITERIA);

const criteriaBodies = {
  'criteria.issue': record({ criteria: list(criterion, 1, MAX_CRITERIA), remark }),
  'criteria.approve': record({ digest }),
};

const scoreBodies = {
  'score.submit': record({
    criteria: digest,
    /** By leaf: an actual value, a count, points such as "12.5", or 0 and 1 for fail and pass. */
    values: dictionary(decimal, MAX_CRITERIA),
    evidence: dictionary(list(digest, 1, 20), MAX_CRITERIA),
    document: nullable(digest),
  }),
  'score.close': record({ reason: nullable(reason) }),
};

const peerBodies = {
  /** Enters the draw: a commitment to a nonce, a key for escrow, and whom one must not judge. */
  'draw.commit': record({
    commitment: digest,
    /** A raw X25519 public key in base64url, where scores or ballots are sealed. */
    box: nullable(publicKey),
    conflicts: list(word, 0, MAX_MEMBERS),
  }),
  'draw.reveal': record({ nonce }),
  'draw.close': record({ reason: nullable(reason) }),
  'peer.score': record({ member: word, criteria: digest, points, remark }),
  /** The secret of one's sealed round, in shares that only those members can open. */
  'seal.deposit': record({ shares: dictionary(text(400), MAX_MEMBERS) }),
  'peer.seal': record({ member: word, commitment: digest, box }),
  'peer.close': record({ reason: nullable(reason) }),
  'peer.open': record({ reviewer: word, member: word, criteria: digest, points, remark, nonce }),
  /** Gives away the opened share of a member that does not open its sealed words. */
  'seal.release': record({ of: text(130), share: text(200) }),
  'peer.finish': record({ reason: nullable(reason) }),
};

const verificationBodies = {
  'verify.record': record({
    member: word,
    changes: dictionary(record({ value: decimal, reason }), MAX_CRITERIA),
    remark,
  }),
  'verify.publish': record({ reason: nullable(reason) }),
  /** `digest` is of the verified sheet of the member that speaks. */
  'explain.agree': record({ digest }),
  'explain.submit': record({ digest, text: text(4000), document: nullable(digest) }),
  'score.finalise': record({ reason: nullable(reason) }),
  'score.reopen': record({ member: word, reason }),
  'score.permit': record({ digest }),
};

const standingBodies = {
  'eligibility.record': record({
    member: word,
    standing: oneOf('eligible', 'onHold', 'ineligible'),
    ground: nullable(word),
    document: nullable(digest),
    reason,
  }),
  /** The documents that attest a member's standards, by standard. */
  'eligibility.attest': record({ member: word, standards: dictionary(digest, 32, 1) }),
};

const choices = dictionary(choice, MAX_MEMBERS, 1);
/** The document of a written opinion; `null` for a ballot given in the meeting. */
const written = nullable(digest);

const voteBodies = {
  'vote.open': record({
    present: list(word, 1, MAX_MEMBERS),
    /** Where a council votes: the officers whom each member sends; empty where members vote. */
    electors: dictionary(list(word, 1, MAX_SEATS), MAX_MEMBERS),
    tellers: list(word, 0, 9),
  }),
  'vote.cast': record({ award: word, choices, written, remark }),
  'ballot.seal': record({ award: word, commitment: digest, box }),
  'vote.close': record({ reason: nullable(reason) }),
  'ballot.open': record({ elector: text(130), award: word, choices, written, remark, nonce }),
  'vote.count': record({ reason: nullable(reason) }),
  'count.sign': record({ digest }),
  'vote.again': record({ awards: list(word, 1, MAX_AWARDS), reason }),
};

const minutesBodies = {
  'minutes.propose': record({
    document: digest,
    summary: bilingual(4000),
    /** Who is agreed on for each award where the cluster decides by consensus; else empty. */
    results: dictionary(list(word, 0, MAX_MEMBERS), MAX_AWARDS),
    remark,
  }),
  'minutes.object': record({ digest, text: reason }),
  'minutes.sign': record({ digest, reservation: nullable(reason) }),
  'result.adopt': record({ digest }),
};

export const reviewBodies = {
  ...criteriaBodies,
  ...scoreBodies,
  ...peerBodies,
  ...verificationBodies,
  ...standingBodies,
  ...voteBodies,
  ...minutesBodies,
};
