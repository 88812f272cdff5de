/**
 * Escrow: the secret of a round, divided among the other members so that more than half of them
 * together can open what its owner does not open, and any smaller number learns nothing from their
 * shares. A share is sealed to one member's key and opens for it alone, in its own place only.
 *
 *     payload = secret ‖ first 16 bytes of SHA-256("giaouoc/secret-check/v1\n" ‖ secret)
 *     share   = Shamir over GF(2^8), k of n, k = max(2, floor(n / 2) + 1)      49 bytes
 *     sealed  = base64url(enc ‖ ciphertext), HPKE (RFC 9180) base mode, DHKEM(X25519, HKDF-SHA256),
 *               HKDF-SHA256, AES-128-GCM; info "giaouoc/share/v1",
 *               aad JCS({cluster, cycle, round, to, voter})
 */
import { combine, split } from 'shamir-secret-sharing';
import {
  base64urlDecode,
  base64urlEncode,
  canonicalize,
  equalBytes,
  sha256,
  utf8Encode,
} from '../../workflows/index.js';
import { type BoxKeyPair, boxSuite, type PlatformKey, publicKeyFrom } from './box-key.js';
import type { SealingRound } from './derived.js';
import { choicesWithout } from './left-out.js';
import { sealingFailure } from './sealing-failure.js';

/** Whose secret is divided, and for which round. */
export interface EscrowContext extends SealingRound {
  readonly voter: string;
}

/** A divided secret. */
export interface Escrow {
  /** Sealed shares in base64url, by the member that can open each. */
  readonly shares: Readonly<Record<string, string>>;
  /** How many of them make the secret again. */
  readonly needed: number;
}

/** A secret that was made again. */
export interface Recovered {
  readonly secret: Uint8Array;
  /** Members whose released share was not one of this secret's. */
  readonly wrong: readonly string[];
}

/** How many of so many shares make a secret again: more than half, and never one alone. */
export const sharesNeeded = (recipients: number): number =>
  Math.max(2, Math.floor(recipients / 2) + 1);

/**
 * Divides a secret among members.
 * @param recipients raw X25519 public keys in base64url, by member. A key with which nothing can be
 * sealed hinders nobody else: the share of that member is sealed to a key that nobody keeps.
 * @throws a sealing failure `too-few-recipients`, naming the voter
 */
export async function splitSecret(
  secret: Uint8Array,
  recipients: Readonly<Record<string, string>>,
  context: EscrowContext,
): Promise<Escrow> {
  const keys = Object.entries(recipients);
  if (keys.length < 2) throw sealingFailure('too-few-recipients', context.voter);
  const needed = sharesNeeded(keys.length);
  const parts = await split(withCheck(secret), keys.length, needed);
  const sealed = keys.map(async ([to, text], at) => {
    const key = (await publicKeyFrom(text)) ?? (await lostKey());
    const share = await sealTo(key, parts[at] as Uint8Array, bound(context, to));
    return [to, base64urlEncode(share)] as const;
  });
  return { shares: Object.fromEntries(await Promise.all(sealed)), needed };
}

/**
 * Opens a share that was sealed to a member.
 * @returns the share itself in base64url, as it is released
 * @throws a sealing failure `share-not-opened`, naming the member
 */
export async function openShare(
  { privateKey }: BoxKeyPair,
  share: string,
  context: EscrowContext & { readonly to: string },
): Promise<string> {
  const { to } = context;
  const bytes = base64urlDecode(share);
  const length = boxSuite.kem.encSize;
  if (bytes === undefined || bytes.length <= length) throw sealingFailure('share-not-opened', to);
  try {
    const opened = await boxSuite.open(
      { recipientKey: privateKey, enc: bytes.slice(0, length).buffer, info: INFO },
      bytes.slice(length),
      bound(context, to),
    );
    return base64urlEncode(new Uint8Array(opened));
  } catch (error) {
    throw sealingFailure('share-not-opened', to, error);
  }
}

/**
 * Makes a secret again from released shares. A share that somebody made up is found out and left
 * out, as long as enough right ones are there and the search stays small.
 * @param released opened shares in base64url, by the member that released each
 * @throws a sealing failure `not-recovered`
 */
export async function combineShares(
  released: Readonly<Record<string, string>>,
): Promise<Recovered> {
  const parts = Object.entries(released).map(
    ([member, text]) => [member, base64urlDecode(text)] as const,
  );
  const whole = parts.filter(([, bytes]) => bytes?.length === SHARE_BYTES);
  const malformed = parts.filter((part) => !whole.includes(part)).map(([member]) => member);
  for (const leftOut of choicesWithout(whole.length)) {
    const kept = whole.filter((_, at) => !leftOut.has(at)).map(([, bytes]) => bytes as Uint8Array);
    const secret = await combined(kept);
    if (secret === null) continue;
    const wrong = whole.filter((_, at) => leftOut.has(at)).map(([member]) => member);
    return { secret, wrong: [...malformed, ...wrong].sort() };
  }
  throw sealingFailure('not-recovered', Object.keys(released).join(' '));
}

const INFO = Uint8Array.from(utf8Encode('giaouoc/share/v1')).buffer;
const SECRET_BYTES = 32;
const CHECK_BYTES = 16;
/** The payload, and one byte for the place at which the polynomials were read. */
const SHARE_BYTES = SECRET_BYTES + CHECK_BYTES + 1;

const lostKey = async (): Promise<PlatformKey> => (await boxSuite.kem.generateKeyPair()).publicKey;

async function sealTo(
  recipientPublicKey: PlatformKey,
  share: Uint8Array,
  aad: Uint8Array,
): Promise<Uint8Array> {
  const sealed = await boxSuite.seal({ recipientPublicKey, info: INFO }, share, aad);
  const bytes = new Uint8Array(sealed.enc.byteLength + sealed.ct.byteLength);
  bytes.set(new Uint8Array(sealed.enc));
  bytes.set(new Uint8Array(sealed.ct), sealed.enc.byteLength);
  return bytes;
}

const bound = ({ cluster, cycle, round, voter }: EscrowContext, to: string): Uint8Array =>
  utf8Encode(canonicalize({ cluster, cycle, round, to, voter }));

/** The secret of these shares, or `null` when they do not belong together or are too few. */
async function combined(shares: readonly Uint8Array[]): Promise<Uint8Array | null> {
  if (shares.length < 2) return null;
  const places = new Set(shares.map((share) => share[SHARE_BYTES - 1]));
  if (places.size < shares.length || places.has(0)) return null;
  const payload = await combine([...shares]);
  const secret = payload.slice(0, SECRET_BYTES);
  return equalBytes(payload, withCheck(secret)) ? secret : null;
}

function withCheck(secret: Uint8Array): Uint8Array {
  const label = utf8Encode('giaouoc/secret-check/v1\n');
  const payload = new Uint8Array(SECRET_BYTES + CHECK_BYTES);
  payload.set(secret);
  const checked = new Uint8Array(label.length + secret.length);
  checked.set(label);
  checked.set(secret, label.length);
  payload.set(sha256(checked).subarray(0, CHECK_BYTES), SECRET_BYTES);
  return payload;
}
