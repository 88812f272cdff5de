/**
 * Whether a sheet fits the criteria: a value for every leaf that is assigned to the member and for
 * no other, each of the kind that its leaf asks for.
 */
import { parseDecimal } from '../decimal.js';
import {
  assignedLeaves,
  type Criteria,
  type Criterion,
  type Figures,
  type Points,
} from './criteria.js';

/** One leaf whose value does not fit, and why. */
export interface SheetProblem {
  readonly leaf: string;
  readonly problem: 'missing' | 'not-assigned' | 'off-kind' | 'without-evidence';
}

/** What does not fit in a member's figures. */
export function figuresProblems(
  criteria: Criteria,
  member: string,
  figures: Figures,
): readonly SheetProblem[] {
  return problems(criteria, member, figures, fitsKind);
}

/** What does not fit in a peer's points for a member, in hundredths of a point. */
export const pointsProblems = (
  criteria: Criteria,
  member: string,
  points: Points,
): readonly SheetProblem[] =>
  problems(criteria, member, points, ({ max }, value) => value >= 0 && value <= max);

/** The leaves that ask for evidence and have none. */
export const evidenceProblems = (
  criteria: Criteria,
  member: string,
  evidence: Readonly<Record<string, readonly string[]>>,
): readonly SheetProblem[] => {
  const assigned = assignedLeaves(criteria, member);
  const unknown = Object.keys(evidence).filter((id) => !assigned.some((leaf) => leaf.id === id));
  return [
    ...unknown.map((leaf) => ({ leaf, problem: 'not-assigned' as const })),
    ...assigned
      .filter(({ id, evidence: asked }) => asked && (evidence[id] ?? []).length === 0)
      .map(({ id }) => ({ leaf: id, problem: 'without-evidence' as const })),
  ];
};

function problems<T>(
  criteria: Criteria,
  member: string,
  sheet: Readonly<Record<string, T>>,
  fits: (criterion: Criterion, value: T) => boolean,
): readonly SheetProblem[] {
  const assigned = new Map(assignedLeaves(criteria, member).map((leaf) => [leaf.id, leaf]));
  const unknown = Object.keys(sheet).filter((id) => !assigned.has(id));
  return [
    ...unknown.map((leaf) => ({ leaf, problem: 'not-assigned' as const })),
    ...[...assigned.values()].flatMap((criterion): SheetProblem[] => {
      const value = sheet[criterion.id];
      if (value === undefined) return [{ leaf: criterion.id, problem: 'missing' }];
      return fits(criterion, value) ? [] : [{ leaf: criterion.id, problem: 'off-kind' }];
    }),
  ];
}

/** Whether a figure is one that its leaf can be scored by; none is below zero. */
export function fitsKind({ leaf, max }: Criterion, figure: string): boolean {
  const value = parseDecimal(figure);
  if (!leaf || !value || value.units < 0n) return false;
  switch (leaf.kind) {
    case 'quantitative':
      return true;
    case 'passFail':
      return figure === '0' || figure === '1';
    case 'direct':
      return value.decimals === 0 && value.units <= 1_000_000n;
    case 'bonus':
    case 'penalty':
    case 'manual':
      return value.decimals <= 2 && hundredthsOf(figure) <= max;
  }
}

/** A figure of at most two decimals in hundredths: "12.5" is 1250. */
export function hundredthsOf(figure: string): number {
  const [whole = '', decimals = ''] = figure.split('.');
  return Number(whole + decimals.padEnd(2, '0'));
}
