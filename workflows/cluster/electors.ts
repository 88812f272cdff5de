/**
 * Who decides a motion, and whether it still can be decided: members leave while it is open, and
 * one that those who remain cannot adopt stands in nobody's way.
 */
import { type ClusterContext, charterInForce, type Motion, membersAt } from '../cluster.context.js';
import { neededOf, type Threshold } from '../fraction.js';

/** The fewest approvals with which a key changes hands by motion. */
export const FEWEST_FOR_A_KEY = 2;

/** The members that decide a matter: all of them, less the one whose own root key it is about. */
export const electorsOf = (
  context: ClusterContext,
  matter: Motion['matter'],
  at: string,
): readonly string[] =>
  membersAt(context, at).filter((id) => matter.kind !== 'root' || matter.member !== id);

/** How a motion stands at an instant. */
interface Tally {
  readonly approvals: number;
  /** The electors that have not voted. */
  readonly open: number;
  readonly needed: number;
}

/** Counts the votes of those who are electors at an instant; who left is counted no more. */
export function tallyOf(
  context: ClusterContext,
  { matter, votes }: Motion,
  threshold: Threshold,
  at: string,
): Tally {
  const electors = electorsOf(context, matter, at);
  return {
    approvals: electors.filter((id) => votes[id] === 'approve').length,
    open: electors.filter((id) => !(id in votes)).length,
    needed: Math.max(neededOf(electors.length, threshold), fewestFor(matter)),
  };
}

const fewestFor = ({ kind }: Motion['matter']): number =>
  kind === 'root' || kind === 'host' ? FEWEST_FOR_A_KEY : 0;

/**
 * The motion on which the members of an instant can decide. It is `null` also where the last one
 * put forward was neither adopted nor lost, and no vote that is still to come could adopt it.
 */
export function openMotion(context: ClusterContext, at: string): Motion | null {
  const { motion } = context;
  const threshold = charterInForce(context)?.amendment;
  if (!motion || !threshold) return null;
  const { approvals, open, needed } = tallyOf(context, motion, threshold, at);
  return open > 0 && approvals + open >= needed ? motion : null;
}
