/**
 * Exact parts of points. Figures may have eighteen digits, so their products go through BigInt; a
 * result is rounded half up once, at the end, to a hundredth of a point.
 */
import { parseDecimal } from '../decimal.js';

/** An exact number: `num` divided by `den`, with `den` above zero. */
export interface Ratio {
  readonly num: bigint;
  readonly den: bigint;
}

/** The exact value of a decimal text that was checked before. */
export function ratioOf(figure: string): Ratio {
  const { units, decimals } = parseDecimal(figure) ?? { units: 0n, decimals: 0 };
  return { num: units, den: 10n ** BigInt(decimals) };
}

export const times = (a: Ratio, b: Ratio): Ratio => ({ num: a.num * b.num, den: a.den * b.den });

/** @param b above zero */
export const over = (a: Ratio, b: Ratio): Ratio => ({ num: a.num * b.den, den: a.den * b.num });

export const minus = (a: Ratio, b: Ratio): Ratio => ({
  num: a.num * b.den - b.num * a.den,
  den: a.den * b.den,
});

export const compare = (a: Ratio, b: Ratio): -1 | 0 | 1 => {
  const left = a.num * b.den;
  const right = b.num * a.den;
  return left < right ? -1 : left > right ? 1 : 0;
};

/** The nearest integer, halves up. @param ratio not below zero */
export const roundHalfUp = ({ num, den }: Ratio): number => Number((num * 2n + den) / (den * 2n));

/** The same for safe integers: `num / den`, halves up. */
export const roundedPart = (num: number, den: number): number => {
  if (num <= 2 ** 51) return Math.floor((num * 2 + den) / (den * 2));
  return roundHalfUp({ num: BigInt(num), den: BigInt(den) });
};
