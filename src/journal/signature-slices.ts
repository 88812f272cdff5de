/**
 * The signatures of a journal that is replayed, slice by slice: those of one slice are verified
 * beside the event loop while the statements of the next are judged.
 *
 *     judge 1 → judge 2 → judge 3 → end
 *              verify 1 → verify 2 → verify 3
 */
import type { SignatureTask } from '../../workflows/index.js';
import { verifyAside } from './signatures.js';

export interface Slices {
  /** Those of the next entry. */
  readonly add: (tasks: readonly SignatureTask[]) => void;
  /** Sends what was added; answers when those sent before are verified, whether one has failed. */
  readonly next: () => Promise<boolean>;
  /** The first signature that does not verify, if there is one, when all are verified. */
  readonly end: () => Promise<SignatureTask | undefined>;
}

/** Opens the slices of one journal; after one that fails, no more are verified. */
export function openSlices(): Slices {
  let added: SignatureTask[] = [];
  let sent: Promise<SignatureTask | undefined> = Promise.resolve(undefined);
  let failed: SignatureTask | undefined;
  const next = async (): Promise<boolean> => {
    failed ??= await sent;
    if (failed) return true;
    sent = firstFailing(added);
    added = [];
    return false;
  };
  return {
    add: (tasks) => added.push(...tasks),
    next,
    end: async () => {
      if (added.length > 0) await next();
      failed ??= await sent;
      return failed;
    },
  };
}

async function firstFailing(tasks: readonly SignatureTask[]): Promise<SignatureTask | undefined> {
  const held = await verifyAside(tasks);
  return tasks.find((_, index) => held[index] !== true);
}
