import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { openSlices } from '../../src/journal/signature-slices.js';
import type { SignatureTask } from '../../workflows/index.js';

/** A signature of an entry; what it signs does not matter here. */
const taskOf = (seq: number): SignatureTask => ({
  seq,
  publicKey: new Uint8Array(32),
  message: new Uint8Array(),
  signature: new Uint8Array(64),
});

/** A verifier that answers a slice when it is told to, except for some entries that it fails. */
function givenVerifier(...failing: readonly number[]) {
  const asked: { readonly seqs: readonly number[]; readonly answer: () => void }[] = [];
  const slices = openSlices(
    (tasks) =>
      new Promise((answer) => {
        const seqs = tasks.map(({ seq }) => seq);
        asked.push({ seqs, answer: () => answer(seqs.map((seq) => !failing.includes(seq))) });
      }),
  );
  return {
    slices,
    /** The entries of each slice that came so far. */
    came: () => asked.map(({ seqs }) => seqs),
    answer: async (slice: number) => {
      asked[slice]?.answer();
      await setImmediate();
    },
    /** Adds a slice of these entries. */
    next: (...seqs: readonly number[]) => {
      slices.add(seqs.map(taskOf));
      return slices.next();
    },
  };
}

describe('the signatures of a journal that is replayed', () => {
  test('are sent while the first two slices are verified, and then together', async () => {
    const { slices, came, answer, next } = givenVerifier();
    for (const seq of [0, 1, 2, 3]) expect(await next(seq)).toBe(false);
    expect(came()).toEqual([[0], [1]]);
    await answer(0);
    expect(await next(4)).toBe(false);
    expect(came()).toEqual([[0], [1], [2, 3, 4]]);
    const end = slices.end();
    for (const slice of [1, 2]) await answer(slice);
    expect(await end).toBeUndefined();
  });

  test('are all sent at the end', async () => {
    const { slices, came, answer, next } = givenVerifier();
    for (const seq of [0, 1, 2]) await next(seq);
    slices.add([taskOf(3)]);
    const end = slices.end();
    expect(came()).toEqual([[0], [1], [2, 3]]);
    for (const slice of [2, 1, 0]) await answer(slice);
    expect(await end).toBeUndefined();
  });

  test('name the first that fails in the order of entries, whichever is found first', async () => {
    const { slices, answer, next } = givenVerifier(1, 2, 3);
    await next(0, 1, 2);
    await next(3);
    await answer(1);
    const end = slices.end();
    await answer(0);
    expect((await end)?.seq).toBe(1);
  });

  test('are not sent any more once one has failed', async () => {
    const { slices, came, answer, next } = givenVerifier(0);
    await next(0);
    await answer(0);
    expect(await next(1)).toBe(true);
    expect((await slices.end())?.seq).toBe(0);
    expect(came()).toEqual([[0]]);
  });

  test('are waited for before too many are in memory', async () => {
    const { slices, came, answer, next } = givenVerifier();
    await next(0);
    await next(1);
    const many = Array.from({ length: 128 }, (_, index) => index + 2);
    let isAnswered = false;
    const waiting = next(...many).then(() => {
      isAnswered = true;
    });
    await answer(0);
    expect(isAnswered).toBe(false);
    await answer(1);
    await waiting;
    expect(came()).toEqual([[0], [1], many]);
    const end = slices.end();
    await answer(2);
    expect(await end).toBeUndefined();
  });
});
