/** Whom a server can ask about a journal: the witnesses that the charter names with an address. */
import { type ClusterContext, type Witness, witnessesOf } from '../../workflows/index.js';
import type { LiveJournal } from '../journal/live-journal.js';
import { nameOfKey } from './cosigned.js';

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

/** Only an active cluster has witnesses that were agreed on; a broken journal needs none. */
export const isCollected = ({ breach, shown }: LiveJournal): boolean =>
  breach === null && shown.checkpoint !== null && shown.journal.cluster.value === 'active';

/** Whether a witness has not cosigned the newest head. */
export const isBehind = (
  { cosigned, shown }: LiveJournal,
  { key }: Pick<Addressed, 'key'>,
): boolean => (cosigned.get(nameOfKey(key))?.size ?? 0) < shown.size;
