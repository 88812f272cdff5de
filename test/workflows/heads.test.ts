/**
 * A signed head beside a journal: why it is not taken, in words, and what it says of the server
 * where the entries are others than those that it covers.
 */
import { describe, expect, test } from '@jest/globals';
import {
  base64urlDecode,
  checkpointText,
  compareHeads,
  ED25519,
  EMPTY_ROOT,
  formatNote,
  growTree,
  type Head,
  hexEncode,
  type LogKey,
  leafHash,
  logKeyOf,
  misbehaviourOf,
  noteKey,
  readHead,
  rootBytes,
  signedText,
  utf8Encode,
  verifyMisbehaviour,
} from '../../workflows/index.js';
import { ORIGIN } from '../support/cluster.js';
import { signedHead } from '../support/cosigned-heads.js';
import { verifyEd25519 } from '../support/ed25519.js';
import { keyOf, signWith } from '../support/keys.js';
import { witnessKeyOf } from '../support/witness-keys.js';

const keyFor = (word: string): LogKey =>
  noteKey(ORIGIN, ED25519, base64urlDecode(keyOf(word).x) as Uint8Array);
const WRONG = new Uint8Array(32).fill(7);

/** Five entries, as a tree. */
const tree = growTree();
for (const each of 'abcde') tree.append(leafHash(utf8Encode(each)));
const rootAt = (size: number) => tree.rootAt(size) as Uint8Array;

/** A head that somebody signed; of these entries unless another root is given. */
const head = (size: number, root = rootAt(size), signer = 'server'): Head => {
  const checkpoint = { origin: ORIGIN, size, root };
  const text = signedHead(checkpoint, {}, signer);
  return { rule: 'checkpoint', text, checkpoint, log: keyFor(signer), cosignatures: [] };
};
const told = (size: number, root: Uint8Array) => `${size} entries with root ${hexEncode(root)}`;
const found = (seq: number | null, expected: string, stands: string) => ({
  seq,
  rule: 'checkpoint',
  expected,
  found: stands,
  refusals: [],
});

describe('a note', () => {
  const witness = witnessKeyOf('ha-noi');
  const trusted = { origin: ORIGIN, logsAt: () => [keyFor('server')], witnesses: [witness] };
  const noteOf = (text: string): string => {
    const { name, id } = keyFor('server');
    const signature = base64urlDecode(signWith(keyOf('server'), signedText(text))) as Uint8Array;
    return formatNote({ text, signatures: [{ name, id, signature }] });
  };
  const here = { origin: ORIGIN, size: 5, root: rootAt(5) };
  const other = checkpointText({ ...here, origin: 'test.example/other' });
  const cosigned = signedHead(here, { 'ha-noi': 1_700_000_000 });
  const forged = cosigned.replace(/.{6}\n$/, 'AAAAA=\n');
  test.each([
    ['words', 'Dear auditor', 'a signed note', 'no-empty-line'],
    ['a letter', noteOf('Dear auditor\n'), 'a checkpoint', 'missing-line'],
    ['another journal’s head', noteOf(other), ORIGIN, 'test.example/other'],
    [
      'a stranger’s word',
      signedHead(here, {}, 'stranger'),
      `a signature of ${ORIGIN}`,
      'no-known-signature',
    ],
    [
      'a forged cosignature',
      forged,
      'cosignatures that verify',
      `bad-signature ${witness.name}+${witness.id}`,
    ],
  ])('that is %s is refused for what it is', (_, text, expected, stands) => {
    const read = readHead({ rule: 'since', text }, trusted, verifyEd25519);
    expect(read).toEqual({ seq: null, rule: 'since', expected, found: stands, refusals: [] });
  });

  test('that holds is read with who signed it and who cosigned it', () => {
    const read = readHead({ rule: 'since', text: cosigned }, trusted, verifyEd25519);
    const cosignatures = [{ key: witness, time: 1_700_000_000 }];
    const log = keyFor('server');
    expect(read).toEqual({ rule: 'since', text: cosigned, checkpoint: here, log, cosignatures });
  });

  test('can be signed by no key that cannot be read', () => {
    expect(logKeyOf(ORIGIN, 'not a key!')).toEqual([]);
    expect(logKeyOf(ORIGIN, keyOf('server').x)).toEqual([keyFor('server')]);
    expect(rootBytes(null)).toBeUndefined();
  });
});

describe('heads beside the entries', () => {
  test('that are of them accuse nobody, the head of no entries included', () => {
    expect(compareHeads([head(5), head(0), head(3)], tree, 0)).toBeNull();
    const nothing = { ...growTree(), rootAt: () => undefined };
    expect(compareHeads([head(0, EMPTY_ROOT)], nothing, 0)).toBeNull();
  });

  test('are compared from the smallest on, and the first that differs is told', () => {
    const accusation = compareHeads([head(4, WRONG), head(1), head(3, WRONG)], tree, 0);
    expect(accusation?.finding).toEqual(found(1, told(3, WRONG), told(3, rootAt(3))));
    expect(accusation?.misbehaviour).toBeNull();
  });

  test.each([
    [0, 1],
    [2, 2],
    [3, null],
  ])('accuse no entry of the first %d, which signers have seen: %p', (vouched, seq) => {
    const accusation = compareHeads([head(1), head(3, WRONG)], tree, vouched);
    expect(accusation?.finding.seq).toBe(seq);
  });

  test('that cover more than there is show that the tail is cut off', () => {
    expect(compareHeads([head(6, WRONG)], tree, 5)).toEqual({
      finding: found(5, told(6, WRONG), told(5, rootAt(5))),
      misbehaviour: null,
    });
    expect(compareHeads([head(6, WRONG)], growTree(), 0)?.finding).toEqual(
      found(0, told(6, WRONG), told(0, EMPTY_ROOT)),
    );
  });
});

describe('the proof of two histories', () => {
  const wrong = head(3, WRONG);
  test.each([
    ['as long a head of the entries', head(3)],
    ['a longer head of the entries', head(5)],
  ])('is made with %s under the same key', (_, other) => {
    const file = compareHeads([other, wrong], tree, 0)?.misbehaviour ?? '';
    expect(verifyMisbehaviour(file, verifyEd25519)).toMatchObject({
      proven: true,
      log: keyFor('server'),
      first: { size: 3, root: WRONG },
      second: { size: other.checkpoint.size },
    });
  });

  test.each([
    ['a shorter head', head(2)],
    ['a head of another key', head(5, rootAt(5), 'stranger')],
    ['a head that is not of the entries either', head(5, WRONG)],
    ['a head of more entries than there are', head(6, WRONG)],
  ])('is not made with %s', (_, other) => {
    expect(misbehaviourOf(wrong, [wrong, other], tree)).toBeNull();
    expect(compareHeads([wrong, other], tree, 0)?.misbehaviour).toBeNull();
  });

  test('is not made of a head of no entries, with which any history begins', () => {
    const empty = head(0, WRONG);
    expect(compareHeads([empty, head(5)], tree, 0)).toEqual({
      finding: found(null, told(0, WRONG), told(0, EMPTY_ROOT)),
      misbehaviour: null,
    });
  });
});
