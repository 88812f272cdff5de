/**
 * Prints the places to sign and the list of recipients. A place to sign is never cut by the end of
 * a page. A single signer stands on the right beside the recipients, as the decree has it; several
 * stand two and two, and the recipients beside the last one or below.
 */
import type { Paper, Signer } from './paper.js';
import { heightOf, type Look, printBoxed } from './print-text.js';
import { type Element, element, LEFT, lineHeight, needRoom, type Sheet, WIDTH } from './sheet.js';

const HALF = WIDTH / 2;
const INSET = 8;
/** The height that is left free for a signature and a seal, in points. */
const FREE = 68;

const look = (size: number, style: Look['style'], align: Look['align'] = 'center'): Look => ({
  tag: 'P',
  size,
  style,
  align,
  indent: 0,
  after: 0,
  keep: 0,
});
const AUTHORITY = look(13, 'bold');
const HINT = look(11.5, 'italic');
const NAME = look(13, 'bold');
const TO = look(12, 'boldItalic', 'left');
const RECIPIENT = look(11, 'regular', 'left');

/** How much room the first row of signers needs, in points: what the text must not leave behind. */
export function firstRowHeight(sheet: Sheet, paper: Paper): number {
  const row = rowsOf(paper.signers)[0];
  return row === undefined ? 0 : rowHeight(sheet, row) + 10;
}

/** Prints who signs and who receives the document. */
export function printSigners(sheet: Sheet, { signers, recipients }: Paper): void {
  const own = element(sheet, sheet.root, 'Div');
  sheet.y += 10;
  const single = signers.length % 2 === 1 ? signers.at(-1) : undefined;
  const paired = single === undefined ? signers : signers.slice(0, -1);
  for (const row of rowsOf(paired)) printSignerRow(sheet, own, row);
  if (single === undefined) {
    needRoom(sheet, recipientsHeight(sheet, recipients, WIDTH));
    printRecipients(sheet, own, recipients, WIDTH);
  } else {
    needRoom(sheet, lastRowHeight(sheet, single, recipients));
    printRecipients(sheet, own, recipients, inner);
    printSigner(sheet, own, single, LEFT + HALF);
  }
  own.end();
}

const lastRowHeight = (sheet: Sheet, single: Signer, recipients: readonly string[]): number =>
  Math.max(rowHeight(sheet, [single]), recipientsHeight(sheet, recipients, inner));

const rowsOf = (signers: readonly Signer[]): readonly (readonly Signer[])[] =>
  signers.flatMap((_, index) => (index % 2 === 0 ? [signers.slice(index, index + 2)] : []));

function printSignerRow(sheet: Sheet, own: Element, row: readonly Signer[]): void {
  const height = rowHeight(sheet, row);
  needRoom(sheet, height);
  for (const [index, signer] of row.entries()) {
    printSigner(sheet, own, signer, LEFT + index * HALF);
  }
  sheet.y += height + 16;
}

const inner = HALF - INSET;

function rowHeight(sheet: Sheet, row: readonly Signer[]): number {
  return Math.max(...row.map((signer) => headHeight(sheet, signer) + FREE + lineHeight(13)));
}

const headHeight = (sheet: Sheet, { authority, hint }: Signer): number =>
  authority.reduce((sum, text) => sum + heightOf(sheet, text, AUTHORITY, inner), 0) +
  (hint === '' ? 0 : heightOf(sheet, hint, HINT, inner));

function printSigner(sheet: Sheet, own: Element, signer: Signer, left: number): void {
  const place = element(sheet, own, 'Sect');
  const x = left + INSET / 2;
  let y = sheet.y;
  for (const text of signer.authority) {
    y += printBoxed(sheet, place, text, AUTHORITY, { x, y, width: inner });
  }
  if (signer.hint !== '') y += printBoxed(sheet, place, signer.hint, HINT, { x, y, width: inner });
  if (signer.name !== '')
    printBoxed(sheet, place, signer.name, NAME, { x, y: y + FREE, width: inner });
  place.end();
}

const recipientsHeight = (sheet: Sheet, recipients: readonly string[], width: number): number =>
  recipients.length === 0
    ? 0
    : lineHeight(TO.size) +
      recipients.reduce((sum, each) => sum + heightOf(sheet, `- ${each};`, RECIPIENT, width), 0);

function printRecipients(
  sheet: Sheet,
  own: Element,
  recipients: readonly string[],
  width: number,
): void {
  if (recipients.length === 0) return;
  let y = sheet.y;
  y += printBoxed(sheet, own, 'Nơi nhận:', TO, { x: LEFT, y, width });
  for (const [index, each] of recipients.entries()) {
    const end = index === recipients.length - 1 ? '.' : ';';
    y += printBoxed(sheet, own, `- ${each}${end}`, RECIPIENT, { x: LEFT, y, width });
  }
}
