/**
 * Allocating awards within absolute quotas, the highest first. Who is in line for an award, and
 * before whom, is what the review decided; here it is only held that a proposal passes over nobody,
 * fills every place for which somebody is in line, and gives nobody more than the charter lets it.
 */
import type { Charter } from './charter.js';

type Awards = Charter['awards'];
type Proposed = Readonly<Record<string, readonly string[]>>;

/** A member in line for an award; equals have the same `before`. */
export interface Candidate {
  readonly member: string;
  /** Less stands before more. */
  readonly before: number;
}

/** Whether no award has more members than its quota. */
export const quotasHold = (proposed: Proposed, awards: Awards): boolean =>
  awards.every(({ id, quota }) => (proposed[id] ?? []).length <= quota);

/** The awards that count when a member may have only one. */
const countedOnce = (awards: Awards, once: Charter['oneAwardPerMember']): readonly string[] =>
  awards.filter(({ thematic }) => once === 'always' || !thematic).map(({ id }) => id);

/** Whether nobody stands twice: within one award, and across awards as the charter says. */
export function namesAreDistinct(
  proposed: Proposed,
  awards: Awards,
  once: Charter['oneAwardPerMember'],
): boolean {
  const across = countedOnce(awards, once).flatMap((id) => proposed[id] ?? []);
  const lists = once === 'never' ? Object.values(proposed) : [...Object.values(proposed), across];
  return lists.every((names) => new Set(names).size === names.length);
}

/**
 * Whether each award went to those who stand first in line and hold no higher award yet, and no
 * place was left empty while such a member remained.
 * @param lines who is in line for each award
 */
export function followsTheLines(
  proposed: Proposed,
  lines: Readonly<Record<string, readonly Candidate[]>>,
  awards: Awards,
  once: Charter['oneAwardPerMember'],
): boolean {
  const exclusive = once === 'never' ? [] : countedOnce(awards, once);
  const holders = new Set<string>();
  return awards.every(({ id, quota }) => {
    const names = proposed[id] ?? [];
    const isExclusive = exclusive.includes(id);
    const free = (lines[id] ?? []).filter(({ member }) => !(isExclusive && holders.has(member)));
    const placeOf = (name: string): number =>
      free.find(({ member }) => member === name)?.before ?? Number.POSITIVE_INFINITY;
    const last = Math.max(...names.map(placeOf));
    const passedOver = free.filter(({ member }) => !names.includes(member));
    if (isExclusive) for (const name of names) holders.add(name);
    return (
      names.length >= Math.min(quota, free.length) &&
      passedOver.every(({ before }) => before >= last)
    );
  });
}
