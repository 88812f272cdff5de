import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EMPTY_ROOT, leafHash, nodeHash } from '../../../workflows/ledger/merkle.js';
import {
  type Consistency,
  consistencyProblem,
  type Inclusion,
  inclusionProblem,
  verifyConsistency,
  verifyInclusion,
} from '../../../workflows/ledger/merkle-verify.js';
import { fromBase64, leafHashes, rootOfSize, tlog } from '../../support/tlog-vectors.js';

const other = leafHash(new TextEncoder().encode('another entry'));
const short = other.subarray(1);

const inclusions: Inclusion[] = tlog.inclusion.map(({ i, n, proof }) => ({
  leafHash: leafHashes[i] as Uint8Array,
  index: i,
  size: n,
  root: rootOfSize(n),
  proof: proof.map(fromBase64),
}));

const consistencies: Consistency[] = tlog.consistency.map(({ m, n, proof }) => ({
  firstSize: m,
  secondSize: n,
  firstRoot: rootOfSize(m),
  secondRoot: rootOfSize(n),
  proof: proof.map(fromBase64),
}));

/** The proof with one hash replaced, for each hash. */
const replaced = (proof: readonly Uint8Array[], by: Uint8Array) =>
  proof.map((_, at) => proof.with(at, by));

describe('inclusion', () => {
  test('the vectors: all 210 proofs hold', () => {
    expect(inclusions.map(inclusionProblem).filter((problem) => problem !== undefined)).toEqual([]);
    expect(inclusions.every(verifyInclusion)).toBe(true);
    expect(inclusions).toHaveLength(210);
  });

  test('no vector holds for another leaf, place, size or root', () => {
    for (const claim of inclusions) {
      const { index, size } = claim;
      expect(inclusionProblem({ ...claim, leafHash: other })).toBe('root-differs');
      expect(inclusionProblem({ ...claim, root: other })).toBe('root-differs');
      expect(inclusionProblem({ ...claim, root: EMPTY_ROOT })).toBe('root-differs');
      for (let place = 0; place < size; place += 1) {
        if (place !== index) expect(verifyInclusion({ ...claim, index: place })).toBe(false);
      }
      for (let most = size + 1; most <= 20; most += 1) {
        expect(verifyInclusion({ ...claim, size: most, root: rootOfSize(most) })).toBe(false);
      }
    }
  });

  test('no vector holds with a hash replaced, added or taken away', () => {
    for (const claim of inclusions) {
      const { proof } = claim;
      for (const changed of replaced(proof, other)) {
        expect(inclusionProblem({ ...claim, proof: changed })).toBe('root-differs');
      }
      expect(inclusionProblem({ ...claim, proof: [...proof, other] })).toBe('proof-too-long');
      expect(inclusionProblem({ ...claim, proof: [...proof, claim.root] })).toBe('proof-too-long');
      expect(verifyInclusion({ ...claim, proof: [other, ...proof] })).toBe(false);
      if (proof.length === 0) continue;
      expect(inclusionProblem({ ...claim, proof: proof.slice(0, -1) })).toBe('proof-too-short');
      expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).toBe(false);
      expect(verifyInclusion({ ...claim, proof: [] })).toBe(false);
    }
  });

  test('a single bit anywhere matters', () => {
    const bit = fc.tuple(fc.nat(209), fc.nat(), fc.nat(31), fc.nat(7));
    fc.assert(
      fc.property(bit, ([which, part, byte, place]) => {
        const claim = inclusions[which] as Inclusion;
        const parts = [claim.leafHash, claim.root, ...claim.proof].map((hash) => hash.slice());
        const flipped = parts[part % parts.length] as Uint8Array;
        flipped[byte] = (flipped[byte] as number) ^ (1 << place);
        const [leaf, root, ...proof] = parts as [Uint8Array, Uint8Array, ...Uint8Array[]];
        expect(inclusionProblem({ ...claim, leafHash: leaf, root, proof })).toBe('root-differs');
      }),
    );
  });

  test('a place outside the tree and numbers that are no sizes are refused', () => {
    const claim = inclusions[100] as Inclusion;
    const { size } = claim;
    expect(inclusionProblem({ ...claim, index: size })).toBe('outside-the-tree');
    expect(inclusionProblem({ ...claim, index: 0, size: 0 })).toBe('outside-the-tree');
    for (const number of [-1, 0.5, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY]) {
      expect(inclusionProblem({ ...claim, index: number })).toBe('not-a-size');
      expect(inclusionProblem({ ...claim, size: number })).toBe('not-a-size');
    }
  });

  test('a hash that is not 32 bytes is refused wherever it stands', () => {
    const claim = inclusions[209] as Inclusion;
    const empty = new Uint8Array(0);
    expect(inclusionProblem({ ...claim, leafHash: short })).toBe('hash-length');
    expect(inclusionProblem({ ...claim, root: short })).toBe('hash-length');
    for (const proof of replaced(claim.proof, short)) {
      expect(inclusionProblem({ ...claim, proof })).toBe('hash-length');
    }
    const nothing = { leafHash: empty, index: 0, size: 1, root: empty, proof: [] };
    expect(inclusionProblem(nothing)).toBe('hash-length');
  });

  test('a proof in a tree beyond 32 bits holds at its full length only', () => {
    const proof = Array.from({ length: 40 }, (_, at) => leafHash(Uint8Array.of(at)));
    const root = proof.reduce((left, right) => nodeHash(left, right), other);
    const first = { leafHash: other, index: 0, size: 2 ** 40, root };
    expect(inclusionProblem({ ...first, proof })).toBeUndefined();
    expect(inclusionProblem({ ...first, proof: proof.slice(0, 39) })).toBe('proof-too-short');
    expect(inclusionProblem({ ...first, proof: [...proof, other] })).toBe('proof-too-long');
  });

  test('a proof for a place beyond 32 bits needs its full length', () => {
    const claim = { leafHash: other, index: 2 ** 40, size: 2 ** 40 + 1, root: other };
    expect(inclusionProblem({ ...claim, proof: [] })).toBe('proof-too-short');
    expect(inclusionProblem({ ...claim, proof: [other] })).toBe('root-differs');
    expect(inclusionProblem({ ...claim, proof: [other, other] })).toBe('proof-too-long');
  });
});

