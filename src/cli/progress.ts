/**
 * How far a long audit is, on stderr. At a terminal a bar appears after half a second and goes
 * away again; elsewhere plain lines say it, and a short journal says nothing at all.
 */
import type { Terminal } from './terminal.js';

export interface ProgressLine {
  readonly show: (checked: number) => void;
  /** Takes the bar away, so that the verdict stands alone. */
  readonly end: () => void;
}

/** Below this many entries an audit is over before anybody wonders. */
const LONG = 1000;
const PATIENCE_MILLISECONDS = 500;
const BAR_WIDTH = 30;

/** @param total the number of entries, or `null` for a stream whose length nobody knows */
export function openProgress(terminal: Terminal, total: number | null): ProgressLine {
  const { live, say, texts } = terminal;
  const started = performance.now();
  let drawn = false;
  const draw = (checked: number): void => {
    if (performance.now() - started < PATIENCE_MILLISECONDS) return;
    process.stderr.write(`\r\u001b[K${bar(checked, total)}${texts.audit.verified(checked, total)}`);
    drawn = true;
  };
  return {
    show: (checked) => {
      if (live) draw(checked);
      else if ((total ?? checked) >= LONG) say(texts.audit.verified(checked, total));
    },
    end: () => {
      if (drawn) process.stderr.write('\r\u001b[K');
    },
  };
}

function bar(checked: number, total: number | null): string {
  if (total === null) return '';
  const done = Math.round((BAR_WIDTH * checked) / Math.max(total, 1));
  return `[${'#'.repeat(done)}${'-'.repeat(BAR_WIDTH - done)}] `;
}
