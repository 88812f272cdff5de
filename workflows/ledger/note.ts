/**
 * Signed notes, exactly as C2SP signed-note defines them: a text, an empty line, and a line for
 * each signature. Reading accepts only what `formatNote` would write back unchanged. Checking
 * ignores keys that it was not given, and rejects the whole note when a given key's signature is
 * wrong.
 *
 *     cluster.example/pledge
 *     20
 *     oIlehFjlRIGNe/+De9tZ9sQFcgx0qiPfos1ZVWzdRFs=
 *
 *     — cluster.example/pledge crDOyMIGvr7cmY67GZA+91pXU3oKOCO6mw1gWM78ICyBBUXHf3hx2Q2L5YbA6/94g…
 *     — <key name> <base64(key ID, 4 bytes || signature)>
 */
import { base64Decode, base64Encode } from '../base64.js';
import { hexDecode, hexEncode, isWellFormed, utf8Encode } from '../bytes.js';
import { isKeyName, type LogKey, type NoteKey } from './note-key.js';

/** A note as it was read; who the signatures are by is not checked yet. */
export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] };

/** One signature line: the key it claims to be of, and what that key made. */
export type NoteSignature = {
  readonly name: string;
  /** The key ID in eight lower-case hex digits. */
  readonly id: string;
  readonly signature: Uint8Array;
};

/** The Ed25519 check itself (RFC 8032), which every platform brings along. */
export type VerifyEd25519 = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean;

/** Which rule a note breaks; `detail` is the line or the key that breaks it, where there is one. */
export type NoteProblem = { readonly code: NoteProblemCode; readonly detail: string };

export type NoteProblemCode =
  | 'too-long'
  | 'lone-surrogate'
  | 'control-character'
  | 'no-empty-line'
  | 'no-signature'
  | 'no-final-newline'
  | 'too-many-signatures'
  | 'signature-line'
  | 'key-name'
  | 'signature-base64'
  | 'signature-length'
  | 'ambiguous-key'
  | 'bad-signature'
  | 'no-known-signature';

/** What reading a note answers. */
export type ParsedNote = { readonly ok: true; readonly note: Note } | Refused;

/** What checking a note answers: the keys that signed, each once, in the order of their lines. */
export type VerifiedNote<Key extends NoteKey> =
  | {
      readonly ok: true;
      readonly verified: readonly [VerifiedSignature<Key>, ...VerifiedSignature<Key>[]];
    }
  | Refused;

export type VerifiedSignature<Key extends NoteKey> = {
  readonly key: Key;
  readonly signature: Uint8Array;
};

type Refused = { readonly ok: false; readonly problem: NoteProblem };

/** A log, twice the cities of the largest cluster, and some room: one note holds them all. */
export const MAX_SIGNATURES = 128;

/** In UTF-16 code units: a thousand times a checkpoint, and still nothing to wait for. */
export const MAX_NOTE_LENGTH = 1_000_000;

/** Reads a note. The last empty line ends the text; the text keeps its final newline. */
export function parseNote(message: string): ParsedNote {
  if (message.length > MAX_NOTE_LENGTH) return refused('too-long');
  if (!isWellFormed(message)) return refused('lone-surrogate');
  if (CONTROL_CHARACTER.test(message)) return refused('control-character');
  const empty = message.lastIndexOf('\n\n');
  if (empty === -1) return refused('no-empty-line');
  const block = message.slice(empty + 2);
  if (block === '') return refused('no-signature');
  if (!block.endsWith('\n')) return refused('no-final-newline');
  const lines = block.slice(0, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) return refused('too-many-signatures');
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const signature = parseSignature(line);
    if (typeof signature === 'string') return refused(signature, line);
    signatures.push(signature);
  }
  return { ok: true, note: { text: message.slice(0, empty + 1), signatures } };
}

/**
 * The text of a note, which `parseNote` reads back to the same parts.
 *
 * @throws TypeError when the parts do not make a note.
 */
export function formatNote({ text, signatures }: Note): string {
  if (!isNoteText(text)) throw new TypeError('a note cannot have this text');
  const message = `${text}\n${signatures.map(formatSignature).join('')}`;
  const parsed = parseNote(message);
  if (!parsed.ok) throw new TypeError(`not a note: ${parsed.problem.code}`);
  return message;
}

/**
 * The line of one signature, with its newline, as a witness answers it: behind a note's own lines
 * it is one more signature of that note.
 *
 * @throws TypeError when the parts do not make a line.
 */
export function formatSignature({ name, id, signature }: NoteSignature): string {
  const bytes = hexDecode(id);
  if (!isKeyName(name) || bytes?.length !== 4 || signature.length === 0) {
    throw new TypeError(`not a signature line: ${JSON.stringify(name)} ${id}`);
  }
  return `— ${name} ${base64Encode(Uint8Array.of(...bytes, ...signature))}\n`;
}

/**
 * The bytes that are signed: the text with its final newline, without the empty line.
 *
 * @throws TypeError when no note can have this text.
 */
export function signedText(text: string): Uint8Array {
  if (!isNoteText(text)) throw new TypeError('a note cannot have this text');
  return utf8Encode(text);
}

/** Whether a note can have this text: it ends in a newline and holds no other control character. */
export function isNoteText(text: string): boolean {
  return text.endsWith('\n') && !CONTROL_CHARACTER.test(text) && isWellFormed(text);
}

/** Checks the signatures that keys of the log made over the text of a note. */
export function verifyNote(
  note: Note,
  keys: readonly LogKey[],
  verify: VerifyEd25519,
): VerifiedNote<LogKey> {
  const message = signedText(note.text);
  return verifySignatures(
    note,
    keys,
    (key, { signature }) =>
      signature.length === SIGNATURE_BYTES && verify(key.publicKey, message, signature),
  );
}

/**
 * Finds the signatures of the given keys by name and ID, and checks each: `check` decides by the
 * key's type which bytes were signed. At least one must be there, and none may be wrong.
 */
export function verifySignatures<Key extends NoteKey>(
  note: Note,
  keys: readonly Key[],
  check: (key: Key, signature: NoteSignature) => boolean,
): VerifiedNote<Key> {
  const verified = new Map<Key, VerifiedSignature<Key>>();
  for (const line of note.signatures) {
    const [key, another] = keys.filter(({ name, id }) => name === line.name && id === line.id);
    if (key === undefined) continue;
    if (another !== undefined) return refused('ambiguous-key', `${key.name}+${key.id}`);
    if (!check(key, line)) return refused('bad-signature', `${key.name}+${key.id}`);
    // A key that signs twice still counts once, or a quorum could be one city's.
    if (!verified.has(key)) verified.set(key, { key, signature: line.signature });
  }
  const [first, ...others] = verified.values();
  if (first === undefined) return refused('no-known-signature');
  return { ok: true, verified: [first, ...others] };
}

const SIGNATURE_BYTES = 64;

/** Any code unit below the space but the newline. */
const CONTROL_CHARACTER = /[^\n -\uffff]/;

function parseSignature(line: string): NoteSignature | NoteProblemCode {
  const [dash, name, text, ...rest] = line.split(' ');
  if (dash !== '—' || name === undefined || text === undefined || rest.length > 0) {
    return 'signature-line';
  }
  if (!isKeyName(name)) return 'key-name';
  const bytes = base64Decode(text);
  if (bytes === undefined) return 'signature-base64';
  if (bytes.length <= 4) return 'signature-length';
  return { name, id: hexEncode(bytes.subarray(0, 4)), signature: bytes.subarray(4) };
}

function refused(code: NoteProblemCode, detail = ''): Refused {
  return { ok: false, problem: { code, detail } };
}
