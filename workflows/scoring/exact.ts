/**
 * Exact parts of points. Figures may have eighteen digits, so their products go through BigInt
 * wherever a safe integer might not hold them; a result is rounded half up once, at the end, to a
 * hundredth of a point.
 */
import { parseDecimal } from '../decimal.js';

/** The most that a product may be, so that twice it and a divisor are still safe integers. */
const LARGEST_PRODUCT = 2 ** 51;

/**
 * Decimal texts as whole numbers of one common unit, in the same proportions: "0.5" and "12" are 5
 * and 120.
 * @param figures texts that were checked before, none below zero
 */
export function wholesOf(figures: readonly string[]): readonly bigint[] {
  const decimals = mostDecimals(figures);
  return figures.map((figure) => {
    const value = parseDecimal(figure) ?? { units: 0n, decimals: 0 };
    return value.units * 10n ** BigInt(decimals - value.decimals);
  });
}

/**
 * The same as numbers, which is several times faster; `undefined` where one is above `limit`.
 * @param limit at most 2^51
 */
export function smallWholesOf(
  figures: readonly string[],
  limit: number,
): readonly number[] | undefined {
  const decimals = mostDecimals(figures);
  const wholes = figures.map(
    (figure) => Number(figure.replace('.', '')) * 10 ** (decimals - decimalsOf(figure)),
  );
  return wholes.every((whole) => whole <= limit) ? wholes : undefined;
}

/** How large whole numbers may be so that `factor` times a product of `power` of them is safe. */
export const limitFor = (factor: number, power: 1 | 2): number =>
  Math.floor((LARGEST_PRODUCT / Math.max(1, factor)) ** (1 / power));

/** The nearest integer to `num / den`, halves up. @param num not below zero @param den above it */
export const roundHalfUp = (num: bigint, den: bigint): number =>
  Number((num * 2n + den) / (den * 2n));

/** The same for safe integers, with `den` at most 2^51. */
export const roundedPart = (num: number, den: number): number => {
  if (num <= LARGEST_PRODUCT) return Math.floor((num * 2 + den) / (den * 2));
  return roundHalfUp(BigInt(num), BigInt(den));
};

const decimalsOf = (figure: string): number => {
  const point = figure.indexOf('.');
  return point < 0 ? 0 : figure.length - point - 1;
};

const mostDecimals = (figures: readonly string[]): number =>
  figures.reduce((most, figure) => Math.max(most, decimalsOf(figure)), 0);
