/**
 * A table for people and their spreadsheets: columns with headings in one language, and rows of
 * cells that are text, a whole number or a number with two decimals. It knows nothing of file
 * formats; `csv.ts` and `xlsx.ts` write it.
 */

/** `null` is an empty cell; `hundredths` of 59050 reads 590.50. */
export type Cell = string | { readonly whole: number } | { readonly hundredths: number } | null;

export interface Column {
  readonly heading: string;
  /** In characters. */
  readonly width: number;
}

export interface Table {
  readonly title: string;
  readonly columns: readonly Column[];
  /** Each has a cell for every column. */
  readonly rows: readonly (readonly Cell[])[];
}

/** Hundredths as a decimal text with a point: "-0.05" for -5. */
export function decimalText(hundredths: number): string {
  const size = Math.abs(hundredths);
  const decimals = String(size % 100).padStart(2, '0');
  return `${hundredths < 0 ? '-' : ''}${Math.trunc(size / 100)}.${decimals}`;
}
