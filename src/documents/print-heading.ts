/**
 * Prints what stands above the text of an administrative document (Decree 30/2020/NĐ-CP, appendix
 * I): the national heading beside the issuing body, number and symbol beside place and date, the
 * kind of document and its subject. Read aloud, the national heading comes first.
 */
import type { Paper } from './paper.js';
import { type Look, printBoxed } from './print-text.js';
import { type Element, element, LEFT, measureIn, rule, type Sheet, WIDTH } from './sheet.js';

const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

/** The width that the decree's table leaves to the issuing body; the nation takes the rest. */
const SPLIT = WIDTH * 0.415;
const GAP = 6;

const line = (size: number, style: Look['style']): Look => ({
  tag: 'P',
  size,
  style,
  align: 'center',
  indent: 0,
  after: 0,
  keep: 0,
});

/** Prints everything above the text. */
export function printHeading(sheet: Sheet, paper: Paper): void {
  const head = element(sheet, sheet.root, 'Div');
  const top = sheet.y;
  const right = printNation(sheet, head, top);
  const left = printIssuer(sheet, head, top, paper);
  const below = top + Math.max(left, right) + 7;
  const number = { x: LEFT, y: below, width: SPLIT - GAP };
  const date = { x: LEFT + SPLIT, y: below, width: WIDTH - SPLIT };
  const numbered = printBoxed(sheet, head, paper.number, line(13, 'regular'), number);
  const dated = printBoxed(sheet, head, paper.placeAndDate, line(13, 'italic'), date);
  head.end();
  sheet.y = below + Math.max(numbered, dated) + 20;
  printTitle(sheet, paper);
  printAddressees(sheet, paper);
}

function printNation(sheet: Sheet, head: Element, y: number): number {
  const box = { x: LEFT + SPLIT, width: WIDTH - SPLIT };
  const nation = printBoxed(sheet, head, NATION, line(12.5, 'bold'), { ...box, y });
  const motto = line(13.5, 'bold');
  const height = nation + printBoxed(sheet, head, MOTTO, motto, { ...box, y: y + nation });
  // The line under the motto is as long as the motto.
  const length = measureIn(sheet, motto.size)(MOTTO, 'bold');
  rule(sheet, box.x + (box.width - length) / 2, y + height + 1.5, length);
  return height + 2;
}

function printIssuer(sheet: Sheet, head: Element, y: number, { above, issuer }: Paper): number {
  const box = { x: LEFT, width: SPLIT - GAP };
  const first =
    above === null ? 0 : printBoxed(sheet, head, above, line(12.5, 'regular'), { ...box, y });
  const height =
    first + printBoxed(sheet, head, issuer, line(12.5, 'bold'), { ...box, y: y + first });
  centredRule(sheet, box, y + height + 1.5, 70);
  return height + 2;
}

const centredRule = (
  sheet: Sheet,
  box: { readonly x: number; readonly width: number },
  y: number,
  length: number,
): void => rule(sheet, box.x + (box.width - length) / 2, y, length);

function printTitle(sheet: Sheet, { title, subject }: Paper): void {
  const box = { x: LEFT, width: WIDTH };
  const kind = { ...line(14, 'bold'), tag: 'H1' };
  sheet.y += printBoxed(sheet, sheet.root, title, kind, { ...box, y: sheet.y });
  sheet.y += printBoxed(sheet, sheet.root, subject, line(14, 'bold'), { ...box, y: sheet.y });
  centredRule(sheet, box, sheet.y + 2.5, 120);
  sheet.y += 18;
}

function printAddressees(sheet: Sheet, { addressees }: Paper): void {
  const [first, ...others] = addressees;
  if (first === undefined) return;
  const box = { x: LEFT, width: WIDTH };
  const text =
    others.length === 0
      ? `Kính gửi: ${first}`
      : `Kính gửi:\n${addressees.map((each) => `- ${each};`).join('\n')}`;
  sheet.y += printBoxed(sheet, sheet.root, text, line(13, 'regular'), { ...box, y: sheet.y });
  sheet.y += 14;
}
