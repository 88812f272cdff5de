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
import type { Points } from './criteria.js';
import { compare, minus, over, type Ratio, roundHalfUp, times } from './exact.js';

/**
 * @param members those with a target
 * @param planned the target of a member, above zero
 * @param actual what it reached, not below zero
 * @param max hundredths of a point
 */
export function relativePoints(
  members: readonly string[],
  planned: (member: string) => Ratio,
  actual: (member: string) => Ratio,
  max: number,
): Points {
  const excess = members.map((member) => {
    const target = planned(member);
    return [member, over(minus(actual(member), target), target)] as const;
  });
  const best = excess.reduce<Ratio>(
    (most, [, value]) => (compare(value, most) > 0 ? value : most),
    { num: 0n, den: 1n },
  );
  const half: Ratio = { num: BigInt(max), den: 2n };
  return Object.fromEntries(
    excess.map(([member, value]) => {
      const share = value.num <= 0n || best.num === 0n ? value : over(value, best);
      const whole = { num: half.num * (share.den + share.num), den: half.den * share.den };
      return [member, roundHalfUp(value.num <= 0n ? times(half, reached(value)) : whole)];
    }),
  );
}

/** A/T of a member that did not exceed its target: 1 + e. */
const reached = ({ num, den }: Ratio): Ratio => ({ num: den + num, den });
