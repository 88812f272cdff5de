/**
 * The JSON that is signed and hashed, and its one canonical text (RFC 8785). The profile holds
 * strings in NFC without lone surrogates, booleans, null, integers within ±(2^53 − 1), arrays and
 * plain objects. Writing refuses a value outside it as a caller's bug; reading refuses every text
 * that is not canonical, and says which rule it breaks and where.
 */

import { isWellFormed, utf8Decode, utf8Length, utf8Prefix } from './bytes.js';
import { type JsonProblem, jsonProblem } from './json-problem.js';
import { pointerInto } from './pointer.js';

export type { JsonProblem } from './json-problem.js';

/** A value of the profile. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** An object of the profile: plain, of its own enumerable string keys. */
export type JsonObject = { readonly [key: string]: Json };

/** What a text may cost to read: its size in UTF-8 bytes, and how deep arrays and objects nest. */
export type JsonLimits = { readonly maxBytes?: number; readonly maxDepth?: number };

/** What reading a text answers: its value, or the rule that it breaks. */
export type ParsedJson =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly problem: JsonProblem };

/** An entry must fit the two-byte length of a C2SP tlog-tiles entry bundle. */
export const MAX_JSON_BYTES = 65_535;

/** Far deeper than any statement or charter nests, far shallower than any call stack. */
export const MAX_JSON_DEPTH = 32;

/** Where writing gives up, so that a cycle among objects is an error and not a full call stack. */
const MAX_WRITTEN_DEPTH = 1_000;

/** Texts shorter than this are cheaper to write again than to remember. */
const MIN_REMEMBERED = 32;

/**
 * Texts up to this length are laid out in one piece when they are remembered, which the engine does
 * when a character is asked for. It joins texts lazily, and would otherwise walk through all their
 * pieces again whenever a state is hashed. Longer texts would be kept twice over for little gain.
 */
const MAX_FLATTENED = 16_384;

/** Above this many keys the engine's sort is quicker than insertion. */
const FEW_KEYS = 32;

/**
 * The canonical text of a value: keys in order of UTF-16 code units, no white space, the fewest
 * escapes (RFC 8785 section 3.2).
 *
 * @throws TypeError naming the JSON pointer (RFC 6901) of the first part outside the profile.
 */
export function canonicalize(value: Json): string {
  return writeOrExplain(value, NOTHING_REMEMBERED);
}

/**
 * The same text as `canonicalize`, at the price of what changed since earlier calls: the text of
 * every array and object that is not tiny is remembered by identity for as long as that object
 * lives. So nothing that was passed here, at any depth, may be changed afterwards: make a changed
 * copy.
 *
 * @param newLevels how many of the outermost levels are made anew for every call, so that it would
 * be in vain to remember them: 1 is the value itself
 * @throws TypeError as `canonicalize` does.
 */
export function canonicalizeCached(value: Json, newLevels = 0): string {
  return writeOrExplain(value, { texts: remembered, below: MAX_WRITTEN_DEPTH - newLevels });
}

/**
 * Reads a canonical text, given as a string or as UTF-8 bytes. A text is accepted exactly when its
 * value writes back to the same text.
 */
export function parseCanonical(input: string | Uint8Array, limits: JsonLimits = {}): ParsedJson {
  const { maxBytes = MAX_JSON_BYTES, maxDepth = MAX_JSON_DEPTH } = limits;
  const size = sizeUpTo(input, maxBytes);
  if (size > maxBytes) {
    const detail = `${size} bytes, and at most ${maxBytes} are read`;
    return { ok: false, problem: { code: 'too-large', offset: maxBytes, detail } };
  }
  const text = typeof input === 'string' ? input : utf8Decode(input);
  if (text === undefined) {
    const offset = utf8Prefix(input as Uint8Array);
    return { ok: false, problem: { code: 'bad-utf8', offset, detail: 'this byte is not UTF-8' } };
  }
  const depth = Math.min(maxDepth, MAX_WRITTEN_DEPTH);
  try {
    const value: Json = JSON.parse(text);
    if (write(value, depth, NOTHING_REMEMBERED) === text) return { ok: true, value };
  } catch {
    // Why the text was refused is found below, once, and by one judge for every reason.
  }
  return { ok: false, problem: jsonProblem(text, depth) };
}

const remembered = new WeakMap<object, string>();

/** Texts that may be used again, and to which depth (it counts down) objects are too new for it. */
interface Memo {
  readonly texts: WeakMap<object, string> | undefined;
  readonly below: number;
}

const NOTHING_REMEMBERED: Memo = { texts: undefined, below: 0 };

/** The size in bytes; it is not measured to the end where the count of code units is enough. */
function sizeUpTo(input: string | Uint8Array, maxBytes: number): number {
  if (typeof input !== 'string' || input.length > maxBytes) return input.length;
  return input.length * 3 <= maxBytes ? input.length : utf8Length(input);
}

