/**
 * What a state requires of a statement, read off the machine's own definition: the same lists that
 * the guards use, the diagram prints, and the screens explain.
 */
import { getNextTransitions } from 'xstate';
import type { Requirement } from './conditions.js';
import type { ConditionName } from './refusals.js';
import type { ClusterState, CycleState } from './states.js';

type State = ClusterState | CycleState;

/** The lists by state, remembered: a state's transitions never change. */
const remembered = new WeakMap<
  object,
  Map<string, ReadonlyMap<string, readonly ConditionName[]>>
>();

/**
 * The conditions of a statement type in this state.
 * @returns `undefined` when the state does not take such a statement at all
 */
export const requirementsFor = (state: State, type: string): readonly ConditionName[] | undefined =>
  requirementsOf(state).get(type);

/** The statement types that a state takes, with the conditions of each. */
export function requirementsOf(state: State): ReadonlyMap<string, readonly ConditionName[]> {
  const ofMachine = remembered.get(state.machine) ?? new Map();
  remembered.set(state.machine, ofMachine);
  const path = statePath(state);
  const known = ofMachine.get(path);
  if (known) return known;
  const found = new Map<string, readonly ConditionName[]>();
  for (const { eventType, guard } of getNextTransitions(state)) {
    const requirement = guard as Requirement | undefined;
    if (requirement?.type === 'requires' && !found.has(eventType)) {
      found.set(eventType, requirement.params.conditions);
    }
  }
  ofMachine.set(path, found);
  return found;
}

/**
 * Where a state stands, in words joined by dots; the branches of a parallel state joined by `+`:
 * `underway.pledging.signing`, `underway.concluding(decisions.awaiting+handover.waiting)`.
 */
export const statePath = ({ value }: Pick<State, 'value'>): string => pathOf(value);

function pathOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const parts = Object.entries(value as Record<string, unknown>).map(([name, inner]) => {
    const rest = pathOf(inner);
    return rest.startsWith('(') || rest === '' ? `${name}${rest}` : `${name}.${rest}`;
  });
  return parts.length > 1 ? `(${parts.sort().join('+')})` : (parts[0] ?? '');
}
