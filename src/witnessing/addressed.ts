/** Whom a server can ask about a journal: the witnesses that the charter names with an address. */
import { type ClusterContext, type Witness, witnessesOf } from '../../workflows/index.js';

export interface Addressed extends Witness {
  readonly url: string;
}

/** To read their keys is dear, and most statements change nothing that a charter says. */
const remembered = new WeakMap<ClusterContext, readonly Addressed[]>();

/** The witnesses with an address in the order of their ids. */
export function addressedOf(cluster: ClusterContext): readonly Addressed[] {
  const known = remembered.get(cluster);
  if (known) return known;
  const addressed = witnessesOf(cluster).flatMap(({ url, ...witness }) =>
    url === null ? [] : [{ ...witness, url }],
  );
  remembered.set(cluster, addressed);
  return addressed;
}
