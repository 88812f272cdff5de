/**
 * The signatures of a journal that is replayed, slice by slice: they are verified beside the event
 * loop while further statements are judged. What is judged while the thread has enough to do goes
 * to it together.
 *
 *     judge 1 → judge 2 → judge 3 → judge 4 → judge 5 → end
 *              verify 1 ──→ verify 2 ──→ verify 3 and 4 ──→ verify 5
 */
import type { SignatureTask, VerifySignatures } from '../../workflows/index.js';
import { verifyAside } from './signatures.js';

export interface Slices {
  /** Those of the next entry. */
  readonly add: (tasks: readonly SignatureTask[]) => void;
  /** Ends a slice. Answers when more may be added, and whether one is known to have failed. */
  readonly next: () => Promise<boolean>;
  /** The first signature that does not verify, if there is one, when all are verified. */
  readonly end: () => Promise<SignatureTask | undefined>;
}

/** With one more at hand, the thread does not wait when it is done with one. */
const UNDER_WAY = 2;
/** Where signatures take longer than judging, no more than so many are gathered in memory. */
const MOST_GATHERED = 128;

/**
 * Opens the slices of one journal; after one that fails, no more are verified.
 * @param verify verifies those of a slice
 */
export function openSlices(verify: VerifySignatures = verifyAside): Slices {
  let added: SignatureTask[] = [];
  let underWay = 0;
  let hasFailed = false;
  let verified: Promise<SignatureTask | undefined> = Promise.resolve(undefined);

  const firstFailing = async (slice: readonly SignatureTask[]) => {
    underWay += 1;
    const held = await verify(slice);
    underWay -= 1;
    const failing = slice.find((_, index) => held[index] !== true);
    hasFailed ||= failing !== undefined;
    return failing;
  };
  const send = (): void => {
    if (added.length === 0 || hasFailed) return;
    const all = Promise.all([verified, firstFailing(added)]);
    verified = all.then(([earlier, failing]) => earlier ?? failing);
    added = [];
  };
  return {
    add: (tasks) => added.push(...tasks),
    next: async () => {
      if (added.length >= MOST_GATHERED) await verified;
      if (underWay < UNDER_WAY) send();
      return hasFailed;
    },
    end: () => {
      send();
      return verified;
    },
  };
}
