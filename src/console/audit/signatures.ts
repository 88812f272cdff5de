/**
 * Ed25519 (RFC 8032) in the browser. Many signatures go to the platform; where it cannot, and for
 * the few notes that must be known at once, a library in plain JavaScript does the same.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import type { SignatureTask, VerifyEd25519 } from '../../../workflows/index.js';

/** Verifies one signature at once; a key that is no point of the curve verifies nothing. */
export const verifyNow: VerifyEd25519 = (publicKey, message, signature) => {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
};

/** A key as WebCrypto holds it; its type has a name in browsers only. */
type PlatformKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

const keys = new Map<string, Promise<PlatformKey | null>>();

/** Verifies the signatures of entries, in the order of the tasks. */
export const verifyMany = (tasks: readonly SignatureTask[]): Promise<readonly boolean[]> =>
  Promise.all(
    tasks.map(async ({ publicKey, message, signature }) => {
      const key = await keyOf(publicKey);
      if (!key) return verifyNow(publicKey, message, signature);
      return crypto.subtle.verify('Ed25519', key, signature.slice(), message.slice());
    }),
  );

/** The same few officers sign all year, so their keys are made once. */
function keyOf(publicKey: Uint8Array): Promise<PlatformKey | null> {
  const name = publicKey.join();
  const known = keys.get(name);
  if (known) return known;
  const made = madeKey(publicKey);
  keys.set(name, made);
  return made;
}

/** `null` where the platform has no Ed25519, or the key is none. */
async function madeKey(publicKey: Uint8Array): Promise<PlatformKey | null> {
  try {
    return await crypto.subtle.importKey('raw', publicKey.slice(), 'Ed25519', false, ['verify']);
  } catch {
    return null;
  }
}
