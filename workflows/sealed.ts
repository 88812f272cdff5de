/**
 * What is said sealed: a score sheet or a ballot that nobody can read before the round is closed,
 * and that nobody can change afterwards. The voter first says a commitment, later the opening. The
 * commitment binds the content to its voter, matter, round, year and cluster, so that no sealed
 * word can be copied into another place, and the nonce of 256 bits keeps it from being guessed.
 */
import { canonicalize, type Json } from './canonical.js';
import { sha256Hex } from './ledger/sha256.js';

/** A sealed word as it is once it is open. */
export interface SealedWord {
  /** The journal's origin. */
  readonly cluster: string;
  readonly cycle: number;
  /** `peer`, or `ballot-1`, `ballot-2` … */
  readonly round: string;
  /** Who gives the score or the vote. */
  readonly voter: string;
  /** The member that is judged, or the award that is voted on. */
  readonly about: string;
  /** The body of the sheet or ballot, without the fields above. */
  readonly content: unknown;
  /** 32 random bytes in hex. */
  readonly nonce: string;
}

/**
 * The commitment to a sealed word: SHA-256 in hex over the line `giaouoc/sealed/v1`, a line feed
 * and the canonical JSON (RFC 8785) of
 *
 *     {"about":…,"cluster":…,"content":…,"cycle":…,"nonce":…,"round":…,"voter":…}
 */
export const sealedCommitment = (word: SealedWord): string => {
  const { about, cluster, content, cycle, nonce, round, voter } = word;
  const bound = { about, cluster, content, cycle, nonce, round, voter };
  return sha256Hex(`giaouoc/sealed/v1\n${canonicalize(bound as Json)}`);
};

/** What a member brings to the draw, as it is once it is revealed. */
export interface DrawNonce {
  /** The journal's origin. */
  readonly cluster: string;
  readonly cycle: number;
  readonly member: string;
  /** 32 bytes in hex that nobody could guess. */
  readonly nonce: string;
}

/**
 * The commitment to a member's part of the draw: SHA-256 in hex over the line
 * `giaouoc/draw-nonce/v1`, a line feed and the canonical JSON (RFC 8785) of
 *
 *     {"cluster":…,"cycle":…,"member":…,"nonce":…}
 *
 * The member stands in it, so that nobody can repeat another member's commitment as its own.
 */
export const drawCommitment = ({ cluster, cycle, member, nonce }: DrawNonce): string =>
  sha256Hex(`giaouoc/draw-nonce/v1\n${canonicalize({ cluster, cycle, member, nonce })}`);
