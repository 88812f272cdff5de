/**
 * A journal as tiles (C2SP tlog-tiles): the hashes of its tree, and its entries, in files of up to
 * 256 that never change once they are full. They are made from entries that were judged again, so
 * they are those of the tree that the checkpoint commits to.
 */
import {
  entryBundle,
  type Replay,
  TILE_WIDTH,
  tileBytes,
  tilePath,
  tilesOf,
} from '../../workflows/index.js';

/** The files of a journal by their paths below the folder. */
export function* tileFiles(
  { tree }: Replay,
  lines: readonly Uint8Array[],
): Generator<readonly [path: string, content: Uint8Array]> {
  for (const tile of tilesOf(lines.length)) {
    const from = tile.index * TILE_WIDTH;
    const content =
      tile.level === 'entries'
        ? entryBundle(lines.slice(from, from + tile.width))
        : tileBytes(tree, tile);
    yield [tilePath(tile), content];
  }
}
