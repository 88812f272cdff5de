/**
 * Allocating awards within absolute quotas, the highest first. A proposal may not pass over a
 * member that passed the vote with more approvals, nor leave a higher place empty to give a lower
 * one, so that the chair cannot rearrange what the members decided.
 */
import type { Charter } from './charter.js';
import type { Count } from './cycle.context.js';

type Proposed = Readonly<Record<string, readonly string[]>>;
type Counts = Readonly<Record<string, Readonly<Record<string, Count>>>>;

/** Whether no award has more members than its quota. */
export const quotasHold = (proposed: Proposed, awards: Charter['awards']): boolean =>
  awards.every(({ id, quota }) => (proposed[id] ?? []).length <= quota);

/** Whether nobody stands twice: within one award, and across awards where `once` is set. */
export function namesAreDistinct(proposed: Proposed, once: boolean): boolean {
  const lists = once ? [Object.values(proposed).flat()] : Object.values(proposed);
  return lists.every((names) => new Set(names).size === names.length);
}

/**
 * Whether each award went to those with the most approvals among the members that passed, may be
 * proposed, and hold no higher award yet; and no place was left empty while such a member remained.
 */
export function followsTheVote(
  proposed: Proposed,
  counts: Counts,
  awards: Charter['awards'],
  mayBeProposed: (member: string) => boolean,
  once: boolean,
): boolean {
  const holders = new Set<string>();
  return awards.every(({ id, quota }) => {
    const names = proposed[id] ?? [];
    const count = counts[id] ?? {};
    const free = Object.keys(count).filter(
      (member) => count[member]?.passed && mayBeProposed(member) && !(once && holders.has(member)),
    );
    const approvals = (member: string): number => count[member]?.approve ?? 0;
    const fewest = Math.min(...names.map(approvals));
    const passedOver = free.filter((member) => !names.includes(member));
    for (const name of names) holders.add(name);
    return (
      names.length >= Math.min(quota, free.length) &&
      passedOver.every((member) => approvals(member) <= fewest)
    );
  });
}
