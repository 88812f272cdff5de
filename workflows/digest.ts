/**
 * The digest of a value: SHA-256 of its canonical JSON, in hexadecimal. Texts, proposals and states
 * are named by it, so that two people who compare 64 digits compare every character.
 */

import { hexEncode, utf8Encode } from './bytes.js';
import { canonicalize, canonicalizeCached, type Json } from './canonical.js';
import { sha256 } from './ledger/sha256.js';

/**
 * @param value any value of the JSON profile
 * @returns 64 lower-case hexadecimal digits
 */
export const digestOf = (value: unknown): string =>
  hexEncode(sha256(utf8Encode(canonicalize(value as Json))));

/**
 * The same digest for a value that shares parts with values digested before, such as a state.
 * Its objects must never change afterwards: their canonical text is remembered.
 */
export const digestOfShared = (value: unknown): string =>
  hexEncode(sha256(utf8Encode(canonicalizeCached(value as Json))));
