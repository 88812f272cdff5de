/**
 * Signs the heads of journals, as C2SP tlog-checkpoint and signed-note define it: the key name is
 * the journal's origin. A head is signed in the commit that makes it, so the newest signed head in
 * the database always covers the last entry, and a tail that is cut off is seen at the next start.
 */
import {
  checkpointText,
  ED25519,
  formatNote,
  hexDecode,
  hexEncode,
  noteKey,
  parseCheckpoint,
  parseNote,
  signedText,
  verifyNote,
} from '../../workflows/index.js';
import type { HostKey } from '../host-key.js';
import { verifyEd25519 } from './signatures.js';

/** A journal's size and the root of its tree in hexadecimal. */
export interface Head {
  readonly size: number;
  readonly root: string;
}

/** The signed note of a head. @param key the server's key, which the charter names */
export function signCheckpoint(key: HostKey, origin: string, { size, root }: Head): string {
  const text = checkpointText({ origin, size, root: hexDecode(root) ?? new Uint8Array() });
  const { id } = noteKey(origin, ED25519, key.publicKey);
  const signature = key.sign(signedText(text));
  return formatNote({ text, signatures: [{ name: origin, id, signature }] });
}

/** The head that a note of ours commits to; `undefined` if we did not sign it for this origin. */
export function readCheckpoint(key: HostKey, origin: string, note: string): Head | undefined {
  const parsed = parseNote(note);
  if (!parsed.ok) return undefined;
  const logKey = noteKey(origin, ED25519, key.publicKey);
  if (!verifyNote(parsed.note, [logKey], verifyEd25519).ok) return undefined;
  const read = parseCheckpoint(parsed.note.text);
  if (!read.ok || read.checkpoint.origin !== origin) return undefined;
  return { size: read.checkpoint.size, root: hexEncode(read.checkpoint.root) };
}
