/** Ed25519 on raw keys, as Node's own cryptography does it, for the checks that are injected. */
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { SignatureTask } from '../../workflows/index.js';
import type { VerifyEd25519 } from '../../workflows/ledger/note.js';

/** RFC 8410: what stands before the 32 raw bytes of a private and of a public key. */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

export const verifyEd25519: VerifyEd25519 = (publicKey, message, signature) => {
  const der = Buffer.concat([PUBLIC_PREFIX, publicKey]);
  return verify(
    null,
    message,
    createPublicKey({ key: der, format: 'der', type: 'spki' }),
    signature,
  );
};

/** Whether each of a batch of signatures verifies, as an audit asks. */
export const verifyTasks = (tasks: readonly SignatureTask[]): readonly boolean[] =>
  tasks.map(({ publicKey, message, signature }) => verifyEd25519(publicKey, message, signature));

export function signEd25519(seed: Uint8Array, message: Uint8Array): Uint8Array {
  const der = Buffer.concat([PRIVATE_PREFIX, seed]);
  return sign(null, message, createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
}

export function publicKeyOf(seed: Uint8Array): Uint8Array {
  const der = Buffer.concat([PRIVATE_PREFIX, seed]);
  const key = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
  return key.export({ format: 'der', type: 'spki' }).subarray(PUBLIC_PREFIX.length);
}
