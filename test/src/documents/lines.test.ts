import { expect, test } from '@jest/globals';
import { breakLines, type Line } from '../../../src/documents/lines.js';
import { bold, plain, type Run } from '../../../src/documents/paper.js';

/** Every letter is one point wide. */
const measure = (text: string): number => [...text].length;

const broken = (runs: readonly Run[], width: number, indent = 0) =>
  breakLines(runs, { measure, width, indent });

const textOf = ({ words }: Line): string =>
  words.map(({ parts }) => parts.map(({ text }) => text).join('')).join(' ');

test('lines are as full as words allow, and the first is shorter by its indent', () => {
  const lines = broken([plain('Cụm thi đua năm nay')], 11, 4);
  expect(lines.map(textOf)).toEqual(['Cụm thi', 'đua năm nay']);
  expect(lines.map(({ indent, last }) => [indent, last])).toEqual([
    [4, false],
    [0, true],
  ]);
});

test('a word of two styles is one word and never broken between them', () => {
  const [line] = broken([bold('Bên giao'), plain(': Huế')], 40);
  expect(line?.words.map(({ parts }) => parts.map(({ style }) => style))).toEqual([
    ['bold'],
    ['bold', 'regular'],
    ['regular'],
  ]);
});

test('a digest longer than a line is broken anywhere and loses nothing', () => {
  const digest = '0123456789abcdef'.repeat(4);
  const lines = broken([plain(`gốc ${digest} đó`)], 20);
  expect(
    lines
      .map(textOf)
      .join('')
      .replace(/gốc|đó|\s/g, ''),
  ).toBe(digest);
  expect(Math.max(...lines.map(({ width }) => width))).toBeLessThanOrEqual(20);
});

test('letters with marks beside them become the one letter that the font has', () => {
  const [line] = broken([plain('Hải Phòng'.normalize('NFD'))], 40);
  expect(line && textOf(line)).toBe('Hải Phòng');
  expect(line?.width).toBe(9);
});

test('a line feed in a text ends the line', () => {
  expect(broken([plain('một\nhai')], 40).map(textOf)).toEqual(['một', 'hai']);
});

test('a letter that the typeface lacks leaves a mark, and never nothing', () => {
  const [line] = broken([plain('Cụm 集 và 🙂, 5 ≥ 4')], 40);
  expect(line && textOf(line)).toBe('Cụm \ufffd và \ufffd, 5 ≥ 4');
});
