/**
 * Bytes and text: UTF-8, hexadecimal and comparison, for code that has no Node and no DOM. Every
 * decoder is strict: what it accepts, the encoder would have written in exactly the same bytes.
 * Bad input is answered with `undefined`; text that has no encoding at all is a caller's bug.
 */
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * The UTF-8 bytes of a text.
 *
 * @throws TypeError when the text holds half of a surrogate pair, which has no UTF-8 form: the
 * platform's encoder would put U+FFFD in its place, and two different texts would sign the same.
 */
export function utf8Encode(text: string): Uint8Array {
  const bytes = utf8ToBytes(text);
  // A lone surrogate becomes EF BF BD, so text without the byte EF needs no second look.
  if (bytes.length !== text.length && bytes.includes(0xef) && !isWellFormed(text)) {
    throw new TypeError('text with a lone surrogate has no UTF-8 form');
  }
  return bytes;
}

/** The text of UTF-8 bytes, a byte order mark included, or `undefined` when they are not UTF-8. */
export function utf8Decode(bytes: Uint8Array): string | undefined {
  // Room for one chunk and the second half of a pair: an array that need not grow is much quicker.
  const units = new Array<number>(Math.min(bytes.length, CHUNK) + 1);
  let text = '';
  let used = 0;
  let at = 0;
  while (at < bytes.length) {
    if (used >= CHUNK) {
      text += String.fromCharCode(...units.slice(0, used));
      used = 0;
    }
    const first = bytes[at] as number;
    const length = first < 0x80 ? 1 : sequenceLength(bytes, at);
    if (length === 0) return undefined;
    const point = length === 1 ? first : codePoint(bytes, at, length);
    if (point < 0x10000) {
      units[used++] = point;
    } else {
      units[used++] = 0xd7c0 + (point >> 10);
      units[used++] = 0xdc00 + (point & 0x3ff);
    }
    at += length;
  }
  // Cut short in place: most texts are one chunk, and a copy of it would cost as much again.
  units.length = used;
  return text + String.fromCharCode(...units);
}

/** How many bytes from the start on are well-formed UTF-8: where the first fault is, or all. */
export function utf8Prefix(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

/** The size of a text in UTF-8, in bytes; a lone surrogate counts as three. */
export function utf8Length(text: string): number {
  return utf8ToBytes(text).length;
}

/** Whether every surrogate in the text has its other half. */
export function isWellFormed(text: string): boolean {
  return !LONE_SURROGATE.test(text);
}

/** Lower-case hexadecimal, two digits a byte. */
export function hexEncode(bytes: Uint8Array): string {
  // Digits joined pair by pair leave a chain of small strings that a kept digest would keep alive.
  const digits = new Array<number>(2 * bytes.length);
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    digits[2 * at] = HEX.charCodeAt(byte >> 4);
    digits[2 * at + 1] = HEX.charCodeAt(byte & 15);
  }
  return String.fromCharCode(...digits);
}

/** The bytes of lower-case hexadecimal, or `undefined` for anything else, upper case included. */
export function hexDecode(text: string): Uint8Array | undefined {
  return /^(?:[0-9a-f]{2})*$/.test(text) ? hexToBytes(text) : undefined;
}

/** Whether two byte strings are the same. It does not hide where they differ: no secrets here. */
export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, at) => byte === right[at]);
}

const HEX = '0123456789abcdef';

const LONE_SURROGATE = /[\ud800-\udfff]/u;

/** How many code units become text at once: engines limit the number of arguments of a call. */
const CHUNK = 4_096;

/**
 * The length of the well-formed sequence that starts at `at`, 0 when there is none (The Unicode
 * Standard, table 3-7). The second byte's narrower bounds keep out overlong forms, surrogates and
 * values above U+10FFFF.
 */
function sequenceLength(bytes: Uint8Array, at: number): 0 | 1 | 2 | 3 | 4 {
  const first = bytes[at] as number;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  if (first < 0xe0) return continues(bytes, at + 1) ? 2 : 0;
  const second = bytes[at + 1] ?? 0;
  if (second < lowestSecond(first) || second > highestSecond(first)) return 0;
  if (!continues(bytes, at + 2)) return 0;
  if (first < 0xf0) return 3;
  return continues(bytes, at + 3) ? 4 : 0;
}

function lowestSecond(first: number): number {
  if (first === 0xe0) return 0xa0;
  return first === 0xf0 ? 0x90 : 0x80;
}

function highestSecond(first: number): number {
  if (first === 0xed) return 0x9f;
  return first === 0xf4 ? 0x8f : 0xbf;
}

function continues(bytes: Uint8Array, at: number): boolean {
  return ((bytes[at] ?? 0) & 0xc0) === 0x80;
}

function codePoint(bytes: Uint8Array, at: number, length: 1 | 2 | 3 | 4): number {
  // The first byte of a sequence of n bytes carries 7 - n bits, every further byte six.
  let point = (bytes[at] as number) & (0x7f >> length);
  for (let next = at + 1; next < at + length; next += 1) {
    point = (point << 6) | ((bytes[next] as number) & 0x3f);
  }
  return point;
}
