import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  consistencyProof,
  EMPTY_ROOT,
  growTree,
  inclusionProof,
  leafHash,
  lendSha256,
  sha256,
  treeRoot,
  utf8Encode,
  verifyConsistency,
  verifyInclusion,
} from '../../../workflows/index.js';
import { fromBase64, leafHashes, tlog } from '../../support/tlog-vectors.js';

const leaves = Array.from({ length: 130 }, (_, at) => leafHash(utf8Encode(`entry ${at}`)));
const grown = growTree();
for (const leaf of leaves) grown.append(leaf);

describe('a growing tree', () => {
  test('has the empty root before its first leaf', () => {
    const tree = growTree();
    expect(tree.size()).toBe(0);
    expect(tree.rootAt(0)).toEqual(EMPTY_ROOT);
  });

  test('knows the root at every size it has reached, also after it grew further', () => {
    for (let size = 0; size <= leaves.length; size += 1) {
      expect(grown.rootAt(size)).toEqual(treeRoot(leaves.slice(0, size)));
    }
  });

  test('has no root for a size that it has not reached, or that is no size', () => {
    const tree = growTree();
    tree.append(leaves[0] as Uint8Array);
    for (const size of [2, -1, 0.5, Number.NaN]) expect(tree.rootAt(size)).toBeUndefined();
  });

  test('does not let a caller change its hashes through what it gave out', () => {
    const tree = growTree();
    tree.append(leaves[0] as Uint8Array);
    tree.append(leaves[1] as Uint8Array);
    const given = [tree.rootAt(0), tree.rootAt(1), tree.hashes(0, 0, 2)];
    for (const hash of [...given, ...tree.inclusionProof(0, 2)]) hash?.fill(0);
    expect(tree.rootAt(0)).toEqual(sha256(new Uint8Array(0)));
    expect(tree.rootAt(1)).toEqual(leaves[0]);
    expect(tree.rootAt(2)).toEqual(treeRoot(leaves.slice(0, 2)));
  });

  test.each([0, 31, 33])('refuses a leaf hash of %i bytes', (length) => {
    const tree = growTree();
    expect(() => tree.append(new Uint8Array(length))).toThrow(TypeError);
    expect(tree.size()).toBe(0);
  });
});

describe('the proofs of a growing tree', () => {
  test('the vectors: all 420, from a tree that has grown past them', () => {
    const tree = growTree();
    for (const leaf of leafHashes) tree.append(leaf);
    for (const { i, n, proof } of tlog.inclusion) {
      expect(tree.inclusionProof(i, n)).toEqual(proof.map(fromBase64));
    }
    for (const { m, n, proof } of tlog.consistency) {
      expect(tree.consistencyProof(m, n)).toEqual(proof.map(fromBase64));
    }
  });

  test('of every leaf at every size up to 130 hold, and are those made from all leaves', () => {
    for (let size = 1; size <= 130; size += 1) {
      const root = grown.rootAt(size) as Uint8Array;
      for (let index = 0; index < size; index += 1) {
        const proof = grown.inclusionProof(index, size);
        const leaf = leaves[index] as Uint8Array;
        if (!verifyInclusion({ leafHash: leaf, index, size, root, proof })) {
          throw new Error(`leaf ${index} of ${size}`);
        }
      }
    }
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 130 }), fc.nat(), (size, some) => {
        const index = some % size;
        expect(grown.inclusionProof(index, size)).toEqual(inclusionProof(leaves, index, size));
      }),
    );
  });

  test('between every two sizes up to 130 hold, and are those made from all leaves', () => {
    for (let secondSize = 1; secondSize <= 130; secondSize += 1) {
      const secondRoot = grown.rootAt(secondSize) as Uint8Array;
      for (let firstSize = 1; firstSize <= secondSize; firstSize += 1) {
        const firstRoot = grown.rootAt(firstSize) as Uint8Array;
        const proof = grown.consistencyProof(firstSize, secondSize);
        if (!verifyConsistency({ firstSize, secondSize, firstRoot, secondRoot, proof })) {
          throw new Error(`${firstSize} to ${secondSize}`);
        }
      }
    }
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 130 }), fc.nat(), (second, some) => {
        const first = (some % second) + 1;
        expect(grown.consistencyProof(first, second)).toEqual(
          consistencyProof(leaves, first, second),
        );
      }),
    );
  });

  test('do not exist for places and sizes outside the tree', () => {
    for (const [index, size] of [
      [0, 131],
      [130, 130],
      [0, 0],
      [-1, 5],
      [0.5, 5],
    ] as const) {
      expect(() => grown.inclusionProof(index, size)).toThrow(RangeError);
    }
    for (const [first, second] of [
      [1, 131],
      [6, 5],
      [0, 5],
      [-1, 5],
      [1, 5.5],
    ] as const) {
      expect(() => grown.consistencyProof(first, second)).toThrow(RangeError);
    }
  });
});

describe('the hashes of a level', () => {
  test('are the roots of complete subtrees, packed', () => {
    for (const [level, width] of [
      [0, 1],
      [1, 2],
      [3, 8],
      [7, 128],
    ] as const) {
      const count = Math.floor(130 / width);
      const roots = Array.from({ length: count }, (_, at) =>
        treeRoot(leaves.slice(at * width, (at + 1) * width)),
      );
      expect(Buffer.from(grown.hashes(level, 0, count))).toEqual(Buffer.concat(roots));
      const last = grown.hashes(level, count - 1, count);
      expect(last).toEqual(roots.at(-1));
    }
  });

  test('do not exist where the tree does not hold them', () => {
    const wrong = [
      [0, 0, 131],
      [1, 0, 66],
      [7, 0, 2],
      [8, 0, 1],
      [0, 5, 4],
      [0, 5, 5],
      [9, 0, 0],
      [0, -1, 4],
      [0, 0.5, 4],
      [0, 0, 1.5],
      [0, 0, Number.NaN],
      [-1, 0, 1],
      [0.5, 0, 1],
    ] as const;
    for (const [level, from, to] of wrong) {
      expect(() => grown.hashes(level, from, to)).toThrow(RangeError);
    }
  });
});

describe('a lent SHA-256', () => {
  test('is refused when it gives another answer', () => {
    const wrong = (bytes: Uint8Array): Uint8Array =>
      createHash('sha256').update(bytes).update('.').digest();
    expect(() => lendSha256(wrong)).toThrow('not SHA-256');
    expect(() => lendSha256(() => new Uint8Array(31))).toThrow('not SHA-256');
  });

  test('gives the same hashes as the portable one', () => {
    const before = sha256(utf8Encode('giao ước'));
    lendSha256((bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()));
    expect(sha256(utf8Encode('giao ước'))).toEqual(before);
  });
});
