/**
 * Ed25519 verification with the platform's own cryptography, on the other core: a thread verifies
 * one batch of signatures while the fold judges the next. Whatever becomes of the thread, every
 * task gets its answer; without one the signatures are verified here, one after the other.
 */
import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { SignatureTask, VerifyEd25519, VerifySignatures } from '../../workflows/index.js';
import { packTasks, type Verified } from './signature-batch.js';

/** Fewer signatures are verified in less time than a thread needs to start. */
const WORTH_A_THREAD = 256;

/**
 * Opens a verifier of batches; the answers come in the order of the tasks. Its thread starts with
 * the first batch that is worth one, and keeps the program alive only while answers are due.
 */
export function openVerifier(): VerifySignatures {
  let thread: VerifySignatures | null = null;
  return (tasks) => {
    if (thread === null && tasks.length < WORTH_A_THREAD) return verifyHere(tasks);
    thread ??= openThread();
    return thread(tasks);
  };
}

/** A batch that was sent to the thread. It answers batches in the order in which they came. */
interface Sent {
  readonly tasks: readonly SignatureTask[];
  readonly answer: (verified: readonly boolean[]) => void;
}

function openThread(): VerifySignatures {
  const sent: Sent[] = [];
  let isRunning = true;
  const worker = new Worker(new URL('./verify-thread.js', import.meta.url));
  worker.unref();
  worker.on('message', (verified: Verified) => {
    sent.shift()?.answer(Array.from(verified, (held) => held === 1));
    if (sent.length === 0) worker.unref();
  });
  const takeBack = (): void => {
    isRunning = false;
    for (const { tasks, answer } of sent.splice(0)) answer(verifyHere(tasks));
  };
  worker.on('error', takeBack);
  worker.on('exit', takeBack);
  return (tasks) => {
    if (!isRunning) return verifyHere(tasks);
    return new Promise((answer) => {
      sent.push({ tasks, answer });
      worker.ref();
      const packed = packTasks(tasks);
      worker.postMessage(packed, [packed]);
    });
  };
}

const verifyHere = (tasks: readonly SignatureTask[]): readonly boolean[] =>
  tasks.map(({ publicKey, message, signature }) => verifyNow(publicKey, message, signature));

/** To make a key takes about as long as to verify with it, and few keys sign a whole journal. */
const keys = new Map<string, KeyObject | null>();

/** Verifies one signature at once (RFC 8032). A key that is no point of the curve signs nothing. */
export const verifyNow: VerifyEd25519 = (publicKey, message, signature) => {
  const x = Buffer.from(publicKey).toString('base64url');
  const known = keys.get(x);
  const key = known === undefined ? publicKeyOf(x) : known;
  if (known === undefined) keys.set(x, key);
  return key !== null && verify(null, message, key, signature);
};

/** Bytes that are no point of the curve are nobody's key. */
function publicKeyOf(x: string): KeyObject | null {
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  } catch {
    return null;
  }
}
