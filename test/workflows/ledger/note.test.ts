import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  formatNote,
  formatSignature,
  isNoteText,
  type Note,
  type NoteSignature,
  parseNote,
  signedText,
  verifyNote,
  verifySignatures,
} from '../../../workflows/ledger/note.js';
import { ED25519, type LogKey, noteKey, parseNoteKey } from '../../../workflows/ledger/note-key.js';
import { publicKeyOf, signEd25519, verifyEd25519 } from '../../support/ed25519.js';

const text =
  'If you think cryptography is the answer to your problem,\n' +
  "then you don't know what your problem is.\n";
const peterLine =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const enochLine =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';
const peter = logKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
const enoch = logKey('EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop');

function logKey(line: string): LogKey {
  const parsed = parseNoteKey(line);
  if (!parsed.ok || parsed.key.type !== ED25519) throw new Error(`not a log key: ${line}`);
  return parsed.key;
}

function noteOf(message: string): Note {
  const parsed = parseNote(message);
  if (!parsed.ok) throw new Error(parsed.problem.code);
  return parsed.note;
}

const signers = (message: string, keys: readonly LogKey[]) => {
  const result = verifyNote(noteOf(message), keys, verifyEd25519);
  return result.ok ? result.verified.map(({ key }) => key.name) : result.problem.code;
};

const problemOf = (message: string) => {
  const parsed = parseNote(message);
  return parsed.ok ? undefined : parsed.problem.code;
};

describe('known answers', () => {
  test('the published private key makes the published note', () => {
    const seed = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1);
    const key = noteKey('PeterNeumann', ED25519, publicKeyOf(seed));
    expect(key).toEqual(peter);
    const signature = signEd25519(seed, signedText(text));
    const note = { text, signatures: [{ name: key.name, id: key.id, signature }] };
    expect(formatNote(note)).toBe(`${text}\n${peterLine}`);
  });

  test('the example of C2SP signed-note verifies', () => {
    const key = logKey('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k');
    const message =
      'This is an example message.\n\n' +
      '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
    expect(signers(message, [key])).toEqual(['example.com/foo']);
  });
});

describe('checking', () => {
  const both = `${text}\n${peterLine}${enochLine}`;

  test('each given key that signed is named, and others are ignored', () => {
    expect(signers(both, [peter])).toEqual(['PeterNeumann']);
    expect(signers(both, [enoch])).toEqual(['EnochRoot']);
    expect(signers(both, [enoch, peter])).toEqual(['PeterNeumann', 'EnochRoot']);
  });

  test('a note that no given key signed is rejected', () => {
    expect(signers(both, [])).toBe('no-known-signature');
    expect(signers(`${text}\n${peterLine}`, [enoch])).toBe('no-known-signature');
  });

  test('a key that shares only the name or only the ID is another key', () => {
    const named = { ...enoch, name: peter.name };
    const numbered = { ...enoch, id: peter.id };
    expect(signers(`${text}\n${peterLine}`, [named, numbered])).toBe('no-known-signature');
    expect(signers(`${text}\n${peterLine}`, [named, numbered, peter])).toEqual(['PeterNeumann']);
  });

  test('one wrong signature of a given key rejects the whole note', () => {
    const forged = enochLine.replace('2tiOHp', '2tiOHq');
    expect(signers(`${text}\n${peterLine}${forged}`, [peter, enoch])).toBe('bad-signature');
    expect(signers(`${text}\n${forged}${peterLine}`, [peter, enoch])).toBe('bad-signature');
    expect(signers(`${text}\n${peterLine}${forged}`, [peter])).toEqual(['PeterNeumann']);
    expect(signers(`${text}\n${enochLine}${forged}`, [enoch])).toBe('bad-signature');
  });

  test('another text, were it by one character, rejects the note', () => {
    expect(signers(`${text.replace('answer', 'answeR')}\n${peterLine}`, [peter])).toBe(
      'bad-signature',
    );
    expect(signers(`${text}\n\n${peterLine}`, [peter])).toBe('bad-signature');
  });

  test('a signature that is not 64 bytes is wrong before the primitive is asked', () => {
    const longer = `${peterLine.slice(0, 60)}ABCD${peterLine.slice(60)}`;
    const result = verifyNote(noteOf(`${text}\n${longer}`), [peter], () => true);
    expect(result).toEqual({
      ok: false,
      problem: { code: 'bad-signature', detail: 'PeterNeumann+c74f20a3' },
    });
  });

  test('two keys under one name and ID are ambiguous as soon as they are cited', () => {
    expect(signers(`${text}\n${enochLine}`, [enoch, peter, enoch])).toBe('ambiguous-key');
    expect(signers(`${text}\n${peterLine}`, [enoch, peter, enoch])).toEqual(['PeterNeumann']);
    const note = noteOf(`${text}\n${enochLine}`);
    expect(verifyNote(note, [enoch, enoch], verifyEd25519)).toEqual({
      ok: false,
      problem: { code: 'ambiguous-key', detail: 'EnochRoot+af0cfe78' },
    });
  });

  test('a key that signed twice counts once, with its first signature', () => {
    expect(signers(`${text}\n${peterLine}${peterLine}`, [peter])).toEqual(['PeterNeumann']);
    const seen: NoteSignature[] = [];
    const note = noteOf(`${text}\n${peterLine}${peterLine.replace('/ZJ', '/ZK')}`);
    const result = verifySignatures(note, [peter], (_, line) => seen.push(line) > 0);
    expect(seen).toEqual(note.signatures);
    const [first] = note.signatures;
    expect(result).toEqual({
      ok: true,
      verified: [{ key: peter, signature: first?.signature }],
    });
  });
});

