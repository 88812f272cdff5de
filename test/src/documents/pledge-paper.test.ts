import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { fonts } from '../../../src/documents/fonts.js';
import { LETTERS } from '../../../src/documents/lines.js';
import type { Bodies } from '../../../workflows/index.js';
import { launchBody, text, YEAR } from '../../support/bodies.js';
import { foundedCluster, type TestCluster } from '../../support/cluster.js';
import { documentOf, madeOf, pledgedAs } from '../../support/documents.js';
import { type ReadPdf, readPdf, rolesIn } from '../../support/pdf.js';

/** What a font file of the PDF library can be asked. */
interface FontFile {
  readonly hasGlyphForCodePoint: (code: number) => boolean;
}

const MEMBERS = ['ha-noi', 'hai-phong', 'can-tho'];

/** Every letter of the Vietnamese alphabet with every mark of tone, in both cases. */
const ALPHABET =
  'aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ đ';

const CONTENTS = [
  'Đổi mới nội dung, hình thức phong trào thi đua, hướng về phục vụ người dân và doanh nghiệp',
  'Thực hành tiết kiệm, chống lãng phí; đẩy mạnh chuyển đổi số, xây dựng xã hội học tập',
  `Bảng chữ cái: ${ALPHABET} ${ALPHABET.toUpperCase()}`,
];

const pledgeOf = (contents: readonly string[], targets: number): Bodies['pledge.propose'] => ({
  title: text('Giao ước thi đua năm 2023 của các thành phố'),
  contents: contents.map(text),
  targets: Array.from({ length: targets }, (_, index) => ({
    id: `target-${index}`,
    indicator: text(`Tốc độ tăng tổng sản phẩm, nhóm ngành thứ ${index + 1}`),
    unit: '%',
    planned: `${index}.25`,
    member: index % 2 === 0 ? null : 'hai-phong',
    source: 'Nghị quyết số 01/NQ-CP',
  })),
  remark: null,
});

