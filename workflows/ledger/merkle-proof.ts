/**
 * Makes proofs over the Merkle tree: that an entry stands at its place (inclusion, RFC 6962 section
 * 2.1.1) and that a tree only grew (consistency, section 2.1.2). A proof is a list of subtree
 * roots; which subtrees, is decided here once, for leaf hashes in memory as for roots kept in a
 * store. A proof about a place outside the tree is a caller's bug.
 */
import { isTreeSize, treeRoot } from './merkle.js';

/** Leaves `from` (included) to `to` (excluded), whose root is one hash of a proof. */
export type LeafRange = { readonly from: number; readonly to: number };

/**
 * The hashes from leaf `index` up to the root of the tree over the first `size` leaf hashes. Every
 * leaf is hashed over; where subtree roots are stored, `inclusionRanges` names those to fetch.
 *
 * @throws RangeError when there is no such leaf.
 */
export function inclusionProof(
  leafHashes: readonly Uint8Array[],
  index: number,
  size: number,
): Uint8Array[] {
  return rangeRoots(leafHashes, size, inclusionRanges(index, size));
}

/**
 * The hashes that show that the tree over the first `firstSize` leaf hashes is the beginning of the
 * tree over the first `secondSize`.
 *
 * @throws RangeError unless 1 ≤ firstSize ≤ secondSize ≤ the number of leaf hashes.
 */
export function consistencyProof(
  leafHashes: readonly Uint8Array[],
  firstSize: number,
  secondSize: number,
): Uint8Array[] {
  return rangeRoots(leafHashes, secondSize, consistencyRanges(firstSize, secondSize));
}

/**
 * The subtrees whose roots make the inclusion proof, in its order.
 *
 * @throws RangeError when there is no such leaf.
 */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  if (!isTreeSize(index) || !isTreeSize(size) || index >= size) {
    throw new RangeError(`no leaf ${index} in a tree of size ${size}`);
  }
  return descend(index, size, index + 1, index).passed;
}

/**
 * The subtrees whose roots make the consistency proof, in its order.
 *
 * @throws RangeError unless 1 ≤ firstSize ≤ secondSize.
 */
export function consistencyRanges(firstSize: number, secondSize: number): LeafRange[] {
  const sizes = isTreeSize(firstSize) && isTreeSize(secondSize);
  if (!sizes || firstSize === 0 || firstSize > secondSize) {
    throw new RangeError(`no consistency from size ${firstSize} to size ${secondSize}`);
  }
  const { last, passed } = descend(firstSize - 1, secondSize, firstSize);
  // Where the first tree is one complete subtree, the verifier knows its root already.
  return last.from === 0 ? passed : [last, ...passed];
}

/**
 * Goes down from the root towards a leaf, to the first subtree that ends at `end` (and, where it is
 * given, starts at `start`); `passed` are the subtrees left aside on the way, lowest first.
 */
function descend(leaf: number, size: number, end: number, start?: number) {
  const passed: LeafRange[] = [];
  let from = 0;
  let to = size;
  while (to !== end || (start !== undefined && from !== start)) {
    const middle = from + largestPowerBelow(to - from);
    if (leaf < middle) {
      passed.unshift({ from: middle, to });
      to = middle;
    } else {
      passed.unshift({ from, to: middle });
      from = middle;
    }
  }
  return { last: { from, to }, passed };
}

function rangeRoots(
  leafHashes: readonly Uint8Array[],
  size: number,
  ranges: readonly LeafRange[],
): Uint8Array[] {
  if (size > leafHashes.length) throw new RangeError(`only ${leafHashes.length} leaf hashes`);
  return ranges.map(({ from, to }) => treeRoot(leafHashes.slice(from, to)));
}

/** The largest power of two below `count`, which is 2 or more. */
function largestPowerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}
