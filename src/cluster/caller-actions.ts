/**
 * What the caller may say now and, for the rest, why not: what the rules say of its party, and
 * whether its own mandate reaches that far. One list drives a screen's buttons, a script and a bot.
 */
import {
  type Action,
  actions,
  authorityFaults,
  type Journal,
  type Language,
  refuse,
  type Statement,
  type StatementType,
} from '../../workflows/index.js';
import { explain } from '../http/problem-text.js';
import type { Reader } from '../identity/readers.js';

export interface ExplainedAction extends Action {
  readonly refusals: readonly (Action['refusals'][number] & { readonly text: string })[];
}

/**
 * The answer for every statement type.
 * @param year the year asked about; `null` for the cluster itself
 * @param at the time of asking (RFC 3339 UTC)
 */
export function callerActions(
  journal: Journal,
  year: number | null,
  reader: Reader,
  at: string,
  language: Language,
): ExplainedAction[] {
  const by = { member: reader.member, officer: reader.officer };
  return actions(journal, year, { ...by, key: reader.key }, at).map((action) => {
    const asked = { type: action.type, by, cycle: year, body: {} } as unknown as Statement;
    const signature = { key: reader.key, holds: true };
    const faults = authorityFaults(journal.cluster.context, asked, signature, at);
    const refusals = [
      ...faults.map((condition) => refuse(condition, action.type as StatementType)),
      ...action.refusals,
    ].map((refusal) => explain(refusal, language));
    return { ...action, may: refusals.length === 0, refusals };
  });
}
