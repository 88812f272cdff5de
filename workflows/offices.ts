/**
 * Who holds which office in which year. "Chair now" belongs to the cluster, "chair of the year"
 * to a year; in March the two differ, because the outgoing chair opens the next year's pledge
 * before it hands over, and stays responsible for the open matters of its own year.
 */
import type { Charter } from './charter.js';
import { type ClusterContext, charterInForce, officeNow } from './cluster.context.js';
import type { CycleContext } from './cycle.context.js';
import { chairOf, deputyOf, nextInLine, type Rotation } from './rotation.js';

/** The rotation as agreed: the charter's order, with the exceptions that the members voted. */
export function rotationOf(cluster: ClusterContext): Rotation | undefined {
  const first = cluster.charters[1];
  const charter = charterInForce(cluster);
  if (!first || !charter) return undefined;
  const names = Object.fromEntries(
    Object.entries(cluster.parties)
      .filter(([, { kind }]) => kind === 'member')
      .map(([id, { name }]) => [id, name]),
  );
  const { source } = charter.rotation;
  const locale = source.kind === 'alphabetical' ? source.locale : 'vi';
  return {
    source,
    names: Object.fromEntries(Object.entries(names).map(([id, name]) => [id, name[locale]])),
    elected: Object.fromEntries(
      Object.entries(cluster.terms).map(([year, { chair }]) => [year, chair]),
    ),
    start: { term: first.firstTerm.year, member: first.firstTerm.chair },
    exceptions: cluster.exceptions,
  };
}

/** The chair that the rotation names for a year, those who were passed over left out. */
export function designatedChair(
  cluster: ClusterContext,
  year: number,
  passedOver: readonly string[] = [],
): string | null {
  const rotation = rotationOf(cluster);
  if (!rotation) return null;
  return (
    (passedOver.length > 0 ? nextInLine(rotation, year, passedOver) : chairOf(rotation, year)) ??
    null
  );
}

/** The deputy of a year as the charter says: who is next in line, or nobody. */
export function designatedDeputy(cluster: ClusterContext, year: number): string | null {
  const rotation = rotationOf(cluster);
  if (!rotation || charterInForce(cluster)?.rotation.deputy !== 'nextInLine') return null;
  return deputyOf(rotation, year) ?? null;
}

/**
 * The members that may act as chair of a year. Once the office of that year has begun it is its
 * holder alone, also after the next handover. Before, it is the outgoing chair, the incoming one,
 * or both, as the charter says.
 */
export function chairsOfYear(
  year: number,
  cluster: ClusterContext,
  openedBy: Charter['pledge']['openedBy'],
): readonly string[] {
  const held = cluster.terms[year];
  if (held) return [held.chair];
  const outgoing = officeNow(cluster)?.chair;
  if (year !== cluster.term + 1 || outgoing === undefined) return [];
  const incoming = designatedChair(cluster, year);
  if (openedBy === 'outgoing') return [outgoing];
  const both = openedBy === 'both' ? [outgoing] : [];
  return incoming === null ? both : [...both, incoming];
}

/** The deputy of a year: the holder once the office has begun, before that the designated one. */
export const deputyOfYear = (context: CycleContext, cluster: ClusterContext): string | null => {
  const held = cluster.terms[context.year];
  return held ? held.deputy : context.deputy;
};
