/**
 * A table as CSV (RFC 4180): UTF-8 with a byte order mark, without which Excel reads Vietnamese
 * wrongly, and CRLF at the end of every line. Text that a spreadsheet would take for a formula gets
 * an apostrophe before it; numbers are written with a point, whatever the language.
 */
import papaparse from 'papaparse';
import { type Cell, decimalText, type Table } from './table.js';

/**
 * What a spreadsheet may take for the beginning of a formula: ASCII and full-width signs, and the
 * white space that some programs skip before they look for one (OWASP, CSV Injection). A minus
 * before a plain number is a number.
 */
const FORMULA = /^[\s\u200b\ufeff]*(?:[=+@|%＝＋－＠]|-(?!\d+(?:\.\d+)?$))|^[\t\r\n]/u;

const BYTE_ORDER_MARK = '\ufeff';

/** The text of the file. */
export function csvOf({ columns, rows }: Table): string {
  const texts = [
    columns.map(({ heading }) => textOf(heading)),
    ...rows.map((cells) => cells.map(textOf)),
  ];
  const options = { newline: '\r\n', escapeFormulae: FORMULA };
  return `${BYTE_ORDER_MARK}${papaparse.unparse(texts, options)}\r\n`;
}

function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  return 'whole' in cell ? String(cell.whole) : decimalText(cell.hundredths);
}
