import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { auditInFull, lineBytes, type SignatureTask } from '../../workflows/index.js';
import { longJournal } from '../bench/long-journal.js';
import { ORIGIN } from '../support/cluster.js';
import { verifyEd25519, verifyTasks } from '../support/ed25519.js';

/** Made before anything is measured, so that nothing but the audit grows meanwhile. */
let lines: readonly Uint8Array[] = [];
beforeAll(() => {
  lines = Array.from(longJournal(LATE), lineBytes);
}, 120_000);

const EARLY = 2_000;
const LATE = 8_000;

/** Bytes in use after everything unreachable is gone: on the heap, and in arrays outside it. */
function bytesInUse(): { readonly heap: number; readonly arrays: number } {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { heap: heapUsed, arrays: arrayBuffers };
}

describe('the audit of a long journal', () => {
  test('keeps of an entry a number or two on the heap, and hashes outside it', async () => {
    const used: { heap: number; arrays: number }[] = [];
    const verdict = await auditInFull(ORIGIN, lines, {
      verify: verifyTasks,
      verifyNow: verifyEd25519,
      onEntry: (_, { size }) => {
        if (size === EARLY || size === LATE) used.push(bytesInUse());
      },
    });
    expect(verdict).toMatchObject({ sound: true, size: LATE });
    const [before, after] = used as [(typeof used)[0], (typeof used)[0]];
    expect((after.heap - before.heap) / (LATE - EARLY)).toBeLessThan(64);
    // 64 bytes for the tree, 32 for the identity and 8 for its slot, in rooms that double.
    expect((after.arrays - before.arrays) / (LATE - EARLY)).toBeLessThan(2 * 104 + 16);
  });

  test('reads no further than the batches that may wait for their signatures', async () => {
    const batch = 512;
    let read = 0;
    let verified = 0;
    let furthest = 0;
    const answers: (() => void)[] = [];
    const slowly = (tasks: readonly SignatureTask[]): Promise<readonly boolean[]> =>
      new Promise((resolve) => {
        answers.push(() => {
          verified += tasks.length;
          resolve(tasks.map(() => true));
        });
        // The last to come is answered first, and nothing before the fold has come to a halt.
        setTimeout(() => answers.pop()?.(), 0);
      });
    function* counted(): Generator<Uint8Array> {
      for (const line of lines.slice(0, 4_000)) {
        read += 1;
        furthest = Math.max(furthest, read - verified);
        yield line;
      }
    }
    const verdict = await auditInFull(ORIGIN, counted(), {
      verify: slowly,
      verifyNow: verifyEd25519,
      batchesAhead: 3,
    });
    expect(verdict).toMatchObject({ sound: true, size: 4_000 });
    expect(furthest).toBeGreaterThan(3 * batch);
    expect(furthest).toBeLessThanOrEqual(5 * batch);
  });
});
