/**
 * How the bench measures: the same work several times, after warm-up, and the median of what the
 * rounds gave, so that one disturbed round says nothing. It refuses to give a median of nothing.
 */

/** The middle value; of an even number of values the lower of the two. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which a share of the values lies, by the nearest rank. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

/** Runs `work`, which does `count` things, and answers how many it did in a second. */
export async function perSecond(count: number, work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (count * 1000) / (performance.now() - start);
}

/** The median of one figure over several rounds. */
export const medianOf = <Round>(
  rounds: readonly Round[],
  figure: (round: Round) => number,
): number => median(rounds.map(figure));

/**
 * Runs a round again and again, and keeps all but the first ones.
 * @param warmUp rounds whose figures are thrown away
 */
export async function repeat<Round>(
  { warmUp, rounds }: { readonly warmUp: number; readonly rounds: number },
  round: () => Promise<Round>,
): Promise<readonly Round[]> {
  const kept: Round[] = [];
  for (let done = 0; done < warmUp + rounds; done += 1) {
    const figures = await round();
    if (done >= warmUp) kept.push(figures);
  }
  return kept;
}

/** Bytes in use after everything unreachable is gone. @throws Error without `--expose-gc` */
export function bytesInUse(): number {
  if (!globalThis.gc) throw new Error('memory is measured with node --expose-gc');
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
