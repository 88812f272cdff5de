/**
 * What somebody must do for the cluster itself, or to begin a year: things that no year waits for.
 * What may be said comes from the server; what of it is a task is read off the cluster's state.
 */
import type { ClusterContext, StatementType } from '../../../workflows/index.js';
import type { Action } from '../api/answers.js';
import type { Chore } from './todo.js';

type IsTask = (cluster: ClusterContext, member: string) => boolean;

const TASKS: Readonly<Partial<Record<StatementType, IsTask>>> = {
  'charter.sign': ({ founding }, member) => !(member in founding.signed),
  'motion.vote': ({ motion }, member) => motion !== null && !(member in motion.votes),
  'member.accept': () => true,
  /** Without an officer a party can say nothing of a year. */
  'officer.enrol': ({ officers }, member) =>
    !Object.values(officers).some((each) => each.member === member && !each.revoked),
};

/** @param actions what may be said of the cluster now */
export const clusterChores = (
  actions: readonly Action[],
  cluster: ClusterContext,
  member: string,
): readonly Chore[] =>
  actions
    .filter(({ type, may }) => may && TASKS[type]?.(cluster, member) === true)
    .map(({ type }) => ({ year: null, type, due: null, isLate: false }));

/** The year that would be launched next. @param launched the years that were */
export const nextYear = (launched: readonly number[], { term }: ClusterContext): number =>
  launched.length === 0 ? term : Math.max(...launched) + 1;
