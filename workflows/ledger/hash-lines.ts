/**
 * The hashes of a proof as lines of text, one line of base64 for each, as C2SP tlog-proof and
 * tlog-witness write them. A hash that is not 32 bytes is not written and not read.
 */
import { base64Decode, base64Encode } from '../base64.js';
import { HASH_BYTES } from './sha256.js';

/** As many hashes as a path through a tree of 2^63 leaves has; both formats allow no more. */
export const MAX_PROOF_HASHES = 63;

/**
 * The line of each hash, without its newline.
 *
 * @throws TypeError when one is not 32 bytes.
 */
export function hashLines(hashes: readonly Uint8Array[]): string[] {
  return hashes.map((hash) => {
    if (hash.length !== HASH_BYTES) throw new TypeError(`a hash of ${hash.length} bytes`);
    return base64Encode(hash);
  });
}

/** The hash that each line says, or `undefined` when one line says none. */
export function readHashLines(lines: readonly string[]): Uint8Array[] | undefined {
  const hashes = lines.map(base64Decode);
  const whole = hashes.every((hash): hash is Uint8Array => hash?.length === HASH_BYTES);
  return whole ? hashes : undefined;
}
