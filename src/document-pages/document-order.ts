/**
 * One order for a document: the journal's exact lines and the facts of issue. It is filled by the
 * document writer alone, whose code is loaded when the first document is asked for.
 */
import type { DocumentGap, IssueFacts } from '../documents/make-document.js';

export interface Order {
  readonly origin: string;
  /** The exact bytes of the entries that the document is made from, in order. */
  readonly lines: readonly Uint8Array[];
  readonly facts: IssueFacts;
}

export type Filled =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly gap: DocumentGap };

/**
 * Fills an order where it is called.
 * @throws Error when the rules refuse the lines, which were judged before they were ordered
 */
export async function fillHere({ origin, lines, facts }: Order): Promise<Filled> {
  const { viewOf } = await import('../documents/journal-view.js');
  const { makeDocument } = await import('../documents/make-document.js');
  const read = viewOf(origin, lines, facts.upTo);
  if (!read.ok) throw new Error(`entry ${read.broken.seq} is not the one that was replayed`);
  return makeDocument(read.view, facts);
}
