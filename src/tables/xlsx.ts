/**
 * A table as an Excel workbook (ECMA-376) with one sheet. Text is text whatever it begins with, and
 * never a formula; points are numbers with two decimals. The same table gives the same bytes: the
 * file has no author and no dates, and the times in its ZIP container are fixed.
 */
import writeXlsxFile from 'write-excel-file/node';
import type { Cell, Table } from './table.js';
import { withFixedTimes } from './zip-times.js';

/** The most characters of a sheet's name, and those that it may not have (ECMA-376-1, 18.2.19). */
const NAME_LENGTH = 31;
const NOT_IN_NAMES = /[\\/*?:[\]']/g;

/** The bytes of the file. */
export async function xlsxOf({ title, columns, rows }: Table): Promise<Buffer> {
  const headings = columns.map(({ heading }) => ({
    ...cellOf(heading),
    fontWeight: 'bold' as const,
    wrap: true,
  }));
  const file = writeXlsxFile([headings, ...rows.map((cells) => cells.map(cellOf))], {
    sheet: title.replace(NOT_IN_NAMES, ' ').slice(0, NAME_LENGTH),
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  });
  return withFixedTimes(await file.toBuffer());
}

function cellOf(cell: Cell) {
  if (cell === null) return {};
  if (typeof cell === 'string') return { value: cell, type: String };
  if ('whole' in cell) return { value: cell.whole, type: Number, format: '0' };
  return { value: cell.hundredths / 100, type: Number, format: '0.00' };
}