function pledged(body: Bodies['pledge.propose'], signers = MEMBERS): TestCluster {
  const cluster = foundedCluster(MEMBERS);
  cluster.say({ type: 'cycle.launch', by: 'ha-noi', cycle: YEAR, body: launchBody });
  pledgedAs(cluster, body, signers);
  return cluster;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('a pledge on paper', () => {
  let bytes: Uint8Array;
  let pdf: ReadPdf;

  beforeAll(async () => {
    bytes = await documentOf(pledged(pledgeOf(CONTENTS, 2)));
    pdf = await readPdf(bytes);
  });

  test('has the head of an administrative document', () => {
    const [first = ''] = pdf.pages;
    const inOrder = [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Số: 05/GƯTĐ-CTĐ',
      'Hải Phòng, ngày 08 tháng 3 năm 2024',
      'GIAO ƯỚC THI ĐUA',
      'Năm 2023 của các thành phố',
      'I. NỘI DUNG GIAO ƯỚC',
    ].map((words) => first.indexOf(words));
    expect(inOrder).not.toContain(-1);
    expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
  });

  test('gives back every Vietnamese word, in order and composed', () => {
    for (const content of CONTENTS) expect(pdf.text).toContain(content);
    expect(pdf.text).toBe(pdf.text.normalize('NFC'));
  });

  test('has the targets with decimal commas, and for whom they are', () => {
    expect(pdf.text).toMatch(/nhóm ngành thứ 1 % 0,25 Tất cả các đơn vị Nghị quyết số 01\/NQ-CP/);
    expect(pdf.text).toMatch(/nhóm ngành thứ 2 % 1,25 hai-phong/);
  });

  test('names the entry and the time of each confirmation, and calls it internal', () => {
    expect(pdf.text).toMatch(/3 hai-phong Phó Chủ tịch \d+ \d\d:\d\d 01\/3\/2023/);
    expect(pdf.text).toContain('Giao ước thi đua đã có hiệu lực theo quy chế Cụm.');
    expect(pdf.text).toContain('không phải là chữ ký số theo Luật Giao dịch điện tử');
  });

  test('is tagged Vietnamese text with a title, and every font is in the file', () => {
    expect([pdf.marked, pdf.language]).toEqual([true, 'vi-VN']);
    expect(pdf.info).toMatchObject({ Title: expect.stringContaining('GIAO ƯỚC THI ĐUA') });
    expect(pdf.metadata).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(pdf.fonts.length).toBeGreaterThan(2);
    for (const { name, embedded } of pdf.fonts) expect([name, embedded]).toEqual([name, true]);
    const roles = pdf.structure.flatMap(rolesIn);
    expect(roles).toEqual(expect.arrayContaining(['H1', 'H2', 'P', 'TH', 'TD']));
  });

  test('is the same file, byte for byte, when it is made again', async () => {
    const again = await documentOf(pledged(pledgeOf(CONTENTS, 2)));
    expect(sha256(again)).toBe(sha256(bytes));
  });

  test('is another file, with another /ID, for another number', async () => {
    const other = await documentOf(pledged(pledgeOf(CONTENTS, 2)), { number: 6 });
    const idOf = (file: Uint8Array) =>
      /\/ID \[<([0-9a-f]+)>/.exec(Buffer.from(file).toString('latin1'));
    expect(idOf(other)?.[1]).toMatch(/^[0-9a-f]{32}$/);
    expect(idOf(other)?.[1]).not.toBe(idOf(bytes)?.[1]);
  });
});

describe('a long pledge', () => {
  let pdf: ReadPdf;
  const long = Array.from({ length: 40 }, (_, index) => `Nội dung ${index + 1}: ${CONTENTS[0]}`);

  beforeAll(async () => {
    pdf = await readPdf(await documentOf(pledged(pledgeOf(long, 120))));
  });

  test('runs over several pages, numbered from the second on', () => {
    expect(pdf.pages.length).toBeGreaterThan(6);
    expect(pdf.pages[0]).not.toMatch(/^1 /);
    for (const [index, page] of pdf.pages.entries()) {
      if (index > 0) expect(page).toMatch(new RegExp(`^${index + 1} `));
    }
  });

  test('loses no content and no row on the way', () => {
    for (let row = 1; row <= 120; row += 1) {
      expect(pdf.text).toContain(`nhóm ngành thứ ${row} `);
    }
    for (const content of long.keys()) expect(pdf.text).toContain(`Nội dung ${content + 1}:`);
  });

  test('repeats the head of a table to the eye, and tags it once', () => {
    const tagged = pdf.structure.filter((page) => rolesIn(page).includes('TH'));
    expect(pdf.text.split('Đơn vị tính').length - 1).toBeGreaterThan(3);
    expect(tagged.length).toBeLessThanOrEqual(2);
  });
});

test('every letter that is printed as it is stands in all four faces', async () => {
  const inRange = new RegExp(`[${LETTERS}]`, 'u');
  const letters = Array.from({ length: 0x2600 }, (_, code) => String.fromCodePoint(code)).filter(
    (letter) => inRange.test(letter) && letter.normalize('NFC') === letter,
  );
  const faces = Object.values(await fonts());
  expect(faces).toHaveLength(4);
  for (const face of faces) {
    const pdf = new PDFDocument({ font: '' }).font(face);
    const embedded = (pdf as unknown as { _font: { font: FontFile } })._font.font;
    const missing = letters.filter(
      (letter) => !embedded.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0),
    );
    expect(missing).toEqual([]);
  }
});

test.each([1, 3, 5, 7, 9, 11])(
  'a pledge of %i contents never leaves signatures alone on a page, nor cuts one',
  async (count) => {
    const contents = Array.from({ length: count }, () => CONTENTS[0] ?? '');
    const { pages } = await readPdf(await documentOf(pledged(pledgeOf(contents, 4))));
    const firstSigned = pages.findIndex((page) => page.includes('(Ký, ghi rõ'));
    expect(pages[firstSigned]).toContain('người có thẩm quyền ký tại phần ký dưới đây');
    for (const page of pages) {
      const places = page.match(/HA-NOI|HAI-PHONG|CAN-THO/g)?.length ?? 0;
      const hints = page.match(/\(Ký, ghi rõ chức vụ/g)?.length ?? 0;
      expect(places - (page.includes('CỘNG HÒA') ? 1 : 0)).toBe(hints);
    }
  },
);

describe('what a pledge says of signatures', () => {
  test('a member that has not confirmed still has its place to sign', async () => {
    const { text: words } = await readPdf(
      await documentOf(pledged(pledgeOf(CONTENTS, 0), ['ha-noi'])),
    );
    expect(words).toContain('Chưa xác nhận');
    expect(words).toContain('Giao ước thi đua chưa đủ xác nhận');
    expect(words.match(/Ký, ghi rõ chức vụ, họ tên và đóng dấu/g)).toHaveLength(3);
    expect(words).toContain('Giao ước này không kèm bảng chỉ tiêu.');
  });

  test('before there is a text there is no document, and before the launch no year', async () => {
    const cluster = foundedCluster(MEMBERS);
    expect(await madeOf(cluster)).toEqual({ ok: false, gap: 'noYear' });
    cluster.say({ type: 'cycle.launch', by: 'ha-noi', cycle: YEAR, body: launchBody });
    expect(await madeOf(cluster)).toEqual({ ok: false, gap: 'nothingYet' });
  });

  test('an earlier size gives the document of that moment', async () => {
    const cluster = pledged(pledgeOf(CONTENTS, 0));
    const { text: words } = await readPdf(
      await documentOf(cluster, { upTo: cluster.lines.length - 1 }),
    );
    expect(words).toContain('Chưa xác nhận');
  });

  test('a block is called a block, whose members are alike by function', async () => {
    const name = text('Khối thi đua các tổng công ty');
    const cluster = foundedCluster(MEMBERS, { name });
    cluster.say({ type: 'cycle.launch', by: 'ha-noi', cycle: YEAR, body: launchBody });
    pledgedAs(cluster, pledgeOf(CONTENTS, 0), MEMBERS);
    const { text: words } = await readPdf(await documentOf(cluster));
    expect(words).toContain('đã có hiệu lực theo quy chế Khối.');
    expect(words).toContain('Lưu: VT, hồ sơ thi đua của Khối');
    expect(words).not.toMatch(/Cụm/);
  });
});
