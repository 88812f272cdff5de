/**
 * The Merkle tree over a journal's entries, as RFC 6962 section 2.1 defines it (RFC 9162 keeps it).
 * A tree is grown entry by entry through its frontier, which is small, never changes in place, and
 * gives the root at once. It refuses leaf hashes that are not 32 bytes, as a caller's bug.
 *
 *     leaf hash  SHA-256(0x00 || entry)
 *     node hash  SHA-256(0x01 || left || right)
 *     root of 0  SHA-256("")
 *     root of n  node hash of the first k leaves' root and the others' root,
 *                k the largest power of two below n
 */
import { HASH_BYTES, sha256 } from './sha256.js';

/**
 * All that is needed of a tree to append to it: its size, and the roots of the complete subtrees
 * that it consists of, largest first, one for each 1 in the size's binary form. A value: to copy a
 * frontier, keep it.
 */
export type Frontier = { readonly size: number; readonly peaks: readonly Uint8Array[] };

/** The frontier of the tree without entries. */
export const EMPTY_FRONTIER: Frontier = { size: 0, peaks: [] };

/** The root of the tree without entries. */
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array(0));

/** The hash of an entry's exact bytes. */
export function leafHash(entry: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + entry.length);
  input.set(entry, 1);
  return sha256(input);
}

/** The hash of two 32-byte hashes under one parent. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + left.length + right.length);
  input[0] = 1;
  input.set(left, 1);
  input.set(right, 1 + left.length);
  return sha256(input);
}

/** The frontier of the tree with one more leaf: one node hash on average. */
export function appendLeaf(frontier: Frontier, leaf: Uint8Array): Frontier {
  if (leaf.length !== HASH_BYTES) throw new TypeError(`a leaf hash of ${leaf.length} bytes`);
  // Like a carry in binary addition: the new leaf joins every peak that a trailing 1 stands for.
  let kept = frontier.peaks.length;
  for (let rest = frontier.size; rest % 2 === 1; rest = (rest - 1) / 2) kept -= 1;
  const peak = frontier.peaks.slice(kept).reduceRight((right, left) => nodeHash(left, right), leaf);
  return { size: frontier.size + 1, peaks: [...frontier.peaks.slice(0, kept), peak] };
}

/** The root of the tree: at most one node hash for each doubling of its size. */
export function rootOf(frontier: Frontier): Uint8Array {
  if (frontier.size === 0) return EMPTY_ROOT;
  return frontier.peaks.reduceRight((right, left) => nodeHash(left, right));
}

/** The root of the tree over these leaf hashes, in order. */
export function treeRoot(leafHashes: readonly Uint8Array[]): Uint8Array {
  return rootOf(leafHashes.reduce(appendLeaf, EMPTY_FRONTIER));
}

/** Whether a number can be the size of a tree, or a place in one: an integer from 0 to 2^53 − 1. */
export function isTreeSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
