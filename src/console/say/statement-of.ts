/**
 * Puts a statement together as it will be signed: the body somebody wrote, and around it what the
 * desk knows. `seen` is the head of the history that this page has shown, so every signature also
 * witnesses what came before it.
 */
import {
  bodyShape,
  type Json,
  prefilled,
  type Statement,
  type StatementType,
  unlaunched,
} from '../../../workflows/index.js';
import { charterOf } from '../api/answers.js';
import type { Desk } from '../app/desk.js';
import { bodyOf, type Draft } from '../forms/draft.js';

/** What a body is for. */
export interface Matter {
  readonly type: StatementType;
  /** `null` for the cluster itself. */
  readonly year: number | null;
}

type Seen = Pick<Desk, 'origin' | 'who' | 'state' | 'now'>;

/** The fields that the journal answers by itself. */
export function knownFields(
  { state, who }: Seen,
  { type, year }: Matter,
): Readonly<Record<string, string>> {
  const cycle = year === null ? undefined : state.cycles[year];
  return prefilled(type, {
    cluster: state.cluster.context,
    context: cycle?.context ?? unlaunched(year ?? 0),
    path: pathsOf(cycle?.value ?? '').join(' '),
    member: who.member,
  });
}

/** The statement for a draft. */
export function statementOf(
  seen: Seen,
  matter: Matter,
  draft: Readonly<Record<string, Draft>>,
): Statement {
  const { origin, who, state, now } = seen;
  const { type, year } = matter;
  const known = knownFields(seen, matter);
  const body: Json = bodyOf(bodyShape(type).form, { ...known, ...draft });
  const launched = year === null ? '' : (state.cycles[year]?.context.rules ?? '');
  return {
    body: body as Statement['body'],
    by: { member: who.member, officer: who.officer },
    cluster: origin,
    cycle: year,
    rules: launched || (charterOf(state, null)?.rules ?? ''),
    said: now,
    seen: { root: state.root, size: state.seq + 1 },
    type,
  };
}

/** The innermost states of a machine's value, as paths. */
export const pathsOf = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : Object.entries(value as object).flatMap(([name, inner]) =>
        pathsOf(inner).map((rest) => `${name}.${rest}`),
      );
