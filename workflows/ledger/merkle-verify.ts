/**
 * Checks proofs over the Merkle tree: that an entry stands at its place (inclusion) and that a tree
 * only grew (consistency), step by step as RFC 9162 sections 2.1.3.2 and 2.1.4.2 prescribe. It
 * refuses whatever is not exactly the proof, a hash that is not 32 bytes first of all, and names
 * the rule that is broken.
 */
import { equalBytes } from '../bytes.js';
import { isTreeSize, nodeHash } from './merkle.js';
import { HASH_BYTES } from './sha256.js';

/** Why a proof does not hold. */
export type ProofProblem =
  | 'not-a-size'
  | 'outside-the-tree'
  | 'sizes-reversed'
  | 'first-size-zero'
  | 'hash-length'
  | 'proof-too-short'
  | 'proof-too-long'
  | 'root-differs'
  | 'first-root-differs';

/** What an inclusion proof claims: `leafHash` is leaf `index`, from 0, of the tree of `size`. */
export type Inclusion = {
  readonly leafHash: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

/** What a consistency proof claims: the first tree is the beginning of the second. */
export type Consistency = {
  readonly firstSize: number;
  readonly secondSize: number;
  readonly firstRoot: Uint8Array;
  readonly secondRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

/** Whether the proof holds; `inclusionProblem` says why not. */
export function verifyInclusion(claim: Inclusion): boolean {
  return inclusionProblem(claim) === undefined;
}

/**
 * Whether the proof holds; `consistencyProblem` says why not. Nothing is proved about a first tree
 * of size 0, so it is refused: who accepts an empty beginning must decide that by himself.
 */
export function verifyConsistency(claim: Consistency): boolean {
  return consistencyProblem(claim) === undefined;
}

/** The first rule that an inclusion proof breaks, or `undefined` when it holds. */
export function inclusionProblem(claim: Inclusion): ProofProblem | undefined {
  const { index, size, proof } = claim;
  if (!isTreeSize(index) || !isTreeSize(size)) return 'not-a-size';
  if (index >= size) return 'outside-the-tree';
  if (![claim.leafHash, claim.root, ...proof].every(isHash)) return 'hash-length';
  const path: Path = { node: index, last: size - 1 };
  let root = claim.leafHash;
  for (const hash of proof) {
    if (path.last === 0) return 'proof-too-long';
    root = climb(path) === 'left' ? nodeHash(hash, root) : nodeHash(root, hash);
  }
  if (path.last !== 0) return 'proof-too-short';
  return equalBytes(root, claim.root) ? undefined : 'root-differs';
}

/** The first rule that a consistency proof breaks, or `undefined` when it holds. */
export function consistencyProblem(claim: Consistency): ProofProblem | undefined {
  const { firstSize, secondSize, firstRoot, secondRoot, proof } = claim;
  if (!isTreeSize(firstSize) || !isTreeSize(secondSize)) return 'not-a-size';
  if (firstSize > secondSize) return 'sizes-reversed';
  if (firstSize === 0) return 'first-size-zero';
  if (![firstRoot, secondRoot, ...proof].every(isHash)) return 'hash-length';
  if (firstSize === secondSize) {
    if (proof.length > 0) return 'proof-too-long';
    return equalBytes(firstRoot, secondRoot) ? undefined : 'root-differs';
  }
  const path: Path = { node: firstSize - 1, last: secondSize - 1 };
  while (path.node % 2 === 1) rise(path);
  // A first tree that is one complete subtree of the second is itself the start of the path.
  const [start, ...rest] = path.node === 0 ? [firstRoot, ...proof] : proof;
  if (start === undefined) return 'proof-too-short';
  let first = start;
  let second = start;
  for (const hash of rest) {
    if (path.last === 0) return 'proof-too-long';
    if (climb(path) === 'left') {
      first = nodeHash(hash, first);
      second = nodeHash(hash, second);
    } else {
      second = nodeHash(second, hash);
    }
  }
  if (path.last !== 0) return 'proof-too-short';
  if (!equalBytes(first, firstRoot)) return 'first-root-differs';
  return equalBytes(second, secondRoot) ? undefined : 'root-differs';
}

/** A node's index within its level, and the last index of that level. */
type Path = { node: number; last: number };

function rise(path: Path): void {
  // Division, not a shift: sizes may have more than 32 bits.
  path.node = Math.floor(path.node / 2);
  path.last = Math.floor(path.last / 2);
}

/** On which side the proof's next hash stands; the path then points to the parent of the two. */
function climb(path: Path): 'left' | 'right' {
  const side = path.node % 2 === 1 || path.node === path.last ? 'left' : 'right';
  // On the right edge a node without a sibling is its own parent, level after level.
  if (side === 'left') while (path.node % 2 === 0 && path.node !== 0) rise(path);
  rise(path);
  return side;
}

function isHash(bytes: Uint8Array): boolean {
  return bytes.length === HASH_BYTES;
}
