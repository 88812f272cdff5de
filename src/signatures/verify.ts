/**
 * Ed25519 verification with the platform's own cryptography, on every core: threads verify batches
 * of signatures while the fold judges what follows. Whatever becomes of a thread, every task gets
 * its answer; without any the signatures are verified here, one after the other.
 */
import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { SignatureTask, VerifyEd25519, VerifySignatures } from '../../workflows/index.js';
import { packTasks, type Verified } from './signature-batch.js';

/** Fewer signatures of one journal are verified in less time than a thread needs to start. */
const WORTH_A_THREAD = 256;

/** Every core but the one on which the rules judge. */
const THREADS = Math.max(1, availableParallelism() - 1);

/** What a thread works on, and what it goes on with: more would only wait in memory. */
const AT_A_THREAD = 2;

/** How many batches an audit may have under way so that no thread is ever without one. */
export const BATCHES_AHEAD = AT_A_THREAD * THREADS;

/**
 * Opens a verifier of batches; the answers come in the order of the tasks. Threads start one by
 * one when there is work for them, and keep the program alive only while answers are due. When all
 * have as much as they may, a batch is verified here: the fold would have to wait for them anyway.
 * @param worthAThread the size of the first batch for which a thread is started
 */
export function openVerifier(worthAThread = WORTH_A_THREAD): VerifySignatures {
  const threads: Thread[] = [];
  const idlest = (): Thread | undefined =>
    threads.reduce<Thread | undefined>(
      (best, each) => (best && best.due() <= each.due() ? best : each),
      undefined,
    );
  return async (tasks) => {
    if (threads.length === 0 && tasks.length < worthAThread) return verifyHere(tasks);
    const areAllAtWork = threads.every((thread) => thread.due() > 0);
    if (areAllAtWork && threads.length < THREADS) threads.push(openThread());
    // What was answered meanwhile counts as done only after a turn of the event loop.
    else if (areAllAtWork) await setImmediate();
    const thread = idlest();
    return thread && thread.due() < AT_A_THREAD ? thread.verify(tasks) : verifyHere(tasks);
  };
}

interface Thread {
  readonly verify: VerifySignatures;
  /** How many batches it has not answered; without end for one that is gone. */
  readonly due: () => number;
}

/** A batch that was sent to the thread. It answers batches in the order in which they came. */
interface Sent {
  readonly tasks: readonly SignatureTask[];
  readonly answer: (verified: readonly boolean[]) => void;
}

function openThread(): Thread {
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
  return {
    due: () => (isRunning ? sent.length : Number.POSITIVE_INFINITY),
    verify: (tasks) =>
      new Promise((answer) => {
        sent.push({ tasks, answer });
        worker.ref();
        const packed = packTasks(tasks);
        worker.postMessage(packed, [packed]);
      }),
  };
}

const verifyHere = (tasks: readonly SignatureTask[]): readonly boolean[] =>
  tasks.map(({ publicKey, message, signature }) => verifyNow(publicKey, message, signature));

/** Several times the officers of the largest cluster; beyond that all are forgotten at once. */
const MAX_KEYS = 4096;

/** To make a key takes about as long as to verify with it, and few keys sign a whole journal. */
const keys = new Map<string, KeyObject | null>();

/** Verifies one signature at once (RFC 8032). A key that is no point of the curve signs nothing. */
export const verifyNow: VerifyEd25519 = (publicKey, message, signature) => {
  const key = keyObjectOf(Buffer.from(publicKey).toString('base64url'));
  return key !== null && verify(null, message, key, signature);
};

function keyObjectOf(x: string): KeyObject | null {
  const known = keys.get(x);
  if (known !== undefined) return known;
  if (keys.size >= MAX_KEYS) keys.clear();
  const made = publicKeyOf(x);
  keys.set(x, made);
  return made;
}

/** Bytes that are no point of the curve are nobody's key. */
function publicKeyOf(x: string): KeyObject | null {
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  } catch {
    return null;
  }
}
