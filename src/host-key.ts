/**
 * The server's own key: it signs the heads of the journals, and the statement that a deadline has
 * passed. It is made at the first start and never leaves the data folder; a charter names its
 * public part, so another server cannot continue a journal unnoticed.
 */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { base64urlDecode, base64urlEncode, thumbprint } from '../workflows/index.js';

export interface HostKey {
  /** Raw Ed25519 public key in base64url. */
  readonly x: string;
  readonly publicKey: Uint8Array;
  /** RFC 7638 thumbprint. */
  readonly id: string;
  /** The 64-byte Ed25519 signature (RFC 8032) over a message. */
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/**
 * Opens the key in a file, and makes one where there is none.
 * @param path a PKCS #8 file in the data folder, readable by its owner alone
 * @throws Error when the file cannot be read or holds another kind of key
 */
export function openHostKey(path: string): HostKey {
  const privateKey = readKey(path) ?? makeKey(path);
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error(`${path} is no Ed25519 key`);
  const x = createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '';
  return {
    x,
    publicKey: base64urlDecode(x) ?? new Uint8Array(),
    id: thumbprint(x),
    sign: (message) => sign(null, message, privateKey),
  };
}

function readKey(path: string): KeyObject | undefined {
  try {
    return createPrivateKey(readFileSync(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`cannot read the server's key ${path}`, { cause: error });
  }
}

function makeKey(path: string): KeyObject {
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), {
    mode: 0o600,
    flag: 'wx',
  });
  return privateKey;
}

/** A signature in the form in which statements carry it. */
export const signatureOf = (key: HostKey, message: Uint8Array) => ({
  key: key.id,
  kind: 'ed25519' as const,
  sig: base64urlEncode(key.sign(message)),
});
