/** The six steps of a year in their order, and where a year stands among them. */
import type { Words, Step as WorkStep } from '../../../workflows/index.js';
import type { Step } from '../elements/step-indicator.js';

const STEPS: readonly (readonly [WorkStep, RegExp])[] = [
  ['launch', /launching/],
  ['pledge', /pledging/],
  ['report', /reporting/],
  ['review', /reviewing/],
  ['award', /proposing/],
  ['handover', /concluding|cancelled/],
];

/**
 * The steps of a year for its indicator.
 * @param path where the year stands, such as `underway.pledging.signing`; several when it is in
 *   several states at once
 */
export function yearSteps(path: string, words: Words): readonly Step[] {
  const isClosed = /^closed/.test(path);
  const now = STEPS.findIndex(([, pattern]) => pattern.test(path));
  return STEPS.map(([step], place) => ({
    name: words.steps[step],
    state: isClosed || place < now ? 'done' : place === now ? 'now' : 'later',
  }));
}
