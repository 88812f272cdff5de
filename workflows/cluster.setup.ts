/**
 * The frame of the cluster's machine: like the one of the year (`cycle.setup.ts`), it refuses
 * everything until `cluster.machine.ts` provides the conditions.
 */
import { setup } from 'xstate';
import type { ClusterContext } from './cluster.context.js';
import type { ClusterEvent, Requirement } from './conditions.js';

export const clusterSetup = setup({
  types: {} as {
    context: ClusterContext;
    events: ClusterEvent;
    input: { readonly origin: string };
  },
  guards: {
    requires: (_state, _requirement: Requirement['params']): boolean => false,
    everyFounderHasSigned: (): boolean => false,
  },
  actions: {
    /** Changes the context as the statement says; see `changes` in each part. */
    record: () => {},
    /** The office of chair passes, as the year's handover concluded. */
    transferOffice: () => {},
  },
});
