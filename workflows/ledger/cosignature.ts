/**
 * Cosignatures of witnesses on a checkpoint, exactly as C2SP tlog-cosignature defines them for
 * Ed25519 (type 0x04): "at this time, the largest consistent tree that I have seen under this name
 * has this root". A cosignature is refused when its time or its signature is not what the witness
 * signed; one wrong cosignature of a known witness refuses the whole note.
 *
 *     signed     cosignature/v1\n
 *                time <unix seconds>\n
 *                <the text of the checkpoint, with its final newline>
 *     signature  time, 8 bytes big-endian || Ed25519 signature, 64 bytes
 */
import { parseCheckpoint } from './checkpoint.js';
import { isTreeSize } from './merkle.js';
import {
  type Note,
  type NoteProblem,
  type NoteSignature,
  signedText,
  type VerifyEd25519,
  verifySignatures,
} from './note.js';
import type { WitnessKey } from './note-key.js';

/** One witness's word: its key, and the time in unix seconds at which it vouched. */
export type Cosignature = { readonly key: WitnessKey; readonly time: number };

/** What checking cosignatures answers: each known witness that cosigned, once. */
export type VerifiedCosignatures =
  | { readonly ok: true; readonly cosignatures: readonly Cosignature[] }
  | { readonly ok: false; readonly problem: NoteProblem };

/** Signs bytes with the private half of a witness's key (Ed25519, RFC 8032). */
export type SignEd25519 = (message: Uint8Array) => Uint8Array;

/**
 * The bytes that a witness signs.
 *
 * @param text the checkpoint's text, with its final newline
 * @param time in unix seconds
 * @throws TypeError when no note can have this text, RangeError when the time is no such number
 */
export function cosignedMessage(text: string, time: number): Uint8Array {
  if (!isTreeSize(time)) throw new RangeError(`${time} is no time in unix seconds`);
  return signedText(`cosignature/v1\ntime ${time}\n${text}`);
}

/**
 * The witness's line for a checkpoint. Whether the tree only grew must be decided before.
 *
 * @param time in unix seconds
 * @throws TypeError when the text is not a checkpoint or the signature is not 64 bytes, RangeError
 * when the time is no such number
 */
export function cosign(
  key: WitnessKey,
  text: string,
  time: number,
  sign: SignEd25519,
): NoteSignature {
  const parsed = parseCheckpoint(text);
  if (!parsed.ok) throw new TypeError(`a witness signs checkpoints only: ${parsed.problem}`);
  const made = sign(cosignedMessage(text, time));
  if (made.length !== SIGNATURE_BYTES) throw new TypeError(`a signature of ${made.length} bytes`);
  const signature = new Uint8Array(TIME_BYTES + SIGNATURE_BYTES);
  new DataView(signature.buffer).setBigUint64(0, BigInt(time));
  signature.set(made, TIME_BYTES);
  return { name: key.name, id: key.id, signature };
}

/**
 * The time in unix seconds that a cosignature claims, before anybody checked it, or `undefined` for
 * a line that has not the form of a cosignature or whose time is beyond 2^53 − 1.
 */
export function cosignatureTime({ signature }: NoteSignature): number | undefined {
  if (signature.length !== TIME_BYTES + SIGNATURE_BYTES) return undefined;
  const view = new DataView(signature.buffer, signature.byteOffset, TIME_BYTES);
  const time = Number(view.getBigUint64(0));
  return isTreeSize(time) ? time : undefined;
}

/**
 * Checks the cosignatures of the given witnesses on a note, and passes over those of others. That
 * none is there is an answer like any other. A witness that cosigned twice vouched at the earlier
 * of the two times.
 */
export function verifyCosignatures(
  note: Note,
  keys: readonly WitnessKey[],
  verify: VerifyEd25519,
): VerifiedCosignatures {
  const times = new Map<WitnessKey, number>();
  const result = verifySignatures(note, keys, (key, line) => {
    const time = cosignatureTime(line);
    if (time === undefined) return false;
    const signature = line.signature.subarray(TIME_BYTES);
    if (!verify(key.publicKey, cosignedMessage(note.text, time), signature)) return false;
    times.set(key, Math.min(time, times.get(key) ?? time));
    return true;
  });
  if (!result.ok && result.problem.code !== 'no-known-signature') return result;
  return { ok: true, cosignatures: [...times].map(([key, time]) => ({ key, time })) };
}

const TIME_BYTES = 8;
const SIGNATURE_BYTES = 64;
