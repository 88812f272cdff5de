/** The root of a tree by its definition (RFC 6962 section 2.1), to hold the quick ways against. */
import { createHash } from 'node:crypto';

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (!first) return sha256();
  if (leaves.length === 1) return sha256(Uint8Array.of(0), first);
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return sha256(Uint8Array.of(1), rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)));
}

/** The Merkle tree hash of these leaves, in hexadecimal. */
export const merkleRootOf = (leaves: readonly Uint8Array[]): string =>
  Buffer.from(rootOf(leaves)).toString('hex');
