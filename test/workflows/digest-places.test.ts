import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { growDigestPlaces } from '../../workflows/index.js';

const digest = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));

/** Digests that all want the same slot, whatever the number of slots. */
const crowded = (number: number): string =>
  `${'0'.repeat(8)}${number.toString(16).padStart(56, '0')}`;

describe('digests and their places', () => {
  test('every digest has the place in which it came, and no other has one', () => {
    fc.assert(
      fc.property(fc.uniqueArray(digest, { maxLength: 400 }), digest, (digests, other) => {
        const places = growDigestPlaces();
        for (const [place, each] of digests.entries()) {
          expect(places.placeOf(each)).toBeNull();
          places.append(each);
          expect(places.placeOf(each)).toBe(place);
        }
        expect(digests.map(places.placeOf)).toEqual(digests.map((_, place) => place));
        expect(places.placeOf(other)).toBe(digests.includes(other) ? digests.indexOf(other) : null);
        expect(places.count()).toBe(digests.length);
      }),
    );
  });

  test('the places stay when there are more digests than there was room for', () => {
    const places = growDigestPlaces();
    const apart = (number: number): string => number.toString(16).padStart(8, '0').repeat(8);
    for (let number = 0; number < 65; number += 1) places.append(apart(number));
    expect([0, 1, 63, 64, 65].map((number) => places.placeOf(apart(number)))).toEqual([
      0,
      1,
      63,
      64,
      null,
    ]);
  });

  test('digests that begin alike are told apart', () => {
    const places = growDigestPlaces();
    for (let number = 0; number < 200; number += 1) places.append(crowded(number));
    expect(places.placeOf(crowded(0))).toBe(0);
    expect(places.placeOf(crowded(199))).toBe(199);
    expect(places.placeOf(crowded(200))).toBeNull();
  });

  test.each(['', 'ab', 'A'.repeat(64), 'a'.repeat(62), 'a'.repeat(66)])(
    '%j is no digest',
    (text) => {
      const refused = new TypeError('not a digest of 64 digits');
      expect(() => growDigestPlaces().append(text)).toThrow(refused);
      expect(() => growDigestPlaces().placeOf(text)).toThrow(refused);
    },
  );
});
