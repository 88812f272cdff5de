/**
 * A machine as a drawing: nodes and edges as plain data, read off the same definition that judges
 * statements, so a diagram cannot show a way that the rules do not have. The same machine always
 * gives the same data, in the order of its definition; how it is drawn is left to `mermaid.ts`.
 */
import { isStatementType, type StatementType } from './catalogue.js';
import { clusterMachine } from './cluster.machine.js';
import type { Requirement } from './conditions.js';
import { cycleMachine } from './cycle.machine.js';
import type { Reached } from './cycle.setup.js';
import type { ConditionName } from './refusals.js';
import type { Words } from './words.js';

/** The machines that can be drawn: the cluster, and one of its years. */
export const MACHINES = ['cluster', 'cycle'] as const;
export type MachineName = (typeof MACHINES)[number];

/** One state. `path` names it within its machine, such as `underway.pledging.signing`. */
export interface DiagramNode {
  readonly path: string;
  readonly kind: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  /** The path of the state around it; `null` at the top. */
  readonly parent: string | null;
  /** The path of the state that is entered first; `null` where nothing is inside. */
  readonly initial: string | null;
}

/** What leads along an edge. */
export type Cause =
  /** Somebody says something, and every condition holds. */
  | {
      readonly kind: 'said';
      readonly type: StatementType;
      readonly requires: readonly ConditionName[];
    }
  /** What was said before has reached a milestone. */
  | { readonly kind: 'reached'; readonly milestone: keyof Words['milestones'] }
  /** Everything inside the state is finished. */
  | { readonly kind: 'done' };

/** One way from a state; `to` is `null` where the statement is recorded and the state stays. */
export interface DiagramEdge {
  readonly from: string;
  readonly to: string | null;
  readonly by: Cause;
}

export interface Diagram {
  readonly machine: MachineName;
  readonly initial: string;
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

/** The nodes and edges of a machine, in the order of its definition. */
export function diagramOf(machine: MachineName): Diagram {
  const root = charts[machine];
  const states = statesWithin(root);
  return {
    machine,
    initial: pathOf(root.initial?.target?.[0] ?? root),
    nodes: states.map(nodeOf),
    edges: states.flatMap(edgesFrom),
  };
}

/** What is read of an XState state node; its own type carries the types of the whole machine. */
interface Chart {
  readonly path: readonly string[];
  readonly type: DiagramNode['kind'];
  readonly states: Readonly<Record<string, Chart>>;
  readonly initial?: { readonly target?: readonly Chart[] | undefined } | undefined;
  readonly transitions: ReadonlyMap<string, readonly Way[]>;
  readonly always?: readonly Way[];
}

interface Way {
  readonly target?: readonly Chart[] | undefined;
  readonly guard?: unknown;
  readonly eventType: string;
}

const charts: Readonly<Record<MachineName, Chart>> = {
  cluster: clusterMachine.root as unknown as Chart,
  cycle: cycleMachine.root as unknown as Chart,
};

const pathOf = ({ path }: Chart): string => path.join('.');

const statesWithin = ({ states }: Chart): Chart[] =>
  Object.values(states).flatMap((state) => [state, ...statesWithin(state)]);

function nodeOf(state: Chart): DiagramNode {
  const first = state.type === 'compound' ? state.initial?.target?.[0] : undefined;
  return {
    path: pathOf(state),
    kind: state.type,
    parent: state.path.length > 1 ? state.path.slice(0, -1).join('.') : null,
    initial: first ? pathOf(first) : null,
  };
}

function edgesFrom(state: Chart): DiagramEdge[] {
  const from = pathOf(state);
  const ways = [...[...state.transitions.values()].flat(), ...(state.always ?? [])];
  return ways.map((way) => {
    const target = way.target?.[0];
    return { from, to: target ? pathOf(target) : null, by: causeOf(way) };
  });
}

function causeOf({ guard, eventType }: Way): Cause {
  if (eventType.startsWith('xstate.done.')) return { kind: 'done' };
  // The cluster's own milestone needs no parameter, so it stands there by its name alone.
  if (typeof guard === 'string') return { kind: 'reached', milestone: guard as Milestone };
  const named = guard as Requirement | Reached | undefined;
  if (named?.type === 'reached') return { kind: 'reached', milestone: named.params.milestone };
  // What nobody says, the year tells the cluster: its handover is complete.
  if (!isStatementType(eventType)) return { kind: 'reached', milestone: 'handoverIsComplete' };
  return { kind: 'said', type: eventType, requires: named?.params.conditions ?? [] };
}

type Milestone = keyof Words['milestones'];
