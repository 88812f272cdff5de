/**
 * The job as a Temporal workflow: six signals, each of which moves it one step. Only the replayer
 * loads this file, into its own sandbox.
 */
import { condition, defineSignal, setHandler } from '@temporalio/workflow';

/** The signal that takes a step. */
export const step = defineSignal('step');

/** Takes as many steps as it is told to wait for. @param {number} steps */
export async function takeSteps(steps) {
  let taken = 0;
  setHandler(step, () => {
    taken += 1;
  });
  for (let next = 1; next <= steps; next += 1) await condition(() => taken >= next);
  return taken;
}
