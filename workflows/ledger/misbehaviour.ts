/**
 * The proof that a server showed two histories: two heads under one key of which one cannot be the
 * beginning of the other. Anyone can check it with the key alone. A file that is not exactly in
 * this form, heads that the key did not sign, a proof that does not lead to the second head, and
 * heads that do not contradict each other are refused, each under its own name.
 *
 *     {"first":"<signed note>","format":"giaouoc/misbehaviour/v1","log":"<vkey>",
 *      "proof":["<base64>",…],"root":"<base64>","second":"<signed note>"}
 *
 * `root` is the root that the second head's tree had at the first head's size, and `proof` is the
 * consistency proof from there to the second head. Heads of one size need no hashes: `root` is then
 * that of the second. The canonical JSON (RFC 8785) of this object is the file.
 */
import { equalBytes } from '../bytes.js';
import { canonicalize, parseCanonical } from '../canonical.js';
import { type Described, list, oneOf, problemsOf, record, text } from '../shape.js';
import { type Checkpoint, parseCheckpoint } from './checkpoint.js';
import { hashLines, MAX_PROOF_HASHES, readHashLines } from './hash-lines.js';
import { consistencyProblem, type ProofProblem } from './merkle-verify.js';
import { MAX_NOTE_LENGTH, parseNote, type VerifyEd25519, verifyNote } from './note.js';
import { ED25519, formatNoteKey, type LogKey, parseNoteKey } from './note-key.js';

/** What a proof of misbehaviour is made of. */
export type Misbehaviour = {
  readonly log: LogKey;
  /** The smaller head, a signed note; in any order where both have one size. */
  readonly first: string;
  readonly second: string;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

/** Which rule a file breaks, so that it proves nothing. */
export type MisbehaviourProblem =
  | 'misbehaviour-form'
  | 'log-key'
  | 'first-head'
  | 'second-head'
  | ProofProblem
  | 'no-contradiction';

/** What checking a file answers: the key that signed two histories, and the two heads. */
export type VerifiedMisbehaviour =
  | {
      readonly proven: true;
      readonly log: LogKey;
      readonly first: Checkpoint;
      readonly second: Checkpoint;
      /** The root of the second history at the size of the first head. */
      readonly root: Uint8Array;
    }
  | { readonly proven: false; readonly problem: MisbehaviourProblem };

/**
 * The text of a file; whether it proves anything is left to `verifyMisbehaviour`.
 *
 * @throws TypeError when a hash is not 32 bytes, or a note is not in Unicode NFC.
 */
export function misbehaviourFile({ log, first, second, root, proof }: Misbehaviour): string {
  return canonicalize({
    format: FORMAT,
    log: formatNoteKey(log),
    first,
    second,
    root: hashLines([root]).join(''),
    proof: hashLines(proof),
  });
}

/** Checks a file. Whether `log` is the key of the server in question, the caller compares. */
export function verifyMisbehaviour(file: string, verify: VerifyEd25519): VerifiedMisbehaviour {
  const parts = readParts(file);
  const [root, ...proof] = readHashLines([parts?.root ?? '', ...(parts?.proof ?? [])]) ?? [];
  if (parts === undefined || root === undefined) return unproven('misbehaviour-form');
  const parsed = parseNoteKey(parts.log);
  if (!parsed.ok || parsed.key.type !== ED25519) return unproven('log-key');
  const log = parsed.key;
  const first = headOf(parts.first, log, verify);
  if (first === undefined) return unproven('first-head');
  const second = headOf(parts.second, log, verify);
  if (second === undefined) return unproven('second-head');
  const problem = consistencyProblem({
    firstSize: first.size,
    firstRoot: root,
    secondSize: second.size,
    secondRoot: second.root,
    proof,
  });
  if (problem !== undefined) return unproven(problem);
  if (equalBytes(root, first.root)) return unproven('no-contradiction');
  return { proven: true, log, first, second, root };
}

const FORMAT = 'giaouoc/misbehaviour/v1';

const hashLine = text(44);

const FILE = record({
  format: oneOf(FORMAT),
  log: text(MAX_NOTE_LENGTH),
  first: text(MAX_NOTE_LENGTH),
  second: text(MAX_NOTE_LENGTH),
  root: hashLine,
  proof: list(hashLine, 0, MAX_PROOF_HASHES),
});

/** Two notes of the greatest length, every character four bytes long, and some room. */
const MAX_FILE_BYTES = 9 * MAX_NOTE_LENGTH;

function readParts(file: string): Described<typeof FILE> | undefined {
  const parsed = parseCanonical(file, { maxBytes: MAX_FILE_BYTES });
  if (!parsed.ok || problemsOf(FILE, parsed.value).length > 0) return undefined;
  return parsed.value as Described<typeof FILE>;
}

/** The head that a note says, if the log signed it under its own name. */
function headOf(message: string, log: LogKey, verify: VerifyEd25519): Checkpoint | undefined {
  const note = parseNote(message);
  if (!note.ok || !verifyNote(note.note, [log], verify).ok) return undefined;
  const parsed = parseCheckpoint(note.note.text);
  return parsed.ok && parsed.checkpoint.origin === log.name ? parsed.checkpoint : undefined;
}

function unproven(problem: MisbehaviourProblem): VerifiedMisbehaviour {
  return { proven: false, problem };
}
