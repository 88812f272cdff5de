/**
 * Breaks text into lines. It is done here and not by the PDF library, because the library leaves
 * the spaces out of justified lines, and a document without spaces cannot be read aloud, searched
 * or copied. Words break at spaces; a word longer than a line, such as a digest, breaks anywhere.
 */
import type { Run, Style, Words } from './paper.js';

/** Letters in one style that stand together. */
export interface Part {
  readonly text: string;
  readonly style: Style;
  readonly width: number;
}

export interface Word {
  readonly parts: readonly Part[];
  readonly width: number;
  /** Whether it continues a word that was too long for its line. */
  readonly glued: boolean;
}

export interface Line {
  readonly words: readonly Word[];
  /** The words with one space between each two, in points. */
  readonly width: number;
  /** How far the line is set in from the left, in points. */
  readonly indent: number;
  /** Whether it ends its paragraph, and so is not stretched. */
  readonly last: boolean;
}

/** The width of text in a style, in points. */
export type Measure = (text: string, style: Style) => number;

export interface Measured {
  readonly measure: Measure;
  /** The width of a full line and what the first one is set in by, in points. */
  readonly width: number;
  readonly indent: number;
}

/** Text as stretches, in the style of its place unless it says otherwise. */
export const runsOf = (words: Words, style: Style): readonly Run[] =>
  typeof words === 'string' ? [{ text: words, style }] : words;

/** Breaks stretches of text into lines; a line feed in the text ends a line. */
export function breakLines(runs: readonly Run[], how: Measured): readonly Line[] {
  const lines: Line[] = [];
  for (const stretch of splitAtLineFeeds(runs)) {
    const words = stretch.length === 0 ? [] : wordsOf(stretch, how);
    lines.push(...fill(words, how, lines.length === 0 ? how.indent : 0));
  }
  return lines;
}

/**
 * The letters that every face of the typeface has: Latin with all Vietnamese letters, Greek,
 * Cyrillic, punctuation, currencies and the usual signs. A test asks the font files.
 */
export const LETTERS =
  '\\u0020-\\u007e\\u00a0-\\u0377\\u0384-\\u038a\\u038c\\u038e-\\u03a1\\u03a3-\\u052f' +
  '\\u1e00-\\u1eff\\u2010-\\u2027\\u2030-\\u205e\\u20a0-\\u20be\\u2100-\\u214f\\u2190-\\u2195' +
  '\\u2202\\u2206\\u220f\\u2211\\u2212\\u221a\\u221e\\u2248\\u2260\\u2261\\u2264\\u2265\\u25a0\\u25a1\\u25cf';

const UNKNOWN = new RegExp(`[^\\s${LETTERS}]`, 'gu');

/** Composed, with U+FFFD for what the typeface lacks: a gap that shows, and no empty box. */
const shown = (text: string): string =>
  text.normalize('NFC').replaceAll('\r', '').replace(UNKNOWN, '\ufffd');

function splitAtLineFeeds(runs: readonly Run[]): readonly (readonly Run[])[] {
  const stretches: Run[][] = [[]];
  for (const { text, style } of runs) {
    for (const [index, piece] of shown(text).split('\n').entries()) {
      if (index > 0) stretches.push([]);
      stretches.at(-1)?.push({ text: piece, style });
    }
  }
  return stretches;
}

function wordsOf(runs: readonly Run[], how: Measured): readonly Word[] {
  const words: Part[][] = [[]];
  for (const { text, style } of runs) {
    for (const [index, piece] of text.split(/[\s]+/).entries()) {
      if (index > 0) words.push([]);
      if (piece !== '')
        words.at(-1)?.push({ text: piece, style, width: how.measure(piece, style) });
    }
  }
  return words.filter((parts) => parts.length > 0).flatMap((parts) => fitting(parts, how));
}

/** A word as it is, or the pieces of one that no line holds. */
function fitting(parts: readonly Part[], how: Measured): readonly Word[] {
  const width = widthOf(parts);
  if (width <= how.width - how.indent) return [{ parts, width, glued: false }];
  const pieces: Part[][] = [[]];
  let room = how.width - how.indent;
  for (const { text, style } of parts) {
    for (const letter of text) {
      const part = { text: letter, style, width: how.measure(letter, style) };
      if (part.width > room) {
        pieces.push([]);
        room = how.width - how.indent;
      }
      pieces.at(-1)?.push(part);
      room -= part.width;
    }
  }
  return pieces.map((piece, index) => ({
    parts: piece,
    width: widthOf(piece),
    glued: index > 0,
  }));
}

const widthOf = (parts: readonly Part[]): number =>
  parts.reduce((sum, { width }) => sum + width, 0);

function fill(words: readonly Word[], { measure, width }: Measured, indent: number): Line[] {
  const space = measure(' ', 'regular');
  const lines: { words: Word[]; width: number; indent: number; last: boolean }[] = [
    { words: [], width: 0, indent, last: false },
  ];
  for (const word of words) {
    let line = lines.at(-1) as (typeof lines)[number];
    const gap = line.words.length === 0 ? 0 : space;
    const overflows = line.width + gap + word.width > width - line.indent + 0.01;
    if (line.words.length > 0 && (overflows || word.glued)) {
      line = { words: [], width: 0, indent: 0, last: false };
      lines.push(line);
    }
    line.width += (line.words.length === 0 ? 0 : space) + word.width;
    line.words.push(word);
  }
  return lines.map((line, index) => ({ ...line, last: index === lines.length - 1 }));
}
