import { hash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { hexEncode, lendSha256, sha256, sha256Hex, utf8Encode } from '../../../workflows/index.js';

/** FIPS 180-4, the example of one block. */
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const texts = ['', 'abc', 'Giao ước thi đua', '\u{1f91d}', 'ế'.repeat(2_000)];

const native = (bytes: Uint8Array): Uint8Array => new Uint8Array(hash('sha256', bytes, 'buffer'));
const nativeHex = (input: Uint8Array | string): string => hash('sha256', input, 'hex');

function expectSameDigits(): void {
  expect(sha256Hex('abc')).toBe(ABC);
  for (const text of texts) {
    const bytes = utf8Encode(text);
    expect(sha256Hex(text)).toBe(hexEncode(sha256(bytes)));
    expect(sha256Hex(bytes)).toBe(sha256Hex(text));
  }
}

describe('the digits of a hash', () => {
  test('are those of the bytes, for a text those of its UTF-8 bytes', expectSameDigits);

  test('are the same with hashes that were lent, of bytes alone or of texts too', () => {
    lendSha256(native);
    expectSameDigits();
    lendSha256(native, nativeHex);
    expectSameDigits();
  });

  test('are not taken from a platform that writes other digits', () => {
    const latin = (input: Uint8Array | string): string =>
      nativeHex(typeof input === 'string' ? Buffer.from(input, 'latin1') : input);
    expect(() => lendSha256(native, latin)).toThrow('not SHA-256');
    const upper = (input: Uint8Array | string): string => nativeHex(input).toUpperCase();
    expect(() => lendSha256(native, upper)).toThrow('not SHA-256');
  });

  test.each([0, 1, 55, 56, 63, 64, 65, 4096])(
    'are not taken beside bytes that are wrong where there are %i of them',
    (length) => {
      const wrong = (bytes: Uint8Array) =>
        bytes.length === length ? new Uint8Array(32) : native(bytes);
      expect(() => lendSha256(wrong, nativeHex)).toThrow('not SHA-256');
    },
  );

  const bytesOf = (character: string): number => utf8Encode(character).length;
  test.each<[string, (text: string) => boolean]>([
    ['no character', (text) => text === ''],
    ...[1, 2, 3, 4].map((length): [string, (text: string) => boolean] => [
      `characters of ${length} bytes alone`,
      (text) => text !== '' && [...text].every((each) => bytesOf(each) === length),
    ]),
    ['many blocks', (text) => bytesOf(text) > 1000],
  ])('are not taken where those of a text of %s are wrong', (_, isWrong) => {
    const wrong = (input: Uint8Array | string): string =>
      typeof input === 'string' && isWrong(input) ? '0'.repeat(64) : nativeHex(input);
    expect(() => lendSha256(native, wrong)).toThrow('not SHA-256');
  });
});
