/**
 * A journal as static files, in a folder or at any web address: a checkpoint and bundles of entries
 * (C2SP tlog-tiles), with no server behind them. The entries come out as lines of a journal; that
 * they are the ones that the checkpoint covers is for the audit to find, not for this reader.
 *
 *     checkpoint
 *     tile/entries/000 … tile/entries/001.p/37
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  readEntryBundle,
  TILE_WIDTH,
  type Tile,
  tilePath,
  tilesOf,
} from '../../workflows/index.js';
import { sizeIn } from './belongings.js';
import { EXIT, failure } from './exit.js';
import { FILES, unreadable } from './read.js';
import { reach } from './remote.js';
import type { Terminal } from './terminal.js';

/** Reads a file of an archive by its path; `null` where there is none. */
export type ReadFile = (path: string) => Promise<Uint8Array | null>;

export interface Archive {
  /** The text of the checkpoint. */
  readonly checkpoint: string;
  /** How many entries the checkpoint claims. */
  readonly size: number;
  /** The entries, each with a line feed after it. */
  readonly pieces: () => AsyncGenerator<Uint8Array>;
}

/** Opens an archive, or answers `null` where no checkpoint is. */
export async function openArchive(terminal: Terminal, read: ReadFile): Promise<Archive | null> {
  const bytes = await read(FILES.checkpoint);
  const checkpoint = bytes && Buffer.from(bytes).toString('utf8');
  const size = checkpoint ? sizeIn(checkpoint) : null;
  if (!checkpoint || size === null) return null;
  return { checkpoint, size, pieces: () => entriesOf(terminal, read, size) };
}

/** The files of a folder. */
export const inFolder =
  ({ texts }: Terminal, folder: string): ReadFile =>
  async (path) => {
    const file = join(folder, path);
    try {
      return existsSync(file) ? readFileSync(file) : null;
    } catch (error) {
      throw unreadable(texts, file, error);
    }
  };

/** The files below an address, as any web server serves them. */
export const atAddress =
  (terminal: Terminal, address: string): ReadFile =>
  async (path) => {
    const response = await reach(terminal, `${address.replace(/\/+$/, '')}/${path}`, {});
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  };

async function* entriesOf(
  terminal: Terminal,
  read: ReadFile,
  size: number,
): AsyncGenerator<Uint8Array> {
  for (const tile of tilesOf(size)) {
    if (tile.level !== 'entries') continue;
    const entries = await bundleAt(read, tile);
    if (!entries) {
      const { noBundle, noBundleRemedy } = terminal.texts.audit;
      throw failure(EXIT.unreadable, noBundle(tilePath(tile)), { remedy: noBundleRemedy });
    }
    yield Buffer.concat(entries.flatMap((entry) => [entry, LINE_FEED]));
  }
}

/** A bundle that has become full since may stand in for its beginning. */
async function bundleAt(read: ReadFile, tile: Tile): Promise<readonly Uint8Array[] | null> {
  const bytes =
    (await read(tilePath(tile))) ?? (await read(tilePath({ ...tile, width: TILE_WIDTH })));
  const entries = bytes && readEntryBundle(bytes);
  return entries && entries.length >= tile.width ? entries.slice(0, tile.width) : null;
}

const LINE_FEED = Buffer.from('\n');
