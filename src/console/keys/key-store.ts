/**
 * The keys of this browser: Ed25519 (RFC 8032) by WebCrypto, kept in IndexedDB as key objects whose
 * secret part cannot be read out, by this page or any other. What leaves is a signature or the
 * public key, and nothing else.
 */
import { base64urlEncode, thumbprint } from '../../../workflows/index.js';
import type { Signer } from '../app/desk.js';
import { KeyError } from './key-error.js';

/** A key as it is kept. */
export interface StoredKey {
  /** RFC 7638 thumbprint. */
  readonly id: string;
  /** The raw public key in base64url. */
  readonly x: string;
  readonly label: string;
  /** When it came into this browser (RFC 3339). */
  readonly since: string;
  readonly privateKey: CryptoKey;
}

/** Makes a key here and keeps it. */
export async function makeKey(label: string): Promise<StoredKey> {
  const pair = await supported(() =>
    crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']),
  );
  const { privateKey, publicKey } = pair as CryptoKeyPair;
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
  return kept(privateKey, base64urlEncode(raw), label);
}

/**
 * Takes over a key that was made elsewhere.
 * @param pkcs8 RFC 5958, not encrypted
 */
export async function takeKey(pkcs8: Uint8Array<ArrayBuffer>, label: string): Promise<StoredKey> {
  const readable = await supported(() =>
    crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']),
  );
  const { x = '' } = await crypto.subtle.exportKey('jwk', readable);
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign']);
  return kept(privateKey, x, label);
}

/** All keys of this browser, the oldest first. */
export async function storedKeys(): Promise<readonly StoredKey[]> {
  const keys = await inStore<StoredKey[]>('readonly', (store) => store.getAll());
  return keys.sort((a, b) => (a.since < b.since ? -1 : 1));
}

/** Takes a key out of this browser for good. */
export const dropKey = (id: string): Promise<unknown> =>
  inStore('readwrite', (store) => store.delete(id));

/** Signs with a stored key. */
export const signerOf = ({ id, x, privateKey }: StoredKey): Signer => ({
  id,
  x,
  sign: async (bytes) =>
    new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, bytes.slice())),
});

async function kept(privateKey: CryptoKey, x: string, label: string): Promise<StoredKey> {
  const since = new Date().toISOString();
  const key: StoredKey = { id: thumbprint(x), x, label, since, privateKey };
  await inStore('readwrite', (store) => store.put(key));
  // A browser that is short of space asks before it throws such a store away.
  await navigator.storage?.persist?.();
  return key;
}

async function supported<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isUnknown = (error as Error).name === 'NotSupportedError' || !crypto.subtle;
    throw new KeyError(isUnknown ? 'no-ed25519' : 'not-a-key');
  }
}

const STORE = 'keys';

/** One request to the store, in a transaction of its own. */
function inStore<T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T>;
function inStore<T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const fail = (): void => reject(new KeyError('no-storage'));
    const opening = indexedDB.open('giaouoc', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'id' });
    opening.onerror = fail;
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(STORE, mode);
      const request = ask(transaction.objectStore(STORE));
      transaction.oncomplete = () => {
        opening.result.close();
        resolve(request.result as T);
      };
      transaction.onerror = fail;
    };
  });
}
