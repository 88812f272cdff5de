/**
 * A checkpoint judged by a policy: signed by a log of the policy under its own name, and cosigned
 * by witnesses of the policy, each with its time. It refuses a note that is not a checkpoint, that
 * no known log signed, or in which one known key's signature is wrong. Too few cosignatures are not
 * refused here: they are said, because a head without a quorum is still a head.
 */
import { type Checkpoint, type CheckpointProblem, parseCheckpoint } from './checkpoint.js';
import { verifyCosignatures } from './cosignature.js';
import { type NoteProblemCode, parseNote, type VerifyEd25519, verifyNote } from './note.js';
import type { LogKey } from './note-key.js';
import type { Policy } from './policy.js';
import { quorumTime, reachesQuorum } from './policy-quorum.js';

/** Which rule a checkpoint breaks; `detail` is the line, key or origin that breaks it, if any. */
export type VerifiedCheckpointProblem = {
  readonly code: NoteProblemCode | CheckpointProblem | 'unknown-log';
  readonly detail: string;
};

/** What a policy says about a checkpoint. */
export type JudgedCheckpoint = {
  readonly checkpoint: Checkpoint;
  /** The log's key that signed it. */
  readonly log: LogKey;
  /** The witnesses that cosigned, by their names in the policy, with unix seconds. */
  readonly times: ReadonlyMap<string, number>;
  /** Whether these witnesses are the quorum that the policy asks for. */
  readonly quorum: boolean;
  /** Since when they were, in unix seconds; null when they are not or when none is asked for. */
  readonly quorumTime: number | null;
};

/** What checking a checkpoint answers. */
export type VerifiedCheckpoint =
  | ({ readonly ok: true } & JudgedCheckpoint)
  | { readonly ok: false; readonly problem: VerifiedCheckpointProblem };

/** Checks a signed note as a checkpoint under a policy. `quorum` must be looked at, too. */
export function verifyCheckpoint(
  message: string,
  policy: Policy,
  verify: VerifyEd25519,
): VerifiedCheckpoint {
  const note = parseNote(message);
  if (!note.ok) return note;
  const parsed = parseCheckpoint(note.note.text);
  if (!parsed.ok) return { ok: false, problem: { code: parsed.problem, detail: '' } };
  const { checkpoint } = parsed;
  const logs = policy.logs.map(({ key }) => key).filter(({ name }) => name === checkpoint.origin);
  if (logs.length === 0) {
    return { ok: false, problem: { code: 'unknown-log', detail: checkpoint.origin } };
  }
  const signed = verifyNote(note.note, logs, verify);
  if (!signed.ok) return signed;
  const names = new Map(policy.witnesses.map(({ key, name }) => [key, name]));
  const cosigned = verifyCosignatures(note.note, [...names.keys()], verify);
  if (!cosigned.ok) return cosigned;
  const times = new Map(
    cosigned.cosignatures.map(({ key, time }) => [names.get(key) as string, time]),
  );
  const [{ key: log }] = signed.verified;
  return {
    ok: true,
    checkpoint,
    log,
    times,
    quorum: reachesQuorum(policy, times.keys()),
    quorumTime: quorumTime(policy, times),
  };
}
