/**
 * What the rules remember of one year's review: the criteria, the points that were given, verified
 * and ranked, the vote and its count, the minutes. Peer sheets are kept as their totals: a sheet is
 * in the journal, and a year of sixty members has thousands of them.
 */
import type { Choice } from './cluster.context.js';
import type { Names } from './names.js';
import type { Criteria, Figures } from './scoring/criteria.js';

type ByMember<T> = Readonly<Record<string, T>>;

/** The parts that the frozen charter gives to a year's review; the others are passed by. */
export type ReviewPart =
  | 'scoring'
  | 'draw'
  | 'peer'
  | 'sealedSheets'
  | 'verification'
  | 'vote'
  | 'sealedBallots';

export interface CriteriaVersion {
  readonly version: number;
  /** Of what the chair said. */
  readonly digest: string;
  readonly rows: Criteria;
}

export interface CriteriaState {
  readonly inForce: CriteriaVersion | null;
  /** Issued and not yet approved by as many as the charter asks. */
  readonly issued: (CriteriaVersion & { readonly approved: Names }) | null;
}

/** A member's score of itself. */
export interface SelfSheet {
  readonly digest: string;
  readonly figures: Figures;
}

/** How members draw lots together: each commits to a nonce, then reveals it. */
export interface DrawState {
  readonly commitments: ByMember<string>;
  /** X25519 keys for shares of others' secrets; `null` from a member that takes no part in it. */
  readonly boxes: ByMember<string | null>;
  /** Whom each member declared that it must not judge. */
  readonly conflicts: ByMember<readonly string[]>;
  readonly nonces: ByMember<string>;
  /** SHA-256 of all nonces, in hex, once the draw is closed. */
  readonly seed: string | null;
}

/** A round of sealed words: of peer sheets, or of ballots. */
export interface SealedRound {
  /** Members that left the shares of their secret with the others. */
  readonly deposited: Names;
  /** Commitments of what is sealed and not open yet: voter, then matter. */
  readonly sealed: ByMember<Readonly<Record<string, string>>>;
  /** Whose secret was given away, and by whom. */
  readonly released: ByMember<Names>;
  /** Members that said that the round may be closed. */
  readonly closing: Names;
  readonly closed: boolean;
  /** Until when sealed words are to be opened (RFC 3339), once the round is closed. */
  readonly openBy: string | null;
}

/** What the peers gave a member, in hundredths of a point. */
export interface PeerResult {
  /** `null` where there are fewer sheets than the charter asks for. */
  readonly points: number | null;
  readonly sheets: number;
  readonly lowest: number | null;
  readonly highest: number | null;
}

export interface PeerState {
  /** Whom each member is to judge. */
  readonly assigned: ByMember<readonly string[]>;
  /** How many reviewers too few a member has, because of conflicts. */
  readonly short: ByMember<number>;
  /** Totals in hundredths of a point: member judged, then reviewer. */
  readonly given: ByMember<ByMember<number>>;
  readonly round: SealedRound;
  readonly results: ByMember<PeerResult>;
  readonly finished: boolean;
}

/**
 * What verification changed in a member's sheet; leaves that do not stand here are as they were.
 */
export interface VerifiedSheet {
  /** What the member answers to: its figures as verified. */
  readonly digest: string;
  readonly changed: Figures;
  readonly by: string;
}

/** The parts of a member's points and their weighted sum, in hundredths of a point. */
export interface Points {
  readonly self: number | null;
  readonly peer: number | null;
  readonly verified: number | null;
  readonly total: number;
}

/** A member's place; `tie` is what decided between equals, `null` where nothing had to. */
export interface Place {
  readonly rank: number;
  readonly place: number;
  readonly tie: string | null;
}

