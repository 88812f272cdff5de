/**
 * SHA-256 (FIPS 180-4) for the whole of the rules, from one place: the hash under the tree, the key
 * IDs and the digests is this function and no other. It is pure TypeScript by default and runs
 * anywhere; a program whose platform has a faster SHA-256 may lend it, and it is believed only
 * after it gave the same answers.
 */
import { sha256 as portable } from '@noble/hashes/sha2.js';

/** The length of every hash in the ledger, in bytes. */
export const HASH_BYTES = 32;

/** Takes bytes, gives their 32-byte SHA-256. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

let hash: Sha256 = portable;

/** The 32-byte SHA-256 of the bytes. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return hash(bytes);
}

/**
 * Lends the rules a faster SHA-256, for this process. It changes no result: a hash of a state of
 * 3,000 bytes takes a seventh of the time with the one of Node.
 * @throws Error when it gives another answer than the portable one on the probes
 */
export function lendSha256(native: Sha256): void {
  for (const probe of PROBES) {
    const expected = portable(probe);
    const found = native(probe);
    const same = found.length === HASH_BYTES && expected.every((byte, at) => byte === found[at]);
    if (!same) throw new Error('the SHA-256 that was lent is not SHA-256');
  }
  hash = native;
}

/** Lengths around the block of 64 bytes, where padding goes wrong first, and one of many blocks. */
const PROBES: readonly Uint8Array[] = [0, 1, 55, 56, 63, 64, 65, 4096].map((length) =>
  Uint8Array.from({ length }, (_, at) => (at * 31 + length) % 256),
);