describe('consistency', () => {
  test('the vectors: all 210 proofs hold', () => {
    expect(consistencies.map(consistencyProblem).filter(Boolean)).toEqual([]);
    expect(consistencies.every(verifyConsistency)).toBe(true);
    expect(consistencies).toHaveLength(210);
  });

  test('no vector holds for another root', () => {
    for (const claim of consistencies) {
      const same = claim.firstSize === claim.secondSize;
      // A first tree that starts the path makes both roots wrong when it is wrong itself.
      const first = consistencyProblem({ ...claim, firstRoot: other });
      expect(['first-root-differs', 'root-differs']).toContain(first);
      expect(consistencyProblem({ ...claim, secondRoot: other })).toBe('root-differs');
      if (!same) {
        const swapped = { firstRoot: claim.secondRoot, secondRoot: claim.firstRoot };
        expect(verifyConsistency({ ...claim, ...swapped })).toBe(false);
      }
    }
  });

  test('no vector holds for other sizes', () => {
    for (const claim of consistencies) {
      for (let size = 1; size <= 20; size += 1) {
        const moved = { ...claim, firstSize: size, firstRoot: rootOfSize(size) };
        if (size !== claim.firstSize) expect(verifyConsistency(moved)).toBe(false);
        const grown = { ...claim, secondSize: size, secondRoot: rootOfSize(size) };
        if (size !== claim.secondSize) expect(verifyConsistency(grown)).toBe(false);
      }
    }
  });

  test('no vector holds with a hash replaced, added or taken away', () => {
    for (const claim of consistencies) {
      const { proof } = claim;
      for (const changed of replaced(proof, other)) {
        expect(verifyConsistency({ ...claim, proof: changed })).toBe(false);
      }
      expect(consistencyProblem({ ...claim, proof: [...proof, other] })).toBe('proof-too-long');
      expect(verifyConsistency({ ...claim, proof: [other, ...proof] })).toBe(false);
      if (proof.length === 0) continue;
      expect(consistencyProblem({ ...claim, proof: proof.slice(0, -1) })).toBe('proof-too-short');
      expect(verifyConsistency({ ...claim, proof: proof.slice(1) })).toBe(false);
      expect(consistencyProblem({ ...claim, proof: [] })).toBe('proof-too-short');
    }
  });

  test('a history rewritten before its first head is told apart from a wrong new head', () => {
    const claim = consistencies.find(
      ({ firstSize, secondSize }) => firstSize === 7 && secondSize === 13,
    ) as Consistency;
    expect(consistencyProblem({ ...claim, firstRoot: other })).toBe('first-root-differs');
    expect(consistencyProblem({ ...claim, secondRoot: other })).toBe('root-differs');
  });

  test('a first tree of size 0 proves nothing and is refused', () => {
    const claim = { firstSize: 0, firstRoot: EMPTY_ROOT, proof: [] };
    const problems = [0, 1, 20].map((secondSize) =>
      consistencyProblem({ ...claim, secondSize, secondRoot: rootOfSize(secondSize) }),
    );
    expect(problems).toEqual(['first-size-zero', 'first-size-zero', 'first-size-zero']);
  });

  test('reversed sizes and numbers that are no sizes are refused', () => {
    const claim = consistencies[100] as Consistency;
    expect(consistencyProblem({ ...claim, firstSize: 21, secondSize: 20 })).toBe('sizes-reversed');
    for (const number of [-1, 0.5, Number.NaN, 2 ** 53]) {
      expect(consistencyProblem({ ...claim, firstSize: number })).toBe('not-a-size');
      expect(consistencyProblem({ ...claim, secondSize: number })).toBe('not-a-size');
    }
  });

  test('a hash that is not 32 bytes is refused wherever it stands', () => {
    const claim = consistencies.find(({ proof }) => proof.length > 3) as Consistency;
    expect(consistencyProblem({ ...claim, firstRoot: short })).toBe('hash-length');
    expect(consistencyProblem({ ...claim, secondRoot: short })).toBe('hash-length');
    for (const proof of replaced(claim.proof, short)) {
      expect(consistencyProblem({ ...claim, proof })).toBe('hash-length');
    }
  });
});
