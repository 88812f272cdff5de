/**
 * Whole numbers as the formats of C2SP write them: ASCII digits without a leading zero, and `0`
 * itself. Whatever would be written differently is refused, and so is what a tree cannot count.
 */
import { isTreeSize } from './merkle.js';

/** The number that the digits say, from 0 to 2^53 − 1, or `undefined` for any other text. */
export function readSize(digits: string): number | undefined {
  const size = /^(?:0|[1-9][0-9]*)$/.test(digits) ? Number(digits) : Number.NaN;
  return isTreeSize(size) ? size : undefined;
}

/** The number on a line that starts with `word`, a space and its digits, or `undefined`. */
export function readSizeLine(word: string, line: string | undefined): number | undefined {
  const start = `${word} `;
  return line?.startsWith(start) ? readSize(line.slice(start.length)) : undefined;
}