describe('reading', () => {
  const line = (bytes: number) => `— a ${Buffer.alloc(bytes).toString('base64')}\n`;

  test('the last empty line ends the text', () => {
    const poem = 'one\n\ntwo\n\n';
    expect(noteOf(`${poem}\n${peterLine}`).text).toBe(poem);
    expect(noteOf(`\n\n${peterLine}`).text).toBe('\n');
  });

  test('128 signatures are read, with or without a known key, and one more is not', () => {
    expect(noteOf(`${text}\n${peterLine.repeat(128)}`).signatures).toHaveLength(128);
    expect(problemOf(`${text}\n${peterLine.repeat(129)}`)).toBe('too-many-signatures');
  });

  test('a million characters are read and one more is not', () => {
    const end = `\n\n${peterLine}`;
    const most = 'x'.repeat(1_000_000 - end.length) + end;
    expect(problemOf(most)).toBeUndefined();
    expect(problemOf(`x${most}`)).toBe('too-long');
  });

  test.each([
    ['nothing', '', 'no-empty-line'],
    ['only a text', text, 'no-empty-line'],
    ['no empty line', text + peterLine, 'no-empty-line'],
    ['no signature', `${text}\n`, 'no-signature'],
    ['no newline at the end', `${text}\n${peterLine.slice(0, -1)}`, 'no-final-newline'],
    ['a control character in the text', `\u0001${text}\n${peterLine}`, 'control-character'],
    ['a carriage return', `${text}\n${peterLine.replace('\n', '\r\n')}`, 'control-character'],
    ['a tab in the text', `a\tb\n\n${peterLine}`, 'control-character'],
    ['half a surrogate pair', `\ud800${text}\n${peterLine}`, 'lone-surrogate'],
    ['another line among the signatures', `${text}\n${peterLine}What?\n`, 'signature-line'],
    ['a hyphen for the dash', `${text}\n${peterLine.replace('—', '-')}`, 'signature-line'],
    ['a word too few', `${text}\n— PeterNeumann\n`, 'signature-line'],
    ['only a dash', `${text}\n—\n`, 'signature-line'],
    ['a name with a space', `${text}\n${peterLine.replace('rN', 'r N')}`, 'signature-line'],
    ['two spaces', `${text}\n${peterLine.replace(' x08', '  x08')}`, 'signature-line'],
    ['a space at the end', `${text}\n${peterLine.replace('\n', ' \n')}`, 'signature-line'],
    ['an empty name', `${text}\n${peterLine.replace('PeterNeumann', '')}`, 'key-name'],
    ['a name with a plus', `${text}\n${peterLine.replace('rN', 'r+N')}`, 'key-name'],
    ['a name with a wide space', `${text}\n${peterLine.replace('rN', 'r\u3000N')}`, 'key-name'],
    ['no padding', `${text}\n${peterLine.replace('=', '')}`, 'signature-base64'],
    [
      'unused bits that are not zero',
      `${text}\n${peterLine.replace('M=', 'N=')}`,
      'signature-base64',
    ],
    ['a key ID without a signature', `${text}\n${line(4)}`, 'signature-length'],
    ['half a key ID', `${text}\n${line(2)}`, 'signature-length'],
    ['no bytes', `${text}\n${line(0)}`, 'signature-length'],
  ])('%s is refused', (_, message, code) => {
    expect(problemOf(message)).toBe(code);
  });

  test('the refusal cites the line, or nothing where no line is at fault', () => {
    const parsed = parseNote(`${text}\n${peterLine}What?\n`);
    expect(parsed).toEqual({ ok: false, problem: { code: 'signature-line', detail: 'What?' } });
    expect(parseNote(text)).toEqual({ ok: false, problem: { code: 'no-empty-line', detail: '' } });
  });
});