export interface ScoringState {
  readonly self: ByMember<SelfSheet>;
  /** Whether self-scoring is closed; new criteria open it again. */
  readonly closed: boolean;
  readonly verified: ByMember<VerifiedSheet>;
  readonly published: boolean;
  /** Until when members may explain themselves (RFC 3339). */
  readonly explainBy: string | null;
  readonly answers: ByMember<'agreed' | 'explained' | 'answered'>;
  readonly points: ByMember<Points>;
  readonly ranking: ByMember<Place>;
  readonly final: boolean;
  /** A final score that is to be opened again. */
  readonly reopening: {
    readonly digest: string;
    readonly member: string;
    /** Who asked for it. */
    readonly by: string;
    readonly permitted: Names;
    readonly open: boolean;
  } | null;
  /** The last correction: what it did to every member's total. */
  readonly correction: {
    readonly number: number;
    readonly member: string;
    readonly before: ByMember<number>;
    readonly after: ByMember<number>;
  } | null;
}

/** The count for one candidate and one award. */
export interface Count {
  readonly round: number;
  readonly approve: number;
  readonly reject: number;
  readonly abstain: number;
  readonly base: number;
  readonly passed: boolean;
}

export interface VoteState {
  /** 0 before the first round is opened. */
  readonly round: number;
  readonly present: Names;
  /** Who may vote, and for which member: `da-nang`, or `da-nang/chairman` where a council votes. */
  readonly electors: ByMember<string>;
  readonly tellers: Names;
  /** The awards that are voted on in this round. */
  readonly awards: Names;
  /** Ballots of this round that are open: award, then elector, then candidate. */
  readonly ballots: Readonly<Record<string, ByMember<ByMember<Choice>>>>;
  readonly sealed: SealedRound;
  /** Electors whose ballots came as written opinions. */
  readonly written: Names;
  readonly counts: Readonly<Record<string, ByMember<Count>>>;
  /** What the tellers sign: the digest of the counts. */
  readonly counted: string | null;
  readonly countSigned: Names;
}

export interface Standing {
  readonly is: 'eligible' | 'onHold' | 'ineligible';
  readonly ground: string | null;
}

export interface Minutes {
  readonly digest: string;
  /** The digest of the document itself. */
  readonly document: string;
  readonly objected: Names;
  /** Signers, and whether they signed with a reservation. */
  readonly signed: ByMember<'plain' | 'withReservation'>;
}

export interface ReviewState {
  readonly parts: Readonly<Partial<Record<ReviewPart, true>>>;
  readonly criteria: CriteriaState;
  readonly draw: DrawState;
  readonly scoring: ScoringState;
  readonly peer: PeerState;
  readonly standing: ByMember<Standing>;
  /** Documents by which a member's standards are attested, by standard. */
  readonly attested: ByMember<Readonly<Record<string, string>>>;
  readonly vote: VoteState;
  /** Who was agreed on, by award, where the cluster decides by consensus. */
  readonly agreed: Readonly<Record<string, readonly string[]>> | null;
  readonly minutes: Minutes | null;
  readonly adopted: boolean;
}

/** A round in which nothing has been sealed yet. */
export const UNSEALED: SealedRound = {
  deposited: {},
  sealed: {},
  released: {},
  closing: {},
  closed: false,
  openBy: null,
};

/** Points before anybody gave any; also what new criteria go back to. */
export const UNSCORED: Pick<ReviewState, 'draw' | 'scoring' | 'peer'> = {
  draw: { commitments: {}, boxes: {}, conflicts: {}, nonces: {}, seed: null },
  scoring: {
    self: {},
    closed: false,
    verified: {},
    published: false,
    explainBy: null,
    answers: {},
    points: {},
    ranking: {},
    final: false,
    reopening: null,
    correction: null,
  },
  peer: { assigned: {}, short: {}, given: {}, round: UNSEALED, results: {}, finished: false },
};

/** A review before anything was said in it. */
export const UNREVIEWED: ReviewState = {
  parts: {},
  criteria: { inForce: null, issued: null },
  ...UNSCORED,
  standing: {},
  attested: {},
  vote: {
    round: 0,
    present: {},
    electors: {},
    tellers: {},
    awards: {},
    ballots: {},
    sealed: UNSEALED,
    written: {},
    counts: {},
    counted: null,
    countSigned: {},
  },
  agreed: null,
  minutes: null,
  adopted: false,
};
