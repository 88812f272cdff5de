/**
 * The states of a journal's machines: the cluster's one, and one for each year that was launched.
 * A state is shown and digested as plain JSON, and only the fold of entries ever makes one.
 */
import { initialTransition, type SnapshotFrom } from 'xstate';
import type { Json } from './canonical.js';
import type { Charter } from './charter.js';
import { charterInForce } from './cluster.context.js';
import { clusterMachine } from './cluster.machine.js';
import type { ClusterEvent, CycleEvent } from './conditions.js';
import type { CycleContext } from './cycle.context.js';
import { cycleMachine } from './cycle.machine.js';
import { stepOfMachine } from './transition.js';

export type ClusterState = SnapshotFrom<typeof clusterMachine>;
export type CycleState = SnapshotFrom<typeof cycleMachine>;

/** The states of one journal. */
export interface States {
  readonly cluster: ClusterState;
  readonly cycles: ReadonlyMap<number, CycleState>;
}

/** One step of the cluster's machine, after `judge` has asked. */
export const stepCluster = stepOfMachine<typeof clusterMachine, ClusterEvent>(clusterMachine, {
  origin: '',
});

/** One step of a year's machine, after `judge` has asked. */
export const stepCycle = stepOfMachine<typeof cycleMachine, CycleEvent>(cycleMachine, { year: 0 });

/** The cluster before its founding. */
export const openCluster = (origin: string): ClusterState =>
  initialTransition(clusterMachine, { origin })[0];

/** A year's state; one that was not launched yet stands before its launch. */
export const cycleOf = ({ cycles }: States, year: number): CycleState =>
  cycles.get(year) ?? initialTransition(cycleMachine, { year })[0];

/** What a year's conditions may ask about what stands around it. */
export function neighbours({ cluster, cycles }: States, year: number) {
  const frozen = cycles.get(year)?.context.charter ?? 0;
  const charter: Charter | undefined =
    cluster.context.charters[frozen] ?? charterInForce(cluster.context);
  const previous: CycleContext | null = cycles.get(year - 1)?.context ?? null;
  const next: CycleContext | null = cycles.get(year + 1)?.context ?? null;
  return { charter, previous, next };
}

/**
 * A state as JSON: what `after` digests and what people see.
 * `history` names the states to which a suspended year returns.
 */
export function stateJson(state: ClusterState | CycleState): Json {
  const remembered: Readonly<Record<string, readonly { readonly id: string }[]>> =
    state.historyValue ?? {};
  const history = Object.values(remembered).flatMap((nodes) => nodes.map(({ id }) => id));
  history.sort();
  return {
    context: state.context as unknown as Json,
    history,
    value: state.value as unknown as Json,
  };
}
