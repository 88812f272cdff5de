/**
 * Signs the heads of journals, as C2SP tlog-checkpoint and signed-note define it: the key name is
 * the journal's origin. A head is signed in the commit that makes it, so the newest signed head in
 * the database always covers the last entry, and a tail that is cut off is seen at the next start.
 *
 * The server's key may change with an entry. That entry's head is still signed by the key before
 * it, which so vouches for its successor; the first entry of all has none before it.
 */
import {
  checkpointText,
  ED25519,
  formatNote,
  hexDecode,
  hexEncode,
  logKeyOf,
  noteKey,
  parseCheckpoint,
  parseNote,
  signedText,
  verifyNote,
} from '../../workflows/index.js';
import type { HostKey } from '../host-key.js';
import { verifyNow } from '../signatures/verify.js';

/** A journal's size and the root of its tree in hexadecimal. */
export interface Head {
  readonly size: number;
  readonly root: string;
}

/** The signed note of a head. @param key the server's key before the last entry of the head */
export function signCheckpoint(key: HostKey, origin: string, { size, root }: Head): string {
  const text = checkpointText({ origin, size, root: hexDecode(root) ?? new Uint8Array() });
  const { id } = noteKey(origin, ED25519, key.publicKey);
  const signature = key.sign(signedText(text));
  return formatNote({ text, signatures: [{ name: origin, id, signature }] });
}

/**
 * The head that a note commits to.
 * @param keys raw public keys in base64url, one of which must have signed it for this origin
 * @returns `undefined` when none did
 */
export function readCheckpoint(
  keys: readonly string[],
  origin: string,
  note: string,
): Head | undefined {
  const parsed = parseNote(note);
  if (!parsed.ok) return undefined;
  const logKeys = keys.flatMap((key) => logKeyOf(origin, key));
  if (!verifyNote(parsed.note, logKeys, verifyNow).ok) return undefined;
  const read = parseCheckpoint(parsed.note.text);
  if (!read.ok || read.checkpoint.origin !== origin) return undefined;
  return { size: read.checkpoint.size, root: hexEncode(read.checkpoint.root) };
}
