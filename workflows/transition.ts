/**
 * One pure step of a machine. XState's own `transition` builds an actor and its initial state for
 * every call; here one inert scope per machine is made once and used for all steps, which takes
 * the greater part of the cost away. The scope is never started, keeps nothing between steps and
 * executes nothing: these machines have no actors, timers or effects.
 */
import { type AnyActorScope, type AnyStateMachine, createActor, type SnapshotFrom } from 'xstate';

type Step<Machine extends AnyStateMachine, Event> = (
  state: SnapshotFrom<Machine>,
  event: Event,
) => SnapshotFrom<Machine>;

/**
 * Makes the pure step function of a machine.
 * @param machine a machine without actors, delays or effects
 * @param input any input that the machine's initial context accepts
 * @returns `(state, event) → next state`; the same state object where nothing moved
 */
export function stepOfMachine<Machine extends AnyStateMachine, Event>(
  machine: Machine,
  input: unknown,
): Step<Machine, Event> {
  const inert = createActor(machine as AnyStateMachine, { input });
  const scope: AnyActorScope = {
    self: inert,
    system: inert.system,
    id: '',
    sessionId: '',
    logger: () => {},
    defer: () => {},
    emit: () => {},
    stopChild: () => {},
    actionExecutor: () => {},
  };
  return (state, event) =>
    machine.transition(state, event as never, scope) as SnapshotFrom<Machine>;
}
