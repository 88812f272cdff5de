/**
 * The paper that is printed on: A4 with the margins of Decree 30/2020/NĐ-CP, pages that turn and
 * are numbered at the top from the second one on, and the tree of structure that a screen reader
 * follows. Nothing in the file comes from a clock or from chance: its date is the date of issue,
 * and its /ID follows from that and from the facts named in its metadata.
 */
import PDFDocument from 'pdfkit';
import type { Fonts } from './fonts.js';
import type { Line, Measure, Part } from './lines.js';
import type { Align } from './paper.js';

const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

/** 20 mm above and below, 30 mm to the left for binding, 15 mm to the right. */
const MARGIN = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15) };
const A4 = { width: 595.28, height: 841.89 };

export const LEFT = MARGIN.left;
export const WIDTH = A4.width - MARGIN.left - MARGIN.right;
/** The room for text on one page, from top to bottom, in points. */
export const HEIGHT = A4.height - MARGIN.top - MARGIN.bottom;
const BOTTOM = A4.height - MARGIN.bottom;

/** An element of the structure tree. */
export type Element = PDFKit.PDFStructureElement;

export interface Sheet {
  readonly pdf: PDFKit.PDFDocument;
  readonly root: Element;
  /** Where the next thing goes, in points from the top of the page. */
  y: number;
  pages: number;
}

/** What the file says of itself. */
export interface Metadata {
  readonly title: string;
  readonly author: string;
  /** Where the text comes from: the journal, its size and root. */
  readonly keywords: string;
  /** YYYY-MM-DD. */
  readonly date: string;
}

/** Opens a document on its first page. */
export function openSheet(fonts: Fonts, metadata: Metadata): Sheet {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: MARGIN,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: 'vi-VN',
    displayTitle: true,
    autoFirstPage: false,
    // Else the library would begin with a font of its own, which is not embedded.
    font: '',
    info: {
      Title: harmless(metadata.title),
      Author: harmless(metadata.author),
      Keywords: harmless(metadata.keywords),
      Producer: 'Giao Ước',
      Creator: 'Giao Ước',
      CreationDate: new Date(`${metadata.date}T00:00:00.000Z`),
    },
  });
  for (const style of ['regular', 'bold', 'italic', 'boldItalic'] as const) {
    pdf.registerFont(style, fonts[style]);
  }
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const sheet: Sheet = { pdf, root, y: 0, pages: 0 };
  turnPage(sheet);
  return sheet;
}

/** The library writes metadata into XML as it stands, so what XML would misread is left out. */
const harmless = (text: string): string => text.replace(/[<>&]/g, ' ');

/** Ends the document and gives its bytes. */
export function closeSheet({ pdf, root }: Sheet): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const pieces: Uint8Array[] = [];
    pdf.on('data', (piece: Uint8Array) => pieces.push(piece));
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(pieces))));
    pdf.on('error', reject);
    root.end();
    pdf.end();
  });
}

/** Turns to a new page; from the second on its number stands at the top, in the middle. */
export function turnPage(sheet: Sheet): void {
  const { pdf } = sheet;
  pdf.addPage();
  sheet.pages += 1;
  sheet.y = MARGIN.top;
  if (sheet.pages === 1) return;
  pdf.markContent('Artifact', { type: 'Pagination' });
  const number = `${sheet.pages}`;
  const width = measureIn(sheet, 13)(number, 'regular');
  put(sheet, { text: number, style: 'regular', width }, 13, LEFT + (WIDTH - width) / 2, mm(10));
  pdf.endMarkedContent();
}

/** The room left on this page, in points. */
export const roomOn = ({ y }: Sheet): number => BOTTOM - y;

/** Whether nothing but its number stands on the page yet. */
export const isFresh = ({ y }: Sheet): boolean => y <= MARGIN.top;

/** Turns the page unless so much room is left. */
export function needRoom(sheet: Sheet, height: number): void {
  if (roomOn(sheet) < Math.min(height, HEIGHT) - 0.01) turnPage(sheet);
}

/** Measures text of a size. */
export const measureIn =
  ({ pdf }: Sheet, size: number): Measure =>
  (text, style) =>
    pdf.font(style).fontSize(size).widthOfString(text);

/** The height of a line of text of a size, in points: a little more than single spacing. */
export const lineHeight = (size: number): number => size * 1.22;

/** Adds an element under another one. */
export function element(sheet: Sheet, parent: Element, tag: string, options = {}): Element {
  const made = sheet.pdf.struct(tag, options);
  parent.add(made);
  return made;
}

/** Where a line is drawn. */
export interface Place {
  readonly size: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly align: Align | 'justify';
}

/** Draws one line; every space between words is in the text, also in stretched lines. */
export function drawLine(sheet: Sheet, line: Line, { size, x, y, width, align }: Place): void {
  const { words, indent, last } = line;
  const room = width - indent - line.width;
  const gaps = words.length - 1;
  const stretch = align === 'justify' && !last && gaps > 0 ? room / gaps : 0;
  const space = measureIn(sheet, size)(' ', 'regular');
  const spaced = words.map(({ parts }, index) => withSpace(parts, space, index < gaps || !last));
  let at = x + indent + (align === 'center' ? room / 2 : align === 'right' ? room : 0);
  for (const stretchOfText of stretch === 0 ? [spaced.flat()] : spaced) {
    for (const part of joined(stretchOfText)) {
      put(sheet, part, size, at, y);
      at += part.width;
    }
    at += stretch;
  }
}

/** A word with the space that follows it, in the style of its end. */
function withSpace(parts: readonly Part[], space: number, follows: boolean): readonly Part[] {
  const last = parts.at(-1);
  if (!follows || !last) return parts;
  return [...parts.slice(0, -1), { ...last, text: `${last.text} `, width: last.width + space }];
}

/** Neighbouring parts in one style as one. */
function joined(parts: readonly Part[]): readonly Part[] {
  const all: Part[] = [];
  for (const part of parts) {
    const before = all.at(-1);
    if (before?.style !== part.style) all.push(part);
    else {
      const width = before.width + part.width;
      all[all.length - 1] = { ...part, text: before.text + part.text, width };
    }
  }
  return all;
}

function put({ pdf }: Sheet, { text, style }: Part, size: number, x: number, y: number): void {
  pdf.font(style).fontSize(size).text(text, x, y, { lineBreak: false });
}

/** Draws a thin line that is decoration and not content. */
export function rule({ pdf }: Sheet, x: number, y: number, width: number): void {
  pdf.markContent('Artifact', { type: 'Layout' });
  pdf
    .lineWidth(0.6)
    .moveTo(x, y)
    .lineTo(x + width, y)
    .stroke();
  pdf.endMarkedContent();
}
