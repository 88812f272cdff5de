/**
 * What the auditor's page knows, as one value that changes step by step. Nothing here knows of the
 * screen, so that every step can be tried without one.
 */
import type { Json } from '../../../workflows/index.js';
import type { EntryView } from './audit-run.js';
import type { Answer } from './messages.js';
import type { Outcome, Try } from './what-if.js';

export type Verdict = Extract<Answer, { readonly tell: 'verdict' }>;

export interface AuditState {
  readonly stage: 'open' | 'running' | 'done';
  readonly checked: number;
  readonly total: number;
  readonly verdict: Verdict | null;
  /** The entry that is looked at. */
  readonly position: number;
  readonly view: { readonly seq: number; readonly view: EntryView } | null;
  /** Statements that are tried after that entry, and what came of each. */
  readonly tries: readonly Try[];
  readonly outcomes: readonly Outcome[];
  /** A body to begin the next try with. */
  readonly draft: Json | null;
  /** Why nothing could be audited. */
  readonly trouble: string | null;
}

export const START: AuditState = {
  stage: 'open',
  checked: 0,
  total: 0,
  verdict: null,
  position: 0,
  view: null,
  tries: [],
  outcomes: [],
  draft: null,
  trouble: null,
};

/** An audit begins; the entry that an address names is kept in mind. */
export const begun = (position: number): AuditState => ({ ...START, stage: 'running', position });

/** Takes in what the worker tells. */
export function told(state: AuditState, answer: Answer): AuditState {
  switch (answer.tell) {
    case 'progress':
      return { ...state, checked: answer.checked, total: answer.total };
    case 'verdict': {
      const done: AuditState = { ...state, stage: 'done', verdict: answer };
      return { ...done, position: clamped(done, state.position) };
    }
    case 'view':
      return answer.seq === state.position ? { ...state, view: answer } : state;
    case 'tried':
      return answer.seq === state.position ? { ...state, outcomes: answer.outcomes } : state;
    case 'draft':
      return { ...state, draft: answer.body };
    case 'trouble':
      return { ...START, trouble: answer.message };
  }
}

/** Looks at another entry; beyond the ends there is none. What was tried here is gone. */
export const movedTo = (state: AuditState, position: number): AuditState => ({
  ...state,
  ...NOTHING_TRIED,
  position: clamped(state, position),
});

const NOTHING_TRIED = { tries: [], outcomes: [], draft: null };

/** Tries another statement after those that were tried. */
export const tried = (state: AuditState, next: Try): AuditState => ({
  ...state,
  tries: [...state.tries, next],
  draft: null,
});

/** Back to what is history. */
export const untried = (state: AuditState): AuditState => ({ ...state, ...NOTHING_TRIED });

/** The entry that an address names, such as `#entry-214`; the first where it names none. */
export const positionIn = (hash: string): number => Number(/^#entry-(\d+)$/.exec(hash)?.[1] ?? 0);

const clamped = ({ verdict }: AuditState, position: number): number =>
  Math.max(0, Math.min(position, (verdict?.rows.length ?? 1) - 1));
