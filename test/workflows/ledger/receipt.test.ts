import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MAX_PROOF_HASHES } from '../../../workflows/ledger/hash-lines.js';
import { EMPTY_ROOT } from '../../../workflows/ledger/merkle.js';
import { formatProof, type ProofFile, parseProof } from '../../../workflows/ledger/proof-file.js';
import { makeReceipt, verifyReceipt } from '../../../workflows/ledger/receipt.js';
import { fromBase64, leafHashes, tlog } from '../../support/tlog-vectors.js';
import {
  flips,
  headText,
  policyOf,
  policyText,
  signedHead,
  verifyOnce,
} from '../../support/witnessed-log.js';

const hash = Buffer.alloc(32, 7).toString('base64');
const three = policyOf(policyText('3'));
const all = policyOf(policyText('all'));
const entries = tlog.leaves.map(({ data }) => fromBase64(data));
const inclusions = tlog.inclusion.map(({ i, n, proof }) => ({
  index: i,
  size: n,
  proof: proof.map(fromBase64),
}));

const receiptOf = (index: number, size: number): string => {
  const found = inclusions.find((each) => each.index === index && each.size === size);
  return makeReceipt({
    entry: entries[index] as Uint8Array,
    index,
    proof: found?.proof ?? [],
    checkpoint: tlog.checkpoints[size] as string,
  });
};

describe('a proof file', () => {
  const file: ProofFile = {
    extra: new TextEncoder().encode('age-v1'),
    index: 73_894,
    proof: [fromBase64(hash), new Uint8Array(32)],
    checkpoint: 'anything\n\nat all',
  };
  const text =
    `c2sp.org/tlog-proof@v1\nextra YWdlLXYx\nindex 73894\n${hash}\n` +
    `${'A'.repeat(43)}=\n\nanything\n\nat all`;

  test('is the lines of its parts', () => {
    expect(formatProof(file)).toBe(text);
    expect(formatProof({ ...file, extra: null, proof: [] })).toBe(
      'c2sp.org/tlog-proof@v1\nindex 73894\n\nanything\n\nat all',
    );
  });

  const anyFile = fc.record({
    extra: fc.option(fc.uint8Array({ maxLength: 50 })),
    index: fc.maxSafeNat(),
    proof: fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 63 }),
    checkpoint: fc.string({ unit: fc.constantFrom('\n', 'a', '—') }),
  });

  test('is read back the same', () => {
    fc.assert(
      fc.property(anyFile, (parts) =>
        expect(parseProof(formatProof(parts))).toEqual({ ok: true, file: parts }),
      ),
    );
  });

  test('that is read is written back the same', () => {
    const unit = fc.constantFrom('extra ', 'extra', 'index ', '0', '1', '\n', '\n\n', 'AAAA', hash);
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 8 }), (parts) => {
        const written = `c2sp.org/tlog-proof@v1\n${parts.join('')}`;
        const parsed = parseProof(written);
        if (parsed.ok) expect(formatProof(parsed.file)).toBe(written);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ['nothing', '', 'no-empty-line'],
    ['no checkpoint', text.slice(0, text.indexOf('\n\n')), 'no-empty-line'],
    ['another first line', text.replace('@v1', '@v2'), 'first-line'],
    ['a first line with a space', text.replace('@v1', '@v1 '), 'first-line'],
    ['a carriage return', text.replace('\n', '\r\n'), 'first-line'],
    ['extra data without padding', text.replace('YWdlLXYx', 'YWdlLXY'), 'extra-base64'],
    ['extra data twice', text.replace('index', 'extra YWdl\nindex'), 'index-line'],
    ['no index', text.replace('index 73894\n', ''), 'index-line'],
    ['only a first line', 'c2sp.org/tlog-proof@v1\n\n', 'index-line'],
    ['an index with a leading zero', text.replace('7389', '07389'), 'index-line'],
    ['a negative index', text.replace('7389', '-7389'), 'index-line'],
    ['an index beyond 2^53 - 1', text.replace('73894', '9007199254740992'), 'index-line'],
    ['an index without a space', text.replace('index ', 'index'), 'index-line'],
    ['a hash of 31 bytes', text.replace(hash, Buffer.alloc(31).toString('base64')), 'hash-line'],
    ['a hash of 33 bytes', text.replace(hash, Buffer.alloc(33).toString('base64')), 'hash-line'],
    ['a hash in hex', text.replace(hash, '07'.repeat(32)), 'hash-line'],
    ['a hash that is no base64', text.replace(hash, '—'), 'hash-line'],
    ['64 hashes', text.replace(hash, Array(63).fill(hash).join('\n')), 'too-many-hashes'],
  ])('with %s is refused', (_, wrong, problem) => {
    expect(parseProof(wrong)).toEqual({ ok: false, problem });
  });

  test('holds a path of 63 hashes', () => {
    const proof = Array.from({ length: MAX_PROOF_HASHES }, () => new Uint8Array(32));
    expect(parseProof(formatProof({ ...file, proof }))).toMatchObject({ file: { proof } });
    expect(() => formatProof({ ...file, proof: [...proof, new Uint8Array(32)] })).toThrow(
      TypeError,
    );
  });

  test.each([
    ['a negative index', { ...file, index: -1 }],
    ['a fraction', { ...file, index: 1.5 }],
    ['a hash of 31 bytes', { ...file, proof: [new Uint8Array(31)] }],
    ['a hash of no bytes', { ...file, proof: [new Uint8Array(0)] }],
  ])('is not made of %s', (_, parts) => {
    expect(() => formatProof(parts)).toThrow(TypeError);
  });
});

