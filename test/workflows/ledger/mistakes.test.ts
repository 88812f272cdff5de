/** Whoever calls the ledger with what it cannot take is told which figure or part is wrong. */
import { expect, test } from '@jest/globals';
import { formatAddCheckpoint } from '../../../workflows/ledger/add-checkpoint.js';
import { checkpointText } from '../../../workflows/ledger/checkpoint.js';
import { cosign, cosignedMessage } from '../../../workflows/ledger/cosignature.js';
import { hashLines } from '../../../workflows/ledger/hash-lines.js';
import { lodgedText } from '../../../workflows/ledger/lodging.js';
import { appendLeaf, EMPTY_FRONTIER } from '../../../workflows/ledger/merkle.js';
import {
  consistencyProof,
  consistencyRanges,
  inclusionRanges,
} from '../../../workflows/ledger/merkle-proof.js';
import { formatNote, formatSignature, signedText } from '../../../workflows/ledger/note.js';
import { ED25519, noteKey, type WitnessKey } from '../../../workflows/ledger/note-key.js';
import { formatProof } from '../../../workflows/ledger/proof-file.js';
import { entryBundle } from '../../../workflows/ledger/tile.js';
import { growTree } from '../../../workflows/ledger/tree.js';
import { headText, logLine, witnessKeys } from '../../support/witnessed-log.js';

const [witness] = witnessKeys as [WitnessKey];
const hash = new Uint8Array(32);
const bytes = (length: number): Uint8Array => new Uint8Array(length);
const text = headText(20);
const line = logLine(text);
const proof = { extra: null, index: 0, proof: [], checkpoint: 'x' };
const tree = growTree();
tree.append(hash);

const mistakes: readonly (readonly [string, ErrorConstructor, RegExp, () => unknown])[] = [
  ['a time', RangeError, /-7/, () => cosignedMessage(text, -7)],
  ['a text', TypeError, /missing-line/, () => cosign(witness, 'x\n', 1, () => bytes(64))],
  ['a signature', TypeError, /63/, () => cosign(witness, text, 1, () => bytes(63))],
  ['a hash', TypeError, /31/, () => hashLines([hash, bytes(31)])],
  ['a leaf', TypeError, /33/, () => appendLeaf(EMPTY_FRONTIER, bytes(33))],
  ['a leaf of a tree', TypeError, /33/, () => growTree().append(bytes(33))],
  ['an index', RangeError, /9\D+8/, () => inclusionRanges(9, 8)],
  ['two sizes', RangeError, /9\D+8/, () => consistencyRanges(9, 8)],
  ['too few leaves', RangeError, /\b1\b/, () => consistencyProof([hash], 1, 2)],
  ['the size of a tree', RangeError, /\b1\b\D+7/, () => tree.inclusionProof(3, 7)],
  ['a range of hashes', RangeError, /5\D+6\D+2/, () => tree.hashes(2, 5, 6)],
  ['a number of entries', RangeError, /257/, () => entryBundle(Array(257).fill(hash))],
  ['a length of an entry', RangeError, /65536/, () => entryBundle([bytes(65_536)])],
  ['a name', TypeError, /"a b"/, () => noteKey('a b', ED25519, hash)],
  ['a key', TypeError, /32/, () => noteKey('a', ED25519, bytes(31))],
  [
    'a signer',
    TypeError,
    /"a b" abcd/,
    () => formatSignature({ ...line, name: 'a b', id: 'abcd' }),
  ],
  ['signatures', TypeError, /no-signature/, () => formatNote({ text, signatures: [] })],
  ['the text of a note', TypeError, /text/, () => formatNote({ text: 'x', signatures: [line] })],
  ['a signed text', TypeError, /text/, () => signedText('x')],
  ['an index in a file', TypeError, /index-line/, () => formatProof({ ...proof, index: -1 })],
  [
    'a size in a head',
    TypeError,
    /size/,
    () => checkpointText({ origin: 'a', size: -1, root: hash }),
  ],
  [
    'a size in a request',
    TypeError,
    /request/,
    () => formatAddCheckpoint({ old: -1, proof: [], checkpoint: text }),
  ],
  [
    'an identity',
    TypeError,
    /lodged-statement/,
    () => lodgedText({ origin: 'a', statement: 'b', time: 1 }),
  ],
];

test.each(mistakes)('what is wrong is named: %s', (_, kind, named, mistake) => {
  expect(mistake).toThrow(kind);
  expect(mistake).toThrow(named);
});
