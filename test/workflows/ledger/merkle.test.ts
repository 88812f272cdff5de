import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  appendLeaf,
  EMPTY_FRONTIER,
  EMPTY_ROOT,
  type Frontier,
  leafHash,
  nodeHash,
  rootOf,
  treeRoot,
} from '../../../workflows/ledger/merkle.js';
import { fromBase64, fromHex, leafHashes, tlog, toHex } from '../../support/tlog-vectors.js';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const sha256 = (...parts: Uint8Array[]) =>
  createHash('sha256').update(Buffer.concat(parts)).digest();

/** MTH of RFC 6962 section 2.1, word for word, with another SHA-256. */
function naiveRoot(entries: readonly Uint8Array[]): Uint8Array {
  const [first] = entries;
  if (first === undefined) return sha256();
  if (entries.length === 1) return sha256(Uint8Array.of(0), first);
  let k = 1;
  while (k * 2 < entries.length) k *= 2;
  const [left, right] = [naiveRoot(entries.slice(0, k)), naiveRoot(entries.slice(k))];
  return sha256(Uint8Array.of(1), left, right);
}

describe('known answers', () => {
  test('the hashes of the RFC 6962 implementations', () => {
    expect(toHex(EMPTY_ROOT)).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    expect(toHex(leafHash(bytesOf('')))).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
    expect(toHex(leafHash(bytesOf('L123456')))).toBe(
      '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56',
    );
  });

  test('the node hash of the RFC 6962 implementations', () => {
    expect(toHex(nodeHash(bytesOf('N123'), bytesOf('N456')))).toBe(
      'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
    );
  });

  test('a node hash is the hash of 01 and its two hashes', () => {
    const [left, right] = [leafHash(bytesOf('a')), leafHash(bytesOf('b'))];
    expect(toHex(nodeHash(left, right))).toBe(toHex(sha256(Uint8Array.of(1), left, right)));
  });

  test('the classic eight entries have the classic roots', () => {
    const entries = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ].map(fromHex);
    const roots = [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ];
    let frontier = EMPTY_FRONTIER;
    for (const [at, entry] of entries.entries()) {
      frontier = appendLeaf(frontier, leafHash(entry));
      expect(toHex(rootOf(frontier))).toBe(roots[at]);
    }
  });

  test('fifteen entries of another log have its published root', () => {
    const words =
      'one two three four five six seven eit nain ten ileven twelf threeten fourten fivten';
    const root = treeRoot(words.split(' ').map((word) => leafHash(bytesOf(word))));
    expect(root).toEqual(fromBase64('rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs='));
  });

  test('the vectors: every leaf hash and every root', () => {
    expect(tlog.leaves).toHaveLength(20);
    expect(tlog.roots).toHaveLength(21);
    let frontier = EMPTY_FRONTIER;
    expect(toHex(rootOf(frontier))).toBe(tlog.roots[0]);
    for (const [at, leaf] of tlog.leaves.entries()) {
      expect(toHex(leafHash(fromBase64(leaf.data)))).toBe(leaf.leafHash);
      frontier = appendLeaf(frontier, fromHex(leaf.leafHash));
      expect(toHex(rootOf(frontier))).toBe(tlog.roots[at + 1]);
      expect(toHex(treeRoot(leafHashes.slice(0, at + 1)))).toBe(tlog.roots[at + 1]);
    }
  });
});

describe('a frontier', () => {
  const entries = fc.array(fc.uint8Array({ maxLength: 5 }), { maxLength: 70 });

  test('has the root that the recursive definition gives, at every size', () => {
    fc.assert(
      fc.property(entries, (data) => {
        const grown = data.reduce(
          (tree, entry) => appendLeaf(tree, leafHash(entry)),
          EMPTY_FRONTIER,
        );
        expect(toHex(rootOf(grown))).toBe(toHex(naiveRoot(data)));
        expect(grown.size).toBe(data.length);
      }),
    );
  });

  test('holds one peak for each 1 in the size, and never more', () => {
    let frontier = EMPTY_FRONTIER;
    for (let size = 1; size <= 300; size += 1) {
      frontier = appendLeaf(frontier, leafHash(bytesOf(String(size))));
      const ones = size.toString(2).replaceAll('0', '');
      expect(frontier.peaks).toHaveLength(ones.length);
    }
  });

  test('does not change when it is grown, so an older one can be grown again', () => {
    const frontiers: Frontier[] = [EMPTY_FRONTIER];
    for (const leaf of leafHashes) frontiers.push(appendLeaf(frontiers.at(-1) as Frontier, leaf));
    for (const [size, frontier] of frontiers.entries()) {
      expect(toHex(rootOf(frontier))).toBe(tlog.roots[size]);
      const other = appendLeaf(frontier, leafHash(bytesOf('fork')));
      expect(toHex(rootOf(other))).not.toBe(tlog.roots[size + 1]);
      expect(toHex(rootOf(frontier))).toBe(tlog.roots[size]);
    }
  });

  test('counts beyond 32 bits', () => {
    const size = 2 ** 40 + 1;
    const peaks = [leafHash(bytesOf('a')), leafHash(bytesOf('b'))];
    const grown = appendLeaf({ size, peaks }, leafHash(bytesOf('c')));
    expect(grown.size).toBe(size + 1);
    expect(grown.peaks).toEqual([
      peaks[0],
      nodeHash(leafHash(bytesOf('b')), leafHash(bytesOf('c'))),
    ]);
  });

  test.each([0, 31, 33])('refuses a leaf hash of %i bytes', (length) => {
    expect(() => appendLeaf(EMPTY_FRONTIER, new Uint8Array(length))).toThrow(TypeError);
  });
});
