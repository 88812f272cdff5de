/**
 * Who holds which office in which year. "Chair now" belongs to the cluster, "chair of the year"
 * to a year; in March the two differ, because the outgoing chair opens the next year's pledge
 * before it hands over, and stays responsible for the open matters of its own year.
 */
import type { Charter } from './charter.js';
import { type ClusterContext, charterInForce, membersAt, officeNow } from './cluster.context.js';
import type { CycleContext } from './cycle.context.js';
import { chairOf, nextInLine, type Rotation } from './rotation.js';

/** The cluster at an instant: whether a member still holds its place depends on when one asks. */
export interface ClusterAt {
  readonly cluster: ClusterContext;
  /** RFC 3339 UTC. */
  readonly at: string;
}

/**
 * The rotation as agreed: the charter's order, with the exceptions that the members voted. An
 * alphabetical order starts from the founding members; who joins later is inserted by exception.
 */
export function rotationOf(cluster: ClusterContext): Rotation | undefined {
  const first = cluster.charters[1];
  const charter = charterInForce(cluster);
  if (!first || !charter) return undefined;
  const { source } = charter.rotation;
  const locale = source.kind === 'alphabetical' ? source.locale : 'vi';
  return {
    source,
    names: Object.fromEntries(
      Object.keys(cluster.founding.signed).map((id) => [
        id,
        cluster.parties[id]?.name[locale] ?? id,
      ]),
    ),
    elected: Object.fromEntries(
      Object.entries(cluster.terms).map(([year, { chair }]) => [year, chair]),
    ),
    start: { term: first.firstTerm.year, member: first.firstTerm.chair },
    exceptions: cluster.exceptions,
  };
}

/** Members whose departure is recorded: no office is offered to them any more. */
const departing = ({ parties }: ClusterContext): readonly string[] =>
  Object.keys(parties).filter((id) => {
    const party = parties[id];
    return party?.kind === 'member' && party.until !== null;
  });

/** The chair that the rotation names for a year; who was passed over or is leaving is left out. */
export function designatedChair(
  cluster: ClusterContext,
  year: number,
  passedOver: readonly string[] = [],
): string | null {
  const rotation = rotationOf(cluster);
  if (!rotation) return null;
  return nextInLine(rotation, year, [...passedOver, ...departing(cluster)]) ?? null;
}

/**
 * The deputy of a year as the charter says: who is next in line after its chair, or nobody. It is
 * never the chair itself, also where its term is extended: nobody receives its own report.
 */
export const designatedDeputy = (
  cluster: ClusterContext,
  year: number,
  chair: string | null,
): string | null =>
  charterInForce(cluster)?.rotation.deputy === 'nextInLine'
    ? designatedChair(cluster, year + 1, chair === null ? [] : [chair])
    : null;

/**
 * The cluster with a year's chair as it turned out. Whoever the rotation names before the one that
 * took the office loses that turn, which is kept as a skip, so that the following turns are counted
 * from the member that took it. A turn that cannot be skipped (a swapped or extended one) stays.
 */
export function withServedTerm(
  cluster: ClusterContext,
  year: number,
  chair: string,
): ClusterContext {
  const rotation = rotationOf(cluster);
  const named = rotation && chairOf(rotation, year);
  const id = `passed-over-${year}-${named}`;
  if (!named || named === chair) return cluster;
  const skip = { kind: 'skip', member: named, term: year, makeUp: false } as const;
  const skipped = { ...cluster, exceptions: { ...cluster.exceptions, [id]: skip } };
  const after = rotationOf(skipped);
  const fits = after && chairOf(after, year) !== named;
  return fits ? withServedTerm(skipped, year, chair) : cluster;
}

/**
 * Whom the charter expects in the offices of the next year. Those who were passed over come last;
 * once that is everybody, the round begins anew. Where chairs are elected it expects nobody.
 */
export function nextOffices(
  cluster: ClusterContext,
  { year, handover }: Pick<CycleContext, 'year' | 'handover'>,
): { readonly chair: string | null; readonly deputy: string | null } {
  const next = year + 1;
  const passedOver = Object.keys(handover.passedOver);
  const chair = designatedChair(cluster, next, passedOver) ?? designatedChair(cluster, next);
  const served = chair === null ? cluster : withServedTerm(cluster, next, chair);
  return { chair, deputy: designatedDeputy(served, next, chair) };
}

/**
 * The members that may act as chair of a year. Once the office of that year has begun it is its
 * holder alone, also after the next handover; only when the holder has left the cluster does the
 * chair now act in its stead. Before, it is the outgoing chair, the incoming one, or both, as the
 * charter says.
 */
export function chairsOfYear(
  year: number,
  { cluster, at }: ClusterAt,
  openedBy: Charter['pledge']['openedBy'],
): readonly string[] {
  const held = cluster.terms[year];
  const now = officeNow(cluster)?.chair;
  if (held && membersAt(cluster, at).includes(held.chair)) return [held.chair];
  if (now === undefined) return [];
  if (held) return [now];
  if (year !== cluster.term + 1) return [];
  const incoming = designatedChair(cluster, year);
  if (openedBy === 'outgoing') return [now];
  const both = openedBy === 'both' ? [now] : [];
  return incoming === null ? both : [...both, incoming];
}

/**
 * The deputy of a year: the holder once the office has begun, before that the designated one, and
 * nobody once that member has left the year or the cluster, be it before the year was launched.
 */
export function deputyOfYear(context: CycleContext, { cluster, at }: ClusterAt): string | null {
  const held = cluster.terms[context.year];
  const deputy = held ? held.deputy : context.deputy;
  if (deputy === null || context.roster[deputy] === 'left') return null;
  return membersAt(cluster, at).includes(deputy) ? deputy : null;
}
