/** What the page and its worker say to each other. */
import type { Json } from '../../../workflows/index.js';
import type { AuditGiven, EntryRow, EntryView } from './audit-run.js';
import type { Outcome, Try } from './what-if.js';

/** A verdict as the page shows it: the facts alone, without the states behind it. */
export type PlainVerdict =
  | {
      readonly sound: true;
      readonly origin: string;
      readonly size: number;
      readonly root: string;
      readonly isCovered: boolean;
      /** `null` where nobody is named who could have seen it. */
      readonly witnessed: {
        readonly size: number;
        readonly since: string | null;
        readonly by: number;
        readonly of: number;
        readonly quorum: number;
      } | null;
    }
  | {
      readonly sound: false;
      readonly seq: number | null;
      readonly rule: string;
      readonly expected: string | null;
      readonly found: string | null;
      /** The exact text of the line, where one line is at fault. */
      readonly line: string | null;
      readonly refusals: readonly { readonly code: string; readonly detail: string | null }[];
    };

export type Question =
  | { readonly ask: 'audit'; readonly given: AuditGiven }
  | { readonly ask: 'view'; readonly seq: number }
  | { readonly ask: 'try'; readonly seq: number; readonly tries: readonly Try[] }
  | {
      readonly ask: 'draft';
      readonly seq: number;
      readonly tries: readonly Try[];
      readonly next: Omit<Try, 'body'>;
    };

export type Answer =
  | { readonly tell: 'progress'; readonly checked: number; readonly total: number }
  | {
      readonly tell: 'verdict';
      readonly verdict: PlainVerdict;
      readonly rows: readonly EntryRow[];
      readonly names: Readonly<Record<string, { readonly vi: string; readonly en: string }>>;
    }
  | { readonly tell: 'tried'; readonly seq: number; readonly outcomes: readonly Outcome[] }
  | { readonly tell: 'draft'; readonly body: Json }
  | { readonly tell: 'view'; readonly seq: number; readonly view: EntryView }
  | { readonly tell: 'trouble'; readonly message: string };
