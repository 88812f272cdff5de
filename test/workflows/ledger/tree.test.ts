import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import {
  EMPTY_ROOT,
  growTree,
  leafHash,
  lendSha256,
  sha256,
  treeRoot,
  utf8Encode,
} from '../../../workflows/index.js';

const leaves = Array.from({ length: 130 }, (_, at) => leafHash(utf8Encode(`entry ${at}`)));

describe('a growing tree', () => {
  test('has the empty root before its first leaf', () => {
    const tree = growTree();
    expect(tree.size()).toBe(0);
    expect(tree.rootAt(0)).toEqual(EMPTY_ROOT);
  });

  test('knows the root at every size it has reached, also after it grew further', () => {
    const tree = growTree();
    for (const leaf of leaves) tree.append(leaf);
    for (let size = 0; size <= leaves.length; size += 1) {
      expect(tree.rootAt(size)).toEqual(treeRoot(leaves.slice(0, size)));
    }
  });

  test('has no root for a size that it has not reached, or that is no size', () => {
    const tree = growTree();
    tree.append(leaves[0] as Uint8Array);
    for (const size of [2, -1, 0.5, Number.NaN]) expect(tree.rootAt(size)).toBeUndefined();
  });

  test('does not let a caller change its hashes through a root that it gave out', () => {
    const tree = growTree();
    tree.append(leaves[0] as Uint8Array);
    tree.rootAt(1)?.fill(0);
    expect(tree.rootAt(1)).toEqual(leaves[0]);
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
