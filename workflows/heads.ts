/**
 * The signed heads beside a journal, held against its entries. Each must be of this journal, signed
 * by the server key of its place and have the root that the entries give at its size; cosignatures
 * of known witnesses must be theirs. A head that the server signed and that is not of these entries
 * accuses the server, and what shows it is kept; a head that nobody can be held to accuses nobody.
 */
import { base64urlDecode } from './base64.js';
import { equalBytes, hexDecode, hexEncode } from './bytes.js';
import { type Finding, finding } from './finding.js';
import { type Checkpoint, parseCheckpoint } from './ledger/checkpoint.js';
import { type Cosignature, verifyCosignatures } from './ledger/cosignature.js';
import { EMPTY_ROOT } from './ledger/merkle.js';
import { misbehaviourFile } from './ledger/misbehaviour.js';
import { parseNote, type VerifyEd25519, verifyNote } from './ledger/note.js';
import { ED25519, type LogKey, noteKey, type WitnessKey } from './ledger/note-key.js';
import { growTree, type Tree } from './ledger/tree.js';

/** The text of a signed note, and the rule that is broken where it does not hold. */
export interface HeadNote {
  readonly rule: 'checkpoint' | 'since';
  readonly text: string;
}

/** A head whose signatures hold. */
export interface Head extends HeadNote {
  readonly checkpoint: Checkpoint;
  readonly log: LogKey;
  readonly cosignatures: readonly Cosignature[];
}

/** Whose signatures count. */
export interface Trusted {
  readonly origin: string;
  /** The log keys under one of which a head of this size must be signed. */
  readonly logsAt: (size: number) => readonly LogKey[];
  readonly witnesses: readonly WitnessKey[];
}

/** The server's key as notes of a journal name it; a text that is no key has none. */
export function logKeyOf(origin: string, publicKey: string): readonly LogKey[] {
  const bytes = base64urlDecode(publicKey);
  return bytes ? [noteKey(origin, ED25519, bytes)] : [];
}

/** Checks the signatures of a head; nothing is compared with the entries yet. */
export function readHead(
  { rule, text }: HeadNote,
  { origin, logsAt, witnesses }: Trusted,
  verify: VerifyEd25519,
): Head | Finding {
  const note = parseNote(text);
  if (!note.ok) return finding(rule, null, 'a signed note', note.problem.code);
  const parsed = parseCheckpoint(note.note.text);
  if (!parsed.ok) return finding(rule, null, 'a checkpoint', parsed.problem);
  const { checkpoint } = parsed;
  if (checkpoint.origin !== origin) return finding(rule, null, origin, checkpoint.origin);
  const signed = verifyNote(note.note, logsAt(checkpoint.size), verify);
  if (!signed.ok) {
    return finding(rule, null, `a signature of ${origin}`, signed.problem.code);
  }
  const cosigned = verifyCosignatures(note.note, witnesses, verify);
  if (!cosigned.ok) {
    const { code, detail } = cosigned.problem;
    return finding(rule, null, 'cosignatures that verify', `${code} ${detail}`);
  }
  const [{ key: log }] = signed.verified;
  return { rule, text, checkpoint, log, cosignatures: cosigned.cosignatures };
}

/** The tree over a journal's entries, as far as there are any. */
export type JournalTree = Pick<Tree, 'size' | 'rootAt' | 'consistencyProof'>;

/** A finding, with the file that proves it to anyone where two heads contradict each other. */
export interface Accusation {
  readonly finding: Finding;
  readonly misbehaviour: string | null;
}

/**
 * Compares heads with the entries, the smallest head first.
 * @param vouched how many entries, from the first, signers of later ones have seen as they are
 * @returns the first head that is not of these entries
 */
export function compareHeads(
  heads: readonly Head[],
  tree: JournalTree,
  vouched: number,
): Accusation | null {
  const size = tree.size();
  let matched = 0;
  for (const head of [...heads].sort((a, b) => a.checkpoint.size - b.checkpoint.size)) {
    const { checkpoint, rule } = head;
    const root = rootAt(tree, checkpoint.size);
    if (root && equalBytes(root, checkpoint.root)) {
      matched = checkpoint.size;
      continue;
    }
    const expected = `${checkpoint.size} entries with root ${hexEncode(checkpoint.root)}`;
    if (!root) {
      const whole = hexEncode(rootAt(tree, size) ?? EMPTY_ROOT);
      const cut = finding(rule, size, expected, `${size} entries with root ${whole}`);
      return { finding: cut, misbehaviour: null };
    }
    const found = `${checkpoint.size} entries with root ${hexEncode(root)}`;
    // An earlier head or a later signer has seen the entries before this place as they are.
    const first = Math.max(matched, vouched);
    const seq = first < checkpoint.size ? first : null;
    const misbehaviour = misbehaviourOf(head, heads, tree);
    return { finding: finding(rule, seq, expected, found), misbehaviour };
  }
  return null;
}

const rootAt = (tree: JournalTree, size: number): Uint8Array | undefined =>
  size === 0 ? EMPTY_ROOT : tree.rootAt(size);

/** The file that shows two histories under one key: this head, and one that the entries have. */
export function misbehaviourOf(
  { checkpoint, log, text }: Head,
  heads: readonly Head[],
  tree: JournalTree,
): string | null {
  const { size } = checkpoint;
  const root = rootAt(tree, size);
  const other = heads.find((head) => {
    const its = rootAt(tree, head.checkpoint.size);
    const isOfEntries = its !== undefined && equalBytes(its, head.checkpoint.root);
    return isOfEntries && head.log.id === log.id && head.checkpoint.size >= size;
  });
  if (!root || !other || size === 0) return null;
  const proof = tree.consistencyProof(size, other.checkpoint.size);
  return misbehaviourFile({ log, first: text, second: other.text, root, proof });
}

/** A tree over leaf hashes packed one after the other, to which more can be appended. */
export function treeOver(packed: Uint8Array): Tree {
  const tree = growTree();
  for (let at = 0; at < packed.length; at += 32) tree.append(packed.slice(at, at + 32));
  return tree;
}

/** The root that a replay gives, as bytes. */
export const rootBytes = (hex: string | null): Uint8Array | undefined =>
  hex === null ? undefined : hexDecode(hex);
