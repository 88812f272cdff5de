/**
 * Base64 as RFC 4648 writes it, in both alphabets: section 4 with padding for C2SP texts, section 5
 * without padding for keys and signatures in JSON. Decoding refuses, with `undefined`, whatever
 * encoding would not have written: other characters, white space, missing or needless padding, and
 * last digits whose unused bits are not zero.
 */

/** Base64 with padding, RFC 4648 section 4. */
export function base64Encode(bytes: Uint8Array): string {
  return encode(bytes, STANDARD) + '='.repeat((3 - (bytes.length % 3)) % 3);
}

/** The bytes of padded base64, RFC 4648 section 4, or `undefined`. */
export function base64Decode(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith('==') ? 2 : Number(text.endsWith('='));
  return decode(text.slice(0, text.length - padding), STANDARD_VALUES);
}

/** Base64url without padding, RFC 4648 section 5, as RFC 7515 uses it. */
export function base64urlEncode(bytes: Uint8Array): string {
  return encode(bytes, URL_SAFE);
}

/** The bytes of unpadded base64url, RFC 4648 section 5, or `undefined`. */
export function base64urlDecode(text: string): Uint8Array | undefined {
  return decode(text, URL_SAFE_VALUES);
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const STANDARD = `${LETTERS}+/`;
const URL_SAFE = `${LETTERS}-_`;
const STANDARD_VALUES = valuesOf(STANDARD);
const URL_SAFE_VALUES = valuesOf(URL_SAFE);

/** The value of each ASCII character in an alphabet, -1 for those outside it. */
function valuesOf(alphabet: string): Int8Array {
  const values = new Int8Array(128).fill(-1);
  for (let value = 0; value < alphabet.length; value += 1) {
    values[alphabet.charCodeAt(value)] = value;
  }
  return values;
}

function encode(bytes: Uint8Array, alphabet: string): string {
  let text = '';
  let bits = 0;
  let count = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xffff;
    count += 8;
    while (count >= 6) {
      count -= 6;
      text += alphabet.charAt((bits >> count) & 0x3f);
    }
  }
  return count === 0 ? text : text + alphabet.charAt((bits << (6 - count)) & 0x3f);
}

function decode(digits: string, values: Int8Array): Uint8Array | undefined {
  // One digit left over carries six bits, which is less than a byte.
  if (digits.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let used = 0;
  let bits = 0;
  let count = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const value = values[digits.charCodeAt(at)] ?? -1;
    if (value === -1) return undefined;
    bits = ((bits << 6) | value) & 0xfff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes[used++] = bits >> count;
    }
  }
  const unused = bits & ((1 << count) - 1);
  return unused === 0 ? bytes : undefined;
}
