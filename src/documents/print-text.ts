/**
 * Prints paragraphs, headings and notes. A paragraph that crosses a page leaves at least two lines
 * on either side, and a heading never stands alone at the foot of a page.
 */
import { breakLines, type Line, runsOf } from './lines.js';
import type { Align, Style, Words } from './paper.js';
import {
  drawLine,
  type Element,
  element,
  isFresh,
  LEFT,
  lineHeight,
  measureIn,
  roomOn,
  type Sheet,
  turnPage,
  WIDTH,
} from './sheet.js';

/** How a stretch of text looks. */
export interface Look {
  readonly tag: string;
  readonly size: number;
  readonly style: Style;
  readonly align: Align | 'justify';
  /** How far the first line is set in, and the space after the text, in points. */
  readonly indent: number;
  readonly after: number;
  /** How much room the next thing needs on the same page, in points. */
  readonly keep: number;
}

/** The decree asks for 13 to 14 points, 1 to 1.27 cm before a first line, 6 points between. */
export const BODY: Look = {
  tag: 'P',
  size: 13,
  style: 'regular',
  align: 'justify',
  indent: 31,
  after: 6,
  keep: 0,
};
export const NOTE: Look = { ...BODY, size: 11.5, style: 'italic', align: 'left', indent: 0 };
export const HEADINGS: Readonly<Record<2 | 3, Look>> = {
  2: { ...BODY, tag: 'H2', style: 'bold', align: 'left', keep: 44 },
  3: { ...BODY, tag: 'H3', style: 'boldItalic', align: 'left', keep: 44 },
};

/** The lines of text across the page. */
export const linesOf = (sheet: Sheet, words: Words, look: Look, width = WIDTH): readonly Line[] =>
  breakLines(runsOf(words, look.style), {
    measure: measureIn(sheet, look.size),
    width,
    indent: look.indent,
  });

/** How high text will be, with the space after it, in points. */
export const heightOf = (sheet: Sheet, words: Words, look: Look, width = WIDTH): number =>
  linesOf(sheet, words, look, width).length * lineHeight(look.size) + look.after;

/** Prints text across the page, over as many pages as it takes. */
export function printText(sheet: Sheet, parent: Element, words: Words, look: Look): void {
  const height = lineHeight(look.size);
  const own = element(sheet, parent, look.tag);
  let lines = linesOf(sheet, words, look);
  while (lines.length > 0) {
    const fits = Math.floor((roomOn(sheet) - look.keep + 0.01) / height);
    const here = splitAt(lines.length, fits);
    if (here === 0 && !isFresh(sheet)) {
      turnPage(sheet);
      continue;
    }
    const now = here === 0 ? lines.length : here;
    printLines(sheet, own, lines.slice(0, now), look);
    lines = lines.slice(now);
  }
  own.end();
  sheet.y += look.after;
}

/** How many of so many lines to leave on a page that takes some of them; no line stays alone. */
function splitAt(lines: number, fits: number): number {
  if (fits >= lines) return lines;
  const leaves = Math.min(fits, lines - 2);
  return leaves < 2 ? 0 : leaves;
}

function printLines(sheet: Sheet, own: Element, lines: readonly Line[], look: Look): void {
  const height = lineHeight(look.size);
  own.add(() => {
    for (const line of lines) {
      const { size, align } = look;
      drawLine(sheet, line, { size, align, x: LEFT, y: sheet.y, width: WIDTH });
      sheet.y += height;
    }
  });
}

/** Where a block of text stands that shares its height with others, such as a column. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/**
 * Prints text inside a column and leaves the sheet's place as it is.
 * @returns the height that it took, without the space after it, in points
 */
export function printBoxed(
  sheet: Sheet,
  parent: Element,
  words: Words,
  look: Look,
  { x, y, width }: Box,
): number {
  const lines = linesOf(sheet, words, look, width);
  const { size, align } = look;
  const height = lineHeight(size);
  const own = element(sheet, parent, look.tag);
  own.add(() => {
    for (const [index, line] of lines.entries()) {
      drawLine(sheet, line, { size, align, x, y: y + index * height, width });
    }
  });
  own.end();
  return lines.length * height;
}
