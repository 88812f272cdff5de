import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseCheckpoint } from '../../../workflows/ledger/checkpoint.js';
import { verifyCosignatures } from '../../../workflows/ledger/cosignature.js';
import {
  type Lodged,
  lodgedNote,
  lodgedText,
  lodgingKey,
  parseLodged,
  verifyLodged,
} from '../../../workflows/ledger/lodging.js';
import { formatNote, parseNote } from '../../../workflows/ledger/note.js';
import type { WitnessKey } from '../../../workflows/ledger/note-key.js';
import {
  asWitness,
  flips,
  headText,
  logLine,
  signedHead,
  verifyOnce,
  witnessKeys,
} from '../../support/witnessed-log.js';

const [first, second] = witnessKeys as [WitnessKey, WitnessKey];
const statement = 'ab'.repeat(32);
const lodged: Lodged = { origin: 'cluster.example/pledge', statement, time: 1_749_045_854 };
const text = `giaouoc/lodged/v1\ncluster.example/pledge\n${statement}\n1749045854\n`;
const note = lodgedNote(first, lodged, asWitness(0));

const check = (message: string, keys = witnessKeys) => verifyLodged(message, keys, verifyOnce);

describe('the text of a lodged note', () => {
  test('is four lines', () => {
    expect(lodgedText(lodged)).toBe(text);
    expect(parseLodged(text)).toEqual({ ok: true, lodged });
  });

  test('is read back the same', () => {
    const parts = fc.record({
      origin: fc.stringMatching(/^[ -~đ😀]+$/u),
      statement: fc.stringMatching(/^[0-9a-f]{64}$/),
      time: fc.maxSafeNat(),
    });
    fc.assert(
      fc.property(parts, (each) =>
        expect(parseLodged(lodgedText(each))).toEqual({ ok: true, lodged: each }),
      ),
    );
  });

  test.each([
    ['nothing', '', 'not-note-text'],
    ['no final newline', text.slice(0, -1), 'not-note-text'],
    ['another first line', text.replace('v1', 'v2'), 'lodged-lines'],
    ['a line too many', `${text}x\n`, 'lodged-lines'],
    ['an empty line at the end', `${text}\n`, 'lodged-lines'],
    ['a line too few', text.replace(`${statement}\n`, ''), 'lodged-lines'],
    ['only a first line', 'giaouoc/lodged/v1\n', 'lodged-lines'],
    ['no origin', text.replace('cluster.example/pledge', ''), 'lodged-origin'],
    ['an identity in upper case', text.replace('ab', 'AB'), 'lodged-statement'],
    ['a short identity', text.replace('ab', ''), 'lodged-statement'],
    ['a digit before the identity', text.replace('ab', '0ab'), 'lodged-statement'],
    ['a digit behind the identity', text.replace(statement, `${statement}0`), 'lodged-statement'],
    ['no identity', text.replace(statement, ''), 'lodged-statement'],
    ['no time', text.replace('1749045854', ''), 'lodged-time'],
    ['a negative time', text.replace('1749045854', '-1'), 'lodged-time'],
    ['a time with a leading zero', text.replace('1749045854', '01'), 'lodged-time'],
    ['a time beyond 2^53 - 1', text.replace('1749045854', '9007199254740992'), 'lodged-time'],
  ])('with %s is refused', (_, wrong, problem) => {
    expect(parseLodged(wrong)).toEqual({ ok: false, problem });
  });

  test.each([
    ['an empty origin', { ...lodged, origin: '' }],
    ['an origin of two lines', { ...lodged, origin: `a\n${statement}\n1` }],
    ['no identity', { ...lodged, statement: '' }],
    ['a fraction of a second', { ...lodged, time: 1.5 }],
  ])('is not made of %s', (_, wrong) => {
    expect(() => lodgedText(wrong)).toThrow(TypeError);
  });
});

describe('a lodged note', () => {
  test('is the word of the witness whose cosigning key signed it, under its own name', () => {
    expect(check(note)).toEqual({ ok: true, lodged, witness: first });
    expect(lodgingKey(first)).toMatchObject({ name: first.name, type: 1 });
    expect(lodgingKey(first).id).not.toBe(first.id);
  });

  test('is nobody’s word where the witness is not known', () => {
    expect(check(note, [second])).toEqual({ ok: false, problem: 'no-known-signature' });
    expect(check(note, [])).toEqual({ ok: false, problem: 'no-known-signature' });
  });

  test('is refused when another key made its signature', () => {
    const forged = lodgedNote(first, lodged, asWitness(1));
    expect(check(forged)).toEqual({ ok: false, problem: 'bad-signature' });
  });

  test('that is no note, or a note of something else, is refused', () => {
    expect(check('x')).toEqual({ ok: false, problem: 'no-empty-line' });
    expect(check(signedHead(headText(20), [1]))).toEqual({ ok: false, problem: 'lodged-lines' });
    const other = formatNote({ text: 'x\n', signatures: [logLine('x\n')] });
    expect(check(other)).toEqual({ ok: false, problem: 'lodged-lines' });
  });

  test('is neither a checkpoint nor a cosignature, whatever its origin is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{1,16}$/), fc.maxSafeNat(), (origin, time) => {
        expect(parseCheckpoint(lodgedText({ ...lodged, origin, time })).ok).toBe(false);
      }),
    );
    const parsed = parseNote(note);
    if (!parsed.ok) throw new Error(parsed.problem.code);
    expect(verifyCosignatures(parsed.note, witnessKeys, verifyOnce)).toEqual({
      ok: true,
      cosignatures: [],
    });
  });

  test('has no byte that can be another', () => {
    const accepted = [...flips(note, [1, 0x20, 0x80])].filter((changed) => check(changed ?? '').ok);
    expect(accepted).toEqual([]);
  });
});
