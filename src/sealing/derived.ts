/**
 * Secrets that an officer's key makes again whenever they are needed, so that none is ever stored:
 * each is the SHA-256 of the key's Ed25519 signature (RFC 8032) over a message that is signed for
 * nothing else. A key whose signatures vary is refused: its secrets could not be made again.
 *
 *     giaouoc/sealed-secret/v1 LF {"cluster":…,"criteria":…,"cycle":…,"round":…}
 *     giaouoc/draw-nonce/v1    LF {"cluster":…,"criteria":…,"cycle":…}
 *     giaouoc/box/v1           LF {"cluster":…,"cycle":…}
 *
 * `criteria` stands there only where it is given. New criteria begin the draw and the sheets anew,
 * when nonces are revealed and secrets released already; so everything must be derived anew too.
 */
import {
  canonicalize,
  drawCommitment,
  equalBytes,
  hexEncode,
  sha256,
  utf8Encode,
} from '../../workflows/index.js';
import { sealingFailure } from './sealing-failure.js';

/** Signs bytes with an officer's key: 64 bytes of Ed25519, the same for the same message. */
export type Signer = (message: Uint8Array) => Promise<Uint8Array> | Uint8Array;

/** A year of a cluster; `cluster` is the journal's origin. */
export interface SealingYear {
  readonly cluster: string;
  readonly cycle: number;
  /** The digest of the criteria in force, where the year has criteria. */
  readonly criteria?: string | null;
}

/** A round in which words are sealed: `peer`, or `ballot-1`, `ballot-2` … */
export interface SealingRound extends SealingYear {
  readonly round: string;
}

/**
 * The secret under which an officer seals in one round, 32 bytes. Whoever has it can open every
 * sealed word of that officer in that round, and nothing else.
 * @throws a sealing failure `signer-varies`
 */
export const roundSecret = (sign: Signer, { round, ...year }: SealingRound): Promise<Uint8Array> =>
  derived(sign, 'sealed-secret', { ...named(year), round });

/**
 * An officer's part of the year's draw: 32 bytes in hex, to be committed to and later revealed.
 * @throws a sealing failure `signer-varies`
 */
export const drawNonce = async (sign: Signer, year: SealingYear): Promise<string> =>
  hexEncode(await derived(sign, 'draw-nonce', named(year)));

/**
 * The part of the draw together with the commitment by which a member enters.
 * @throws a sealing failure `signer-varies`
 */
export async function drawEntry(
  sign: Signer,
  { member, ...year }: SealingYear & { readonly member: string },
): Promise<{ readonly nonce: string; readonly commitment: string }> {
  const nonce = await drawNonce(sign, year);
  const { cluster, cycle } = year;
  return { nonce, commitment: drawCommitment({ cluster, cycle, member, nonce }) };
}

/**
 * What a key derives for a purpose, 32 bytes.
 * @param purpose stands in the first line of the signed message, so that no two purposes meet
 * @throws a sealing failure `signer-varies`
 */
export async function derived(
  sign: Signer,
  purpose: 'sealed-secret' | 'draw-nonce' | 'box',
  context: Readonly<Record<string, string | number>>,
): Promise<Uint8Array> {
  const message = utf8Encode(`giaouoc/${purpose}/v1\n${canonicalize(context)}`);
  const signature = await sign(message);
  // RFC 8032 signs without chance, but some platforms add some; then no secret could be made again.
  if (!equalBytes(signature, await sign(message))) throw sealingFailure('signer-varies', purpose);
  return sha256(signature);
}

const named = ({ cluster, cycle, criteria }: SealingYear) => ({
  cluster,
  cycle,
  ...(criteria ? { criteria } : {}),
});
