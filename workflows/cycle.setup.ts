/**
 * The frame that the six steps share: which statements a year knows, one guard that requires named
 * conditions, one that asks whether a milestone is reached, and one action that records.
 *
 * The guards here refuse everything and the action does nothing: a step is only opened by
 * `cycle.machine.ts`, which provides the conditions and changes of all steps. So a state chart
 * taken on its own can never be more permissive than the whole.
 */
import { setup } from 'xstate';
import type { CycleEvent, Requirement } from './conditions.js';
import type { CycleContext } from './cycle.context.js';

/** Points of the year that are reached by what was said before, not by a statement of their own. */
export type Milestone =
  | 'pledgeInForce'
  | 'noInterimRound'
  | 'noAnnualRound'
  | 'noScoring'
  | 'selfScoringIsOpen'
  | 'noDraw'
  | 'noPeerScoring'
  | 'sheetsAreClosed'
  | 'noSealedSheets'
  | 'noVerification'
  | 'ballotsAreClosed'
  | 'noSealedBallots'
  | 'everyAwardDecided'
  | 'officeIsOffered'
  | 'nobodyIsProposed'
  | 'handoverIsComplete';

/** A milestone as it stands in the definition of a machine. */
export interface Reached {
  readonly type: 'reached';
  readonly params: { readonly milestone: Milestone };
}

/** The year goes on by itself once this milestone is reached. */
export const reached = (milestone: Milestone): Reached => ({
  type: 'reached',
  params: { milestone },
});

export const cycleSetup = setup({
  types: {} as { context: CycleContext; events: CycleEvent; input: { readonly year: number } },
  guards: {
    requires: (_state, _requirement: Requirement['params']): boolean => false,
    reached: (_state, _milestone: Reached['params']): boolean => false,
  },
  actions: {
    /** Changes the context as the statement says; see `changes` in each step. */
    record: () => {},
  },
});
