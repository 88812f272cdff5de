/**
 * The cluster as a state machine: unfounded → founding → active. While it is active its members
 * change, its officers and keys come and go, its charter is amended by vote, and its chair passes
 * from year to year. There is exactly one chair now at every entry.
 */
import { assign } from 'xstate';
import {
  delegationChanges,
  delegationConditions,
  delegationTransitions,
} from './cluster/delegation.js';
import {
  everyFounderHasSigned,
  foundingChanges,
  foundingConditions,
  foundingState,
  unfoundedState,
} from './cluster/founding.js';
import { hostChanges, hostConditions, hostTransitions } from './cluster/host.js';
import { keyConditions } from './cluster/keys.js';
import {
  membershipChanges,
  membershipConditions,
  membershipTransitions,
} from './cluster/membership.js';
import { motionChanges, motionConditions, motionTransitions } from './cluster/motions.js';
import { officerChanges, officerConditions, officerTransitions } from './cluster/officers.js';
import { rootChanges, rootConditions, rootTransitions } from './cluster/roots.js';
import { type ClusterContext, unfounded } from './cluster.context.js';
import { clusterSetup } from './cluster.setup.js';
import type { ClusterCondition, ClusterEvent, OfficeTransferred } from './conditions.js';
import { withServedTerm } from './offices.js';

export const clusterConditions = {
  ...foundingConditions,
  ...membershipConditions,
  ...officerConditions,
  ...delegationConditions,
  ...keyConditions,
  ...rootConditions,
  ...hostConditions,
  ...motionConditions,
};

const changes = {
  ...foundingChanges,
  ...membershipChanges,
  ...officerChanges,
  ...delegationChanges,
  ...rootChanges,
  ...hostChanges,
  ...motionChanges,
};

type Change = (context: ClusterContext, said: ClusterEvent) => ClusterContext;

const recorded = (context: ClusterContext, said: ClusterEvent): ClusterContext =>
  (changes as Readonly<Record<string, Change>>)[said.type]?.(context, said) ?? context;

/** The chair passes, and turns that were passed over are counted as lost. */
const transferred = (
  context: ClusterContext,
  { year, chair, deputy }: OfficeTransferred,
): ClusterContext => ({
  ...withServedTerm(context, year, chair),
  terms: { ...context.terms, [year]: { chair, deputy } },
  term: year,
});

const definition = clusterSetup.createMachine({
  id: 'cluster',
  context: ({ input }) => unfounded(input.origin),
  initial: 'unfounded',
  states: {
    unfounded: unfoundedState,
    founding: foundingState,
    active: {
      on: {
        ...membershipTransitions,
        ...officerTransitions,
        ...delegationTransitions,
        ...rootTransitions,
        ...hostTransitions,
        ...motionTransitions,
        'office.transferred': { actions: 'transferOffice' },
      },
    },
  },
});

export const clusterMachine = definition.provide({
  guards: {
    requires: ({ context, event }, { conditions }) =>
      conditions.every((name) =>
        (clusterConditions as Readonly<Record<string, ClusterCondition>>)[name]?.holds(
          context,
          event,
        ),
      ),
    everyFounderHasSigned: ({ context }) => everyFounderHasSigned(context),
  },
  actions: {
    record: assign(({ context, event }) => recorded(context, event)),
    transferOffice: assign(({ context, event }) =>
      event.type === 'office.transferred' ? transferred(context, event) : context,
    ),
  },
});
