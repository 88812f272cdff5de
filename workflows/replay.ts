/**
 * Replay: the fold of a journal's exact bytes, in which every statement is judged again. It does
 * not compare hashes with hashes: it recomputes the identity of each statement, the tree, the
 * states and what the rules said, and stops at the first entry that does not hold.
 *
 * Whether a signature verifies is left to the caller, as a task: signatures are independent of each
 * other, so they can be checked side by side while the fold goes on. The fold assumes that they
 * hold; an audit takes the earlier of the two faults.
 */
import { mandateOf } from './authority.js';
import { base64urlDecode } from './base64.js';
import { hexEncode, utf8Decode, utf8Encode } from './bytes.js';
import { parseCanonical } from './canonical.js';
import { growDigestPlaces } from './digest-places.js';
import { type Journal, judge, openJournal } from './journal.js';
import { leafHash } from './ledger/merkle.js';
import { growTree, type Tree } from './ledger/tree.js';
import type { Refusal } from './refusals.js';
import { type ServerKey, withServerKey } from './server-keys.js';
import {
  type Entry,
  MAX_ENTRY_BYTES,
  type Message,
  messageInLine,
  readEntry,
  type Signed,
} from './statement.js';
import { type Timed, timedBy } from './timed.js';

/** One Ed25519 verification that is still to be done (RFC 8032, raw key and signature). */
export interface SignatureTask {
  readonly seq: number;
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

/** The rule that an entry breaks. */
export type BrokenRule =
  | 'canonical-json'
  | 'entry-form'
  | 'sequence'
  | 'rules'
  | 'state'
  | 'seen'
  | 'signature';

/** The first entry that does not hold: which rule, what stands there and what should. */
export interface Broken {
  readonly seq: number;
  readonly rule: BrokenRule;
  readonly expected: string | null;
  readonly found: string | null;
  /** What the rules say to the statement, where they would have refused it. */
  readonly refusals: readonly Refusal[];
}

export type Replayed =
  | {
      readonly ok: true;
      readonly entry: Entry;
      /** The statement's identity: the SHA-256 of its message in hex. */
      readonly identity: string;
      readonly tasks: readonly SignatureTask[];
      /** The deadline that the entry is measured by, as it was before the entry. */
      readonly timed: Timed | null;
    }
  | {
      readonly ok: false;
      readonly broken: Broken;
      /** An earlier entry is at fault instead, if the signatures of this one hold. */
      readonly earlier?: { readonly broken: Broken; readonly tasks: readonly SignatureTask[] };
    };

/** A journal being replayed, or a live one that grows by what is accepted. */
export interface Replay {
  /** Judges the next line again (exact bytes, without the line feed) and takes it in. */
  readonly add: (line: Uint8Array) => Replayed;
  /** Takes in an entry that `judge` has just made of this journal; nothing is judged twice. */
  readonly take: (journal: Journal, line: Uint8Array, identity: string) => void;
  readonly journal: () => Journal;
  /** The tree's root (hex) at a size reached so far, or `null`. */
  readonly rootAt: (size: number) => string | null;
  /** The tree over the entries so far, to read: proofs, and the hashes that tiles are made of. */
  readonly tree: Pick<Tree, 'inclusionProof' | 'consistencyProof' | 'hashes'>;
  /** The server's keys, each with the size from which on it was in force. */
  readonly serverKeys: () => readonly ServerKey[];
  /** How many entries, from the first, are as a later signer has seen them. */
  readonly vouched: () => number;
  /** The place of a statement, by its identity, or `null` if it was never accepted. */
  readonly seqOf: (identity: string) => number | null;
}

/** Roots that are remembered as text; beyond that all are forgotten at once. */
const ROOTS_KEPT = 16;

/** Opens the replay of an empty journal. */
export function openReplay(origin: string): Replay {
  let journal = openJournal(origin);
  const tree = growTree();
  const places = growDigestPlaces();
  let vouched = 0;
  let serverKeys: readonly ServerKey[] = [];

  // Many sign over the same head, and a new head is asked for by several: neither ever changes.
  const roots = new Map<number, string>();
  const rootAt = (size: number): string | null => {
    const known = roots.get(size);
    if (known !== undefined) return known;
    const root = tree.rootAt(size);
    if (!root) return null;
    if (roots.size >= ROOTS_KEPT) roots.clear();
    const text = hexEncode(root);
    roots.set(size, text);
    return text;
  };
  const take: Replay['take'] = (next, line, identity) => {
    tree.append(leafHash(line));
    places.append(identity);
    journal = next;
    serverKeys = withServerKey(serverKeys, next);
  };
  const add = (line: Uint8Array): Replayed => {
    const read = readLine(line, journal.size);
    if (!read.ok) return read;
    const { entry, message } = read;
    const judgement = judge(journal, entry, {
      at: entry.at,
      signaturesHold: entry.signatures.map(() => true),
      seenRoot: rootAt(entry.statement.seen.size),
      saidBefore: places.placeOf(message.identity) !== null,
      text: message.text,
    });
    if (!judgement.ok) {
      const refused = broken(entry.seq, 'rules', { refusals: judgement.refusals });
      const earlier = contradicted(entry, judgement.refusals, vouched, rootAt);
      if (!earlier) return refused;
      return { ...refused, earlier: { broken: earlier, tasks: tasksOf(journal, read) } };
    }
    const expected = judgement.entry.after;
    if (entry.after !== expected) {
      return broken(entry.seq, 'state', { expected, found: entry.after });
    }
    const tasks = tasksOf(journal, read);
    const timed = timedBy(journal, entry);
    vouched = Math.max(vouched, entry.statement.seen.size);
    take(judgement.journal, line, message.identity);
    return { ok: true, entry, identity: message.identity, tasks, timed };
  };
  return {
    add,
    take,
    journal: () => journal,
    rootAt,
    tree,
    serverKeys: () => serverKeys,
    vouched: () => vouched,
    seqOf: places.placeOf,
  };
}

/**
 * The signer of this entry has seen another head than the entries before it have now. If its
 * signature holds, one of those that no signer before it vouched for was changed afterwards.
 */
function contradicted(
  { statement: { seen } }: Entry,
  refusals: readonly Refusal[],
  vouched: number,
  rootAt: (size: number) => string | null,
): Broken | undefined {
  const found = rootAt(seen.size);
  const onlySeen = refusals.every(({ condition }) => condition === 'seenIsOfThisJournal');
  if (!onlySeen || found === null || seen.size <= vouched) return undefined;
  return { seq: vouched, rule: 'seen', expected: seen.root, found, refusals: [] };
}

type LineRead =
  | { readonly ok: true; readonly entry: Entry; readonly message: Message }
  | (Replayed & { readonly ok: false });

function readLine(line: Uint8Array, seq: number): LineRead {
  const text = utf8Decode(line);
  const parsed = parseCanonical(text ?? line, { maxBytes: MAX_ENTRY_BYTES });
  if (!parsed.ok) {
    const { code, offset } = parsed.problem;
    return broken(seq, 'canonical-json', { found: `${code} at byte ${offset}` });
  }
  const read = readEntry(parsed.value);
  if (!read.ok) return broken(seq, 'entry-form', { refusals: read.refusals });
  if (read.value.seq !== seq) {
    return broken(seq, 'sequence', { expected: `${seq}`, found: `${read.value.seq}` });
  }
  return { ok: true, entry: read.value, message: messageInLine(text ?? '') };
}

const broken = (
  seq: number,
  rule: BrokenRule,
  what: Partial<Pick<Broken, 'expected' | 'found' | 'refusals'>>,
): Replayed & { readonly ok: false } => ({
  ok: false,
  broken: { seq, rule, expected: null, found: null, refusals: [], ...what },
});

const tasksOf = (
  journal: Journal,
  { entry, message }: { readonly entry: Entry; readonly message: Message },
): SignatureTask[] => signatureTasks(journal, entry, message);

/**
 * The verifications that a statement's signatures still need, given the journal before it.
 * A signature under a key that nobody holds has no task: the rules refuse it.
 */
export function signatureTasks(
  journal: Journal,
  signed: Signed,
  message: Message,
): SignatureTask[] {
  return signed.signatures.flatMap(({ key, sig }) => {
    const mandate = mandateOf(journal.cluster.context, key, signed.statement);
    const publicKey = mandate && base64urlDecode(mandate.key);
    const signature = base64urlDecode(sig);
    if (!publicKey || !signature) return [];
    return [{ seq: journal.size, publicKey, message: message.bytes, signature }];
  });
}

/** The exact bytes of an entry's line. */
export const lineBytes = (line: string): Uint8Array => utf8Encode(line);