describe('a receipt', () => {
  test('the vectors: all 210 hold, with the entry, its place, the times and the quorum', () => {
    for (const { index, size } of inclusions) {
      const result = verifyReceipt(receiptOf(index, size), three, verifyOnce);
      expect(result).toMatchObject({ ok: true, index, checkpoint: { size }, quorum: true });
      if (result.ok) expect(result.entry).toEqual(entries[index]);
      if (result.ok) expect(result.quorumTime).toBe([...result.times.values()].sort()[2]);
    }
  });

  test('says when too few saw its head', () => {
    const { proof } = inclusions.find(({ index, size }) => index === 4 && size === 9) ?? {};
    const parts = { entry: entries[4] as Uint8Array, index: 4, proof: proof ?? [] };
    const receipt = makeReceipt({ ...parts, checkpoint: signedHead(headText(9), [5, 6]) });
    expect(verifyReceipt(receipt, three, verifyOnce)).toMatchObject({
      ok: true,
      quorum: false,
      quorumTime: null,
    });
  });

  const entry = entries[4] as Uint8Array;
  const proof = inclusions.find(({ index, size }) => index === 4 && size === 9)?.proof ?? [];
  const checkpoint = signedHead(headText(9));
  const good = { entry, index: 4, proof, checkpoint };
  const code = (receipt: string) => {
    const result = verifyReceipt(receipt, three, verifyOnce);
    return result.ok ? undefined : result.problem.code;
  };

  test('is refused for each rule under its name', () => {
    const cases = [
      ['no-empty-line', 'c2sp.org/tlog-proof@v1'],
      ['no-entry', formatProof({ ...good, extra: null })],
      ['no-empty-line', makeReceipt({ ...good, checkpoint: 'x' })],
      [
        'no-known-signature',
        makeReceipt({
          ...good,
          checkpoint: headText(9) + checkpoint.slice(headText(9).length).replace('pledge', 'plex'),
        }),
      ],
      ['outside-the-tree', makeReceipt({ ...good, index: 9 })],
      ['root-differs', makeReceipt({ ...good, entry: new Uint8Array(0) })],
      ['root-differs', makeReceipt({ ...good, index: 5 })],
      ['root-differs', makeReceipt({ ...good, checkpoint: signedHead(headText(9, EMPTY_ROOT)) })],
      ['proof-too-short', makeReceipt({ ...good, proof: proof.slice(1) })],
      ['proof-too-long', makeReceipt({ ...good, proof: [...proof, ...leafHashes.slice(0, 1)] })],
      ['bad-signature', makeReceipt({ ...good, checkpoint: checkpoint.replace('9\n', '8\n') })],
    ] as const;
    expect(code(makeReceipt(good))).toBeUndefined();
    expect(cases.map(([, receipt]) => code(receipt))).toEqual(cases.map(([rule]) => rule));
  });

  test('is refused without a detail, unless its head has one', () => {
    const detailOf = (receipt: string) => {
      const result = verifyReceipt(receipt, three, verifyOnce);
      return result.ok ? undefined : result.problem.detail;
    };
    expect(detailOf(makeReceipt({ ...good, index: 5 }))).toBe('');
    const forged = checkpoint.replace('9\n', '8\n');
    expect(detailOf(makeReceipt({ ...good, checkpoint: forged }))).toContain('cluster.example');
  });

  test.each([
    [0, 1],
    [4, 9],
  ])('of entry %i of %i has no byte that can be another', (index, size) => {
    const text = receiptOf(index, size);
    const genuine = verifyReceipt(text, all, verifyOnce);
    expect(genuine).toMatchObject({ ok: true, quorum: true });
    for (const changed of flips(text, [1, 0x20])) {
      const result = verifyReceipt(changed ?? '', all, verifyOnce);
      if (!result.ok || !genuine.ok) continue;
      // What is left is the same receipt without the witness whose name or ID was changed.
      const { times, quorum, quorumTime, ...rest } = result;
      expect(genuine).toMatchObject(rest);
      expect([times.size, quorum, quorumTime]).toEqual([3, false, null]);
    }
  });

  test('with any two hashes exchanged, or a hash of another, is refused', () => {
    for (const { index, size, proof: hashes } of inclusions) {
      const parts = {
        entry: entries[index] as Uint8Array,
        index,
        checkpoint: signedHead(headText(size)),
      };
      for (let at = 1; at < hashes.length; at += 1) {
        const [before, after] = [hashes[at - 1], hashes[at]] as [Uint8Array, Uint8Array];
        const exchanged = hashes.with(at - 1, after).with(at, before);
        expect(code(makeReceipt({ ...parts, proof: exchanged }))).toBe('root-differs');
      }
    }
  });
});
