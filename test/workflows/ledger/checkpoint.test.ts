import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkpointText, parseCheckpoint } from '../../../workflows/ledger/checkpoint.js';
import {
  type Note,
  type NoteSignature,
  parseNote,
  verifyNote,
  verifySignatures,
} from '../../../workflows/ledger/note.js';
import {
  COSIGNATURE_V1,
  ED25519,
  type NoteKey,
  parseNoteKey,
} from '../../../workflows/ledger/note-key.js';
import { verifyEd25519 } from '../../support/ed25519.js';
import { rootOfSize, tlog, toHex } from '../../support/tlog-vectors.js';

const root = rootOfSize(20);
const base64 = Buffer.from(root).toString('base64');

function keyOf(line: string): NoteKey {
  const parsed = parseNoteKey(line);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.key;
}

function noteOf(message: string): Note {
  const parsed = parseNote(message);
  if (!parsed.ok) throw new Error(parsed.problem.code);
  return parsed.note;
}

/** C2SP tlog-cosignature: eight bytes of time stand before the signature, and are signed too. */
function cosigned(text: string, key: NoteKey, { signature }: NoteSignature): boolean {
  const time = Buffer.from(signature).readBigUInt64BE();
  const message = new TextEncoder().encode(`cosignature/v1\ntime ${time}\n${text}`);
  return verifyEd25519(key.publicKey, message, signature.subarray(8));
}

const names = (message: string, keys: readonly NoteKey[]) => {
  const note = noteOf(message);
  const result = verifySignatures(note, keys, (key, line) =>
    key.type === COSIGNATURE_V1
      ? cosigned(note.text, key, line)
      : verifyEd25519(key.publicKey, new TextEncoder().encode(note.text), line.signature),
  );
  return result.ok ? result.verified.map(({ key }) => key.name) : result.problem.code;
};

describe('known answers', () => {
  const { log, witnesses } = tlog.keys;
  const logKey = keyOf(log.vkey);

  test('the vectors: all 21 checkpoints say their root and are signed by the log', () => {
    expect(tlog.checkpoints).toHaveLength(21);
    for (const [size, message] of tlog.checkpoints.entries()) {
      const note = noteOf(message);
      if (logKey.type !== ED25519) throw new Error('not a log key');
      const result = verifyNote(note, [logKey], verifyEd25519);
      expect(result).toMatchObject({ ok: true, verified: [{ key: logKey }] });
      const checkpoint = { origin: 'cluster.example/pledge', size, root: rootOfSize(size) };
      expect(parseCheckpoint(note.text)).toEqual({ ok: true, checkpoint });
      expect(checkpointText(checkpoint)).toBe(note.text);
    }
  });

  test('the vectors: every checkpoint is cosigned by the four witnesses', () => {
    const keys = [log, ...witnesses].map(({ vkey }) => keyOf(vkey));
    for (const message of tlog.checkpoints) {
      expect(names(message, keys)).toEqual(keys.map(({ name }) => name));
    }
  });

  test('a cosignature does not hold for another head', () => {
    const keys = witnesses.map(({ vkey }) => keyOf(vkey));
    const [older, newer] = [tlog.checkpoints[19], tlog.checkpoints[20]] as [string, string];
    const mixed = noteOf(newer).text + older.slice(noteOf(older).text.length);
    expect(names(mixed, keys)).toBe('bad-signature');
  });

  test('the head of the Go checksum database verifies', () => {
    const key = keyOf('sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8');
    const message =
      'go.sum database tree\n35225469\nvt5T6GaLCXvyHFl9VUvvItR43XZxfLgftEcTyO3eJCQ=\n\n' +
      '— sum.golang.org Az3grpukl5AXaVfYkLiDGORx/DN2nlcS5kZHR5uYOBV2KA2HgXpD+gu9HHONebHLAyaKbbTM75QTtPydhKCExixSfwQ=\n';
    expect(names(message, [key])).toEqual(['sum.golang.org']);
    const parsed = parseCheckpoint(noteOf(message).text);
    if (!parsed.ok) throw new Error(parsed.problem);
    const { origin, size, root: head } = parsed.checkpoint;
    expect([origin, size]).toEqual(['go.sum database tree', 35_225_469]);
    expect(toHex(head)).toMatch(/^bede53e8/);
  });

  test('the cosignature of a witness at work verifies', () => {
    const key = keyOf('test1.example+8407d1f7+BBwl+KRMY1RX4uOR0e+8p9TClRoK7wYiWogeRrmJYqxs');
    const message =
      'sigsum.org/v1/tree/4e89cc51651f0d95f3c6127c15e1a42e3ddf7046c5b17b752689c402e773bb4d\n' +
      '930\n8kyit7I0w4BDj7635qPnSBcFrfIrjsq0fKBJsxtkK9g=\n\n' +
      '— test1.example hAfR9wAAAABoQFJeXF+k0l93NMr1GcQbJeQCINVKexY3y2CKA01+54eFATE7Nsi4wOS2HHu30fEjqoVv/bgOA1ZQ6sS1m+D4d9aOAA==\n';
    expect(names(message, [key])).toEqual(['test1.example']);
    expect(names(message.replace('930', '931'), [key])).toBe('bad-signature');
  });
});

