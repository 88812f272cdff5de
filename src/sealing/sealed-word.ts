/**
 * A sheet or a ballot, sealed: its commitment for the rules, and a box for the officer, out of
 * which the same officer, or whoever recovered the round's secret, takes the content again. A box
 * opens for exactly one matter of one round; its length tells no more than a power of two.
 *
 *     nonce = HMAC-SHA256(secret, "nonce\n" ‖ JCS({about, content}))            in hex
 *     key   = HMAC-SHA256(secret, "box\n" ‖ about)
 *     iv    = HMAC-SHA256(secret, "iv\n" ‖ JCS({about, content})), first 12 bytes
 *     box   = base64url(iv ‖ AES-256-GCM(key, iv, JCS(content) and spaces up to 2^n bytes))
 *
 * Nonce and iv come from the content too: if a sheet is sealed twice with different points, because
 * the first was refused or lost on the way, neither box says anything about the other one.
 */
import {
  base64urlDecode,
  base64urlEncode,
  canonicalize,
  equalBytes,
  hexEncode,
  type Json,
  parseCanonical,
  type SealedWord,
  sealedCommitment,
  utf8Decode,
  utf8Encode,
} from '../../workflows/index.js';
import { sealingFailure } from './sealing-failure.js';

/** What is said now of a sealed word, and the nonce that is said when it is opened. */
export interface Sealed {
  /** SHA-256 in hex, as `sealedCommitment` has it. */
  readonly commitment: string;
  /** The encrypted content in base64url. */
  readonly box: string;
  /** 32 bytes in hex. */
  readonly nonce: string;
}

/** What was in a box, and the nonce that shows it to be what was committed to. */
export interface Opened {
  readonly content: Json;
  readonly nonce: string;
}

/**
 * Seals a word. The same secret and word give the same bytes.
 * @param secret of the round (`roundSecret`), 32 bytes
 * @throws a sealing failure `too-long`, naming the matter
 */
export async function sealWord(
  secret: Uint8Array,
  word: Omit<SealedWord, 'nonce'>,
): Promise<Sealed> {
  const { about } = word;
  const content = word.content as Json;
  const nonce = await nonceOf(secret, about, content);
  const iv = await ivOf(secret, about, content);
  const plain = padded(utf8Encode(canonicalize(content)), about);
  const key = await boxKey(secret, about);
  const encrypted = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain);
  const box = base64urlEncode(joined(iv, new Uint8Array(encrypted)));
  return { commitment: sealedCommitment({ ...word, nonce }), box, nonce };
}

/**
 * Opens the box of a matter.
 * @param secret of the round in which it was sealed, 32 bytes
 * @throws a sealing failure `box-not-opened`, naming the matter
 */
export async function openBox(secret: Uint8Array, about: string, box: string): Promise<Opened> {
  const bytes = base64urlDecode(box);
  if (bytes === undefined || bytes.length < IV_BYTES) throw sealingFailure('box-not-opened', about);
  const iv = Uint8Array.from(bytes.subarray(0, IV_BYTES));
  const plain = await decrypted(secret, about, iv, Uint8Array.from(bytes.subarray(IV_BYTES)));
  const read = parseCanonical((utf8Decode(plain) ?? '').replace(/ +$/, ''));
  if (!read.ok || !equalBytes(iv, await ivOf(secret, about, read.value))) {
    throw sealingFailure('box-not-opened', about);
  }
  return { content: read.value, nonce: await nonceOf(secret, about, read.value) };
}

/** The longest box, in characters, that a statement may hold. */
export const MAX_BOX_LENGTH = 16_000;

const IV_BYTES = 12;
const TAG_BYTES = 16;
const MIN_PLAIN_BYTES = 1_024;
const MAX_PLAIN_BYTES = (MAX_BOX_LENGTH * 3) / 4 - IV_BYTES - TAG_BYTES;

async function decrypted(
  secret: Uint8Array,
  about: string,
  iv: Uint8Array<ArrayBuffer>,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  const key = await boxKey(secret, about);
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed));
  } catch (error) {
    throw sealingFailure('box-not-opened', about, error);
  }
}

/** `reject` is a letter shorter than `approve`: without padding a length would tell a vote. */
function padded(text: Uint8Array, about: string): Uint8Array<ArrayBuffer> {
  if (text.length > MAX_PLAIN_BYTES) throw sealingFailure('too-long', about);
  let size = MIN_PLAIN_BYTES;
  while (size < text.length) size *= 2;
  const plain = new Uint8Array(Math.min(size, MAX_PLAIN_BYTES)).fill(0x20);
  plain.set(text);
  return plain;
}

const nonceOf = async (secret: Uint8Array, about: string, content: Json): Promise<string> =>
  hexEncode(await keyedHash(secret, `nonce\n${canonicalize({ about, content })}`));

const ivOf = async (secret: Uint8Array, about: string, content: Json) =>
  (await keyedHash(secret, `iv\n${canonicalize({ about, content })}`)).slice(0, IV_BYTES);

const boxKey = async (secret: Uint8Array, about: string) =>
  crypto.subtle.importKey('raw', await keyedHash(secret, `box\n${about}`), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ]);

/** HMAC-SHA256 (RFC 2104) of a text. */
async function keyedHash(secret: Uint8Array, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', Uint8Array.from(secret), hmac, false, ['sign']);
  const message = Uint8Array.from(utf8Encode(text));
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, message));
}

function joined(head: Uint8Array, tail: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(head.length + tail.length);
  bytes.set(head);
  bytes.set(tail, head.length);
  return bytes;
}
