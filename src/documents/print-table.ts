/**
 * Prints tables: a head that is repeated on every page, rows that stay whole where a page can hold
 * them, and cells tagged as heads (TH) and data (TD), so that a screen reader can name the column
 * of a figure. The repeated head is decoration; read aloud, a table has one head.
 */
import { breakLines, type Line, runsOf } from './lines.js';
import type { Align, Column, Table, Words } from './paper.js';
import {
  drawLine,
  type Element,
  element,
  HEIGHT,
  isFresh,
  LEFT,
  lineHeight,
  measureIn,
  roomOn,
  rule,
  type Sheet,
  turnPage,
  WIDTH,
} from './sheet.js';

const SIZE = 11.5;
const LINE = lineHeight(SIZE);
const PAD = 3.5;

interface Cell {
  readonly lines: readonly Line[];
  readonly align: Align;
  readonly x: number;
  readonly width: number;
}

type Tag = 'TH' | 'TD';

/** Prints a table across the page. */
export function printTable(sheet: Sheet, parent: Element, table: Table): void {
  const own = element(sheet, parent, 'Table');
  const edges = edgesOf(table.columns);
  const head = headOf(sheet, table, edges);
  if (roomOn(sheet) < leadHeight(sheet, table) && !isFresh(sheet)) turnPage(sheet);
  rule(sheet, LEFT, sheet.y, WIDTH);
  const headRow = element(sheet, element(sheet, own, 'THead'), 'TR');
  printSlice(sheet, elementsOf(sheet, headRow, head, 'TH'), head, edges);
  const data = element(sheet, own, 'TBody');
  for (const row of table.rows) {
    printRow(sheet, data, cellsOf(sheet, row, table.columns, edges), { head, edges });
  }
  own.end();
  sheet.y += 8;
}

/** A table up to this height stays whole. */
const SHORT = HEIGHT / 3;

/**
 * How much of a table must stand together on a page, in points: a short one whole, of a long one
 * the head and the first row.
 */
export function leadHeight(sheet: Sheet, table: Table): number {
  const edges = edgesOf(table.columns);
  const head = heightOf(headOf(sheet, table, edges));
  let height = head;
  let first: number | null = null;
  for (const row of table.rows) {
    const next = heightOf(cellsOf(sheet, row, table.columns, edges));
    first ??= head + Math.min(next, 3 * LINE);
    height += next;
    if (height > SHORT) return first;
  }
  return height;
}

const headOf = (sheet: Sheet, { columns }: Table, edges: readonly number[]): readonly Cell[] =>
  cellsOf(
    sheet,
    columns.map(({ head }) => [{ text: head, style: 'bold' as const }]),
    columns.map((column) => ({ ...column, align: 'center' as const })),
    edges,
  );

/** The places of the vertical lines, from the left edge to the right one. */
function edgesOf(columns: readonly Column[]): readonly number[] {
  const total = columns.reduce((sum, { share }) => sum + share, 0);
  const edges = [LEFT];
  for (const { share } of columns) edges.push((edges.at(-1) ?? LEFT) + (WIDTH * share) / total);
  return edges;
}

function cellsOf(
  sheet: Sheet,
  row: readonly Words[],
  columns: readonly Column[],
  edges: readonly number[],
): readonly Cell[] {
  return columns.map(({ align }, index) => {
    const x = (edges[index] ?? LEFT) + PAD;
    const width = (edges[index + 1] ?? LEFT) - x - PAD;
    const lines = breakLines(runsOf(row[index] ?? '', 'regular'), {
      measure: measureIn(sheet, SIZE),
      width,
      indent: 0,
    });
    return { lines, align, x, width };
  });
}

const countOf = (cells: readonly Cell[]): number =>
  Math.max(1, ...cells.map(({ lines }) => lines.length));

const heightOf = (cells: readonly Cell[]): number => countOf(cells) * LINE + 2 * PAD;

const elementsOf = (sheet: Sheet, row: Element, cells: readonly Cell[], tag: Tag): Element[] =>
  cells.map(() => element(sheet, row, tag, tag === 'TH' ? { scope: 'Column' } : {}));

interface Frame {
  readonly head: readonly Cell[];
  readonly edges: readonly number[];
}

/** A row, on the next page where this one cannot hold it, and in slices where no page can. */
function printRow(sheet: Sheet, data: Element, cells: readonly Cell[], frame: Frame): void {
  const elements = elementsOf(sheet, element(sheet, data, 'TR'), cells, 'TD');
  let rest = cells;
  for (;;) {
    const fits = Math.floor((roomOn(sheet) - 2 * PAD) / LINE + 0.001);
    if (countOf(rest) <= fits) break;
    const isLong = heightOf(rest) > 300;
    if (!isLong || fits < 4) {
      repeatHead(sheet, frame);
      continue;
    }
    printSlice(sheet, elements, sliced(rest, 0, fits), frame.edges);
    rest = sliced(rest, fits);
    repeatHead(sheet, frame);
  }
  printSlice(sheet, elements, rest, frame.edges);
}

const sliced = (cells: readonly Cell[], from: number, to?: number): readonly Cell[] =>
  cells.map((cell) => ({ ...cell, lines: cell.lines.slice(from, to) }));

function repeatHead(sheet: Sheet, { head, edges }: Frame): void {
  turnPage(sheet);
  rule(sheet, LEFT, sheet.y, WIDTH);
  sheet.pdf.markContent('Artifact', { type: 'Pagination' });
  for (const cell of head) drawCell(sheet, cell);
  sheet.pdf.endMarkedContent();
  sheet.y += heightOf(head);
  frameRow(sheet, edges, heightOf(head));
}

function printSlice(
  sheet: Sheet,
  elements: readonly Element[],
  cells: readonly Cell[],
  edges: readonly number[],
): void {
  for (const [index, cell] of cells.entries()) {
    if (cell.lines.length > 0) elements[index]?.add(() => drawCell(sheet, cell));
  }
  sheet.y += heightOf(cells);
  frameRow(sheet, edges, heightOf(cells));
}

function drawCell(sheet: Sheet, { lines, align, x, width }: Cell): void {
  for (const [index, line] of lines.entries()) {
    const y = sheet.y + PAD + index * LINE;
    drawLine(sheet, line, { size: SIZE, x, y, width, align });
  }
}

/** The lines around a row that ends at the sheet's place. */
function frameRow(sheet: Sheet, edges: readonly number[], height: number): void {
  const { pdf, y } = sheet;
  pdf.markContent('Artifact', { type: 'Layout' });
  pdf.lineWidth(0.6);
  for (const x of edges) pdf.moveTo(x, y - height).lineTo(x, y);
  pdf
    .moveTo(LEFT, y)
    .lineTo(LEFT + WIDTH, y)
    .stroke();
  pdf.endMarkedContent();
}
