/** Arbitrary values of the JSON profile, for claims about every value. */
import fc from 'fast-check';
import type { Json } from '../../workflows/canonical.js';

/** Any text in NFC: plain ASCII, control characters, and any other Unicode. */
export const profileString = fc
  .oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))
  .map((text) => text.normalize());

const integer = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.maxSafeInteger());

export const profileValue: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(profileString, integer, fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(profileString, tie('value'), { maxKeys: 6 }),
  ),
})).value;
