import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  base64Decode,
  base64Encode,
  base64urlDecode,
  base64urlEncode,
} from '../../workflows/base64.js';
import {
  equalBytes,
  hexDecode,
  hexEncode,
  isWellFormed,
  utf8Decode,
  utf8Encode,
  utf8Length,
  utf8Prefix,
} from '../../workflows/bytes.js';

const anyBytes = fc.uint8Array({ maxLength: 200 });
const anyText = fc.oneof(fc.string(), fc.string({ unit: 'binary' }));
/** Bytes near the borders of UTF-8, where an arbitrary byte seldom falls. */
const hardBytes = fc.uint8Array({ maxLength: 12 }).map((bytes) =>
  bytes.map((byte) => {
    const borders = [0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0];
    return [...borders, 0xe1, 0xed, 0xef, 0xf0, 0xf1, 0xf4, 0xf5, 0xff][byte % 20] ?? byte;
  }),
);

function platformDecode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

describe('UTF-8', () => {
  test('text comes back from its bytes, a byte order mark included', () => {
    expect(utf8Decode(utf8Encode('\ufeffĐà Nẵng 😀 €\u0000'))).toBe('\ufeffĐà Nẵng 😀 €\u0000');
    fc.assert(fc.property(anyText, (text) => utf8Decode(utf8Encode(text)) === text));
  });

  test('a text longer than any chunk comes back whole, pairs across the border included', () => {
    for (const start of ['', 'a', 'ab', 'abc']) {
      const text = start + '😀ế'.repeat(9_000);
      expect(utf8Decode(utf8Encode(text))).toBe(text);
    }
  });

  test.each([
    ['7f', '\u007f'],
    ['c280', '\u0080'],
    ['dfbf', '\u07ff'],
    ['e0a080', '\u0800'],
    ['efbfbf', '\uffff'],
    ['f0908080', '\u{10000}'],
    ['f48fbfbf', '\u{10ffff}'],
  ])('the bytes %s, where a length ends or begins, are one character', (hex, text) => {
    const bytes = Uint8Array.from(Buffer.from(hex, 'hex'));
    expect(utf8Decode(bytes)).toBe(text);
    expect(utf8Prefix(bytes)).toBe(bytes.length);
    expect(hexEncode(utf8Encode(text))).toBe(hex);
  });

  test('decoding accepts and answers exactly what the platform does', () => {
    fc.assert(
      fc.property(fc.oneof(anyBytes, hardBytes), (bytes) => {
        expect(utf8Decode(bytes)).toBe(platformDecode(bytes));
        expect(utf8Prefix(bytes) === bytes.length).toBe(platformDecode(bytes) !== undefined);
      }),
      { numRuns: 5_000 },
    );
  });

  test('a text of more characters than a call has arguments comes back whole', () => {
    const bytes = new Uint8Array(140_000).fill(0x61);
    expect(utf8Decode(bytes)?.length).toBe(bytes.length);
  });

  test.each([
    ['a continuation byte alone', '41 80', 1],
    ['an overlong form of two bytes', 'c1 bf', 0],
    ['an overlong form of three bytes', 'e0 9f bf', 0],
    ['an overlong form of four bytes', 'f0 8f bf bf', 0],
    ['a surrogate', '41 ed a0 80', 1],
    ['a value above U+10FFFF', 'f4 90 80 80', 0],
    ['a byte that never occurs', '41 41 f5 80 80 80', 2],
    ['a sequence of two that is cut short', '41 c3', 1],
    ['a sequence of three that is cut short', 'e1 80', 0],
    ['a sequence of four that is cut short', 'f1 80 80', 0],
  ])('%s is refused with its place', (_, hex, offset) => {
    const bytes = Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
    expect(utf8Decode(bytes)).toBeUndefined();
    expect(utf8Prefix(bytes)).toBe(offset);
  });

  test('a lone surrogate has no bytes, but U+FFFD itself has', () => {
    for (const text of ['\ud800', 'a\udc00', '\udc00\ud800']) {
      expect(isWellFormed(text)).toBe(false);
      expect(() => utf8Encode(text)).toThrow(
        new TypeError('text with a lone surrogate has no UTF-8 form'),
      );
    }
    expect(hexEncode(utf8Encode('\ufffd'))).toBe('efbfbd');
  });

  test('the length is that of the bytes', () => {
    fc.assert(fc.property(anyText, (text) => utf8Length(text) === utf8Encode(text).length));
    expect(utf8Length('\ud800')).toBe(3);
  });
});

