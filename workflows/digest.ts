/**
 * The digest of a value: SHA-256 of its canonical JSON, in hexadecimal. Texts, proposals and states
 * are named by it, so that two people who compare 64 digits compare every character.
 */

import { canonicalize, canonicalizeCached, type Json } from './canonical.js';
import { sha256Hex } from './ledger/sha256.js';

/**
 * @param value any value of the JSON profile
 * @returns 64 lower-case hexadecimal digits
 */
export const digestOf = (value: unknown): string => sha256Hex(canonicalize(value as Json));

/**
 * The same digest for a value that shares parts with values digested before, such as a state.
 * Its objects must never change afterwards: their canonical text is remembered.
 * @param newLevels how many of the outermost levels are made anew every time
 */
export const digestOfShared = (value: unknown, newLevels: number): string =>
  sha256Hex(canonicalizeCached(value as Json, newLevels));
