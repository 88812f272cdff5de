/** The states of a journal that an entry can have moved: the cluster's, and its year's. */
import { type Journal, type Json, stateJson } from '../../../workflows/index.js';

/** The machine that an entry is about; `undefined` for a year that was not launched. */
export const stateOf = ({ cluster, cycles }: Journal, cycle: number | null) =>
  cycle === null ? cluster : cycles.get(cycle);

/** The states as data. */
export function statesOf(journal: Journal, cycle: number | null): Json {
  const year = cycle === null ? undefined : journal.cycles.get(cycle);
  return { cluster: stateJson(journal.cluster), cycle: year ? stateJson(year) : null };
}
