/** Ed25519 keys for tests, made from a word, so that the same test signs the same bytes. */
import { createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { base64urlEncode, thumbprint } from '../../workflows/index.js';

export interface TestKey {
  /** Raw public key in base64url. */
  readonly x: string;
  /** RFC 7638 thumbprint. */
  readonly id: string;
  readonly privateKey: KeyObject;
}

const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

const known = new Map<string, TestKey>();

/** A key pair from the SHA-256 of a word; never for anything but tests. */
export function keyOf(word: string): TestKey {
  const key = known.get(word) ?? makeKey(word);
  known.set(word, key);
  return key;
}

function makeKey(word: string): TestKey {
  const seed = createHash('sha256').update(`giaouoc test key ${word}`).digest();
  const der = Buffer.concat([PKCS8_PREFIX, seed]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const x = privateKey.export({ format: 'jwk' }).x as string;
  return { x, id: thumbprint(x), privateKey };
}

/** An Ed25519 signature in base64url. */
export const signWith = ({ privateKey }: TestKey, message: Uint8Array): string =>
  base64urlEncode(sign(null, message, privateKey));
