import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { leafHash, treeRoot } from '../../../workflows/ledger/merkle.js';
import {
  consistencyProof,
  consistencyRanges,
  inclusionProof,
  inclusionRanges,
} from '../../../workflows/ledger/merkle-proof.js';
import { verifyConsistency, verifyInclusion } from '../../../workflows/ledger/merkle-verify.js';
import { leafHashes, tlog } from '../../support/tlog-vectors.js';

const base64 = (hashes: readonly Uint8Array[]) =>
  hashes.map((hash) => Buffer.from(hash).toString('base64'));

test('the vectors: all 210 inclusion proofs', () => {
  expect(tlog.inclusion).toHaveLength(210);
  for (const { i, n, proof } of tlog.inclusion) {
    expect(base64(inclusionProof(leafHashes, i, n))).toEqual(proof);
  }
});

test('the vectors: all 210 consistency proofs', () => {
  expect(tlog.consistency).toHaveLength(210);
  for (const { m, n, proof } of tlog.consistency) {
    expect(base64(consistencyProof(leafHashes, m, n))).toEqual(proof);
  }
});

const sizes = fc.tuple(fc.integer({ min: 1, max: 150 }), fc.nat(149), fc.nat(149));

test('every proof that is made is a proof that holds', () => {
  const leaves = Array.from({ length: 150 }, (_, at) => leafHash(Uint8Array.of(at)));
  fc.assert(
    fc.property(sizes, ([size, some, other]) => {
      const index = some % size;
      const firstSize = (other % size) + 1;
      const root = treeRoot(leaves.slice(0, size));
      const leaf = leaves[index] as Uint8Array;
      const proof = inclusionProof(leaves, index, size);
      expect(verifyInclusion({ leafHash: leaf, index, size, root, proof })).toBe(true);
      const grown = {
        firstSize,
        secondSize: size,
        firstRoot: treeRoot(leaves.slice(0, firstSize)),
        secondRoot: root,
        proof: consistencyProof(leaves, firstSize, size),
      };
      expect(verifyConsistency(grown)).toBe(true);
    }),
  );
});

test('the ranges of an inclusion proof are all other leaves, each once', () => {
  fc.assert(
    fc.property(sizes, ([size, some]) => {
      const index = some % size;
      const covered = [...inclusionRanges(index, size), { from: index, to: index + 1 }]
        .toSorted((a, b) => a.from - b.from)
        .flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at));
      expect(covered).toEqual(Array.from({ length: size }, (_, at) => at));
    }),
  );
});

test('ranges are told for the largest trees without a walk over them', () => {
  const size = Number.MAX_SAFE_INTEGER;
  expect(inclusionRanges(0, size)).toHaveLength(53);
  expect(inclusionRanges(size - 1, size).at(-1)).toEqual({ from: 0, to: 2 ** 52 });
  expect(consistencyRanges(2 ** 52, size)).toEqual([{ from: 2 ** 52, to: size }]);
});

test.each([
  [0, 0],
  [20, 20],
  [21, 20],
  [-1, 20],
  [1.5, 20],
  [0, 2 ** 53],
  [0, Number.NaN],
  [0, 21],
])('there is no inclusion proof for leaf %p of %p', (index, size) => {
  expect(() => inclusionProof(leafHashes, index, size)).toThrow(RangeError);
});

test.each([
  [0, 5],
  [6, 5],
  [-1, 5],
  [1.5, 5],
  [1, 2 ** 53],
  [1, 21],
])('there is no consistency proof from %p to %p', (firstSize, secondSize) => {
  expect(() => consistencyProof(leafHashes, firstSize, secondSize)).toThrow(RangeError);
});
