/**
 * A log that lies: it grows two branches from one beginning and signs the heads of both with its
 * one key. What a witness may never do is cosign heads of both.
 */
import { sign } from 'node:crypto';
import {
  base64urlDecode,
  checkpointText,
  consistencyProof,
  ED25519,
  formatAddCheckpoint,
  formatNote,
  type LogKey,
  leafHash,
  noteKey,
  signedText,
  treeRoot,
  utf8Encode,
} from '../../workflows/index.js';
import { keyOf, type TestKey } from './keys.js';

/** A head of one of the branches: how many entries, and on which side. */
export interface Branch {
  readonly side: 'left' | 'right';
  readonly size: number;
}

export interface SplitLog {
  readonly key: LogKey;
  /** How many first entries both branches have in common. */
  readonly fork: number;
  /** The signed note of a head; another key signs it when one is given. */
  readonly head: (branch: Branch, signer?: TestKey) => string;
  readonly text: (branch: Branch) => string;
  /** The request to cosign a head, with the proof from an old size along the same branch. */
  readonly request: (branch: Branch, old: number) => string;
}

/** A log by the name of its origin, and where its two branches part. */
export function splitLog(origin: string, fork: number, pair = keyOf(`${origin}/log`)): SplitLog {
  const key = noteKey(origin, ED25519, base64urlDecode(pair.x) as Uint8Array);
  const leaves = (side: Branch['side'], size: number): Uint8Array[] =>
    Array.from({ length: size }, (_, at) =>
      leafHash(utf8Encode(at < fork ? `entry ${at}` : `entry ${at} on the ${side}`)),
    );
  const text = ({ side, size }: Branch): string =>
    checkpointText({ origin, size, root: treeRoot(leaves(side, size)) });
  const head = (branch: Branch, signer = pair): string => {
    const signature = sign(null, signedText(text(branch)), signer.privateKey);
    return formatNote({ text: text(branch), signatures: [{ ...key, signature }] });
  };
  return {
    key,
    fork,
    head,
    text,
    request: (branch, old) => {
      const { side, size } = branch;
      const grows = old > 0 && old <= size;
      const proof = grows ? consistencyProof(leaves(side, size), old, size) : [];
      return formatAddCheckpoint({ old, proof, checkpoint: head(branch) });
    },
  };
}