describe('hexadecimal', () => {
  test('bytes come back from their digits', () => {
    expect(hexEncode(Uint8Array.of(0, 0xab, 0xff))).toBe('00abff');
    fc.assert(
      fc.property(anyBytes, (bytes) => equalBytes(bytes, read(hexDecode(hexEncode(bytes))))),
    );
  });

  test.each(['0', 'AB', '0g', ' 00', '00\n', '0x00'])('%j is refused', (text) => {
    expect(hexDecode(text)).toBeUndefined();
  });
});

describe('base64', () => {
  test('bytes are written as the platform writes them, and come back', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(base64Encode(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(base64urlEncode(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(base64Decode(base64Encode(bytes))).toEqual(bytes);
        expect(base64urlDecode(base64urlEncode(bytes))).toEqual(bytes);
      }),
    );
  });

  test('the examples of RFC 4648 section 10 hold', () => {
    const examples = ['', 'Zg==', 'Zm8=', 'Zm9v', 'Zm9vYg==', 'Zm9vYmE=', 'Zm9vYmFy'];
    for (const [length, text] of examples.entries()) {
      expect(base64Encode(utf8Encode('foobar'.slice(0, length)))).toBe(text);
      expect(utf8Decode(read(base64Decode(text)))).toBe('foobar'.slice(0, length));
    }
  });

  const alphabet = fc.string({ unit: fc.constantFrom(...'AQgwZz09+/-_= \n') });
  test('whatever is accepted is what would have been written', () => {
    fc.assert(
      fc.property(alphabet, (text) => {
        const [padded, unpadded] = [base64Decode(text), base64urlDecode(text)];
        if (padded !== undefined) expect(base64Encode(padded)).toBe(text);
        if (unpadded !== undefined) expect(base64urlEncode(unpadded)).toBe(text);
      }),
      { numRuns: 5_000 },
    );
  });

  test.each([
    ['missing padding', 'Zg'],
    ['half the padding', 'Zg='],
    ['needless padding', 'Zm9v===='],
    ['nothing but padding', '===='],
    ['padding inside', 'Zg==Zg=='],
    ['the alphabet for URLs', 'ab-_'],
    ['white space', 'Zm9v\n'],
    ['a character beyond ASCII', 'Zmé='],
    ['a character beyond ASCII among whole bytes', 'Zm9é'],
    ['unused bits that are not zero', 'Zh=='],
    ['unused bits that are not zero before one =', 'Zm9='],
  ])('%s is refused', (_, text) => {
    expect(base64Decode(text)).toBeUndefined();
  });

  test.each([
    ['padding', 'Zg=='],
    ['a single digit', 'Z'],
    ['the standard alphabet', 'ab+/'],
    ['unused bits that are not zero', 'Zh'],
    ['white space', 'Z g'],
  ])('%s is refused in the alphabet for URLs', (_, text) => {
    expect(base64urlDecode(text)).toBeUndefined();
  });
});

test('bytes are equal only when length and every byte are', () => {
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
  expect(equalBytes(Uint8Array.of(1), Uint8Array.of(1, 2))).toBe(false);
});

function read(bytes: Uint8Array | undefined): Uint8Array {
  if (bytes === undefined) throw new Error('refused');
  return bytes;
}
