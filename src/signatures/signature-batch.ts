/**
 * A batch of signatures on its way to another thread: one piece of memory that changes hands
 * without being copied, where a list of objects would be copied field by field on both sides.
 *
 *     for each task: message length (4 bytes, little-endian), public key (32), signature (64),
 *                    message
 */
import type { SignatureTask, VerifyEd25519 } from '../../workflows/index.js';

const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
const FIXED_BYTES = 4 + KEY_BYTES + SIGNATURE_BYTES;

/** One byte for each task, in order: 1 where the signature verifies, otherwise 0. */
export type Verified = Uint8Array<ArrayBuffer>;

/** Packs tasks, whose keys and signatures have the lengths of Ed25519 (the rules see to that). */
export function packTasks(tasks: readonly SignatureTask[]): ArrayBuffer {
  const length = tasks.reduce((sum, { message }) => sum + FIXED_BYTES + message.length, 0);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const { publicKey, signature, message } of tasks) {
    view.setUint32(at, message.length, true);
    bytes.set(publicKey, at + 4);
    bytes.set(signature, at + 4 + KEY_BYTES);
    bytes.set(message, at + FIXED_BYTES);
    at += FIXED_BYTES + message.length;
  }
  return bytes.buffer;
}

/** Verifies every task of a packed batch. */
export function verifyPacked(packed: ArrayBuffer, verify: VerifyEd25519): Verified {
  const bytes = new Uint8Array(packed);
  const view = new DataView(packed);
  const verified: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + FIXED_BYTES + view.getUint32(at, true);
    const publicKey = bytes.subarray(at + 4, at + 4 + KEY_BYTES);
    const signature = bytes.subarray(at + 4 + KEY_BYTES, at + FIXED_BYTES);
    verified.push(Number(verify(publicKey, bytes.subarray(at + FIXED_BYTES, end), signature)));
    at = end;
  }
  return Uint8Array.from(verified);
}
