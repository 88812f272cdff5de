/**
 * What may be said now, by whom, and why the rest may not: asked of the same conditions that judge
 * statements, before anything has been written. One answer drives a screen's buttons, `status`,
 * and the list of those whom the cluster is waiting for.
 */
import {
  isClusterType,
  STATEMENT_TYPES,
  type StatementType,
  type Step,
  stepOf,
} from './catalogue.js';
import { clusterConditions } from './cluster.machine.js';
import type { Condition, Speaker } from './conditions.js';
import { cycleConditions } from './cycle.machine.js';
import { type Journal, saidOf } from './journal.js';
import { type Refusal, refuse } from './refusals.js';
import { requirementsFor, statePath } from './requirements.js';
import { cycleOf } from './states.js';

export interface Action {
  readonly type: StatementType;
  readonly step: Step;
  /** Whether a statement of this type is accepted now, provided that its body is right. */
  readonly may: boolean;
  readonly refusals: readonly Refusal[];
}

/**
 * Every statement type with the answer for one speaker.
 * @param year the cycle asked about; `null` for the cluster itself
 * @param by who asks, and the thumbprint of its key where that is known
 * @param at the time of asking (RFC 3339 UTC)
 */
export function actions(
  journal: Journal,
  year: number | null,
  by: Asker,
  at: string,
): readonly Action[] {
  return STATEMENT_TYPES.filter((type) => isClusterType(type) === (year === null)).map((type) => {
    const refusals = speakerRefusals(journal, type, year, by, at);
    return { type, step: stepOf(type), may: refusals.length === 0, refusals };
  });
}

/** Who asks what it may say. */
export interface Asker extends Speaker {
  readonly key?: string;
}

type Asked = Condition<never, never>;
const conditions: Readonly<Record<string, Asked>> = {
  ...cycleConditions,
  ...clusterConditions,
};

function speakerRefusals(
  journal: Journal,
  type: StatementType,
  year: number | null,
  { key, ...by }: Asker,
  at: string,
): readonly Refusal[] {
  if (year !== null && journal.cluster.value !== 'active') {
    return [refuse('clusterIsActive', type)];
  }
  const state = year === null ? journal.cluster : cycleOf(journal, year);
  const required = requirementsFor(state, type);
  if (!required) return [refuse('stepIsOpen', type, { detail: statePath(state) })];
  const signers = key === undefined ? [] : [key];
  const said = saidOf(journal, { type, body: {} as never, by, cycle: year, signers }, at);
  return required
    .filter((name) => {
      const condition = conditions[name];
      return (
        condition?.reads === 'speaker' && !condition.holds(state.context as never, said as never)
      );
    })
    .map((name) => refuse(name, type));
}
