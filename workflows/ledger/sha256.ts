/**
 * SHA-256 (FIPS 180-4) for the whole ledger, from one place: the hash under the tree, the key IDs
 * and the digests is this function and no other.
 */
import { sha256 as hash } from '@noble/hashes/sha2.js';

/** The length of every hash in the ledger, in bytes. */
export const HASH_BYTES = 32;

/** The 32-byte SHA-256 of the bytes. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return hash(bytes);
}
