/** The clock of a demonstration: it stands, it is set, and it goes on when it is let go. */
import { describe, expect, test } from '@jest/globals';
import { setClock } from '../../src/clock.js';

const NOON = '2024-03-08T05:00:00.000Z';

describe('a set clock', () => {
  test('stands still until it is set, and tells whoever listens', () => {
    const clock = setClock(NOON);
    const heard: string[] = [];
    clock.onSet(() => heard.push(clock.now()));
    expect(clock.now()).toBe(NOON);
    clock.set('2024-03-09T05:00:00.000Z');
    expect(heard).toEqual(['2024-03-09T05:00:00.000Z']);
    expect(() => clock.set('tomorrow')).toThrow(RangeError);
  });

  test('goes on from where it stands when it is let go, until it is set again', async () => {
    const clock = setClock(NOON);
    clock.run();
    while (clock.now() === NOON) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(clock.now() > NOON).toBe(true);
    expect(clock.now() < '2024-03-08T06:00:00.000Z').toBe(true);
    clock.set(NOON);
    expect(clock.now()).toBe(NOON);
  });
});
