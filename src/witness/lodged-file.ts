/**
 * The statements that were lodged with a witness, one line each with the note that was answered.
 * A line is on the disk before its note is given out. What stands in the file and is not what this
 * witness wrote is refused at start; a last line that was cut was never answered, so it is removed.
 *
 *     {"note":"giaouoc/lodged/v1\n…","publicKey":"…","signatures":[…],"statement":{…}}
 */
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import {
  canonicalize,
  type Json,
  parseCanonical,
  verifyLodged,
  type WitnessKey,
} from '../../workflows/index.js';
import { flushFolderOf, writeWhole } from './durable-file.js';
import { verifyEd25519 } from './ed25519.js';
import { type Lodging, MAX_LODGING_BYTES, readLodging } from './lodging-request.js';
import { witnessFailure } from './witness-failure.js';

/** A statement that was lodged, and the note that was answered. */
export interface Receipt {
  readonly origin: string;
  /** The statement's identity in hexadecimal. */
  readonly identity: string;
  /** In unix seconds, as the note says. */
  readonly time: number;
  readonly note: string;
}

export interface LodgedFile {
  /** How many bytes of a line that was cut were removed from the end. */
  readonly removed: number;
  /** How many statements of a journal there are. */
  readonly count: (origin: string) => number;
  /** The latest time that a note for a journal says; 0 where there is none. */
  readonly latest: (origin: string) => number;
  /** The note that was answered to a statement. */
  readonly noteOf: (origin: string, identity: string) => string | null;
  /** Keeps a statement; when it returns, it is on the disk. @throws Error when it is not */
  readonly keep: (receipt: Receipt, lodging: Lodging) => void;
  /** The lines of a journal, in the order in which they came. */
  readonly lines: (origin: string) => AsyncIterable<Uint8Array>;
  readonly close: () => void;
}

/** Where a line stands in the file, and what it answered. */
interface Place {
  readonly start: number;
  readonly length: number;
  readonly note: string;
}

/** What is known of the lines of one journal. */
interface Shelf {
  readonly places: Map<string, Place>;
  latest: number;
}

/**
 * Opens the file, and makes it where there is none.
 * @throws WitnessFailure `lodged-damaged` naming the first line that this witness did not write
 */
export function openLodged(file: string, key: WitnessKey): LodgedFile {
  const shelves = new Map<string, Shelf>();
  const { length, removed } = existsSync(file) ? readAll(file, key, shelves) : NOTHING;
  const handle = openSync(file, existsSync(file) ? 'r+' : 'wx', 0o600);
  if (length === 0) flushFolderOf(file);
  let end = length;
  const keep = (receipt: Receipt, lodging: Lodging): void => {
    const line = Buffer.from(`${lineFor(receipt, lodging)}\n`);
    // A line that an earlier failure left half written goes first.
    if (fstatSync(handle).size !== end) ftruncateSync(handle, end);
    writeWhole(handle, line, end);
    fsyncSync(handle);
    shelve(shelves, receipt, { start: end, length: line.length });
    end += line.length;
  };
  return {
    removed,
    count: (origin) => shelves.get(origin)?.places.size ?? 0,
    latest: (origin) => shelves.get(origin)?.latest ?? 0,
    noteOf: (origin, identity) => shelves.get(origin)?.places.get(identity)?.note ?? null,
    keep,
    lines: (origin) => linesAt(file, [...(shelves.get(origin)?.places.values() ?? [])]),
    close: () => closeSync(handle),
  };
}

const NOTHING = { length: 0, removed: 0 };

const lineFor = ({ note }: Receipt, { publicKey, signatures, statement }: Lodging): string =>
  canonicalize({ note, publicKey, signatures, statement } as unknown as Json);

function shelve(
  shelves: Map<string, Shelf>,
  { origin, identity, note, time }: Receipt,
  place: Omit<Place, 'note'>,
): void {
  const shelf = shelves.get(origin) ?? { places: new Map<string, Place>(), latest: 0 };
  shelf.places.set(identity, { ...place, note });
  shelf.latest = Math.max(shelf.latest, time);
  shelves.set(origin, shelf);
}

function readAll(file: string, key: WitnessKey, shelves: Map<string, Shelf>): typeof NOTHING {
  const bytes = readFileSync(file);
  let start = 0;
  for (let number = 1; ; number += 1) {
    const end = bytes.indexOf(0x0a, start);
    if (end === -1) return { length: start, removed: bytes.length - start };
    const receipt = readLine(bytes.subarray(start, end), key);
    if (receipt === null) throw witnessFailure('lodged-damaged', file, String(number));
    shelve(shelves, receipt, { start, length: end + 1 - start });
    start = end + 1;
  }
}

/** A line as a receipt; `null` unless its note is this witness's and is about its statement. */
function readLine(line: Uint8Array, key: WitnessKey): Receipt | null {
  const parsed = parseCanonical(line, { maxBytes: MAX_LINE_BYTES });
  const { note, ...rest } = Object(parsed.ok ? parsed.value : null) as { readonly note?: Json };
  if (typeof note !== 'string') return null;
  const read = readLodging(canonicalize(rest));
  const verified = verifyLodged(note, [key], verifyEd25519);
  if (!read.ok || !verified.ok) return null;
  const { origin, statement, time } = verified.lodged;
  const { identity } = read.message;
  const isAbout = statement === identity && origin === read.lodging.statement.cluster;
  return isAbout ? { origin, identity, time, note } : null;
}

/** A note is a few hundred bytes. */
const MAX_LINE_BYTES = MAX_LODGING_BYTES + 2_000;

async function* linesAt(file: string, places: readonly Place[]): AsyncGenerator<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    for (const { start, length } of places) {
      const { buffer } = await handle.read(Buffer.alloc(length), 0, length, start);
      yield buffer;
    }
  } finally {
    await handle.close();
  }
}
