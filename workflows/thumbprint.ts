/**
 * The name of a key: its JWK thumbprint (RFC 7638), so that a key has one name in every program.
 *
 * What is hashed for an Ed25519 key (RFC 8037):
 *
 *     {"crv":"Ed25519","kty":"OKP","x":"<base64url of the 32 bytes>"}
 */
import { base64urlEncode } from './base64.js';
import { utf8Encode } from './bytes.js';
import { sha256 } from './ledger/sha256.js';

/**
 * @param key raw Ed25519 public key in base64url, the `x` of its JWK
 * @returns SHA-256 of the JWK's required members, in base64url
 */
export const thumbprint = (key: string): string =>
  base64urlEncode(sha256(utf8Encode(`{"crv":"Ed25519","kty":"OKP","x":"${key}"}`)));
