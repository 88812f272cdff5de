/**
 * Audit: from the exact bytes of a journal to a verdict. Sound, or the first entry that does not
 * hold and the rule that it breaks. A verdict also says what it does not prove: without a
 * checkpoint nobody can see that the tail was cut off.
 */

import { hexEncode } from './bytes.js';
import type { Journal } from './journal.js';
import type { Checkpoint } from './ledger/checkpoint.js';
import {
  type Broken,
  openReplay,
  type Replay,
  type Replayed,
  type SignatureTask,
} from './replay.js';

/** Verifies signatures; the answers come in the order of the tasks. */
export type VerifySignatures = (
  tasks: readonly SignatureTask[],
) => Promise<readonly boolean[]> | readonly boolean[];

/** How far an audit is: entries whose signatures are checked as well. */
export type Progress = (checked: number) => void;

export type Verdict =
  | {
      readonly sound: true;
      readonly size: number;
      readonly root: string;
      readonly journal: Journal;
      readonly replay: Replay;
      /** Whether a checkpoint of the journal's log key covers exactly these entries. */
      readonly tail: 'covered' | 'not covered';
    }
  | {
      readonly sound: false;
      readonly broken: Broken | BrokenCheckpoint;
      readonly journal: Journal;
      readonly replay: Replay;
    };

/**
 * The entries hold one by one, but are not those that the checkpoint commits to. `seq` is the first
 * that may be at fault, where there are as many entries as it covers.
 */
export interface BrokenCheckpoint {
  readonly seq: number | null;
  readonly rule: 'checkpoint';
  readonly expected: string;
  readonly found: string;
}

export interface AuditOptions {
  readonly verify: VerifySignatures;
  /** A checkpoint whose signature the caller has verified under the server's key. */
  readonly checkpoint?: Checkpoint | undefined;
  readonly onProgress?: Progress | undefined;
  /** How many batches of signatures may be under way at once; one where nothing is said. */
  readonly batchesAhead?: number | undefined;
  /** Told of every entry that the rules accept, with the journal after it and its roots so far. */
  readonly onEntry?: (
    step: Replayed & { readonly ok: true },
    journal: Journal,
    rootAt: Replay['rootAt'],
  ) => void;
}

/** Signatures handed over at once: enough to keep every core busy, little enough to stay small. */
const BATCH = 512;

/**
 * Audits a journal.
 * @param lines the exact bytes of each entry, in order, without line feeds
 * @param origin the journal's origin
 */
export async function audit(
  origin: string,
  lines: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { verify, checkpoint, onProgress, batchesAhead = 1, onEntry }: AuditOptions,
): Promise<Verdict> {
  const replay = openReplay(origin);
  const signatures = signatureQueue(verify, batchesAhead, onProgress);
  for await (const line of lines) {
    const step = replay.add(line);
    if (!step.ok) {
      const earlier = await signatures.settle();
      return unsound(replay, earlier ?? (await blamed(step, verify)));
    }
    onEntry?.(step, replay.journal(), replay.rootAt);
    const bad = await signatures.push(step.tasks);
    if (bad) return unsound(replay, bad);
  }
  const bad = await signatures.settle();
  if (bad) return unsound(replay, bad);
  return concluded(replay, checkpoint);
}

/** The entry at fault: this one, or an earlier one that its signer, whose signature holds, saw. */
async function blamed(
  { broken, earlier }: Replayed & { readonly ok: false },
  verify: VerifySignatures,
): Promise<Broken> {
  if (!earlier) return broken;
  const results = await verify(earlier.tasks);
  return results.length > 0 && results.every(Boolean) ? earlier.broken : broken;
}

const unsound = (replay: Replay, broken: Broken | BrokenCheckpoint): Verdict => ({
  sound: false,
  broken,
  journal: replay.journal(),
  replay,
});

function concluded(replay: Replay, checkpoint: Checkpoint | undefined): Verdict {
  const journal = replay.journal();
  const { size } = journal;
  const root = replay.rootAt(size) ?? '';
  if (!checkpoint) return { sound: true, size, root, journal, replay, tail: 'not covered' };
  const expected = `${checkpoint.size} entries with root ${hexEncode(checkpoint.root)}`;
  const matches = checkpoint.size === size && root === hexEncode(checkpoint.root);
  if (matches) return { sound: true, size, root, journal, replay, tail: 'covered' };
  const found = `${size} entries with root ${root}`;
  // Of as many entries, those that no later signer has seen may have been changed since.
  const isChanged = checkpoint.size === size && replay.vouched() < size;
  const seq = isChanged ? replay.vouched() : null;
  return unsound(replay, { seq, rule: 'checkpoint', expected, found });
}

/**
 * Verifies in batches, some under way while the fold fills the next, so that all cores work; the
 * fold waits for the oldest, so that memory stays bounded. The first bad signature by place wins.
 */
function signatureQueue(verify: VerifySignatures, ahead: number, onProgress: Progress | undefined) {
  let waiting: SignatureTask[] = [];
  const underWay: Promise<Broken | undefined>[] = [];

  const start = async (
    before: Promise<Broken | undefined> | undefined,
    tasks: readonly SignatureTask[],
  ): Promise<Broken | undefined> => {
    const answers = verify(tasks);
    const earlier = await before;
    const results = await answers;
    const bad = tasks.find((_, index) => results[index] !== true);
    onProgress?.((tasks.at(-1)?.seq ?? -1) + 1);
    if (earlier || !bad) return earlier;
    return {
      seq: bad.seq,
      rule: 'signature',
      expected: 'a signature that verifies',
      found: null,
      refusals: [],
    };
  };
  const push = async (tasks: readonly SignatureTask[]): Promise<Broken | undefined> => {
    waiting.push(...tasks);
    if (waiting.length < BATCH) return undefined;
    underWay.push(start(underWay.at(-1), waiting));
    waiting = [];
    return underWay.length > ahead ? underWay.shift() : undefined;
  };
  const settle = (): Promise<Broken | undefined> => start(underWay.at(-1), waiting);
  return { push, settle };
}
