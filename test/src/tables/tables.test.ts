/** Tables as files: read back by the library's own reader, and by looking into the ZIP file. */
import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import papaparse from 'papaparse';
import { csvOf } from '../../../src/tables/csv.js';
import { decimalText, type Table } from '../../../src/tables/table.js';
import { xlsxOf } from '../../../src/tables/xlsx.js';
import { withFixedTimes } from '../../../src/tables/zip-times.js';

const tableOf = (...rows: Table['rows'][number][]): Table => ({
  title: 'Điểm 2023',
  columns: [
    { heading: 'Đơn vị', width: 20 },
    { heading: 'Điểm', width: 10 },
  ],
  rows,
});

/** The parts of a workbook by name; entries are found by the central directory. */
function partsOf(zip: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < zip.readUInt16LE(end + 10); index += 1) {
    const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((f) => zip.readUInt16LE(at + f));
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    parts.set(zip.toString('utf8', at + 46, at + 46 + name), inflateRawSync(packed).toString());
    at += 46 + name + extra + comment;
  }
  return parts;
}

describe('CSV', () => {
  test('is UTF-8 with a byte order mark and CRLF, and reads back as it was', () => {
    const text = csvOf(tableOf(['Thừa Thiên "Huế", Việt Nam\nhai dòng', { hundredths: 59_050 }]));
    expect([...Buffer.from(text).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(text).toBe('\ufeffĐơn vị,Điểm\r\n"Thừa Thiên ""Huế"", Việt Nam\nhai dòng",590.50\r\n');
    const { data } = papaparse.parse<string[]>(text.slice(1), { skipEmptyLines: true });
    expect(data[1]).toEqual(['Thừa Thiên "Huế", Việt Nam\nhai dòng', '590.50']);
  });

  const formulas = [
    '=1+1',
    '+84',
    '-1+cmd|x',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '\u00a0=1',
    '\u200b=1',
    '＝1',
    '|calc',
    '%x',
    '\tx',
  ];
  test.each(formulas)('lets no text be a formula: %j', (text) => {
    const { data } = papaparse.parse<string[]>(csvOf(tableOf([text, null])).slice(1));
    expect(data[1]).toEqual([`'${text}`, '']);
  });

  test.each(['Hà Nội', 'a=b', '3-5', 'x@y', "'=1"])('leaves other text alone: %j', (text) => {
    const { data } = papaparse.parse<string[]>(csvOf(tableOf([text, null])).slice(1));
    expect(data[1]).toEqual([text, '']);
  });

  test('writes numbers as numbers, a negative one too', () => {
    const text = csvOf(tableOf([{ whole: 12 }, { hundredths: -5 }], [{ whole: -3 }, null]));
    expect(text).toContain('12,-0.05\r\n-3,\r\n');
  });
});

describe('a workbook', () => {
  const sheetOf = async (table: Table): Promise<string> =>
    partsOf(await xlsxOf(table)).get('xl/worksheets/sheet1.xml') ?? '';

  test('has text that is never a formula, and numbers with two decimals', async () => {
    const parts = partsOf(await xlsxOf(tableOf(['=1+1', { hundredths: 59_050 }])));
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).not.toContain('<f>');
    expect(sheet).toMatch(/<c r="A2"[^>]* t="s">/);
    expect(parts.get('xl/sharedStrings.xml')).toContain('<t>=1+1</t>');
    expect(sheet).toMatch(/<c r="B2" s="\d+"><v>590\.5<\/v>/);
    expect(parts.get('xl/styles.xml')).toContain('formatCode="0.00"');
  });

  test('leaves an empty cell empty and writes a whole number', async () => {
    const sheet = await sheetOf(tableOf([null, { whole: 0 }]));
    expect(sheet).toMatch(/<c r="B2" s="\d+"><v>0<\/v>/);
    expect(sheet).not.toContain('r="A2"><v>');
  });

  test('has the same bytes at any time, and tells nobody when it was written', async () => {
    const table = tableOf(['Hà Nội', { hundredths: 1 }]);
    const first = await xlsxOf(table);
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect((await xlsxOf(table)).equals(first)).toBe(true);
    expect([...partsOf(first).keys()].filter((name) => name.startsWith('docProps'))).toEqual([]);
    const local = first.subarray(10, 14);
    expect([...local]).toEqual([0, 0, 0x21, 0]);
  });

  test('has a name that a workbook may have', async () => {
    const title = `Điểm [2023] / ${'x'.repeat(60)}`;
    const workbook = partsOf(await xlsxOf({ ...tableOf(), title })).get('xl/workbook.xml') ?? '';
    const name = /name="([^"]*)"/.exec(workbook)?.[1] ?? '';
    expect(name).toMatch(/^Điểm {2}2023 {4}x+$/);
    expect(name.length).toBeLessThanOrEqual(31);
  });
});

test('only a ZIP file gets other times', () => {
  expect(() => withFixedTimes(Buffer.from('text'))).toThrow('not a ZIP file');
});

test('hundredths read as decimals', () => {
  expect([0, 5, 100, 59_050, -5, -250].map(decimalText)).toEqual([
    '0.00',
    '0.05',
    '1.00',
    '590.50',
    '-0.05',
    '-2.50',
  ]);
});
