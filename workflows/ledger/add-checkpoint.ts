/**
 * What a witness is asked and what it answers, exactly as C2SP tlog-witness defines add-checkpoint,
 * as a pure decision: whether to cosign depends on the request, the log's keys and the head that
 * was cosigned last, and on nothing else. It refuses what is not a proof that this log only grew.
 * To keep the new head before answering, and no other head meanwhile, is the caller's part.
 *
 *     old <size of the head cosigned last>
 *     <base64 of a hash>                one line a hash of the consistency proof, at most 63
 *
 *     <the checkpoint with its signatures>
 */
import { equalBytes } from '../bytes.js';
import { type Checkpoint, type CheckpointProblem, parseCheckpoint } from './checkpoint.js';
import { hashLines, MAX_PROOF_HASHES, readHashLines } from './hash-lines.js';
import { EMPTY_ROOT } from './merkle.js';
import { consistencyProblem, type ProofProblem } from './merkle-verify.js';
import {
  type Note,
  type NoteProblemCode,
  parseNote,
  type VerifyEd25519,
  verifyNote,
} from './note.js';
import type { LogKey } from './note-key.js';
import { readSizeLine } from './size-text.js';

/** The parts of a request's body. */
export type AddCheckpoint = {
  /** The size of the head that the witness cosigned last, as the asker knows it. */
  readonly old: number;
  readonly proof: readonly Uint8Array[];
  /** A signed note, verbatim. */
  readonly checkpoint: string;
};

/** A request that has the right form; who signed it is not checked yet. */
export type AddCheckpointRequest = {
  readonly old: number;
  readonly proof: readonly Uint8Array[];
  readonly note: Note;
  /** The head that the witness is asked to cosign; its origin says whose keys count. */
  readonly submitted: Checkpoint;
};

/** Why a witness does not cosign. */
export type AddCheckpointProblem =
  | 'no-empty-line'
  | 'old-line'
  | 'hash-line'
  | 'too-many-hashes'
  | NoteProblemCode
  | CheckpointProblem
  | 'unknown-log'
  | 'old-above-size'
  | 'old-differs'
  | 'proof-not-empty'
  | ProofProblem;

/** An answer over HTTP that is not a cosignature. */
export type WitnessRefusal = {
  readonly status: 400 | 403 | 404 | 409 | 422;
  readonly contentType: string;
  readonly body: string;
  readonly reason: AddCheckpointProblem;
};

/** What reading a body answers; a body that is no request has its answer already. */
export type ReadAddCheckpoint =
  | { readonly ok: true; readonly request: AddCheckpointRequest }
  | { readonly ok: false; readonly answer: WitnessRefusal };

/** What a witness decides: the head to keep and the note to cosign, or the refusal to send. */
export type WitnessAnswer =
  | { readonly status: 200; readonly checkpoint: Checkpoint; readonly note: Note }
  | WitnessRefusal;

/** What a witness knows about one origin: the keys that it trusts, and what it cosigned last. */
export type WitnessedLog = {
  readonly logs: readonly LogKey[];
  readonly head: Checkpoint | null;
};

/**
 * The body of a request, which `readAddCheckpoint` reads back.
 *
 * @throws TypeError when the parts do not make a request.
 */
export function formatAddCheckpoint({ old, proof, checkpoint }: AddCheckpoint): string {
  const body = `${[`old ${old}`, ...hashLines(proof)].join('\n')}\n\n${checkpoint}`;
  const read = readAddCheckpoint(body);
  if (!read.ok) throw new TypeError(`not a request: ${read.answer.reason}`);
  return body;
}

/** Reads the body of a request. */
export function readAddCheckpoint(body: string): ReadAddCheckpoint {
  const empty = body.indexOf('\n\n');
  if (empty === -1) return malformed('no-empty-line');
  const [oldLine, ...lines] = body.slice(0, empty).split('\n');
  const old = readSizeLine('old', oldLine);
  if (old === undefined) return malformed('old-line');
  if (lines.length > MAX_PROOF_HASHES) return malformed('too-many-hashes');
  const proof = readHashLines(lines);
  if (proof === undefined) return malformed('hash-line');
  const note = parseNote(body.slice(empty + 2));
  // What is not a signed note carries no signature that verifies.
  if (!note.ok) return { ok: false, answer: refusal(403, note.problem.code) };
  const parsed = parseCheckpoint(note.note.text);
  if (!parsed.ok) return malformed(parsed.problem);
  return { ok: true, request: { old, proof, note: note.note, submitted: parsed.checkpoint } };
}

/**
 * The decision about a request. `logs` are the keys trusted for the origin of the request's
 * checkpoint; keys under another name are passed over.
 *
 * The statuses are those of tlog-witness: 404 for an origin without trusted keys, 403 when none of
 * them signed, 400 for an old size above the new one, 409 with the right size when the old one is
 * not that of the head cosigned last, 422 for a proof that does not hold.
 */
export function witnessAnswer(
  { logs, head }: WitnessedLog,
  request: AddCheckpointRequest,
  verify: VerifyEd25519,
): WitnessAnswer {
  const { old, note, submitted } = request;
  const keys = logs.filter(({ name }) => name === submitted.origin);
  if (keys.length === 0) return refusal(404, 'unknown-log');
  const signed = verifyNote(note, keys, verify);
  if (!signed.ok) return refusal(403, signed.problem.code);
  if (old > submitted.size) return refusal(400, 'old-above-size');
  const last = head ?? { size: 0, root: EMPTY_ROOT };
  if (old !== last.size) {
    return {
      status: 409,
      contentType: 'text/x.tlog.size',
      body: `${last.size}\n`,
      reason: 'old-differs',
    };
  }
  const problem = growthProblem(last, request);
  return problem ? refusal(422, problem) : { status: 200, checkpoint: submitted, note };
}

/** The first rule that breaks the claim that the tree only grew from the last head. */
function growthProblem(
  last: Pick<Checkpoint, 'size' | 'root'>,
  { proof, submitted }: AddCheckpointRequest,
): AddCheckpointProblem | undefined {
  if (last.size > 0) {
    return consistencyProblem({
      firstSize: last.size,
      firstRoot: last.root,
      secondSize: submitted.size,
      secondRoot: submitted.root,
      proof,
    });
  }
  // Every tree begins with the empty one, so there is nothing to prove, and no proof may be given.
  if (proof.length > 0) return 'proof-not-empty';
  const empty = submitted.size > 0 || equalBytes(submitted.root, EMPTY_ROOT);
  return empty ? undefined : 'root-differs';
}

function malformed(reason: AddCheckpointProblem): ReadAddCheckpoint {
  return { ok: false, answer: refusal(400, reason) };
}

function refusal(status: WitnessRefusal['status'], reason: AddCheckpointProblem): WitnessRefusal {
  return { status, contentType: 'text/plain; charset=utf-8', body: `${reason}\n`, reason };
}
