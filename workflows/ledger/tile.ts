/**
 * A log as a folder of unchanging files, exactly as C2SP tlog-tiles names and fills them: tiles of
 * up to 256 hashes, 8 levels of the tree apart, and bundles of up to 256 entries. Any web server
 * can serve it, and every proof can be made from it. Paths and bundles that would not be written
 * here are not read.
 *
 *     tile/<level>/<index>[.p/<width>]        hashes of 32 bytes; `.p` where fewer than 256
 *     tile/entries/<index>[.p/<width>]        length, 2 bytes big-endian || entry, for each entry
 *     index 1234067 is written                x001/x234/067
 */
import { isTreeSize } from './merkle.js';
import type { Tree } from './tree.js';

/** Hashes `256 · index` and after: roots of complete subtrees of 256^level leaves. */
export type HashTile = TilePlace & { readonly level: number };

/** Entries `256 · index` and after. */
export type EntryTile = TilePlace & { readonly level: 'entries' };

export type Tile = HashTile | EntryTile;

type TilePlace = {
  readonly index: number;
  /** How many it holds, from 1 to 256, which is full. */
  readonly width: number;
};

/** How many hashes or entries a full tile holds. */
export const TILE_WIDTH = 256;

/** The longest entry that two bytes of length allow. */
const LONGEST_ENTRY = 65_535;

/** The path of a tile below the log's address. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const groups = digits
    .padStart(3 * Math.ceil(digits.length / 3), '0')
    .replace(/...(?!$)/g, 'x$&/');
  return `tile/${level}/${groups}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

/** The tile that a path names, or `undefined` for a path that names none. */
export function parseTilePath(path: string): Tile | undefined {
  const [, name = '', groups = '', part = String(TILE_WIDTH)] = PATH.exec(path) ?? [];
  const place = { index: Number(groups.replace(/[x/]/g, '')), width: Number(part) };
  const tile =
    name === 'entries'
      ? { ...place, level: 'entries' as const }
      : { ...place, level: Number(name) };
  const known = tile.level === 'entries' || tile.level <= MAX_LEVEL;
  const sound = known && isTreeSize(place.index) && place.width >= 1 && place.width <= TILE_WIDTH;
  return sound && tilePath(tile) === path ? tile : undefined;
}

/**
 * Every file of a log of this size but its checkpoint: the hash tiles level by level, then the
 * entry bundles; what is not full at this size is partial.
 */
export function tilesOf(size: number): Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / TILE_WIDTH)) {
    tiles.push(...placesOf(count).map((place) => ({ level, ...place })));
  }
  return [...tiles, ...placesOf(size).map((place) => ({ level: 'entries' as const, ...place }))];
}

/**
 * The bytes of a hash tile.
 *
 * @throws RangeError when the tree does not hold all its hashes.
 */
export function tileBytes(
  tree: Pick<Tree, 'hashes'>,
  { level, index, width }: HashTile,
): Uint8Array {
  const from = index * TILE_WIDTH;
  return tree.hashes(8 * level, from, from + width);
}

/**
 * The bytes of a bundle of entries.
 *
 * @throws RangeError unless there are 1 to 256 entries of at most 65,535 bytes.
 */
export function entryBundle(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length === 0 || entries.length > TILE_WIDTH) {
    throw new RangeError(`a bundle of ${entries.length} entries`);
  }
  const bundle = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    if (entry.length > LONGEST_ENTRY) throw new RangeError(`an entry of ${entry.length} bytes`);
    bundle.set([entry.length >> 8, entry.length & 0xff], at);
    bundle.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bundle;
}

/** The entries of a bundle, or `undefined` for bytes that are no bundle. */
export function readEntryBundle(bytes: Uint8Array): Uint8Array[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + 2 > bytes.length) return undefined;
    const end = at + 2 + view.getUint16(at);
    if (end > bytes.length) return undefined;
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries.length > 0 && entries.length <= TILE_WIDTH ? entries : undefined;
}

const PATH = /^tile\/(entries|[0-9]+)\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([0-9]+))?$/;

const MAX_LEVEL = 63;

function placesOf(count: number): TilePlace[] {
  const full = Math.floor(count / TILE_WIDTH);
  const places = Array.from({ length: full }, (_, index) => ({ index, width: TILE_WIDTH }));
  const width = count % TILE_WIDTH;
  return width === 0 ? places : [...places, { index: full, width }];
}
