/** Whose key it is, as the journal says: the party and the officer that a key speaks as. */
import { type ClusterContext, type Speaker, thumbprint } from '../../workflows/index.js';

/**
 * Finds the party and officer behind a key; `root` stands for a party's own key.
 * @param id RFC 7638 thumbprint
 * @returns `null` when nobody in this cluster holds the key
 */
export function holderOf(cluster: ClusterContext, id: string): Speaker | null {
  const mandate = cluster.officers[id];
  if (mandate) return { member: mandate.member, officer: mandate.officer };
  const held = Object.entries({ ...cluster.parties, ...cluster.admissions }).find(
    ([, { key }]) => thumbprint(key) === id,
  );
  return held ? { member: held[0], officer: 'root' } : null;
}
