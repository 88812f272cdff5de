import { describe, expect, test } from '@jest/globals';
import { packTasks, verifyPacked } from '../../src/signatures/signature-batch.js';
import { openVerifier, verifyNow } from '../../src/signatures/verify.js';
import {
  base64urlDecode,
  type SignatureTask,
  utf8Encode,
  type VerifySignatures,
} from '../../workflows/index.js';
import { builtFile } from '../support/built.js';
import { keyOf, signWith } from '../support/keys.js';

const bytesOf = (text: string): Uint8Array => base64urlDecode(text) ?? new Uint8Array();

function taskOf(seq: number): SignatureTask {
  const key = keyOf(`signer ${seq % 3}`);
  const message = utf8Encode(`tuyên bố ${'x'.repeat(seq % 7)}${seq}`);
  return { seq, publicKey: bytesOf(key.x), message, signature: bytesOf(signWith(key, message)) };
}

const FORGED: readonly number[] = [0, 3, 255, 256, 599];

/** A change of one bit in the message, in the signature or in the key, in turn. */
function forged(task: SignatureTask, turn: number): SignatureTask {
  const field = (['message', 'signature', 'publicKey'] as const)[turn % 3] as 'message';
  const changed = task[field].slice();
  changed[5] = (changed[5] as number) ^ 1;
  return { ...task, [field]: changed };
}

const tasks = Array.from({ length: 600 }, (_, seq) => taskOf(seq)).map((task) =>
  FORGED.includes(task.seq) ? forged(task, FORGED.indexOf(task.seq)) : task,
);

const failing = (verified: readonly boolean[]): number[] =>
  verified.flatMap((held, index) => (held ? [] : [index]));

/** The verifier of the compiled program, whose thread has a file to start from. */
const openBuilt = async (): Promise<VerifySignatures> => {
  const built = (await import(builtFile('src/signatures/verify.ts'))) as {
    readonly openVerifier: typeof openVerifier;
  };
  return built.openVerifier();
};

describe('a batch on its way to the thread', () => {
  test('gives one answer for each task, in order', () => {
    const verified = verifyPacked(packTasks(tasks), verifyNow);
    expect(verified).toHaveLength(tasks.length);
    expect(failing(Array.from(verified, Boolean))).toEqual(FORGED);
  });

  test('may be empty', () => {
    expect(verifyPacked(packTasks([]), verifyNow)).toHaveLength(0);
  });
});

describe.each([
  ['beside the fold', openBuilt],
  ['here, where the thread has nothing to start from', async () => openVerifier()],
])('signatures verified %s', (_, open) => {
  test('are answered in the order of the tasks, whatever the size of the batches', async () => {
    const verify = await open();
    const batches = [tasks.slice(0, 100), tasks.slice(100, 500), tasks.slice(500), []];
    const answers = await Promise.all(batches.map(verify));
    expect(answers.map((each) => each.length)).toEqual(batches.map((each) => each.length));
    expect(failing(answers.flat())).toEqual(FORGED);
  });

  test('are all answered when more batches come than the threads may have', async () => {
    const verify = await open();
    const answers = await Promise.all(Array.from({ length: 12 }, () => verify(tasks)));
    expect(answers.map(failing)).toEqual(answers.map(() => FORGED));
  });

  test('are answered again after a pause, when nothing was due', async () => {
    const verify = await open();
    expect(failing(await verify(tasks))).toEqual(FORGED);
    await new Promise((resolve) => setImmediate(resolve));
    expect(failing(await verify(tasks.toReversed()))).toEqual(
      FORGED.map((index) => 599 - index).reverse(),
    );
  });
});
