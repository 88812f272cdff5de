import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { leafHash, treeRoot } from '../../../workflows/ledger/merkle.js';
import {
  entryBundle,
  type HashTile,
  parseTilePath,
  readEntryBundle,
  type Tile,
  tileBytes,
  tilePath,
  tilesOf,
} from '../../../workflows/ledger/tile.js';
import { growTree, type Tree } from '../../../workflows/ledger/tree.js';
import { toHex } from '../../support/tlog-vectors.js';

const entryAt = (at: number) => new TextEncoder().encode(`entry ${at}`);

function treeOf(size: number): Tree {
  const tree = growTree();
  for (let at = 0; at < size; at += 1) tree.append(leafHash(entryAt(at)));
  return tree;
}

const hashesIn = (bytes: Uint8Array) =>
  Array.from({ length: bytes.length / 32 }, (_, at) => bytes.subarray(32 * at, 32 * (at + 1)));

describe('a path', () => {
  test.each<[string, Tile]>([
    ['tile/0/000', { level: 0, index: 0, width: 256 }],
    ['tile/0/000.p/1', { level: 0, index: 0, width: 1 }],
    ['tile/1/017.p/255', { level: 1, index: 17, width: 255 }],
    ['tile/63/999', { level: 63, index: 999, width: 256 }],
    ['tile/0/x001/000', { level: 0, index: 1_000, width: 256 }],
    ['tile/0/x001/x234/067', { level: 0, index: 1_234_067, width: 256 }],
    ['tile/entries/000.p/8', { level: 'entries', index: 0, width: 8 }],
    ['tile/entries/x012/345', { level: 'entries', index: 12_345, width: 256 }],
    [
      'tile/0/x009/x007/x199/x254/x740/991',
      { level: 0, index: Number.MAX_SAFE_INTEGER, width: 256 },
    ],
  ])('%s is written and read', (path, tile) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  });

  test('of any tile is read back', () => {
    const level = fc.oneof(fc.nat(63), fc.constant('entries' as const));
    const tiles = fc.record({
      level,
      index: fc.maxSafeNat(),
      width: fc.integer({ min: 1, max: 256 }),
    });
    fc.assert(
      fc.property(tiles, (tile) => expect(parseTilePath(tilePath(tile as Tile))).toEqual(tile)),
    );
  });

  test.each([
    '',
    'tile',
    'tile/0',
    'tile/0/',
    'tile/0/0',
    'tile/0/00',
    'tile/0/0000',
    'tile/0/x000/000',
    'tile/0/x000/001',
    'tile/0/001/000',
    'tile/0/x001',
    'tile/0/x001/x000',
    'tile/00/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/entry/000',
    'tile//000',
    '/tile/0/000',
    'tile/0/000/',
    'tile/0/000.p',
    'tile/0/000.p/',
    'tile/0/000.p/0',
    'tile/0/000.p/01',
    'tile/0/000.p/256',
    'tile/0/000.p/257',
    'tile/0/000.p/-1',
    'tile/0/000.p/1.5',
    'tile/0/../../secret',
    'tile/0/000\n',
    'tile/0/x009/x007/x199/x254/x740/992',
    'tile/٠/000',
  ])('%j names no tile', (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });
});

describe('the files of a log', () => {
  const counts = (size: number) => {
    const seen = new Map<string, number>();
    for (const { level, width } of tilesOf(size)) {
      const kind = `${level}${width === 256 ? '' : ` of ${width}`}`;
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
    }
    return Object.fromEntries(seen);
  };

  test('of 70,000 entries are those of the standard’s example', () => {
    expect(counts(70_000)).toEqual({
      0: 273,
      '0 of 112': 1,
      1: 1,
      '1 of 17': 1,
      '2 of 1': 1,
      entries: 273,
      'entries of 112': 1,
    });
  });

  test('of 256 entries are a full tile and a tile of one above it', () => {
    expect(tilesOf(256).map(tilePath)).toEqual([
      'tile/0/000',
      'tile/1/000.p/1',
      'tile/entries/000',
    ]);
  });

  test('of no entries are none, and of one are two', () => {
    expect(tilesOf(0)).toEqual([]);
    expect(tilesOf(1).map(tilePath)).toEqual(['tile/0/000.p/1', 'tile/entries/000.p/1']);
  });

  test('are never empty, and no two have one path', () => {
    fc.assert(
      fc.property(fc.nat(200_000), (size) => {
        const tiles = tilesOf(size);
        expect(tiles.every(({ width }) => width >= 1 && width <= 256)).toBe(true);
        expect(new Set(tiles.map(tilePath)).size).toBe(tiles.length);
        const entries = tiles.filter(({ level }) => level === 'entries');
        expect(entries.reduce((sum, { width }) => sum + width, 0)).toBe(size);
      }),
    );
  });

  test.each([1, 15, 256, 300, 600])('of %i entries lead from the entries to the root', (size) => {
    const tree = treeOf(size);
    const hashTiles = tilesOf(size).filter((tile): tile is HashTile => tile.level !== 'entries');
    for (const tile of hashTiles) {
      const width = 256 ** tile.level;
      const roots = hashesIn(tileBytes(tree, tile)).map(toHex);
      const expected = Array.from({ length: tile.width }, (_, at) => {
        const from = (tile.index * 256 + at) * width;
        const leaves = Array.from({ length: width }, (_each, leaf) =>
          leafHash(entryAt(from + leaf)),
        );
        return toHex(treeRoot(leaves));
      });
      expect(roots).toEqual(expected);
    }
    const leaves = hashTiles
      .filter(({ level }) => level === 0)
      .flatMap((tile) => hashesIn(tileBytes(tree, tile)));
    expect(treeRoot(leaves)).toEqual(tree.rootAt(size));
  });

  test('of a smaller size can be taken from a tree that has grown further', () => {
    const [small, large] = [treeOf(300), treeOf(600)];
    for (const tile of tilesOf(300)) {
      if (tile.level === 'entries') continue;
      expect(tileBytes(large, tile)).toEqual(tileBytes(small, tile));
    }
  });

  test('that the tree does not hold have no bytes', () => {
    const tree = treeOf(300);
    const wrong: HashTile[] = [
      { level: 0, index: 1, width: 45 },
      { level: 0, index: 2, width: 1 },
      { level: 1, index: 0, width: 2 },
      { level: 2, index: 0, width: 1 },
    ];
    for (const tile of wrong) expect(() => tileBytes(tree, tile)).toThrow(RangeError);
  });
});

