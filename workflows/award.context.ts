/**
 * What the rules remember of one year's awards: the cluster's proposal, each proposed member's
 * dossier and how far it has come, and the documents that were issued.
 */
import type { Bodies } from './catalogue.js';
import type { SignatureKind } from './charter.review.js';

/** Where one member's award stands. */
export type AwardStatus =
  | 'proposed'
  | 'prepared'
  | 'submitted'
  | 'returned'
  | 'appraising'
  | 'granted'
  | 'refused'
  | 'revoked';

export interface Dossier {
  readonly parts: Readonly<
    Record<string, { readonly digest: string; readonly signature: SignatureKind }>
  >;
  /** The number under which it was received, once it is known. */
  readonly receipt: string | null;
  /** What other agencies answered (hiệp y). */
  readonly concurrence: Readonly<Record<string, 'agrees' | 'objects'>>;
}

type OfAwards<T> = Readonly<Record<string, Readonly<Record<string, T>>>>;

export interface AwardState {
  readonly digest: string | null;
  /** Status by award, then member. */
  readonly list: OfAwards<AwardStatus>;
  readonly answers: Readonly<Record<string, 'concurs' | 'objects'>>;
  /** Whether the proposal is final. */
  readonly adopted: boolean;
  /** The digest of the proposal letter, once it is final. */
  readonly document: string | null;
  readonly dossiers: OfAwards<Dossier>;
}

export type DocumentKind = Bodies['document.issue']['kind'];

/** A document that was given a number. */
export interface IssuedDocument {
  readonly digest: string;
  readonly symbol: string;
  readonly place: string;
  readonly date: string;
  readonly upTo: number;
}

/** By kind, then number. */
export type IssuedDocuments = Readonly<
  Partial<Record<DocumentKind, Readonly<Record<string, IssuedDocument>>>>
>;

export const NO_AWARDS: AwardState = {
  digest: null,
  list: {},
  answers: {},
  adopted: false,
  document: null,
  dossiers: {},
};
