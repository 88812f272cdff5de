/**
 * The public keys that sign notes, as C2SP signed-note writes them: one line of text with the key's
 * name, its ID and its bytes. A line is accepted only if it is exactly what we would write; the
 * type byte is kept, because the same Ed25519 key is another key when it cosigns.
 *
 *     PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW
 *     <name>+<key ID, 8 hex digits>+<base64(type byte || public key)>
 */
import { base64Decode, base64Encode } from '../base64.js';
import { hexEncode, isWellFormed, utf8Encode } from '../bytes.js';
import { sha256 } from './sha256.js';

/** The type byte of a key that signs the text of a note with Ed25519 (C2SP signed-note). */
export const ED25519 = 0x01;

/** The type byte of a key that cosigns checkpoints with Ed25519 and a time (tlog-cosignature). */
export const COSIGNATURE_V1 = 0x04;

/** The type bytes that are understood. */
export type KeyType = typeof ED25519 | typeof COSIGNATURE_V1;

/** A public key under the name by which notes cite it; `id` is eight lower-case hex digits. */
export type NoteKey = LogKey | WitnessKey;

/** A key that signs notes as they are. */
export type LogKey = KeyOfType<typeof ED25519>;

/** A key that cosigns checkpoints. */
export type WitnessKey = KeyOfType<typeof COSIGNATURE_V1>;

/** A key of one of the types. */
export type KeyOfType<Type extends KeyType> = {
  readonly name: string;
  readonly id: string;
  readonly type: Type;
  readonly publicKey: Uint8Array;
};

/** Which rule a key's line breaks. */
export type NoteKeyProblem =
  | 'key-parts'
  | 'key-name'
  | 'key-base64'
  | 'key-type'
  | 'key-length'
  | 'key-id';

/** What reading a key's line answers. */
export type ParsedNoteKey =
  | { readonly ok: true; readonly key: NoteKey }
  | { readonly ok: false; readonly problem: NoteKeyProblem };

/** Reads a key's line ("vkey"). */
export function parseNoteKey(line: string): ParsedNoteKey {
  // The base64 may hold '+' too, so only the first two separate.
  const [name, id, ...rest] = line.split('+');
  if (name === undefined || id === undefined || rest.length === 0) return refused('key-parts');
  if (!isKeyName(name)) return refused('key-name');
  const bytes = base64Decode(rest.join('+'));
  if (bytes === undefined) return refused('key-base64');
  const type = bytes[0];
  if (type !== ED25519 && type !== COSIGNATURE_V1) return refused('key-type');
  const publicKey = bytes.subarray(1);
  if (publicKey.length !== PUBLIC_KEY_BYTES) return refused('key-length');
  if (id !== keyId(name, type, publicKey)) return refused('key-id');
  return { ok: true, key: { name, id, type, publicKey } };
}

/** The line of a key, which `parseNoteKey` reads back. */
export function formatNoteKey(key: NoteKey): string {
  return `${key.name}+${key.id}+${base64Encode(Uint8Array.of(key.type, ...key.publicKey))}`;
}

/**
 * A key from its parts.
 *
 * @throws TypeError when the name cannot stand in a note or the public key is not 32 bytes.
 */
export function noteKey<Type extends KeyType>(
  name: string,
  type: Type,
  publicKey: Uint8Array,
): KeyOfType<Type> {
  if (!isKeyName(name)) throw new TypeError(`${JSON.stringify(name)} cannot name a key`);
  if (publicKey.length !== PUBLIC_KEY_BYTES) throw new TypeError('an Ed25519 key has 32 bytes');
  return { name, id: keyId(name, type, publicKey), type, publicKey };
}

/** The first four bytes of SHA-256(name || newline || type byte || public key), in hex. */
export function keyId(name: string, type: number, publicKey: Uint8Array): string {
  const start = utf8Encode(`${name}\n`);
  const input = new Uint8Array(start.length + 1 + publicKey.length);
  input.set(start);
  input[start.length] = type;
  input.set(publicKey, start.length + 1);
  return hexEncode(sha256(input).subarray(0, 4));
}

/** Whether a name can stand in a note: not empty, without '+', Unicode spaces and control bytes. */
export function isKeyName(name: string): boolean {
  return /^[^+\p{White_Space}]+$/u.test(name) && !/[^ -\uffff]/.test(name) && isWellFormed(name);
}

const PUBLIC_KEY_BYTES = 32;

function refused(problem: NoteKeyProblem): ParsedNoteKey {
  return { ok: false, problem };
}
