/**
 * What would have happened: statements that nobody said, judged by the same rules on the journal as
 * it stood. Nothing is signed and nothing is kept; only who may speak is asked, not with which key.
 */
import {
  bodyShape,
  type Journal,
  type Json,
  judge,
  messageOf,
  prefilled,
  problemsOf,
  type Refusal,
  rulesFor,
  type Statement,
  type StatementType,
  statePath,
  unlaunched,
} from '../../../workflows/index.js';
import { blankOf, bodyOf } from '../forms/draft.js';
import { type Change, changesBetween } from './changes.js';
import { stateOf, statesOf } from './states-of.js';

/** A statement that is tried. */
export interface Try {
  readonly type: StatementType;
  readonly member: string;
  readonly cycle: number | null;
  readonly body: Json;
}

export type Outcome =
  | { readonly ok: true; readonly path: string; readonly changes: readonly Change[] }
  | {
      readonly ok: false;
      readonly refusals: readonly Pick<Refusal, 'code' | 'detail'>[];
      /** Faults in the form of the body. */
      readonly faults: readonly { readonly pointer: string; readonly expected: string }[];
    };

/** A try witnesses no history, so it names no real head. */
const UNSEEN = '0'.repeat(64);

/** Tries statements one after the other; one that is refused changes nothing for the next. */
export function tryOut(
  journal: Journal,
  tries: readonly Try[],
): { readonly outcomes: readonly Outcome[]; readonly journal: Journal } {
  let now = journal;
  const outcomes = tries.map((each): Outcome => {
    const { type, cycle, body } = each;
    const faults = problemsOf(bodyShape(type), body);
    if (faults.length > 0) return { ok: false, refusals: [], faults };
    const statement = statementFor(now, each);
    const judgement = judge(
      now,
      { statement, signatures: [] },
      {
        at: now.at,
        signaturesHold: [],
        seenRoot: UNSEEN,
        saidBefore: false,
        text: messageOf(statement).text,
      },
    );
    if (!judgement.ok) {
      const refusals = judgement.refusals.map(({ code, detail }) => ({ code, detail }));
      return { ok: false, refusals, faults: [] };
    }
    const changes = changesBetween(statesOf(now, cycle), statesOf(judgement.journal, cycle));
    now = judgement.journal;
    const state = stateOf(now, cycle);
    return { ok: true, path: state ? statePath(state) : '', changes };
  });
  return { outcomes, journal: now };
}

function statementFor(journal: Journal, tried: Try): Statement {
  const { type, member, cycle, body } = tried;
  const statement = {
    body: body as Statement['body'],
    by: { member, officer: 'what-if' },
    cluster: journal.origin,
    cycle,
    rules: '',
    said: journal.at,
    seen: { root: UNSEEN, size: journal.size },
    type,
  };
  return { ...statement, rules: rulesFor(journal, statement) ?? '' };
}

/** A body to begin with: what the journal answers by itself, and blanks for the rest. */
export function draftBody(journal: Journal, tried: Omit<Try, 'body'>): Json {
  const { type, member, cycle } = tried;
  const { form } = bodyShape(type);
  const state = cycle === null ? undefined : journal.cycles.get(cycle);
  const known = prefilled(type, {
    cluster: journal.cluster.context,
    context: state?.context ?? unlaunched(cycle ?? 0),
    path: state ? statePath(state) : '',
    member,
  });
  return bodyOf(form, { ...(blankOf(form) as Record<string, string>), ...known });
}
