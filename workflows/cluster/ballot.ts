/**
 * How a motion is decided: when it is adopted or lost, and what follows. A party does not vote on
 * its own root key, and nobody alone puts a new key in the place of another's, whatever the
 * charter's threshold. What no longer fits when the deciding vote comes is lost.
 */

import { SERVER } from '../charter.js';
import {
  type ClusterContext,
  charterInForce,
  type Motion,
  type Votes,
} from '../cluster.context.js';
import { digestOf } from '../digest.js';
import { tallyOf } from './electors.js';
import { withRootKey } from './keys.js';
import { fits } from './matters.js';

/** The cluster with a motion put forward and not voted on. */
export const opened = (
  context: ClusterContext,
  by: string,
  matter: Motion['matter'],
  body: unknown,
): ClusterContext => ({ ...context, motion: { digest: digestOf(body), by, votes: {}, matter } });

/** The cluster after one more vote: the motion adopted, lost because it cannot be, or open. */
export function voted(
  context: ClusterContext,
  vote: { readonly member: string; readonly choice: Votes[string] },
  at: string,
): ClusterContext {
  const threshold = charterInForce(context)?.amendment;
  const { motion } = context;
  if (!threshold || !motion) return context;
  const counted = { ...motion, votes: { ...motion.votes, [vote.member]: vote.choice } };
  const { approvals, open, needed } = tallyOf(context, counted, threshold, at);
  const closed = { ...context, motion: null };
  if (approvals + open < needed) return closed;
  if (approvals < needed) return { ...context, motion: counted };
  return fits(closed, motion.matter, at) ? adopted(closed, motion.matter) : closed;
}

function adopted(context: ClusterContext, matter: Motion['matter']): ClusterContext {
  switch (matter.kind) {
    case 'charter': {
      const version = context.version + 1;
      return { ...context, version, charters: { ...context.charters, [version]: matter.charter } };
    }
    case 'rotation':
      return { ...context, exceptions: { ...context.exceptions, [matter.id]: matter.exception } };
    case 'root':
      return withRootKey(context, matter.member, matter.key);
    case 'host':
      return { ...withRootKey(context, SERVER, matter.key), host: matter.host };
  }
}
