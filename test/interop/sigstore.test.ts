/**
 * Our heads and inclusion proofs, judged by the verifier of sigstore-js. It reads checkpoints and
 * proofs in the same public formats and shares no line with ours. It knows neither cosignatures nor
 * consistency proofs: the lines of witnesses it must pass over, which is checked too.
 */
import { createPublicKey } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { verifyCheckpoint } from '@sigstore/verify/dist/tlog/checkpoint.js';
import { verifyMerkleInclusion } from '@sigstore/verify/dist/tlog/merkle.js';
import { parseProof } from '../../workflows/index.js';
import { ORIGIN } from '../support/cluster.js';
import { keyOf } from '../support/keys.js';
import {
  bent,
  checkpointAt,
  entries,
  places,
  receiptOf,
  serverKey,
  size,
  times,
  tree,
} from './golden-log.js';

type Entry = Parameters<typeof verifyCheckpoint>[0];
type Log = Parameters<typeof verifyCheckpoint>[1][number];

/** The log as sigstore knows logs: the first four bytes of its id are the key id of its notes. */
const log = (key = 'server'): Log => ({
  baseURL: ORIGIN,
  logID: Buffer.from(serverKey.id, 'hex'),
  publicKey: createPublicKey(keyOf(key).privateKey),
  validFor: { start: new Date(0), end: new Date(8.64e15) },
});

/** An entry with its proof, as it stands in a sigstore bundle. */
const bundled = (
  checkpoint: string,
  index: number,
  body: Uint8Array,
  hashes: readonly Uint8Array[],
): Entry =>
  ({
    canonicalizedBody: Buffer.from(body),
    inclusionProof: {
      logIndex: String(index),
      hashes: hashes.map((hash) => Buffer.from(hash)),
      checkpoint: { envelope: checkpoint },
    },
  }) as unknown as Entry;

const check = (entry: Entry, logs: Log[] = [log()]): void =>
  verifyMerkleInclusion(entry, verifyCheckpoint(entry, logs));

const proofOf = (index: number, at = size) => tree.inclusionProof(index, at);
const body = (index: number) => entries[index] as Uint8Array;

describe('the verifier of sigstore-js', () => {
  test('accepts the inclusion of every entry in the signed head of the year', () => {
    const checkpoint = checkpointAt(size);
    for (const index of entries.keys()) {
      check(bundled(checkpoint, index, body(index), proofOf(index)));
    }
  });

  test('accepts inclusions in every earlier head', () => {
    for (let at = 1; at <= size; at += 1) {
      const checkpoint = checkpointAt(at);
      for (const index of places.filter((place) => place < at)) {
        check(bundled(checkpoint, index, body(index), proofOf(index, at)));
      }
    }
  });

  test('accepts a receipt whose head four witnesses have cosigned', () => {
    for (const index of places) {
      const parsed = parseProof(receiptOf(index));
      if (!parsed.ok) throw new Error(parsed.problem);
      const { checkpoint, extra, proof } = parsed.file;
      expect(checkpoint.match(/^— /gm)).toHaveLength(1 + Object.keys(times).length);
      check(bundled(checkpoint, index, extra as Uint8Array, proof));
    }
  });

  test('refuses a head that another key signed, and one whose root was changed', () => {
    const entry = bundled(checkpointAt(size), 9, body(9), proofOf(9));
    expect(() => check(entry, [log('a stranger')])).toThrow('invalid checkpoint signature');
    const signed = checkpointAt(size, times);
    const changed = signed.replace(`\n${size}\n`, `\n${size - 1}\n`);
    expect(() => check(bundled(changed, 9, body(9), proofOf(9)))).toThrow(
      'invalid checkpoint signature',
    );
  });

  test('refuses another entry, another place and a bent proof', () => {
    const checkpoint = checkpointAt(size, times);
    const [first = new Uint8Array(), ...rest] = proofOf(9);
    const forged = [
      bundled(checkpoint, 9, body(10), proofOf(9)),
      bundled(checkpoint, 10, body(9), proofOf(9)),
      bundled(checkpoint, 9, body(9), [bent(first), ...rest]),
      bundled(checkpoint, 9, body(9), rest),
    ];
    for (const each of forged) expect(() => check(each)).toThrow();
  });
});
