import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import {
  COSIGNATURE_V1,
  ED25519,
  formatNoteKey,
  isKeyName,
  keyId,
  type NoteKey,
  noteKey,
  parseNoteKey,
} from '../../../workflows/ledger/note-key.js';
import { publicKeyOf } from '../../support/ed25519.js';
import { fromHex, tlog } from '../../support/tlog-vectors.js';

const peter = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const real = [
  peter,
  'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop',
  'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
  'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
  'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx',
  'monkeys+db4d9f7e+AULaJMvTtDLHPUcUrjdDad9vDlh/PTfC2VV60JUtCfWT',
  'test1.example+8407d1f7+BBwl+KRMY1RX4uOR0e+8p9TClRoK7wYiWogeRrmJYqxs',
];

function keyOf(line: string): NoteKey {
  const parsed = parseNoteKey(line);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.key;
}

const problemOf = (line: string) => {
  const parsed = parseNoteKey(line);
  return parsed.ok ? undefined : parsed.problem;
};

/** A line whose key ID fits its bytes, whatever the bytes are. */
function lineOf(name: string, bytes: Uint8Array): string {
  const digest = createHash('sha256').update(`${name}\n`).update(bytes).digest('hex');
  return `${name}+${digest.slice(0, 8)}+${Buffer.from(bytes).toString('base64')}`;
}

describe('a key line', () => {
  test.each(real)('%s is read and written back', (line) => {
    expect(formatNoteKey(keyOf(line))).toBe(line);
  });

  test('the vectors: every key is the key of its seed', () => {
    const { log, witnesses } = tlog.keys;
    expect(keyOf(log.vkey).type).toBe(ED25519);
    for (const { vkey, seedHex } of [log, ...witnesses]) {
      const { name, type, publicKey } = keyOf(vkey);
      expect(publicKey).toEqual(Uint8Array.from(publicKeyOf(fromHex(seedHex))));
      expect(formatNoteKey(noteKey(name, type, publicKey))).toBe(vkey);
    }
    expect(witnesses.map(({ vkey }) => keyOf(vkey).type)).toEqual([4, 4, 4, 4]);
  });

  test('the type byte makes another key of the same bytes', () => {
    const { publicKey } = keyOf(peter);
    const [log, witness] = [ED25519, COSIGNATURE_V1].map((type) => keyId('a', type, publicKey));
    expect(log).not.toBe(witness);
  });

  test('no part of a key line is a key line', () => {
    for (let from = 0; from < peter.length; from += 1) {
      for (let to = from + 1; to <= peter.length; to += 1) {
        if (to - from < peter.length) expect(problemOf(peter.slice(from, to))).toBeDefined();
      }
    }
  });

  test('no byte of a key line can be another', () => {
    for (let at = 0; at < peter.length; at += 1) {
      for (const step of [1, -1, 32]) {
        const changed = String.fromCharCode(peter.charCodeAt(at) + step);
        expect(problemOf(peter.slice(0, at) + changed + peter.slice(at + 1))).toBeDefined();
      }
    }
  });

  test.each([
    ['nothing', '', 'key-parts'],
    ['no key', 'PeterNeumann+c74f20a3', 'key-parts'],
    ['no name', peter.replace('PeterNeumann', ''), 'key-name'],
    ['a name with a space', peter.replace('PeterN', 'Peter N'), 'key-name'],
    ['a name with a no-break space', peter.replace('PeterN', 'Peter\u00a0N'), 'key-name'],
    ['a line end after the key', `${peter}\n`, 'key-base64'],
    ['no padding where it is due', peter.slice(0, -1), 'key-base64'],
    ['an upper-case key ID', peter.replace('c74f20a3', 'C74F20A3'), 'key-id'],
    ['a short key ID', peter.replace('c74f20a3', 'c74f20a'), 'key-id'],
    ['the ID of another name', peter.replace('Peter', 'Petra'), 'key-id'],
    ['another type byte under the old ID', peter.replace('+ARpc', '+BBpc'), 'key-id'],
    [
      'a key of the wrong length under its own ID',
      'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==',
      'key-base64',
    ],
    [
      'an unknown type under its own ID',
      'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
      'key-type',
    ],
    ['no bytes at all', lineOf('a', new Uint8Array(0)), 'key-type'],
    ['a type that is not Ed25519', lineOf('a', new Uint8Array(33).fill(2)), 'key-type'],
    ['31 bytes under their own ID', lineOf('a', new Uint8Array(32).fill(1)), 'key-length'],
    ['33 bytes under their own ID', lineOf('a', new Uint8Array(34).fill(4)), 'key-length'],
  ])('%s is refused', (_, line, problem) => {
    expect(problemOf(line)).toBe(problem);
  });
});

test('a key is not made with a name that no note can cite, nor of other than 32 bytes', () => {
  const { publicKey } = keyOf(peter);
  expect(() => noteKey('a+b', ED25519, publicKey)).toThrow(TypeError);
  expect(() => noteKey('a', ED25519, publicKey.subarray(1))).toThrow(TypeError);
  expect(noteKey('PeterNeumann', ED25519, publicKey)).toEqual(keyOf(peter));
});

test('names are any characters but spaces, plus, control characters and half pairs', () => {
  for (const name of ['a', 'example.com/đà-nẵng', '😀', '—']) expect(isKeyName(name)).toBe(true);
  const bad = ['', ' ', 'a b', 'a+b', 'a\u2003b', 'a\u0085', 'a\n', 'a\u0001', 'a\ud800'];
  expect(bad.filter(isKeyName)).toEqual([]);
});
