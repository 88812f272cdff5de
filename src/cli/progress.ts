/**
 * How far a long audit is, on the screen of whoever waits for it: how much of the journal, how many
 * entries, how fast, and how long it will still take. It is drawn after half a second, over itself,
 * and goes away before the verdict. Where stderr is no screen nothing is said, so that a log holds
 * the verdict and nothing else.
 *
 *     [############------------------] 42% · 418,304 entries · 9,812/s · 0:59 left
 */
import type { Terminal } from './terminal.js';

/** How long a journal is, as far as that is known before it is read. */
export interface Extent {
  readonly unit: 'entries' | 'bytes';
  readonly count: number;
}

export interface ProgressLine {
  /** Told of bytes of the journal that have been read. */
  readonly read: (bytes: number) => void;
  /** Told of how many entries are checked, signatures included. */
  readonly show: (checked: number) => void;
  /** Takes the line away, so that the verdict stands alone. */
  readonly end: () => void;
}

const PATIENCE_MS = 500;
/** Often enough to see it move. */
const REDRAWN_MS = 100;
const BAR_WIDTH = 30;

/**
 * @param extent `null` for a stream whose length nobody knows
 * @param now milliseconds from any beginning
 */
export function openProgress(
  terminal: Terminal,
  extent: Extent | null,
  now: () => number = () => performance.now(),
): ProgressLine {
  const started = now();
  let drawn: number | null = null;
  let bytes = 0;
  return {
    read: (more) => {
      bytes += more;
    },
    show: (checked) => {
      const time = now();
      if (!terminal.live || time - (drawn ?? started) < (drawn ? REDRAWN_MS : PATIENCE_MS)) return;
      const done = extent?.unit === 'bytes' ? bytes : checked;
      const share = extent && Math.min(done / Math.max(extent.count, 1), 1);
      terminal.draw(lineOf(terminal, { checked, share, seconds: (time - started) / 1000 }));
      drawn = time;
    },
    end: () => {
      if (drawn !== null) terminal.draw('');
    },
  };
}

interface Reached {
  readonly checked: number;
  /** Of the whole, from 0 to 1. */
  readonly share: number | null;
  readonly seconds: number;
}

function lineOf({ texts, language }: Terminal, { checked, share, seconds }: Reached): string {
  const count = (value: number): string => Math.round(value).toLocaleString(language);
  const facts = [texts.audit.entriesSoFar(count(checked)), `${count(checked / seconds)}/s`];
  if (share === null) return facts.join(' · ');
  const left = share > 0 ? [texts.audit.timeLeft(clockText((seconds / share) * (1 - share)))] : [];
  return [`${bar(share)} ${Math.floor(share * 100)}%`, ...facts, ...left].join(' · ');
}

function bar(share: number): string {
  const done = Math.floor(BAR_WIDTH * share);
  return `[${'#'.repeat(done)}${'-'.repeat(BAR_WIDTH - done)}]`;
}

/** Minutes and seconds, as clocks of sports show them: `12:05`. */
function clockText(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
