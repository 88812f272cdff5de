/**
 * Several sheets on one member become one figure, and the parts of its points one total. Everything
 * is an integer of a hundredth of a point, rounded half up once.
 */
import { roundedPart } from './exact.js';

export type Aggregate = 'mean' | 'trimmedMean' | 'median';

/** From this many sheets on, the trimmed mean leaves out one highest and one lowest. */
export const TRIMMED_FROM = 5;

/** One figure for several; `null` for none. */
export function aggregate(kind: Aggregate, values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  switch (kind) {
    case 'mean':
      return meanOf(sorted);
    case 'trimmedMean':
      return meanOf(sorted.length < TRIMMED_FROM ? sorted : sorted.slice(1, -1));
    case 'median': {
      const middle = Math.floor(sorted.length / 2);
      return meanOf(sorted.slice(sorted.length % 2 === 1 ? middle : middle - 1, middle + 1));
    }
  }
}

const meanOf = (values: readonly number[]): number =>
  roundedPart(
    values.reduce((sum, value) => sum + value, 0),
    values.length,
  );

/** How far the sheets lie apart. */
export const spreadOf = (values: readonly number[]) => ({
  sheets: values.length,
  lowest: values.length === 0 ? null : Math.min(...values),
  highest: values.length === 0 ? null : Math.max(...values),
});

type Parts<T> = { readonly self: T; readonly peer: T; readonly verified: T };

/**
 * The weighted mean of the parts that exist. Where none of those weighs anything, as when too few
 * peers gave a sheet, the verified part stands alone, or else the member's own.
 */
export function weighted(parts: Parts<number | null>, weights: Parts<number>): number {
  const names = (['self', 'peer', 'verified'] as const).filter((name) => parts[name] !== null);
  const weight = names.reduce((sum, name) => sum + weights[name], 0);
  if (weight === 0) return parts.verified ?? parts.self ?? 0;
  const sum = names.reduce((all, name) => all + weights[name] * (parts[name] ?? 0), 0);
  return roundedPart(sum, weight);
}
