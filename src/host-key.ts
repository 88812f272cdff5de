/**
 * An Ed25519 key of the server's own: it says that deadlines have passed and signs the heads of
 * journals; it never speaks for a city. A charter names its public part, so another server cannot
 * continue a journal unnoticed. A key file that others can read is refused, as `ssh` does.
 *
 *     PKCS#8 (RFC 5958, RFC 8410) in PEM, encrypted where there is a passphrase (AES-256-CBC)
 */
import { createPrivateKey, generateKeyPairSync, hkdfSync, type KeyObject, sign } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { makeFile, replaceFile } from '../db/whole-file.js';
import { base64urlEncode, type Signed, thumbprint } from '../workflows/index.js';
import { UnusableData } from './data-kind.js';

export interface HostKey {
  /** The raw public key in base64url, as the charter names it. */
  readonly x: string;
  /** The raw public key. */
  readonly publicKey: Uint8Array;
  /** RFC 7638 thumbprint. */
  readonly id: string;
  /** An Ed25519 signature (RFC 8032), 64 bytes. */
  readonly sign: (message: Uint8Array) => Uint8Array;
  /** 32 secret bytes for one purpose (HKDF-SHA-256, RFC 5869), the same wherever the key is. */
  readonly secretFor: (purpose: string) => Uint8Array;
}

/**
 * Reads the key in `file`. With a passphrase, a key that lies there in the clear is encrypted on
 * the way: the file is replaced as a whole, so that no crash leaves half a key.
 * @param passphrase `null` where there is none
 * @throws UnusableData for a file that is no Ed25519 key, that others may read, or that is
 * encrypted under another passphrase
 */
export function readHostKey(file: string, passphrase: string | null): HostKey {
  requirePrivate(file);
  const pem = readFileSync(file, 'utf8');
  const isEncrypted = pem.includes('-----BEGIN ENCRYPTED PRIVATE KEY-----');
  if (isEncrypted && passphrase === null) {
    throw new UnusableData(`${file} is encrypted: name its passphrase's file`);
  }
  const privateKey = keyIn(file, pem, passphrase);
  const key = hostKeyOf(file, privateKey);
  if (!isEncrypted && passphrase !== null) {
    replaceFile(file, pemOf(privateKey, passphrase));
  }
  return key;
}

/**
 * Makes a key in a new file, which is there whole or not at all.
 * @throws Error when the file is there already: two servers started at once never overwrite each
 * other's key
 */
export function writeHostKey(file: string, passphrase: string | null): HostKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  makeFile(file, pemOf(privateKey, passphrase));
  return hostKeyOf(file, privateKey);
}

/** @throws UnusableData for a file that others than its owner may read */
export function requirePrivate(file: string): void {
  if (process.platform === 'win32' || (statSync(file).mode & 0o077) === 0) return;
  throw new UnusableData(`others can read a secret of the server: run  chmod 600 ${file}`);
}

/** A signature in the form in which statements carry it. */
export const signatureOf = (key: HostKey, message: Uint8Array): Signed['signatures'][number] => ({
  key: key.id,
  kind: 'ed25519',
  sig: base64urlEncode(key.sign(message)),
});

function keyIn(file: string, pem: string, passphrase: string | null): KeyObject {
  try {
    return createPrivateKey({ key: pem, ...(passphrase === null ? {} : { passphrase }) });
  } catch (error) {
    const words = 'holds no private key that can be read, or one under another passphrase';
    throw new UnusableData(`${file} ${words}`, { cause: error });
  }
}

function hostKeyOf(file: string, privateKey: KeyObject): HostKey {
  const isEd25519 = privateKey.asymmetricKeyType === 'ed25519';
  const { x, d } = isEd25519 ? privateKey.export({ format: 'jwk' }) : {};
  if (x === undefined || d === undefined) {
    throw new UnusableData(`${file} holds a key that is not Ed25519`);
  }
  return {
    x,
    publicKey: Buffer.from(x, 'base64url'),
    id: thumbprint(x),
    sign: (message) => sign(null, message, privateKey),
    secretFor: (purpose) =>
      new Uint8Array(hkdfSync('sha256', Buffer.from(d, 'base64url'), '', purpose, 32)),
  };
}

const pemOf = (key: KeyObject, passphrase: string | null): string =>
  key
    .export({
      type: 'pkcs8',
      format: 'pem',
      ...(passphrase === null ? {} : { cipher: 'aes-256-cbc', passphrase }),
    })
    .toString();
