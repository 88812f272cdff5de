/**
 * Ed25519 verification (RFC 8032) with the platform's own cryptography. Bytes that are no point of
 * the curve are nobody's key and verify nothing.
 */
import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { VerifyEd25519 } from '../../workflows/index.js';

/** Whether a signature over the message verifies under a raw public key. */
export const verifyEd25519: VerifyEd25519 = (publicKey, message, signature) => {
  const key = keyObjectOf(Buffer.from(publicKey).toString('base64url'));
  return key !== null && verify(null, message, key, signature);
};

function keyObjectOf(x: string): KeyObject | null {
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  } catch {
    return null;
  }
}
