/**
 * Lays a document out on A4 as a tagged PDF. The same paper, fonts and metadata give the same
 * bytes; nothing is asked of a clock, and nothing is drawn by chance.
 */
import { fonts } from './fonts.js';
import type { Block, Paper } from './paper.js';
import { printHeading } from './print-heading.js';
import { firstRowHeight, printSigners } from './print-signers.js';
import { leadHeight, printTable } from './print-table.js';
import { BODY, HEADINGS, heightOf, NOTE, printText } from './print-text.js';
import {
  closeSheet,
  HEIGHT,
  lineHeight,
  type Metadata,
  needRoom,
  openSheet,
  type Sheet,
} from './sheet.js';

/**
 * Prints a document.
 * @returns the bytes of the PDF file
 */
export async function printPaper(paper: Paper, metadata: Metadata): Promise<Uint8Array> {
  const sheet = openSheet(await fonts(), metadata);
  printHeading(sheet, paper);
  for (const [index, block] of paper.blocks.entries()) {
    if (index === paper.blocks.length - 1) keepWithSigners(sheet, paper, block);
    else keepWithTable(sheet, paper.blocks.slice(index));
    printBlock(sheet, block);
  }
  printSigners(sheet, paper);
  return closeSheet(sheet);
}

function printBlock(sheet: Sheet, block: Block): void {
  if (block.kind === 'table') printTable(sheet, sheet.root, block);
  else if (block.kind === 'heading')
    printText(sheet, sheet.root, block.text, HEADINGS[block.level]);
  else printText(sheet, sheet.root, block.words, block.kind === 'note' ? NOTE : BODY);
}

/** A heading with its line or two, or the line before, stands where its table begins. */
function keepWithTable(sheet: Sheet, [first, ...rest]: readonly Block[]): void {
  if (first === undefined || first.kind === 'note' || first.kind === 'table') return;
  const upTo = rest.findIndex(({ kind }) => kind === 'table');
  const table = rest[upTo];
  const between = rest.slice(0, upTo);
  if (table?.kind !== 'table' || between.some(({ kind }) => kind !== 'paragraph')) return;
  if (between.length > (first.kind === 'heading' ? 2 : 0)) return;
  const heights = [first, ...between].map((block) => {
    if (block.kind === 'heading') return heightOf(sheet, block.text, HEADINGS[block.level]);
    return block.kind === 'paragraph' ? heightOf(sheet, block.words, BODY) : 0;
  });
  if (heights.some((height) => height > MOST_LEADING)) return;
  needRoom(
    sheet,
    heights.reduce((sum, height) => sum + height, leadHeight(sheet, table)),
  );
}

/** Three lines of text, in points. */
const MOST_LEADING = 3 * lineHeight(BODY.size) + BODY.after;

/** Signatures on a page without a word of what was signed would be worth little. */
function keepWithSigners(sheet: Sheet, paper: Paper, block: Block): void {
  if (block.kind === 'table' || block.kind === 'heading') return;
  const look = block.kind === 'note' ? NOTE : BODY;
  const height = heightOf(sheet, block.words, look) + firstRowHeight(sheet, paper);
  if (height < HEIGHT / 2) needRoom(sheet, height);
}
