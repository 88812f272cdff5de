/**
 * Drafts, kept in the browser at every change, so that neither a reload nor a lost network loses
 * what somebody typed. A draft belongs to one statement of one speaker and goes when it is
 * accepted.
 */
import type { Draft } from './draft.js';

export interface DraftPlace {
  readonly cluster: string;
  readonly year: number | null;
  readonly type: string;
  readonly member: string;
  readonly officer: string;
}

export interface KeptDraft {
  readonly at: string;
  readonly draft: Draft;
}

/** What is used of the browser's storage. */
export interface Store {
  readonly getItem: (name: string) => string | null;
  readonly setItem: (name: string, value: string) => void;
  readonly removeItem: (name: string) => void;
}

const nameOf = ({ cluster, year, type, member, officer }: DraftPlace): string =>
  ['giaouoc.draft', cluster, year ?? 'all', type, member, officer].join('/');

/** Reads the draft of a place; one that cannot be read is none. */
export function readDraft(store: Store, place: DraftPlace): KeptDraft | null {
  try {
    return JSON.parse(store.getItem(nameOf(place)) ?? 'null') as KeptDraft | null;
  } catch {
    return null;
  }
}

/** Keeps a draft. @param at when it was written (RFC 3339). @returns whether there was room */
export function keepDraft(store: Store, place: DraftPlace, draft: Draft, at: string): boolean {
  try {
    store.setItem(nameOf(place), JSON.stringify({ at, draft }));
    return true;
  } catch {
    return false;
  }
}

/** Forgets the draft of a place. */
export const dropDraft = (store: Store, place: DraftPlace): void => store.removeItem(nameOf(place));