describe('the fifteen entries of another log', () => {
  const words =
    'one two three four five six seven eit nain ten ileven twelf threeten fourten fivten';
  const entries = words.split(' ').map((word) => new TextEncoder().encode(word));
  const roots: Readonly<Record<number, string>> = {
    1: '0Nc2CrefWKseHj/mStd+LqC8B+NrX0btIiPt2SmN+ek=',
    2: 'T1X2GdkhUjV3iyufF9b0kVsWFxIU0VI4EpNml2Teci4=',
    3: 'Wqx3HImawpLnS/Gv4ubjAvi1WIOy0b8Ze0amvqbavKk=',
    4: 'zY1lN35vrXYAPixXSd59LsU29xUJtuW4o2dNNg5Y2Co=',
    5: 'gy5gl3aksFyiCO95a/1vLXz88A3dRq+0l9Sxte8ZqZQ=',
    6: 'a6sWvsc2eEzmj72vah7mZ5dwFltivehh2b11qwlp5Jg=',
    7: 'IrSXADBqJ7EQoUODSDKROySgNveeL6CFhik2w/+fS7U=',
    8: 'bC+VwvrJbalNVjfkdI8kUgs7mJoXrqiXCE7bgnD28pY=',
    14: 'SvCd38yNade7xEPY1a/aAc1M3A2AHYVF8lIiUnsH1ao=',
    15: 'rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=',
  };

  test('have its published roots', () => {
    const tree = growTree();
    for (const entry of entries) tree.append(leafHash(entry));
    for (const [size, root] of Object.entries(roots)) {
      expect(Buffer.from(tree.rootAt(Number(size)) ?? []).toString('base64')).toBe(root);
    }
  });

  test('make a bundle that starts as its file does', () => {
    const bundle = entryBundle(entries);
    expect(toHex(bundle)).toMatch(/^00036f6e65000374776f0005746872656500/);
    expect(readEntryBundle(bundle)).toEqual(entries);
  });
});

describe('a bundle', () => {
  test('of any entries is read back', () => {
    const entries = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 256 });
    fc.assert(
      fc.property(entries, (each) => expect(readEntryBundle(entryBundle(each))).toEqual(each)),
      { numRuns: 30 },
    );
  });

  test('holds the longest entry, and entries that are a part of larger bytes', () => {
    const longest = new Uint8Array(65_535).fill(7);
    const bundle = entryBundle([longest, new Uint8Array(0)]);
    const within = Uint8Array.of(1, 2, 3, ...bundle).subarray(3);
    expect(readEntryBundle(within)).toEqual([longest, new Uint8Array(0)]);
  });

  test('is not made of nothing, of 257 entries or of an entry that is too long', () => {
    expect(() => entryBundle([])).toThrow(RangeError);
    expect(() => entryBundle(Array(257).fill(new Uint8Array(1)))).toThrow(RangeError);
    expect(() => entryBundle([new Uint8Array(65_536)])).toThrow(RangeError);
    expect(entryBundle(Array(256).fill(new Uint8Array(0)))).toHaveLength(512);
  });

  test('is nothing that ends too early, has too many entries or none', () => {
    const bundle = entryBundle([entryAt(1), entryAt(2)]);
    const cuts = Array.from({ length: bundle.length }, (_, end) => bundle.subarray(0, end));
    const read = cuts.map(readEntryBundle).filter((entries) => entries !== undefined);
    expect(read).toEqual([[entryAt(1)]]);
    expect(readEntryBundle(new Uint8Array(2 * 257))).toBeUndefined();
    expect(readEntryBundle(new Uint8Array(2 * 256))).toHaveLength(256);
  });
});
