/**
 * A growing Merkle tree that remembers the root of every complete subtree, so that the root at any
 * past size takes a few hashes instead of a walk over all entries. Memory: 64 bytes an entry.
 * It refuses sizes that it has not reached.
 */
import { EMPTY_ROOT, nodeHash } from './merkle.js';
import { HASH_BYTES } from './sha256.js';

/** Hashes of one level, packed one after the other. */
interface Level {
  bytes: Uint8Array;
  count: number;
}

export interface Tree {
  /** Adds one leaf hash of 32 bytes. */
  readonly append: (leaf: Uint8Array) => void;
  /** The number of leaves so far. */
  readonly size: () => number;
  /** The root at a size reached before, or `undefined` for one that was not. */
  readonly rootAt: (size: number) => Uint8Array | undefined;
}

/** Opens an empty tree. */
export function growTree(): Tree {
  const levels: Level[] = [];
  const size = (): number => levels[0]?.count ?? 0;
  const at = (level: number, index: number): Uint8Array | undefined => {
    const start = index * HASH_BYTES;
    return levels[level]?.bytes.subarray(start, start + HASH_BYTES);
  };
  const append = (leaf: Uint8Array): void => {
    let hash = leaf;
    for (let height = 0; ; height += 1) {
      levels[height] ??= { bytes: new Uint8Array(32 * HASH_BYTES), count: 0 };
      const level = push(levels[height] as Level, hash);
      const left = at(height, level.count - 2);
      if (level.count % 2 === 1 || left === undefined) return;
      hash = nodeHash(left, hash);
    }
  };
  const rootAt = (wanted: number): Uint8Array | undefined => {
    if (!Number.isSafeInteger(wanted) || wanted < 0 || wanted > size()) return undefined;
    return rootOfPeaks(wanted, at);
  };
  return { append, size, rootAt };
}

/** Adds a hash to a level, doubling its room when it is full. */
function push(level: Level, hash: Uint8Array): Level {
  const start = level.count * HASH_BYTES;
  if (start === level.bytes.length) {
    const larger = new Uint8Array(2 * level.bytes.length);
    larger.set(level.bytes);
    level.bytes = larger;
  }
  level.bytes.set(hash, start);
  level.count += 1;
  return level;
}

/** Joins the complete subtrees that a tree of this size consists of, the smallest first. */
function rootOfPeaks(
  size: number,
  at: (level: number, index: number) => Uint8Array | undefined,
): Uint8Array {
  let root: Uint8Array | undefined;
  let rest = size;
  for (let height = 0; rest > 0; height += 1) {
    if (rest % 2 === 1) {
      const peak = at(height, rest - 1);
      if (peak) root = root ? nodeHash(peak, root) : peak.slice();
    }
    rest = Math.floor(rest / 2);
  }
  return root ?? EMPTY_ROOT;
}
