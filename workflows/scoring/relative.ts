/**
 * The relative formula: half the maximum for reaching the target exactly, the rest in proportion to
 * how far the best of the cluster went beyond its own. With target T, actual value A, maximum M and
 * e = (A − T) / T:
 *
 *     A < T                  M/2 · A/T
 *     A = T                  M/2
 *     A > T, not the best    M/2 + e/e_best · M/2
 *     the best e             M          (several may be best)
 *
 * Nobody is best while nobody exceeds its target.
 */
import { limitFor, roundedPart, roundHalfUp, smallWholesOf, wholesOf } from './exact.js';

/**
 * @param planned the targets, each above zero
 * @param actual what was reached, in the same order, none below zero
 * @param max hundredths of a point
 * @returns hundredths of a point, in the same order
 */
export function relativePoints(
  planned: readonly string[],
  actual: readonly string[],
  max: number,
): readonly number[] {
  const figures = [...planned, ...actual];
  const small = smallWholesOf(figures, limitFor(2 * max, 2));
  if (small) return inNumbers(small, max);
  return inBigInts(wholesOf(figures), BigInt(max));
}

/**
 * With the best one's target B and its excess D = A_best − B, the formula above its target is
 * M · (T·D + (A − T)·B) / (2·T·D), which needs one division.
 * @param wholes all targets, then all actual values
 */
function inNumbers(wholes: readonly number[], max: number): readonly number[] {
  const count = wholes.length / 2;
  const targets = wholes.slice(0, count);
  const at = (index: number): number => wholes[count + index] as number;
  let [base, excess] = [1, 0];
  for (const [index, target] of targets.entries()) {
    const own = at(index) - target;
    if (own * base > excess * target) [base, excess] = [target, own];
  }
  return targets.map((target, index) => {
    const own = at(index) - target;
    if (own <= 0) return roundedPart(max * at(index), 2 * target);
    return roundedPart(max * (target * excess + own * base), 2 * target * excess);
  });
}

/** The same for figures whose products are no safe integers. */
function inBigInts(wholes: readonly bigint[], max: bigint): readonly number[] {
  const count = wholes.length / 2;
  const targets = wholes.slice(0, count);
  const at = (index: number): bigint => wholes[count + index] as bigint;
  let [base, excess] = [1n, 0n];
  for (const [index, target] of targets.entries()) {
    const own = at(index) - target;
    if (own * base > excess * target) [base, excess] = [target, own];
  }
  return targets.map((target, index) => {
    const own = at(index) - target;
    if (own <= 0n) return roundHalfUp(max * at(index), 2n * target);
    return roundHalfUp(max * (target * excess + own * base), 2n * target * excess);
  });
}