function writeOrExplain(value: Json, memo: Memo): string {
  try {
    return write(value, MAX_WRITTEN_DEPTH, memo);
  } catch (error) {
    throw new TypeError(complaint(value, '', MAX_WRITTEN_DEPTH), { cause: error });
  }
}

function write(value: unknown, depth: number, memo: Memo): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number' && isInteger(value)) return String(value);
  if (typeof value === 'boolean' || value === null) return String(value);
  if (typeof value !== 'object') throw new TypeError('not in the JSON profile');
  const known = memo.texts?.get(value);
  if (known !== undefined) return known;
  if (depth === 0 || !isPlain(value)) throw new TypeError('not in the JSON profile');
  const text = Array.isArray(value)
    ? writeArray(value, depth - 1, memo)
    : writeObject(value as JsonObject, depth - 1, memo);
  if (depth <= memo.below && text.length >= MIN_REMEMBERED) {
    if (text.length <= MAX_FLATTENED) text.charCodeAt(0);
    memo.texts?.set(value, text);
  }
  return text;
}

function writeArray(items: readonly unknown[], depth: number, memo: Memo): string {
  let text = '[';
  for (let at = 0; at < items.length; at += 1) {
    text += (at === 0 ? '' : ',') + write(items[at], depth, memo);
  }
  return `${text}]`;
}

function writeObject(object: JsonObject, depth: number, memo: Memo): string {
  let text = '{';
  for (const key of sortedKeys(object)) {
    text += `${(text === '{' ? '' : ',') + quote(key)}:${write(object[key], depth, memo)}`;
  }
  return `${text}}`;
}

/** Keys in order of UTF-16 code units, which is how JavaScript compares strings. */
function sortedKeys(object: JsonObject): string[] {
  const keys = Object.keys(object);
  if (keys.length > FEW_KEYS) return keys.sort();
  // Few keys, most of them in order already: insertion is quicker than to start the engine's sort.
  for (let at = 1; at < keys.length; at += 1) {
    const key = keys[at] as string;
    let place = at;
    for (; place > 0 && (keys[place - 1] as string) > key; place -= 1) {
      keys[place] = keys[place - 1] as string;
    }
    keys[place] = key;
  }
  return keys;
}

/** JSON.stringify escapes exactly as RFC 8785 section 3.2.2.2 asks; most strings need no escape. */
function quote(text: string): string {
  if (isPlainAscii(text)) return `"${text}"`;
  if (!isWellFormed(text) || text.normalize() !== text) throw new TypeError('not in the profile');
  return JSON.stringify(text);
}

function isPlainAscii(text: string): boolean {
  // For short strings a loop is quicker than to start the regular expression.
  if (text.length > 40) return PLAIN_ASCII.test(text);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 || unit > 0x7e || unit === 0x22 || unit === 0x5c) return false;
  }
  return true;
}

/** ASCII without control characters, quotation mark and backslash. */
const PLAIN_ASCII = /^[ !#-[\]-~]*$/;

function isInteger(value: number): boolean {
  return Number.isSafeInteger(value) && !Object.is(value, -0);
}

function isPlain(value: object): boolean {
  const prototype: object | null = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null || Array.isArray(value)) return true;
  // A plain object of another realm, such as a frame or a worker's sandbox, has another prototype.
  return Object.getPrototypeOf(prototype) === null;
}

/** The reason and the pointer of the first part that cannot be written: slow, for the message. */
function complaint(value: unknown, pointer: string, depth: number): string | undefined {
  const reason = ownReason(value);
  if (reason !== undefined) return `${reason} at ${JSON.stringify(pointer)}`;
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth === 0) return `nested too deep, or in a circle, at ${JSON.stringify(pointer)}`;
  // Object.keys would pass over the holes of an array.
  const keys = Array.isArray(value) ? Array.from(value.keys(), String) : Object.keys(value);
  for (const key of keys) {
    const inner = pointerInto(pointer, key);
    const found =
      complaint(key, inner, depth) ?? complaint((value as JsonObject)[key], inner, depth - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Why a value by itself, without its parts, is outside the profile. */
function ownReason(value: unknown): string | undefined {
  if (typeof value === 'number') return isInteger(value) ? undefined : 'not an integer in range';
  if (typeof value === 'object' && value !== null) {
    return isPlain(value) ? undefined : 'an object of a class';
  }
  if (typeof value !== 'string') {
    return typeof value === 'boolean' || value === null ? undefined : `type ${typeof value}`;
  }
  if (!isWellFormed(value)) return 'a lone surrogate';
  return value.normalize() === value ? undefined : 'a string that is not in NFC';
}
