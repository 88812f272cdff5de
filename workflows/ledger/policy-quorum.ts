/**
 * Whether witnesses together are the quorum of a policy, and since when. A group that names nobody
 * that is defined above it is never reached, so a policy that was not read from a file, and holds a
 * fault that reading would have refused, asks for too much and never for too little.
 */
import type { Policy, PolicyGroup } from './policy.js';

/** Whether these witnesses, by their names in the policy, are its quorum. */
export function reachesQuorum(policy: Policy, names: Iterable<string>): boolean {
  if (policy.quorum === null) return true;
  const times = new Map(Array.from(names, (name) => [name, 0]));
  return quorumTime(policy, times) !== null;
}

/**
 * The smallest time t such that the witnesses that vouched at t or before are the quorum: in a
 * group of which k are needed it is the k-th smallest time of its members. It is null when the
 * quorum is not reached, and null, too, when the policy asks for none: `reachesQuorum` tells the
 * two apart.
 *
 * @param times when each witness vouched, by its name in the policy
 */
export function quorumTime(policy: Policy, times: ReadonlyMap<string, number>): number | null {
  const since = new Map(policy.witnesses.map(({ name }) => [name, times.get(name) ?? NEVER]));
  for (const group of policy.groups) since.set(group.name, groupTime(group, since));
  const time = since.get(policy.quorum ?? '') ?? NEVER;
  return time === NEVER ? null : time;
}

const NEVER = Number.POSITIVE_INFINITY;

function groupTime({ needed, members }: PolicyGroup, since: ReadonlyMap<string, number>): number {
  const times = [...new Set(members)].map((name) => since.get(name) ?? NEVER);
  // Two times that are never differ by no number; they stay beside each other at the end.
  times.sort((a, b) => (a === b ? 0 : a - b));
  if (needed === 'any') return times[0] ?? NEVER;
  return times[(needed === 'all' ? members.length : needed) - 1] ?? NEVER;
}
