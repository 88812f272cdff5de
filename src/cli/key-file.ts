/**
 * Private keys in files: Ed25519, PKCS #8 (RFC 5958) in PEM, encrypted under a passphrase unless
 * somebody decides otherwise. A file is made for its owner alone (0600) and is never overwritten;
 * a key never comes from a flag or an environment variable, where other programs could see it.
 */
import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { base64urlEncode, thumbprint } from '../../workflows/index.js';
import { EXIT, failure } from './exit.js';
import { unreadable } from './read.js';
import type { Terminal } from './terminal.js';

/** A key pair in memory. */
export interface Key {
  /** The raw public key in base64url, as a charter or a mandate names it. */
  readonly x: string;
  /** RFC 7638 thumbprint of the public key: what signatures cite. */
  readonly id: string;
  /** An Ed25519 signature (RFC 8032) in base64url. */
  readonly sign: (message: Uint8Array) => string;
}

/** Asks for the passphrase of a key. */
export type AskPassphrase = () => Promise<string>;

/**
 * Writes a new key to a file that must not exist yet.
 * @param passphrase encrypts it (AES-256-CBC); `null` leaves it in the clear
 */
export function writeNewKey(path: string, passphrase: string | null, { texts }: Terminal): Key {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({
    type: 'pkcs8',
    format: 'pem',
    ...(passphrase === null ? {} : { cipher: 'aes-256-cbc', passphrase }),
  });
  try {
    writeFileSync(path, pem, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw unreadable(texts, path, error);
    }
    throw failure(EXIT.usage, texts.key.exists(path), {
      why: texts.key.existsWhy,
      remedy: texts.key.existsRemedy,
    });
  }
  return keyFrom(privateKey);
}

/** Reads a key, asking for its passphrase if it has one. */
export async function readKey(path: string, terminal: Terminal, ask: AskPassphrase): Promise<Key> {
  const { texts } = terminal;
  const pem = readPem(path, terminal);
  const encrypted = pem.includes('-----BEGIN ENCRYPTED PRIVATE KEY-----');
  const passphrase = encrypted ? await ask() : undefined;
  try {
    const privateKey = createPrivateKey({
      key: pem,
      ...(passphrase === undefined ? {} : { passphrase }),
    });
    if (privateKey.asymmetricKeyType === 'ed25519') return keyFrom(privateKey);
  } catch {
    if (encrypted) {
      throw failure(EXIT.unreadable, texts.key.locked(path), { remedy: texts.key.lockedRemedy });
    }
  }
  throw failure(EXIT.unreadable, texts.key.notAKey(path), {
    why: texts.key.notAKeyWhy,
    remedy: texts.key.notAKeyRemedy,
  });
}

function readPem(path: string, { texts }: Terminal): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw unreadable(texts, path, error);
  }
}

/** The key pair of a private key. */
export function keyFrom(privateKey: KeyObject): Key {
  const x = privateKey.export({ format: 'jwk' }).x as string;
  return {
    x,
    id: thumbprint(x),
    sign: (message) => base64urlEncode(sign(null, message, privateKey)),
  };
}
