/**
 * Reported figures such as "6.27" or "-0.4", kept as the text that was signed and compared exactly.
 * It promises that no figure ever passes through a float, and refuses every spelling but one per
 * number of decimals.
 */

/**
 * The exact value of a decimal: `units` divided by ten to the power of `decimals`. It serves a
 * calculation only: a BigInt has no JSON form, so states and statements keep the text.
 */
export type DecimalValue = { readonly units: bigint; readonly decimals: number };

/**
 * Reads a decimal, or answers undefined when the text is not one. The text is
 *
 * ```text
 * [-] 0 or digits without a leading zero [ . 1 to 9 digits ]        at most 18 digits in all
 * ```
 *
 * with no plus sign, exponent, grouping or space. Zero has no minus sign. Zeros at the end are
 * kept, because they say how precisely a figure was reported: "6.270" and "6.27" are two texts of
 * one value.
 */
export const parseDecimal = (text: string): DecimalValue | undefined => {
  const parts = SPELLING.exec(text);
  if (parts === null) {
    return undefined;
  }
  const [, sign = '', whole = '', fraction = ''] = parts;
  if (whole.length + fraction.length > MOST_DIGITS || fraction.length > MOST_DECIMALS) {
    return undefined;
  }
  const magnitude = BigInt(whole + fraction);
  if (sign === '-' && magnitude === 0n) {
    return undefined;
  }
  return { units: sign === '-' ? -magnitude : magnitude, decimals: fraction.length };
};

/** True for a string that {@link parseDecimal} reads. */
export const isDecimal = (value: unknown): value is string =>
  typeof value === 'string' && parseDecimal(value) !== undefined;

/**
 * Writes a value back with exactly its number of decimals: {units: -40n, decimals: 2} is "-0.40".
 * For every decimal text it undoes {@link parseDecimal}. Throws RangeError for a value that has no
 * such text, which is a fault of the caller.
 */
export const formatDecimal = ({ units, decimals }: DecimalValue): string => {
  if (!Number.isSafeInteger(decimals) || decimals < 0 || decimals > MOST_DECIMALS) {
    throw new RangeError('A decimal has 0 to 9 decimals.');
  }
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  if (digits.length > MOST_DIGITS) {
    throw new RangeError('A decimal has at most 18 digits.');
  }
  const point = digits.length - decimals;
  const fraction = decimals === 0 ? '' : `.${digits.slice(point)}`;
  return `${units < 0n ? '-' : ''}${digits.slice(0, point)}${fraction}`;
};

/**
 * Compares two decimals by value: -1, 0 or 1. "6.270" and "6.27" are equal. Throws RangeError when
 * either text is not a decimal: what comes from outside is checked with {@link isDecimal} first.
 */
export const compareDecimals = (a: string, b: string): -1 | 0 | 1 => {
  const left = exactValue(a);
  const right = exactValue(b);
  const decimals = Math.max(left.decimals, right.decimals);
  const leftUnits = unitsAt(left, decimals);
  const rightUnits = unitsAt(right, decimals);
  return leftUnits < rightUnits ? -1 : leftUnits > rightUnits ? 1 : 0;
};

const SPELLING = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?$/;
const MOST_DIGITS = 18;
const MOST_DECIMALS = 9;

const exactValue = (text: string): DecimalValue => {
  const value = parseDecimal(text);
  if (value === undefined) {
    throw new RangeError('Not a decimal.');
  }
  return value;
};

const unitsAt = (value: DecimalValue, decimals: number): bigint =>
  value.units * 10n ** BigInt(decimals - value.decimals);
