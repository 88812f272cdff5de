/**
 * Matters: what a motion would change, and whether that fits the cluster as it stands. It is asked
 * when the motion is put forward and again when it is about to be adopted, because terms begin and
 * members leave while it is open.
 */
import type { Charter } from '../charter.js';
import { type CharterParties, charterProblems } from '../charter-problems.js';
import { type ClusterContext, holdsAt, type Motion, membersAt } from '../cluster.context.js';
import { digestOf } from '../digest.js';
import { rotationOf } from '../offices.js';
import type { RotationException } from '../rotation.js';
import { rotationProblems } from '../rotation-problems.js';
import { isHeldKey, isUsedKey, witnessKeysOf } from './keys.js';

/** Everyone who is or was a member: old orders keep naming those who left. */
const everMembers = ({ parties }: ClusterContext): readonly string[] =>
  Object.keys(parties).filter((id) => parties[id]?.kind === 'member');

const hasPatron = ({ parties }: ClusterContext): boolean =>
  Object.values(parties).some(({ kind }) => kind === 'patron');

/** Whom a charter of this cluster is for; of all keys here, those that its witnesses would use. */
const partiesTo = (context: ClusterContext, charter: Charter): CharterParties => ({
  members: everMembers(context),
  hasPatron: hasPatron(context),
  keys: witnessKeysOf(charter).filter((key) => isHeldKey(context, key)),
  host: context.host,
});

/** Whether a charter fits itself and the parties of the cluster. */
export const charterFits = (context: ClusterContext, charter: Charter): boolean =>
  charterProblems(charter, partiesTo(context, charter)).length === 0;

/**
 * Whether an exception fits the rotation and leaves begun terms alone. An older exception that
 * events left without effect is no fault of a new one.
 */
export function exceptionFits(
  context: ClusterContext,
  id: string,
  exception: RotationException,
): boolean {
  const before = rotationOf(context);
  if (!before) return false;
  const after = { ...before, exceptions: { ...before.exceptions, [id]: exception } };
  const change = { before, firstOpenTerm: context.term + 1 };
  const members = everMembers(context);
  const known = rotationProblems(before, members).map(digestOf);
  return rotationProblems(after, members, change).every((one) => known.includes(digestOf(one)));
}

/** Whether a party belongs to the cluster and has a root key that the members may replace. */
export const hasRootKey = ({ parties }: ClusterContext, id: string, at: string): boolean => {
  const party = parties[id];
  return party !== undefined && party.kind !== 'server' && holdsAt(party, at);
};

/** Whether the server may run on the machines of a party, or of none of them (`null`). */
export const mayHost = (context: ClusterContext, host: string | null, at: string): boolean =>
  host === null || membersAt(context, at).includes(host);

/** Whether a matter fits a cluster in which no motion is open, as if it were put forward now. */
export function fits(context: ClusterContext, matter: Motion['matter'], at: string): boolean {
  switch (matter.kind) {
    case 'charter':
      return charterFits(context, matter.charter);
    case 'rotation':
      return (
        !(matter.id in context.exceptions) && exceptionFits(context, matter.id, matter.exception)
      );
    case 'root':
      return hasRootKey(context, matter.member, at) && !isUsedKey(context, matter.key, at);
    case 'host':
      return mayHost(context, matter.host, at) && !isUsedKey(context, matter.key, at);
  }
}
