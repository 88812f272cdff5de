/**
 * The receipt of an entry: a C2SP tlog-proof whose extra data are the entry's exact bytes. Whoever
 * holds it and knows the policy can show, without any server, that this entry stands at this place
 * of the journal and which witnesses saw it there, and when. It refuses a receipt without the
 * entry, a checkpoint that the policy does not know, and a proof that does not lead to its root.
 */
import { leafHash } from './merkle.js';
import { inclusionProblem, type ProofProblem } from './merkle-verify.js';
import type { VerifyEd25519 } from './note.js';
import type { Policy } from './policy.js';
import { formatProof, type ProofFile, type ProofFileProblem, parseProof } from './proof-file.js';
import {
  type JudgedCheckpoint,
  type VerifiedCheckpointProblem,
  verifyCheckpoint,
} from './verified-checkpoint.js';

/** What a receipt is made of. */
export type ReceiptParts = Omit<ProofFile, 'extra'> & {
  /** The exact bytes whose hash is the leaf. */
  readonly entry: Uint8Array;
};

/** Which rule a receipt breaks; `detail` as in the problem of its checkpoint, else empty. */
export type ReceiptProblem = {
  readonly code: VerifiedCheckpointProblem['code'] | ProofFileProblem | ProofProblem | 'no-entry';
  readonly detail: string;
};

/** What checking a receipt answers: the entry and what the policy says about its checkpoint. */
export type VerifiedReceipt =
  | ({ readonly ok: true; readonly entry: Uint8Array; readonly index: number } & JudgedCheckpoint)
  | { readonly ok: false; readonly problem: ReceiptProblem };

/**
 * The text of a receipt.
 *
 * @throws TypeError when the parts do not make a proof file; whether they prove anything is left to
 * `verifyReceipt`.
 */
export function makeReceipt({ entry, index, proof, checkpoint }: ReceiptParts): string {
  return formatProof({ extra: entry, index, proof, checkpoint });
}

/**
 * Checks a receipt. A good one shows that the log committed itself to the entry; only where
 * `quorum` is true have enough witnesses seen it, and `quorumTime` is since when.
 */
export function verifyReceipt(
  text: string,
  policy: Policy,
  verify: VerifyEd25519,
): VerifiedReceipt {
  const parsed = parseProof(text);
  if (!parsed.ok) return refused(parsed.problem);
  const { extra: entry, index, proof } = parsed.file;
  if (entry === null) return refused('no-entry');
  const judged = verifyCheckpoint(parsed.file.checkpoint, policy, verify);
  if (!judged.ok) return judged;
  const { size, root } = judged.checkpoint;
  const problem = inclusionProblem({ leafHash: leafHash(entry), index, size, root, proof });
  return problem === undefined ? { ...judged, entry, index } : refused(problem);
}

function refused(code: ReceiptProblem['code']): VerifiedReceipt {
  return { ok: false, problem: { code, detail: '' } };
}
