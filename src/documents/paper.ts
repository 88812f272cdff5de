/**
 * What stands on an administrative document, as data: who issues it, what it is called, its text,
 * who signs it and who receives it. Whoever writes a document says nothing of fonts or places;
 * `print-paper.ts` lays every one of them out the same way.
 */

export type Style = 'regular' | 'bold' | 'italic' | 'boldItalic';

/** A stretch of text in one style. */
export interface Run {
  readonly text: string;
  readonly style: Style;
}

/** Text in the style of its place, or stretches that differ. */
export type Words = string | readonly Run[];

export type Align = 'left' | 'center' | 'right';

export interface Column {
  readonly head: string;
  /** Its share of the table's width, against the shares of the other columns. */
  readonly share: number;
  readonly align: Align;
}

export interface Table {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Words[])[];
}

export type Block =
  /** A heading inside the text, such as "I. …" (level 2) or "1. …" (level 3). */
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly words: Words }
  /** Small print: how far the document reaches and what it does not prove. */
  | { readonly kind: 'note'; readonly words: Words }
  | Table;

/** A part of a longer document; its number depends on which others there are. */
export interface Part {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** One place to sign. */
export interface Signer {
  /** The authority and the office, a line each, such as "TM. ỦY BAN NHÂN DÂN". */
  readonly authority: readonly string[];
  /** What the signer still has to add, in brackets. */
  readonly hint: string;
  /** The name below the signature; empty where it is not known yet. */
  readonly name: string;
}

export interface Paper {
  /** The body above the issuing one; `null` where there is none to name. */
  readonly above: string | null;
  readonly issuer: string;
  readonly number: string;
  readonly placeAndDate: string;
  /** The kind of document, such as "BIÊN BẢN". */
  readonly title: string;
  readonly subject: string;
  /** To whom the document is addressed, under "Kính gửi"; empty for most kinds. */
  readonly addressees: readonly string[];
  readonly blocks: readonly Block[];
  readonly signers: readonly Signer[];
  readonly recipients: readonly string[];
}

/** A heading inside the text. */
export const heading = (level: 2 | 3, text: string): Block => ({ kind: 'heading', level, text });
/** A paragraph of the text. */
export const paragraph = (words: Words): Block => ({ kind: 'paragraph', words });
/** A piece of small print. */
export const note = (words: Words): Block => ({ kind: 'note', words });
/** A stretch in bold type. */
export const bold = (text: string): Run => ({ text, style: 'bold' });
/** A stretch in upright type. */
export const plain = (text: string): Run => ({ text, style: 'regular' });

/** A table; a column is given by its head, its share of the width and its alignment. */
export const table = (
  columns: readonly (readonly [head: string, share: number, align?: Align])[],
  rows: readonly (readonly Words[])[],
): Table => ({
  kind: 'table',
  columns: columns.map(([head, share, align = 'left']) => ({ head, share, align })),
  rows,
});
