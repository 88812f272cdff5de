/**
 * The thread that verifies signatures beside the fold: a packed batch comes in, one byte for each
 * of its tasks goes out, in order. It is started by `verify.ts` and ends with the program.
 */
import { parentPort } from 'node:worker_threads';
import { verifyPacked } from './signature-batch.js';
import { verifyNow } from './verify.js';

parentPort?.on('message', (packed: ArrayBuffer) => {
  const verified = verifyPacked(packed, verifyNow);
  parentPort?.postMessage(verified, [verified.buffer]);
});
