import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Cosignature,
  cosign,
  cosignatureTime,
  cosignedMessage,
  verifyCosignatures,
} from '../../../workflows/ledger/cosignature.js';
import { formatNote, type Note, parseNote } from '../../../workflows/ledger/note.js';
import { COSIGNATURE_V1, type WitnessKey } from '../../../workflows/ledger/note-key.js';
import { tlog } from '../../support/tlog-vectors.js';
import {
  asWitness,
  flips,
  headText,
  keyOf,
  logLine,
  signedHead,
  verifyOnce,
  witnessKeys,
  witnessLine,
} from '../../support/witnessed-log.js';

const [first, second] = witnessKeys as [WitnessKey, WitnessKey];
const text = headText(20);

function noteOf(message: string): Note {
  const parsed = parseNote(message);
  if (!parsed.ok) throw new Error(parsed.problem.code);
  return parsed.note;
}

const check = (note: Note, keys: readonly WitnessKey[]): readonly Cosignature[] | string => {
  const result = verifyCosignatures(note, keys, verifyOnce);
  return result.ok ? result.cosignatures : result.problem.code;
};

describe('known answers', () => {
  test('the vectors: all 21 heads are cosigned by the four witnesses, at the time they say', () => {
    for (const message of tlog.checkpoints) {
      const note = noteOf(message);
      const times = note.signatures.slice(1).map(cosignatureTime);
      const found = witnessKeys.map((key, at) => ({ key, time: times[at] }));
      expect(check(note, witnessKeys)).toEqual(found);
    }
  });

  test('the vectors: each cosignature is the one that its key makes', () => {
    for (const message of tlog.checkpoints) {
      const note = noteOf(message);
      for (const [at, line] of note.signatures.slice(1).entries()) {
        const time = cosignatureTime(line) as number;
        expect(witnessLine(note.text, at, time)).toEqual(line);
      }
    }
  });

  test('the cosignature of a witness at work verifies, and with no other byte', () => {
    const key = keyOf(
      'test1.example+8407d1f7+BBwl+KRMY1RX4uOR0e+8p9TClRoK7wYiWogeRrmJYqxs',
      COSIGNATURE_V1,
    );
    const message =
      'sigsum.org/v1/tree/4e89cc51651f0d95f3c6127c15e1a42e3ddf7046c5b17b752689c402e773bb4d\n' +
      '930\n8kyit7I0w4BDj7635qPnSBcFrfIrjsq0fKBJsxtkK9g=\n\n' +
      '— test1.example hAfR9wAAAABoQFJeXF+k0l93NMr1GcQbJeQCINVKexY3y2CKA01+54eFATE7Nsi4wOS2HHu30fEjqoVv/bgOA1ZQ6sS1m+D4d9aOAA==\n';
    expect(check(noteOf(message), [key])).toEqual([{ key, time: 1_749_045_854 }]);
    const accepted = [...flips(message, [1, 0x20, 0x80])].filter((changed) => {
      const parsed = parseNote(changed ?? '');
      return parsed.ok && typeof check(parsed.note, [key])[0] === 'object';
    });
    expect(accepted).toEqual([]);
  });

  test('the message is the header, the time and the text', () => {
    expect(new TextDecoder().decode(cosignedMessage('a\n1\nb\n', 1_679_315_147))).toBe(
      'cosignature/v1\ntime 1679315147\na\n1\nb\n',
    );
  });
});

describe('cosigning', () => {
  const times = fc.oneof(fc.maxSafeNat(), fc.constantFrom(0, 1, Number.MAX_SAFE_INTEGER));

  test('what a witness signs at any time verifies with that time', () => {
    fc.assert(
      fc.property(times, (time) => {
        const line = witnessLine(text, 1, time);
        expect(cosignatureTime(line)).toBe(time);
        expect(check({ text, signatures: [line] }, witnessKeys)).toEqual([{ key: second, time }]);
      }),
    );
  });

  test('a witness signs no text that is not a checkpoint', () => {
    for (const wrong of ['', 'a\n', `${text}extension\n`, 'giaouoc/lodged/v1\na\nb\n1\n']) {
      expect(() => cosign(first, wrong, 1, asWitness(0))).toThrow(TypeError);
    }
  });

  test('a time that is no number of seconds is not signed', () => {
    for (const wrong of [-1, 1.5, Number.NaN, 2 ** 53]) {
      expect(() => cosign(first, text, wrong, asWitness(0))).toThrow(RangeError);
    }
  });

  test('a signature that is not 64 bytes is not written', () => {
    expect(() => cosign(first, text, 1, () => new Uint8Array(63))).toThrow(TypeError);
  });

  test('a message is made of the text of a note only', () => {
    expect(() => cosignedMessage('no newline', 1)).toThrow(TypeError);
  });
});

describe('checking', () => {
  test('none is an answer: an uncosigned head, or no witness that is known', () => {
    expect(check(noteOf(signedHead(text)), witnessKeys)).toEqual([]);
    expect(check(noteOf(signedHead(text, [1, 2])), [])).toEqual([]);
  });

  test('the cosignatures of unknown witnesses are passed over', () => {
    const note = noteOf(signedHead(text, [10, 20, 30, 40]));
    expect(check(note, [second])).toEqual([{ key: second, time: 20 }]);
  });

  test('a cosignature holds for its own head and its own time only', () => {
    const line = witnessLine(headText(19), 0, 10);
    expect(check({ text, signatures: [line] }, witnessKeys)).toBe('bad-signature');
    const later = { ...line, signature: line.signature.with(7, 11) };
    expect(check({ text: headText(19), signatures: [later] }, witnessKeys)).toBe('bad-signature');
  });

  test('one wrong cosignature of a known witness refuses the whole note', () => {
    const wrong = { ...witnessLine(text, 1, 20), name: first.name, id: first.id };
    const signatures = [logLine(text), witnessLine(text, 2, 30), wrong];
    expect(check({ text, signatures }, witnessKeys)).toBe('bad-signature');
    expect(check({ text, signatures }, witnessKeys.slice(1))).toHaveLength(1);
  });

  test('a line that has not the form of a cosignature has no time and is wrong', () => {
    const line = witnessLine(text, 0, 10);
    const beyond = line.signature.slice();
    beyond.fill(0xff, 0, 8);
    for (const signature of [line.signature.subarray(1), line.signature.subarray(8), beyond]) {
      expect(cosignatureTime({ ...line, signature })).toBeUndefined();
      const note = { text, signatures: [{ ...line, signature }] };
      expect(verifyCosignatures(note, witnessKeys, () => true)).toMatchObject({
        problem: { code: 'bad-signature' },
      });
    }
  });

  test('a witness that cosigned twice counts once, at the earlier time', () => {
    const lines = [30, 10, 20].map((time) => witnessLine(text, 0, time));
    expect(check({ text, signatures: lines }, witnessKeys)).toEqual([{ key: first, time: 10 }]);
  });

  test('the key under which a line is written is part of what is checked', () => {
    const stranger = { ...witnessLine(text, 0, 10), name: second.name };
    expect(check({ text, signatures: [stranger] }, witnessKeys)).toEqual([]);
    const line = witnessLine(text, 0, 10);
    const read = noteOf(formatNote({ text, signatures: [line] }));
    expect(read.signatures).toEqual([line]);
  });
});
