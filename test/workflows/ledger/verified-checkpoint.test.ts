import { describe, expect, test } from '@jest/globals';
import { cosign } from '../../../workflows/ledger/cosignature.js';
import { EMPTY_ROOT } from '../../../workflows/ledger/merkle.js';
import { formatNote } from '../../../workflows/ledger/note.js';
import { COSIGNATURE_V1, ED25519, noteKey } from '../../../workflows/ledger/note-key.js';
import type { Policy } from '../../../workflows/ledger/policy.js';
import { verifyCheckpoint } from '../../../workflows/ledger/verified-checkpoint.js';
import { publicKeyOf, signEd25519 } from '../../support/ed25519.js';
import { fromHex, rootOfSize, tlog } from '../../support/tlog-vectors.js';
import {
  flips,
  headText,
  logKey,
  logLine,
  policyOf,
  policyText,
  signedHead,
  verifyOnce,
  witnessLine,
} from '../../support/witnessed-log.js';

const three = policyOf(policyText('3'));
const text = headText(20);
const check = (message: string, policy: Policy = three) =>
  verifyCheckpoint(message, policy, verifyOnce);
const codeOf = (message: string, policy: Policy = three) => {
  const result = check(message, policy);
  return result.ok ? undefined : result.problem.code;
};

describe('a head', () => {
  test('the vectors: all 21 have their size, root, four times and a quorum', () => {
    for (const [size, message] of tlog.checkpoints.entries()) {
      const result = check(message);
      expect(result).toMatchObject({
        ok: true,
        checkpoint: { origin: logKey.name, size, root: rootOfSize(size) },
        log: logKey,
        quorum: true,
      });
      if (!result.ok) return;
      expect([...result.times.keys()]).toEqual(['c0', 'c1', 'c2', 'c3']);
      const [, , third] = [...result.times.values()].sort((a, b) => a - b);
      expect(result.quorumTime).toBe(third);
    }
  });

  test('is judged by those who cosigned it', () => {
    expect(check(signedHead(text, [40, 10, null, 20]))).toMatchObject({
      times: new Map([
        ['c0', 40],
        ['c1', 10],
        ['c3', 20],
      ]),
      quorum: true,
      quorumTime: 40,
    });
    expect(check(signedHead(text, [40, 10]))).toMatchObject({ quorum: false, quorumTime: null });
    expect(check(signedHead(text))).toMatchObject({ times: new Map(), quorum: false });
  });

  test('needs nobody where the policy asks for nobody', () => {
    const alone = { ...three, quorum: null };
    expect(check(signedHead(text), alone)).toMatchObject({ quorum: true, quorumTime: null });
  });

  test('may be signed by either of two keys of the log', () => {
    const seed = fromHex('07'.repeat(32));
    const next = noteKey(logKey.name, ED25519, publicKeyOf(seed));
    const both = { ...three, logs: [...three.logs, { key: next, url: null }] };
    const line = { name: next.name, id: next.id, signature: signEd25519(seed, encode(text)) };
    expect(check(formatNote({ text, signatures: [line] }), both)).toMatchObject({ log: next });
    expect(codeOf(formatNote({ text, signatures: [line] }))).toBe('no-known-signature');
  });
});

describe('refused is', () => {
  test.each([
    ['what is no note', 'x', 'no-empty-line'],
    ['a note that is no checkpoint', formatNote(noteOf('x\n')), 'missing-line'],
    ['a head with an extension', formatNote(noteOf(`${text}x\n`)), 'extension-line'],
    [
      'the head of another log',
      formatNote(noteOf(text.replace('cluster', 'other'))),
      'unknown-log',
    ],
    [
      'a head that only witnesses signed',
      formatNote({ text, signatures: [witnessLine(text, 0, 1)] }),
      'no-known-signature',
    ],
    [
      'a wrong signature of the log',
      formatNote({ text, signatures: [logLine(headText(19))] }),
      'bad-signature',
    ],
    [
      'a wrong cosignature',
      formatNote({ text, signatures: [logLine(text), witnessLine(headText(19), 0, 1)] }),
      'bad-signature',
    ],
  ])('%s', (_, message, code) => {
    expect(codeOf(message)).toBe(code);
  });

  test('a note that is no checkpoint, without a detail', () => {
    const problem = { code: 'missing-line', detail: '' };
    expect(check(formatNote(noteOf('x\n')))).toEqual({ ok: false, problem });
  });

  test('any head, where the policy knows no log', () => {
    const result = check(signedHead(text), { ...three, logs: [] });
    expect(result).toEqual({
      ok: false,
      problem: { code: 'unknown-log', detail: 'cluster.example/pledge' },
    });
  });

  test('a log whose key has another name than the head', () => {
    const renamed = noteKey('other', ED25519, logKey.publicKey);
    const policy = { ...three, logs: [{ key: renamed, url: null }] };
    expect(codeOf(signedHead(text), policy)).toBe('unknown-log');
  });
});

test('a split view cosigned by the same witnesses is a head, and another one', () => {
  const split = check(signedHead(headText(20, EMPTY_ROOT), [1, 2, 3]));
  expect(split).toMatchObject({ ok: true, quorum: true, checkpoint: { root: EMPTY_ROOT } });
});

test('a cosignature under the key of the log is the word of no witness', () => {
  const self = noteKey(logKey.name, COSIGNATURE_V1, logKey.publicKey);
  const line = cosign(self, text, 1, (m) => signEd25519(fromHex(tlog.keys.log.seedHex), m));
  const message = formatNote({ text, signatures: [logLine(text), line] });
  expect(check(message)).toMatchObject({ ok: true, times: new Map() });
});

test('no byte of a head can be another and the head have all its cosignatures', () => {
  const all = policyOf(policyText('all'));
  for (const message of tlog.checkpoints.slice(20)) {
    const genuine = check(message, all);
    expect(genuine).toMatchObject({ ok: true, quorum: true });
    for (const changed of flips(message, [1, 0x20])) {
      const result = check(changed ?? '', all);
      if (!result.ok) continue;
      // Only the name or ID of a witness can be changed: that line is then another's, and ignored.
      expect(result).toMatchObject({ quorum: false, checkpoint: genuine.ok && genuine.checkpoint });
      expect(result.times.size).toBe(3);
    }
  }
});

function encode(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

function noteOf(body: string) {
  return { text: body, signatures: [logLine(body)] };
}
