/** The ledger's test vectors: a tree of 20 entries, every proof in it, and its signed heads. */
import { readFileSync } from 'node:fs';

type TlogVectors = {
  readonly keys: { readonly log: VectorKey; readonly witnesses: readonly VectorKey[] };
  readonly leaves: readonly { readonly data: string; readonly leafHash: string }[];
  /** The root of the tree of each size from 0, in hex. */
  readonly roots: readonly string[];
  readonly inclusion: readonly VectorProof<'i' | 'n'>[];
  readonly consistency: readonly VectorProof<'m' | 'n'>[];
  /** The signed note of each size from 0. */
  readonly checkpoints: readonly string[];
};

type VectorKey = { readonly vkey: string; readonly seedHex: string };

type VectorProof<Size extends string> = { readonly [size in Size]: number } & {
  readonly proof: readonly string[];
};

const file = new URL('../vectors/tlog.json', import.meta.url);

export const tlog: TlogVectors = JSON.parse(readFileSync(file, 'utf8'));

export const fromHex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

export const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(Buffer.from(text, 'base64'));

export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

export const leafHashes: readonly Uint8Array[] = tlog.leaves.map(({ leafHash }) =>
  fromHex(leafHash),
);

export const rootOfSize = (size: number): Uint8Array => fromHex(tlog.roots[size] ?? '');
