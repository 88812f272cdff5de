/**
 * Ed25519 verification with the platform's own cryptography, off the main thread: while the pool
 * checks one batch of signatures, the fold judges the next, so two cores work.
 */
import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { SignatureTask, VerifyEd25519, VerifySignatures } from '../../workflows/index.js';

/** Verifies a batch; the answers come in the order of the tasks. */
export function openVerifier(): VerifySignatures {
  const keys = new Map<string, KeyObject | null>();
  const keyFor = (raw: Uint8Array): KeyObject | null => {
    const name = Buffer.from(raw).toString('base64url');
    const known = keys.get(name);
    if (known !== undefined) return known;
    const key = publicKeyOf(name);
    keys.set(name, key);
    return key;
  };
  return (tasks) => Promise.all(tasks.map((task) => holds(keyFor(task.publicKey), task)));
}

/** Verifies one signature at once, as the check of a note wants it. */
export const verifyNow: VerifyEd25519 = (publicKey, message, signature) => {
  const key = publicKeyOf(Buffer.from(publicKey).toString('base64url'));
  return key !== null && verify(null, message, key, signature);
};

function holds(
  key: KeyObject | null,
  { message, signature }: SignatureTask,
): Promise<boolean> | boolean {
  if (key === null) return false;
  return new Promise((resolve) => {
    verify(null, message, key, signature, (error, good) => resolve(!error && good));
  });
}

/** Bytes that are no point of the curve are nobody's key. */
function publicKeyOf(x: string): KeyObject | null {
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  } catch {
    return null;
  }
}
