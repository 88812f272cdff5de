/**
 * How a motion is decided: who votes on it, when it is adopted or lost, and what follows. A party
 * does not vote on its own root key, and nobody alone puts a new key in the place of another's,
 * whatever the charter's threshold.
 */

import { SERVER } from '../charter.js';
import {
  type ClusterContext,
  charterInForce,
  type Motion,
  membersAt,
  type Votes,
} from '../cluster.context.js';
import { digestOf } from '../digest.js';
import { neededOf } from '../fraction.js';
import { withRootKey } from './keys.js';

/** The fewest approvals with which a key changes hands by motion. */
export const FEWEST_FOR_A_KEY = 2;

/** The cluster with a motion put forward and not voted on. */
export const opened = (
  context: ClusterContext,
  by: string,
  matter: Motion['matter'],
  body: unknown,
): ClusterContext => ({ ...context, motion: { digest: digestOf(body), by, votes: {}, matter } });

/** The members that decide a matter: all of them, less the one whose own root key it is about. */
export const electorsOf = (
  context: ClusterContext,
  matter: Motion['matter'],
  at: string,
): readonly string[] =>
  membersAt(context, at).filter((id) => matter.kind !== 'root' || matter.member !== id);

/** The cluster after one more vote: the motion adopted, lost because it cannot pass, or open. */
export function voted(
  context: ClusterContext,
  vote: { readonly member: string; readonly choice: Votes[string] },
  at: string,
): ClusterContext {
  const threshold = charterInForce(context)?.amendment;
  const { motion } = context;
  if (!threshold || !motion) return context;
  const votes = { ...motion.votes, [vote.member]: vote.choice };
  const electors = electorsOf(context, motion.matter, at);
  const approvals = electors.filter((id) => votes[id] === 'approve').length;
  const open = electors.filter((id) => !(id in votes)).length;
  const needed = Math.max(neededOf(electors.length, threshold), fewestFor(motion));
  if (approvals >= needed) return adopted(context, motion);
  return { ...context, motion: approvals + open < needed ? null : { ...motion, votes } };
}

const fewestFor = ({ matter: { kind } }: Motion): number =>
  kind === 'root' || kind === 'host' ? FEWEST_FOR_A_KEY : 0;

function adopted(context: ClusterContext, { matter }: Motion): ClusterContext {
  const closed = { ...context, motion: null };
  switch (matter.kind) {
    case 'charter': {
      const version = context.version + 1;
      return { ...closed, version, charters: { ...context.charters, [version]: matter.charter } };
    }
    case 'rotation':
      return { ...closed, exceptions: { ...context.exceptions, [matter.id]: matter.exception } };
    case 'root':
      return withRootKey(closed, matter.member, matter.key);
    case 'host':
      return { ...withRootKey(closed, SERVER, matter.key), host: matter.host };
  }
}
