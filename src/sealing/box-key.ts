/**
 * The key pair (X25519) by which a member takes shares of others' secrets. It is derived from the
 * officer's signing key, so that it need not be stored, and is another key in another algorithm, so
 * that a signature never serves to decrypt.
 */
import { Aes128Gcm, CipherSuite, HkdfSha256 } from '@hpke/core';
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519';
import { base64urlDecode, base64urlEncode } from '../../workflows/index.js';
import { derived, type SealingYear, type Signer } from './derived.js';

/** A key as WebCrypto holds it; its type has a name in browsers only. */
export type PlatformKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** A key pair for shares. */
export interface BoxKeyPair {
  /** The raw X25519 public key in base64url, as `draw.commit` names it. */
  readonly publicKey: string;
  readonly privateKey: PlatformKey;
}

/** HPKE (RFC 9180): DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM. */
export const boxSuite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes128Gcm(),
});

/**
 * An officer's key pair of a year: DeriveKeyPair (RFC 9180 section 7.1.3) of what the officer's key
 * derives for boxes.
 * @throws a sealing failure `signer-varies`
 */
export async function boxKeyPair(
  sign: Signer,
  { cluster, cycle }: SealingYear,
): Promise<BoxKeyPair> {
  const material = await derived(sign, 'box', { cluster, cycle });
  const { privateKey, publicKey } = await boxSuite.kem.deriveKeyPair(material);
  const raw = new Uint8Array(await boxSuite.kem.serializePublicKey(publicKey));
  return { publicKey: base64urlEncode(raw), privateKey };
}

/** The public key of a text in base64url, or `null` when nothing can be sealed to it. */
export async function publicKeyFrom(text: string): Promise<PlatformKey | null> {
  const bytes = base64urlDecode(text);
  if (bytes?.length !== boxSuite.kem.publicKeySize) return null;
  try {
    const key = await boxSuite.kem.deserializePublicKey(bytes);
    // A point of low order has no secret in common with anybody; only an attempt finds it out.
    await boxSuite.kem.encap({ recipientPublicKey: key });
    return key;
  } catch {
    return null;
  }
}
