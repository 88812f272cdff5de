/**
 * What an audit finds broken: the entry at fault, where there is a single one, the rule, what was
 * expected and what stands there. Expected and found are data, the same in every language; what the
 * rule means is told by whoever shows it.
 */
import { formatInstant } from './calendar.js';
import type { Refusal } from './refusals.js';
import type { BrokenRule } from './replay.js';

/** A rule of the entries themselves, or one that holds them against what others have seen. */
export type FindingRule = BrokenRule | 'checkpoint' | 'since' | 'deadline' | 'time' | 'lodged';

export interface Finding {
  readonly seq: number | null;
  readonly rule: FindingRule;
  readonly expected: string | null;
  readonly found: string | null;
  /** What the rules say to the statement, where they would have refused it. */
  readonly refusals: readonly Refusal[];
}

/** A finding that no refusal goes with. */
export const finding = <Rule extends FindingRule>(
  rule: Rule,
  seq: number | null,
  expected: string | null,
  found: string | null,
): Finding & { readonly rule: Rule } => ({ seq, rule, expected, found, refusals: [] });

/** Unix seconds as an instant; what lies beyond the last one is told as the last one. */
export const instantOf = (seconds: number): string =>
  formatInstant(Math.min(Math.max(seconds, 0), LAST_SECOND) * 1000);

/** 9999-12-31T23:59:59Z. */
const LAST_SECOND = 253_402_300_799;
