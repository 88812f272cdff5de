/**
 * Exact fractions for quorums and voting thresholds. It promises that "four fifths of five" is
 * four, never a rounded 0.8 × 5, and refuses to call any threshold reached when there is nobody to
 * count.
 */

/**
 * A part of a whole, as JSON integers with 0 ≤ num ≤ den ≤ 1000 and den ≥ 1:
 *
 * ```json
 * { "den": 5, "num": 4 }
 * ```
 *
 * It need not be in lowest terms: 70/100 is kept as its charter writes it and means the same as
 * 7/10.
 */
export type Fraction = { readonly num: number; readonly den: number };

/**
 * What a count must reach. A bare fraction means "at least this part"; `moreThan` means "more than
 * this part", so a simple majority is
 *
 * ```json
 * { "moreThan": { "den": 2, "num": 1 } }
 * ```
 *
 * Nothing is more than the whole, so `moreThan` takes only fractions below 1. Nothing is decided by
 * nobody, so a bare fraction starts above 0: "at least none" would be reached by a vote against.
 */
export type Threshold = Fraction | { readonly moreThan: Fraction };

/**
 * True when `count` of `base` reaches the threshold. Both are counts of people or cities: integers
 * from 0.
 */
export const reaches = (count: number, base: number, threshold: Threshold): boolean =>
  'moreThan' in threshold
    ? moreThan(count, base, threshold.moreThan)
    : atLeast(count, base, threshold);

/**
 * True when count/base ≥ num/den, compared exactly. Always false for base 0: part of nothing is no
 * quorum.
 */
export const atLeast = (count: number, base: number, fraction: Fraction): boolean =>
  base > 0 && count * fraction.den >= base * fraction.num;

/** True when count/base > num/den, compared exactly. Always false for base 0. */
export const moreThan = (count: number, base: number, fraction: Fraction): boolean =>
  base > 0 && count * fraction.den > base * fraction.num;

/**
 * The smallest count of `base` that reaches the threshold: the fraction of the base rounded up, or
 * the next integer above it for `moreThan`. It is base + 1, which nobody can give, when no count is
 * enough; that is so for base 0.
 */
export const neededOf = (base: number, threshold: Threshold): number => {
  if (base <= 0) {
    return 1;
  }
  if ('moreThan' in threshold) {
    const { num, den } = threshold.moreThan;
    return wholes(base * num, den) + 1;
  }
  const { num, den } = threshold;
  return wholes(base * num + den - 1, den);
};

/**
 * True for a JSON value that is a fraction with exactly the members and limits named at {@link
 * Fraction}.
 */
export const isFraction = (value: unknown): value is Fraction => {
  if (!isRecord(value) || Object.keys(value).length !== 2) {
    return false;
  }
  const { num, den } = value;
  return isCount(num) && isCount(den) && den >= 1 && den <= LARGEST_DENOMINATOR && num <= den;
};

/**
 * True for a JSON value that is a threshold: a fraction above 0, or `{"moreThan": fraction}` with a
 * fraction below 1.
 */
export const isThreshold = (value: unknown): value is Threshold => {
  if (!isRecord(value) || !Object.hasOwn(value, 'moreThan')) {
    return isFraction(value) && value.num > 0;
  }
  const { moreThan: part } = value;
  return Object.keys(value).length === 1 && isFraction(part) && part.num < part.den;
};

const LARGEST_DENOMINATOR = 1000;

/**
 * How many times `den` goes into `amount`, by remainder, so that no quotient is ever rounded as a
 * float.
 */
const wholes = (amount: number, den: number): number => (amount - (amount % den)) / den;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
