/**
 * A growing Merkle tree that remembers the root of every complete subtree, so that the root at any
 * past size and every proof take a few hashes instead of a walk over all entries. Memory: 64 bytes
 * an entry. It refuses leaf hashes that are not 32 bytes, and what lies beyond its size.
 */
import { EMPTY_ROOT, isTreeSize, nodeHash } from './merkle.js';
import { consistencyRanges, inclusionRanges, type LeafRange } from './merkle-proof.js';
import { HASH_BYTES } from './sha256.js';

/** Hashes of one level, packed one after the other. */
interface Level {
  bytes: Uint8Array;
  count: number;
}

export interface Tree {
  /** Adds one leaf hash of 32 bytes; any other is a TypeError. */
  readonly append: (leaf: Uint8Array) => void;
  /** The number of leaves so far. */
  readonly size: () => number;
  /** The root at a size reached before, or `undefined` for one that was not. */
  readonly rootAt: (size: number) => Uint8Array | undefined;
  /**
   * The hashes from leaf `index` up to the root at a size (RFC 6962 section 2.1.1).
   * @throws RangeError when there is no such leaf at this size, or no such size yet
   */
  readonly inclusionProof: (index: number, size: number) => Uint8Array[];
  /**
   * The hashes that show that the tree only grew between two sizes (RFC 6962 section 2.1.2).
   * @throws RangeError unless 1 ≤ first ≤ second ≤ size
   */
  readonly consistencyProof: (first: number, second: number) => Uint8Array[];
  /**
   * The roots of complete subtrees of 2^level leaves, from subtree `from` (included) to `to`
   * (excluded), packed one after the other: 32 bytes each.
   * @throws RangeError when they are none, or the tree does not hold them all
   */
  readonly hashes: (level: number, from: number, to: number) => Uint8Array;
}

/** Opens an empty tree. */
export function growTree(): Tree {
  const levels: Level[] = [];
  const countAt = (level: number): number => levels[level]?.count ?? 0;
  const size = (): number => countAt(0);
  const rootsOf = (ranges: readonly LeafRange[], within: number): Uint8Array[] => {
    if (within > size()) throw new RangeError(`the tree has ${size()} leaves, not ${within}`);
    return ranges.map((range) => rangeRoot(levels, range));
  };
  return {
    append: (leaf) => appendTo(levels, leaf),
    size,
    rootAt: (wanted) => {
      if (!isTreeSize(wanted) || wanted > size()) return undefined;
      return rangeRoot(levels, { from: 0, to: wanted });
    },
    inclusionProof: (index, within) => rootsOf(inclusionRanges(index, within), within),
    consistencyProof: (first, second) => rootsOf(consistencyRanges(first, second), second),
    hashes: (level, from, to) => {
      if (![from, to].every(isTreeSize) || from >= to || to > countAt(level)) {
        throw new RangeError(`no hashes ${from} to ${to} at level ${level}`);
      }
      return packed(levels, level, from, to).slice();
    },
  };
}

function appendTo(levels: Level[], leaf: Uint8Array): void {
  if (leaf.length !== HASH_BYTES) throw new TypeError(`a leaf hash of ${leaf.length} bytes`);
  let hash = leaf;
  // Like a carry in binary addition: as long as a level's last two have no parent yet, make it.
  for (let height = 0; ; height += 1) {
    if (height === levels.length) {
      levels.push({ bytes: new Uint8Array(32 * HASH_BYTES), count: 0 });
    }
    const level = levels[height] as Level;
    push(level, hash);
    if (level.count % 2 === 1) return;
    const [left, right] = [level.count - 2, level.count - 1];
    hash = nodeHash(
      packed(levels, height, left, right),
      packed(levels, height, right, level.count),
    );
  }
}

/** Adds a hash to a level, doubling its room when it is full. */
function push(level: Level, hash: Uint8Array): void {
  const start = level.count * HASH_BYTES;
  if (start === level.bytes.length) {
    const larger = new Uint8Array(2 * level.bytes.length);
    larger.set(level.bytes);
    level.bytes = larger;
  }
  level.bytes.set(hash, start);
  level.count += 1;
}

/** A view of stored hashes, which the caller knows to be there. */
function packed(levels: readonly Level[], height: number, from: number, to: number): Uint8Array {
  const { bytes } = levels[height] as Level;
  return bytes.subarray(from * HASH_BYTES, to * HASH_BYTES);
}

/**
 * The root over a range of leaves that starts where a subtree of its size may start: the complete
 * subtrees that it consists of, joined from the smallest.
 */
function rangeRoot(levels: readonly Level[], { from, to }: LeafRange): Uint8Array {
  const peaks: Uint8Array[] = [];
  let [start, count] = [from, to - from];
  // Division, not a shift: sizes may have more than 32 bits.
  for (let height = 0; count > 0; height += 1) {
    const end = start + count;
    if (count % 2 === 1) peaks.push(packed(levels, height, end - 1, end));
    [start, count] = [start / 2, Math.floor(count / 2)];
  }
  const [smallest = EMPTY_ROOT, ...larger] = peaks;
  return larger.reduce((right, left) => nodeHash(left, right), smallest).slice();
}
