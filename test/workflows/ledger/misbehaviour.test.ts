import { describe, expect, test } from '@jest/globals';
import { canonicalize, type Json } from '../../../workflows/canonical.js';
import { EMPTY_ROOT, leafHash } from '../../../workflows/ledger/merkle.js';
import {
  type Misbehaviour,
  misbehaviourFile,
  verifyMisbehaviour,
} from '../../../workflows/ledger/misbehaviour.js';
import { formatNote, parseNote } from '../../../workflows/ledger/note.js';
import { ED25519, noteKey } from '../../../workflows/ledger/note-key.js';
import { growTree } from '../../../workflows/ledger/tree.js';
import { leafHashes, rootOfSize, tlog } from '../../support/tlog-vectors.js';
import {
  flips,
  headText,
  logKey,
  logLine,
  signedHead,
  verifyOnce,
  witnessLine,
} from '../../support/witnessed-log.js';

/** The same log with another fourth entry: a history that was rewritten. */
const rewritten = growTree();
for (const [at, leaf] of leafHashes.entries()) {
  rewritten.append(at === 3 ? leafHash(new Uint8Array(0)) : leaf);
}
const rootOf = (size: number) => rewritten.rootAt(size) as Uint8Array;

/** What shows that the log showed one history up to `size` and another up to `later`. */
const twoHistories = (size: number, later: number): Misbehaviour => ({
  log: logKey,
  first: signedHead(headText(size)),
  second: signedHead(headText(later, rootOf(later)), [7]),
  root: rootOf(size),
  proof: rewritten.consistencyProof(size, later),
});

const check = (file: string) => verifyMisbehaviour(file, verifyOnce);
const problemOf = (parts: Misbehaviour) => {
  const result = check(misbehaviourFile(parts));
  return result.proven ? undefined : result.problem;
};

describe('a proof of misbehaviour', () => {
  test('shows two histories at any two sizes after they parted', () => {
    for (let size = 4; size <= 20; size += 1) {
      for (let later = size; later <= 20; later += 1) {
        expect(check(misbehaviourFile(twoHistories(size, later)))).toEqual({
          proven: true,
          log: logKey,
          first: { origin: logKey.name, size, root: rootOfSize(size) },
          second: { origin: logKey.name, size: later, root: rootOf(later) },
          root: rootOf(size),
        });
      }
    }
  });

  test('cannot be made from sizes before they parted', () => {
    for (let size = 1; size <= 3; size += 1) {
      expect(problemOf(twoHistories(size, 20))).toBe('no-contradiction');
    }
  });

  test('cannot be made from an honest log', () => {
    const honest = growTree();
    for (const leaf of leafHashes) honest.append(leaf);
    for (let size = 1; size <= 20; size += 1) {
      for (let later = size; later <= 20; later += 1) {
        const parts = {
          log: logKey,
          first: signedHead(headText(size)),
          second: signedHead(headText(later)),
          root: rootOfSize(size),
          proof: honest.consistencyProof(size, later),
        };
        expect(problemOf(parts)).toBe('no-contradiction');
        expect(problemOf({ ...parts, root: rootOf(20) })).toMatch(/root-differs/);
      }
    }
  });

  const good = twoHistories(7, 13);

  test('names the rule that breaks it', () => {
    const other = noteKey('other', ED25519, logKey.publicKey);
    const head = (text: string) => formatNote({ text, signatures: [logLine(text)] });
    const foreign = { text: headText(7), signatures: [witnessLine(headText(7), 0, 1)] };
    const cases: [string, Misbehaviour][] = [
      ['first-head', { ...good, log: other }],
      ['first-head', { ...good, first: 'x' }],
      ['first-head', { ...good, first: formatNote(foreign) }],
      ['first-head', { ...good, first: head(`${headText(7)}extension\n`) }],
      ['first-head', { ...good, first: head(headText(7).replace('cluster', 'another')) }],
      ['second-head', { ...good, second: good.second.replace('13\n', '14\n') }],
      ['sizes-reversed', { ...good, first: good.second, second: good.first }],
      ['proof-too-short', { ...good, proof: good.proof.slice(1) }],
      ['proof-too-long', { ...good, proof: [...good.proof, EMPTY_ROOT] }],
      ['first-root-differs', { ...good, root: EMPTY_ROOT }],
      ['root-differs', { ...good, second: signedHead(headText(13)) }],
      ['first-size-zero', { ...good, first: signedHead(headText(0)) }],
    ];
    expect(cases.map(([, parts]) => problemOf(parts))).toEqual(cases.map(([rule]) => rule));
  });

  test('is a file of one form, with a key that signs heads', () => {
    const fields: Record<string, Json> = JSON.parse(misbehaviourFile(good));
    const { root, ...rootless } = fields;
    const wrong: [string, string][] = [
      ['misbehaviour-form', ''],
      ['misbehaviour-form', '[]'],
      ['misbehaviour-form', canonicalize(rootless)],
      ['misbehaviour-form', canonicalize({ ...fields, format: 'giaouoc/misbehaviour/v2' })],
      ['misbehaviour-form', canonicalize({ ...fields, why: 'so' })],
      ['misbehaviour-form', canonicalize({ ...fields, root: 'AAAA' })],
      ['misbehaviour-form', canonicalize({ ...fields, proof: ['AAAA'] })],
      ['misbehaviour-form', canonicalize({ ...fields, proof: Array(64).fill(root) })],
      ['misbehaviour-form', canonicalize({ ...fields, first: 7 })],
      ['misbehaviour-form', JSON.stringify(fields, null, 1)],
      ['log-key', canonicalize({ ...fields, log: 'cluster.example/pledge' })],
      ['log-key', canonicalize({ ...fields, log: tlog.keys.witnesses[0]?.vkey ?? '' })],
    ];
    expect(wrong.map(([, file]) => check(file))).toEqual(
      wrong.map(([problem]) => ({ proven: false, problem })),
    );
  });

  test('says in the file which form it has', () => {
    expect(JSON.parse(misbehaviourFile(good))).toMatchObject({ format: 'giaouoc/misbehaviour/v1' });
  });

  test('holds heads that many strangers with long names have signed', () => {
    const parsed = parseNote(good.first);
    if (!parsed.ok) throw new Error(parsed.problem.code);
    const stranger = { ...logLine(parsed.note.text), name: 'x'.repeat(1000) };
    const signatures = [...parsed.note.signatures, ...Array(127).fill(stranger)];
    const file = misbehaviourFile({ ...good, first: formatNote({ ...parsed.note, signatures }) });
    expect(file.length).toBeGreaterThan(100_000);
    expect(check(file)).toEqual(check(misbehaviourFile(good)));
  });

  test('is not written with a hash that is none', () => {
    expect(() => misbehaviourFile({ ...good, root: new Uint8Array(0) })).toThrow(TypeError);
    expect(() => misbehaviourFile({ ...good, proof: [new Uint8Array(31)] })).toThrow(TypeError);
  });

  test('has no byte that can be another, but in the line of a stranger', () => {
    const genuine = check(misbehaviourFile(good));
    for (const changed of flips(misbehaviourFile(good), [1])) {
      const result = check(changed ?? '');
      // The cosignature under the second head says nothing here.
      if (result.proven) expect(result).toEqual(genuine);
    }
    const bare = misbehaviourFile({ ...good, second: signedHead(headText(13, rootOf(13))) });
    const accepted = [...flips(bare, [1, 0x20])].filter((each) => check(each ?? '').proven);
    expect(accepted).toEqual([]);
  });
});