describe('reading', () => {
  const text = (size: string, hash = base64) => `cluster.example/pledge\n${size}\n${hash}\n`;

  test.each([
    ['nothing', '', 'not-note-text'],
    ['no final newline', text('20').slice(0, -1), 'not-note-text'],
    ['a carriage return', text('20').replace('\n', '\r\n'), 'not-note-text'],
    ['half a surrogate pair', text('20').replace('cluster', '\ud800'), 'not-note-text'],
    ['an empty origin', text('20').replace('cluster.example/pledge', ''), 'empty-line'],
    ['an empty line at the end', `${text('20')}\n`, 'empty-line'],
    ['an empty line inside', text('20').replace('\n', '\n\n'), 'empty-line'],
    ['only an origin', 'cluster.example/pledge\n', 'missing-line'],
    ['no root', 'cluster.example/pledge\n20\n', 'missing-line'],
    ['an extension line', `${text('20')}extra\n`, 'extension-line'],
    ['a leading zero', text('020'), 'size-decimal'],
    ['two zeros', text('00'), 'size-decimal'],
    ['a sign', text('+20'), 'size-decimal'],
    ['a negative size', text('-1'), 'size-decimal'],
    ['a fraction', text('20.0'), 'size-decimal'],
    ['an exponent', text('2e1'), 'size-decimal'],
    ['hexadecimal', text('0x14'), 'size-decimal'],
    ['a space', text(' 20'), 'size-decimal'],
    ['digits of another script', text('٢٠'), 'size-decimal'],
    ['a size beyond 2^53 - 1', text('9007199254740992'), 'size-too-large'],
    ['a size of a hundred digits', text('9'.repeat(100)), 'size-too-large'],
    ['a root without padding', text('20', base64.slice(0, -1)), 'root-base64'],
    ['a root in hex', text('20', `${toHex(root)}!`), 'root-base64'],
    ['a root of 31 bytes', text('20', Buffer.alloc(31).toString('base64')), 'root-length'],
    ['a root of 33 bytes', text('20', Buffer.alloc(33).toString('base64')), 'root-length'],
  ])('%s is refused', (_, wrong, problem) => {
    expect(parseCheckpoint(wrong)).toEqual({ ok: false, problem });
  });

  test('size 0 and the largest size are sizes', () => {
    for (const size of [0, Number.MAX_SAFE_INTEGER]) {
      expect(parseCheckpoint(text(String(size)))).toMatchObject({ checkpoint: { size } });
    }
  });
});

describe('writing', () => {
  const origin = fc.stringMatching(/^[ -~đà😀]+$/u);
  const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });

  test('what is written is read back the same', () => {
    fc.assert(
      fc.property(origin, fc.maxSafeNat(), hash, (name, size, bytes) => {
        const checkpoint = { origin: name, size, root: bytes };
        expect(parseCheckpoint(checkpointText(checkpoint))).toEqual({ ok: true, checkpoint });
      }),
    );
  });

  test.each([
    ['an empty origin', { origin: '', size: 1, root }, 'empty-line'],
    ['an origin of two lines', { origin: 'a\nb', size: 1, root }, 'extension-line'],
    [
      'an origin that brings its own head',
      { origin: `a\n1\n${base64}`, size: 1, root },
      'extension-line',
    ],
    ['a negative size', { origin: 'a', size: -1, root }, 'size-decimal'],
    ['a fraction', { origin: 'a', size: 1.5, root }, 'size-decimal'],
    ['a size written with an exponent', { origin: 'a', size: 1e21, root }, 'size-decimal'],
    ['a size beyond 2^53 - 1', { origin: 'a', size: 2 ** 53, root }, 'size-too-large'],
    ['a root of 31 bytes', { origin: 'a', size: 1, root: root.subarray(1) }, 'root-length'],
  ])('%s makes no checkpoint', (_, checkpoint, problem) => {
    expect(() => checkpointText(checkpoint)).toThrow(new TypeError(`not a checkpoint: ${problem}`));
  });
});
