/**
 * The server's own Ed25519 key: it says that deadlines have passed and signs the heads of journals;
 * it never speaks for a city. It is made at the first start and stays beside the database. A
 * charter names its public part, so another server cannot continue a journal unnoticed; and a key
 * file that others can read is refused, as `ssh` does.
 *
 *     data/server-key.pem   PKCS#8 (RFC 5208, RFC 8410) in PEM
 */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs';
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
}

/**
 * Reads the key in `file`, and makes one if the file is not there.
 * @throws UnusableData for a file that is no Ed25519 key or that others may read
 */
export function openHostKey(file: string): HostKey {
  if (!existsSync(file)) writeNewKey(file);
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw new UnusableData(`others can read the server's key: run  chmod 600 ${file}`);
  }
  const privateKey = readKey(file);
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  if (privateKey.asymmetricKeyType !== 'ed25519' || x === undefined) {
    throw new UnusableData(`${file} holds a key that is not Ed25519`);
  }
  return {
    x,
    publicKey: Buffer.from(x, 'base64url'),
    id: thumbprint(x),
    sign: (message) => sign(null, message, privateKey),
  };
}

/** A signature in the form in which statements carry it. */
export const signatureOf = (key: HostKey, message: Uint8Array): Signed['signatures'][number] => ({
  key: key.id,
  kind: 'ed25519',
  sig: base64urlEncode(key.sign(message)),
});

function readKey(file: string): KeyObject {
  try {
    return createPrivateKey(readFileSync(file));
  } catch (error) {
    throw new UnusableData(`${file} holds no private key that can be read`, { cause: error });
  }
}

function writeNewKey(file: string): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  // "wx" makes the file or fails: two servers started at once never overwrite each other's key.
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeSync(handle, pem.toString());
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
