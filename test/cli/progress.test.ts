import { describe, expect, test } from '@jest/globals';
import { openProgress } from '../../src/cli/progress.js';
import { openTerminal } from '../../src/cli/terminal.js';
import type { Language } from '../../workflows/index.js';

/** A screen, or none, that remembers what was drawn on it, and a clock that is set by hand. */
function stage(isLive: boolean, language: Language = 'en') {
  const drawn: string[] = [];
  const terminal = {
    ...openTerminal({ language, json: false, input: false }),
    live: isLive,
    draw: (text: string) => void drawn.push(text),
    say: (text: string) => void drawn.push(`said: ${text}`),
  };
  let time = 0;
  const pass = (milliseconds: number): void => {
    time += milliseconds;
  };
  return { drawn, terminal, pass, now: () => time };
}

describe('the progress of an audit', () => {
  test('shows how much was read, how many entries, how fast, and how long it takes', () => {
    const { drawn, terminal, pass, now } = stage(true);
    const progress = openProgress(terminal, { unit: 'bytes', count: 1_000_000 }, now);
    progress.read(400_000);
    pass(2_000);
    progress.show(12_500);
    expect(drawn).toEqual([
      '[############------------------] 40% · 12,500 entries · 6,250/s · 0:03 left',
    ]);
  });

  test('is told in the language of the reader', () => {
    const { drawn, terminal, pass, now } = stage(true, 'vi');
    const progress = openProgress(terminal, { unit: 'entries', count: 100_000 }, now);
    pass(90_000);
    progress.show(50_000);
    expect(drawn).toEqual(['[###############---------------] 50% · 50.000 mục · 556/s · còn 1:30']);
  });

  test('of a stream whose end nobody knows has no bar and no end', () => {
    const { drawn, terminal, pass, now } = stage(true);
    const progress = openProgress(terminal, null, now);
    pass(1_000);
    progress.show(9_000);
    expect(drawn).toEqual(['9,000 entries · 9,000/s']);
  });

  test('appears after half a second, ten times a second at most, and goes away', () => {
    const { drawn, terminal, pass, now } = stage(true);
    const progress = openProgress(terminal, { unit: 'entries', count: 10_000 }, now);
    for (let checked = 100; checked <= 1_000; checked += 100) {
      pass(70);
      progress.show(checked);
    }
    expect(drawn).toHaveLength(2);
    progress.end();
    expect(drawn.at(-1)).toBe('');
  });

  test('is never drawn, and never taken away, where nobody watches or the wait is short', () => {
    for (const { isLive, wait } of [
      { isLive: false, wait: 60_000 },
      { isLive: true, wait: 400 },
    ]) {
      const { drawn, terminal, pass, now } = stage(isLive);
      const progress = openProgress(terminal, { unit: 'bytes', count: 10 }, now);
      pass(wait);
      progress.show(5);
      progress.end();
      expect(drawn).toEqual([]);
    }
  });
});
