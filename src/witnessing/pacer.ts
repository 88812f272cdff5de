/**
 * Does something for a name at once when it is woken, and then at most once in every interval,
 * however often it is woken meanwhile. What is done must not throw.
 */

export interface Pacer {
  readonly wake: (name: string) => void;
  /** Nothing is done from now on. */
  readonly close: () => void;
}

/** @param interval in milliseconds; 0 for none */
export function openPacer(interval: number, work: (name: string) => void): Pacer {
  const last = new Map<string, number>();
  const timers = new Map<string, NodeJS.Timeout>();
  let isClosed = false;

  const run = (name: string): void => {
    timers.delete(name);
    last.set(name, performance.now());
    work(name);
  };
  const wake = (name: string): void => {
    if (isClosed || timers.has(name)) return;
    const wait = (last.get(name) ?? Number.NEGATIVE_INFINITY) + interval - performance.now();
    timers.set(name, setTimeout(() => run(name), Math.max(wait, 0)).unref());
  };
  return {
    wake,
    close: () => {
      isClosed = true;
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
