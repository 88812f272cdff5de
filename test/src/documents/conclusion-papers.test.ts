/** The documents about the end of a year, made of a year with all its troubles. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { DocumentKind } from '../../../workflows/index.js';
import { YEAR } from '../../support/bodies.js';
import type { TestCluster } from '../../support/cluster.js';
import { documentOf, madeOf } from '../../support/documents.js';
import { type ReadPdf, readPdf } from '../../support/pdf.js';
import { founding, troubledYear } from '../../support/stories.js';

let cluster: TestCluster;
const read: Partial<Record<DocumentKind, ReadPdf>> = {};

/** The text of a document of the troubled year. */
async function textOf(kind: DocumentKind): Promise<string> {
  read[kind] ??= await readPdf(await documentOf(cluster, { kind }));
  return read[kind].text;
}

const placesOf = (type: string): number[] =>
  cluster.lines.flatMap((line, seq) => {
    const { statement } = JSON.parse(line);
    return statement.type === type && statement.cycle === YEAR ? [seq] : [];
  });

beforeAll(() => {
  cluster = troubledYear();
});

describe('handover minutes', () => {
  test('name who hands over, who takes over, the witness and the responsible chair', async () => {
    const text = await textOf('handoverMinutes');
    expect(text).toContain(`Bàn giao Cụm trưởng từ năm ${YEAR} sang năm ${YEAR + 1}`);
    expect(text).toContain('Bên giao: ha-noi, Cụm trưởng năm 2023.');
    expect(text).toContain('Bên nhận: can-tho, Cụm trưởng năm 2024.');
    expect(text).toContain('NGƯỜI CHỨNG KIẾN');
    expect(text).toContain('nhiệm vụ Cụm trưởng đã chuyển sang bên nhận');
    expect(text).toContain('Hồ sơ đề nghị khen thưởng năm 2023');
  });

  test('hold votes and signatures of the offer that stood, not of the declined one', async () => {
    const text = await textOf('handoverMinutes');
    const [accepted = -1] = placesOf('handover.accept');
    const [declined = -1] = placesOf('handover.decline');
    const votes = placesOf('handover.confirm');
    expect(text).toContain(`Bên nhận can-tho Phó Chủ tịch ${accepted} `);
    const shown = votes.filter((seq) => text.includes(` Đồng ý ${seq} `));
    expect(shown).toEqual(votes.filter((seq) => seq > declined));
    expect(shown.length).toBeGreaterThan(0);
  });
});

describe('the certificate', () => {
  test('lists every statement with its entry and key, and how to check them', async () => {
    const text = await textOf('certificate');
    for (const seq of [...placesOf('pledge.sign'), ...placesOf('result.adopt')]) {
      expect(text).toContain(` ${seq} `);
    }
    const { signatures } = JSON.parse(cluster.lines[placesOf('pledge.sign')[0] ?? 0] ?? '');
    expect(text.replace(/\s/g, '')).toContain(signatures[0].key);
    expect(text.replace(/\s/g, '')).toContain(cluster.replay.rootAt(cluster.lines.length));
    expect(text).toContain('giaouoc audit TỆP');
    expect(text).toContain('giaouoc receipt verify');
  });
});

describe('review minutes', () => {
  test('list presence, points, votes, the result and every confirmation', async () => {
    const text = await textOf('reviewMinutes');
    expect(text).toContain('Có mặt: can-tho, ha-noi, hai-phong.');
    expect(text).toContain('ĐIỂM VÀ XẾP HẠNG');
    expect(text).toContain('KẾT QUẢ BIỂU QUYẾT');
    expect(text).toContain('The members met and voted');
    for (const seq of placesOf('minutes.sign')) expect(text).toContain(` ${seq} `);
  });

  test('hold the reservation of a signer', async () => {
    expect(await textOf('reviewMinutes')).toContain('hai-phong ký kèm bảo lưu: Our hold was long');
  });

  test('are there before the chair puts them forward', async () => {
    const [proposed = 0] = placesOf('minutes.propose');
    const { text } = await readPdf(
      await documentOf(cluster, { kind: 'reviewMinutes', upTo: proposed }),
    );
    expect(text).toContain('KẾT QUẢ BIỂU QUYẾT');
    expect(text).not.toContain('XÁC NHẬN TRONG NHẬT KÝ ĐIỆN TỬ');
    const early = await madeOf(cluster, { kind: 'reviewMinutes', upTo: proposed - 6 });
    expect(early).toEqual({ ok: false, gap: 'nothingYet' });
  });
});

describe('count minutes', () => {
  test('give electors, base, threshold and counts of the round', async () => {
    const text = await textOf('countMinutes');
    expect(text).toContain('I. VÒNG 1');
    expect(text).toContain('Số người có quyền bỏ phiếu: 3');
    expect(text).toContain('ít nhất 4/5 của 3, tức 3 phiếu đồng ý');
    expect(text).toMatch(/can-tho \d \d \d 3 (Không đạt|Đạt)/);
  });
});

describe('the proposal', () => {
  test('is addressed, grounded, and tells who objects and why', async () => {
    const text = await textOf('proposal');
    expect(text).toContain('Kính gửi: The authority');
    expect(text).toContain('Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15');
    expect(text).toContain('Nhất trí: can-tho, ha-noi.');
    expect(text).toMatch(/hai-phong \(mục \d+, [^)]+\): See our reservation/);
  });
});

test('nothing can be made of a journal in which no year was launched', async () => {
  const empty = founding();
  const kinds = ['pledge', 'reviewMinutes', 'countMinutes', 'proposal', 'handoverMinutes'] as const;
  for (const kind of [...kinds, 'certificate'] as const) {
    expect(await madeOf(empty, { kind })).toEqual({ ok: false, gap: 'noYear' });
  }
});

test('a document cannot be ordered of another size than the journal that was read', async () => {
  await expect(madeOf(founding(), { upTo: 999 })).rejects.toThrow(RangeError);
});
