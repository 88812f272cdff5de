import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { LONGEST_REST_MS, openBackground, REST_MS } from '../../src/journal/background.js';

/** Somebody waits for something until it is said to be done, or to have failed. */
function givenWork() {
  let done: () => void = () => undefined;
  let failed: (error: Error) => void = () => undefined;
  const work = new Promise<void>((resolve, reject) => {
    done = resolve;
    failed = reject;
  });
  return { work, done: () => done(), failed: () => failed(new Error('not loaded')) };
}

/** A time that passes only while it is waited for; `meanwhile` happens in each pause. */
function givenTime(meanwhile: () => Promise<void> | void = () => undefined) {
  let time = 1_000;
  return {
    now: () => time,
    pause: async (milliseconds: number) => {
      time += milliseconds;
      await meanwhile();
    },
  };
}

/** A time that stands still. */
const STILL = { now: () => 0, pause: () => new Promise<never>(() => undefined) };

/** How long background work rests, in milliseconds. */
async function rested(
  background: ReturnType<typeof openBackground>,
  { now }: ReturnType<typeof givenTime>,
): Promise<number> {
  const before = now();
  await background.rest();
  return now() - before;
}

/** Whether a promise has not been answered after some turns of the event loop. */
async function isWaiting(promise: Promise<void>): Promise<boolean> {
  let isAnswered = false;
  promise.then(() => {
    isAnswered = true;
  });
  for (let turn = 0; turn < 5; turn += 1) await setImmediate();
  return !isAnswered;
}

describe('work that nobody waits for', () => {
  test('goes on at once where nobody waits for anything', async () => {
    const time = givenTime();
    const background = openBackground(time);
    expect(await isWaiting(background.standBack('hue'))).toBe(false);
    expect(await rested(background, time)).toBe(0);
  });

  test.each(['done', 'failed'] as const)('stands back until what is wanted is %s', async (end) => {
    const background = openBackground(STILL);
    const [first, second] = [givenWork(), givenWork()];
    background.want('ha-noi', first.work);
    background.want('can-tho', second.work);
    const turn = background.standBack('hue');
    expect(await isWaiting(turn)).toBe(true);
    first[end]();
    expect(await isWaiting(turn)).toBe(true);
    second[end]();
    expect(await isWaiting(turn)).toBe(false);
  });

  test('does not stand back once somebody waits for it too', async () => {
    const background = openBackground(STILL);
    background.want('ha-noi', givenWork().work);
    background.want('hue', givenWork().work);
    expect(await isWaiting(background.standBack('hue'))).toBe(false);
  });

  test.each(['done', 'failed'] as const)(
    'rests a moment after what was wanted is %s',
    async (end) => {
      const time = givenTime();
      const background = openBackground(time);
      const { work, ...ends } = givenWork();
      background.want('ha-noi', work);
      ends[end]();
      await setImmediate();
      expect(await rested(background, time)).toBe(REST_MS);
      expect(await rested(background, time)).toBe(0);
    },
  );

  test('goes on in due time where somebody always waits for something', async () => {
    const time = givenTime();
    const background = openBackground(time);
    background.want('ha-noi', givenWork().work);
    const before = time.now();
    await background.standBack('hue');
    expect(time.now() - before).toBe(LONGEST_REST_MS);
  });

  test('begins its next piece in due time where requests never cease', async () => {
    const time = givenTime(async () => {
      background.want('ha-noi', Promise.resolve());
      await setImmediate();
    });
    const background = openBackground(time);
    background.want('ha-noi', Promise.resolve());
    await setImmediate();
    expect(await rested(background, time)).toBe(LONGEST_REST_MS);
  });
});