describe('writing', () => {
  const id = fc.stringMatching(/^[0-9a-f]{8}$/);
  const name = fc.stringMatching(/^[!-*,-~đà—😀]+$/u);
  const signature = fc.uint8Array({ minLength: 1, maxLength: 80 });
  const anyNote: fc.Arbitrary<Note> = fc.record({
    text: fc.string({ unit: fc.constantFrom(...'ab —\n😀') }).map((start) => `${start}\n`),
    signatures: fc.array(fc.record({ name, id, signature }), { minLength: 1, maxLength: 5 }),
  });

  test('what is written is read back the same', () => {
    fc.assert(
      fc.property(anyNote, (note) =>
        expect(parseNote(formatNote(note))).toEqual({ ok: true, note }),
      ),
    );
  });

  test('what is read is written back the same', () => {
    const unit = fc.constantFrom('\n', '\n\n', '— ', '—', ' ', 'a', '+', 'AAAAAAA=', 'AAAAAQ==');
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (parts) => {
        const message = `x\n\n— b AAAAAAA=\n${parts.join('')}`;
        const parsed = parseNote(message);
        if (parsed.ok) expect(formatNote(parsed.note)).toBe(message);
      }),
      { numRuns: 2_000 },
    );
  });

  const [good] = noteOf(`${text}\n${peterLine}`).signatures as [NoteSignature];
  const bad: [string, Note][] = [
    ['a text without final newline', { text: 'a', signatures: [good] }],
    ['a text that ends in a signature', { text: `a\n\n${peterLine.trim()}`, signatures: [good] }],
    ['an empty text', { text: '', signatures: [good] }],
    ['no signature', { text, signatures: [] }],
    ['too many signatures', { text, signatures: new Array(129).fill(good) }],
    ['a name with a newline', { text, signatures: [{ ...good, name: 'a\n— b' }] }],
    ['a key ID that is not hex', { text, signatures: [{ ...good, id: 'C74F20A3' }] }],
    ['a key ID of three bytes', { text, signatures: [{ ...good, id: 'c74f20' }] }],
    ['an empty signature', { text, signatures: [{ ...good, signature: new Uint8Array(0) }] }],
  ];
  test.each(bad)('%s makes no note', (_, note) => {
    expect(() => formatNote(note)).toThrow(TypeError);
  });

  test('no line is written of an empty signature', () => {
    expect(formatSignature(good)).toBe(peterLine);
    expect(() => formatSignature({ ...good, signature: new Uint8Array(0) })).toThrow(TypeError);
  });

  test('only a text that a note can have is signed', () => {
    expect(signedText('đ\n')).toEqual(Uint8Array.of(0xc4, 0x91, 0x0a));
    for (const wrong of ['', 'a', 'a\r\n', '\u0000\n', '\ud800\n']) {
      expect(isNoteText(wrong)).toBe(false);
      expect(() => signedText(wrong)).toThrow(TypeError);
    }
  });
});
