/**
 * How many of n witnesses must have vouched for a head before it counts, and what that buys. Two
 * heads that contradict each other, each vouched for by k of n, share at least 2k − n witnesses,
 * and each of these has lied. So a quorum of k makes a split view impossible for fewer liars than
 * that, and it still works with n − k witnesses away. Nothing here refuses: a figure is a figure.
 *
 *     n    4   9  19  59
 *     f    1   2   6  19      tolerated by default: less than a third
 *     k    3   6  13  40      needed by default
 */

/** How many of n witnesses may lie under the default quorum: fewer than a third. */
export function toleratedFaults(n: number): number {
  return Math.max(0, Math.floor((n - 1) / 3));
}

/** The smallest quorum that keeps the default safety: 2k − n > f. Without witnesses it is 0. */
export function defaultQuorum(n: number): number {
  return n === 0 ? 0 : Math.floor((n + toleratedFaults(n)) / 2) + 1;
}

/** How many of n witnesses may collude with the server and still not split a quorum of k. */
export function safeAgainst(n: number, k: number): number {
  return Math.max(0, 2 * k - n - 1);
}

/** How many of n witnesses may be away while a quorum of k can still be reached. */
export function worksWithout(n: number, k: number): number {
  return n - k;
}
