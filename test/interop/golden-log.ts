/**
 * The golden year as a log that other people's code is asked about: its exact entry bytes, the
 * tree over them, heads signed by the server of the tests and cosigned by four witnesses. The
 * entries are the file's, so nothing here depends on what the rules say today.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  base64urlDecode,
  type Checkpoint,
  ED25519,
  formatNoteKey,
  growTree,
  hexEncode,
  inclusionProblem,
  leafHash,
  lineBytes,
  makeReceipt,
  noteKey,
} from '../../workflows/index.js';
import { ORIGIN } from '../support/cluster.js';
import { signedHead, type Times } from '../support/cosigned-heads.js';
import { keyOf } from '../support/keys.js';
import { projectRoot } from '../support/source-tree.js';
import { witnessKeyOf } from '../support/witness-keys.js';

export const YEAR_FILE = join(projectRoot, 'test', 'journals', 'year.ndjson');
export const JOURNAL = readFileSync(YEAR_FILE, 'utf8');

/** The entries of the golden year, each as its exact bytes. */
export const entries = JOURNAL.trimEnd().split('\n').map(lineBytes);
export const size = entries.length;

export const tree = growTree();
for (const entry of entries) tree.append(leafHash(entry));

/** The server's key as notes name it. */
export const serverKey = noteKey(ORIGIN, ED25519, base64urlDecode(keyOf('server').x) as Uint8Array);
export const serverVkey = formatNoteKey(serverKey);

/** Four witnesses and when each cosigned: unix seconds. */
export const times: Times = {
  'can-tho': 1_712_000_000,
  'da-nang': 1_712_000_001,
  'hai-phong': 1_712_000_002,
  hue: 1_712_000_003,
};
export const witnessVkeys = Object.keys(times).map((id) => formatNoteKey(witnessKeyOf(id)));

/** The head at a size; with another root it is a lie. */
export const headAt = (at: number, root = tree.rootAt(at) as Uint8Array): Checkpoint => ({
  origin: ORIGIN,
  size: at,
  root,
});

/** The signed checkpoint at a size, without cosignatures unless times are given. */
export const checkpointAt = (at: number, cosigned: Times = {}, root?: Uint8Array): string =>
  signedHead(headAt(at, root), cosigned);

/** The receipt of an entry, under the cosigned head of the whole year. */
export const receiptOf = (index: number): string =>
  makeReceipt({
    entry: entries[index] as Uint8Array,
    index,
    proof: tree.inclusionProof(index, size),
    checkpoint: checkpointAt(size, times),
  });

/** Whether our own check of an inclusion accepts it too: the same question, asked at home. */
export const holdsAtHome = (index: number, at: number, proof: readonly Uint8Array[]): boolean =>
  inclusionProblem({
    leafHash: leafHash(entries[index] as Uint8Array),
    index,
    size: at,
    root: tree.rootAt(at) as Uint8Array,
    proof,
  }) === undefined;

/** A hash with its first bit changed. */
export const bent = (hash: Uint8Array): Uint8Array =>
  Uint8Array.from(hash, (byte, at) => (at === 0 ? byte ^ 1 : byte));

/** Entries at every kind of place: first, last, and on both sides of each power of two. */
export const places = [...Array(size).keys()].filter(
  (index) => index < 4 || index > size - 4 || [0, 1, 3].includes(index % 16),
);

/** Every root in hexadecimal that a head of the year may have, by size from 1. */
export const roots = entries.map((_, at) => hexEncode(tree.rootAt(at + 1) as Uint8Array));
