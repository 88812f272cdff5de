/**
 * The completion certificate (giấy xác nhận): everything that was said of a year, by whom, when, in
 * which entry and under which key, the root of the tree over the journal, and how anybody can check
 * it alone. Sheets and sealed words of one key are one row with their number, because a year of
 * sixty members has thousands of them.
 */
import { type StatementType, statePath, wordsOf } from '../../workflows/index.js';
import {
  type Commission,
  chairOf,
  headOf,
  nameOf,
  officerOf,
  provenance,
  signerOf,
  timeOf,
  toAllMembers,
} from './commission.js';
import type { Said } from './journal-view.js';
import { type Block, heading, type Paper, paragraph, table } from './paper.js';

const words = wordsOf('vi');

/** Writes the certificate of a year; `null` when nothing was said of the year. */
export function certificatePaper(commission: Commission): Paper | null {
  const { view, facts, charter } = commission;
  const said = view.said.filter(({ year }) => year === facts.year);
  const [first] = said;
  const last = said.at(-1);
  if (!first || !last) return null;
  return {
    ...headOf(commission),
    title: 'GIẤY XÁC NHẬN',
    subject: `Quá trình thực hiện năm thi đua ${facts.year}`,
    addressees: [],
    blocks: [
      paragraph(
        `Nhật ký điện tử của ${charter.name.vi} ghi nhận ${said.length} tuyên bố về năm thi đua ` +
          `${facts.year}, từ mục ${first.seq} (${timeOf(commission, first.at)}) đến mục ` +
          `${last.seq} (${timeOf(commission, last.at)}). ${conclusionOf(commission)}`,
      ),
      heading(2, 'I. CÁC KHÓA ĐÃ XÁC NHẬN'),
      keysOf(commission, said),
      heading(2, 'II. CÁC TUYÊN BỐ THEO THỨ TỰ'),
      entriesOf(commission, said),
      ...checkingOf(commission),
      ...provenance(commission),
    ],
    signers: [signerOf(commission, chairOf(commission))],
    recipients: toAllMembers(commission),
  };
}

/** How far the year has come. */
function conclusionOf({ view, facts }: Commission): string {
  const state = view.journal.cycles.get(facts.year);
  const path = state ? statePath(state) : '';
  if (path === 'closed') return 'Năm thi đua đã kết thúc.';
  if (path.startsWith('cancelled')) return 'Năm thi đua đã bị hủy.';
  return 'Tại thời điểm này năm thi đua chưa kết thúc.';
}

/** The keys in the order of their first statement, numbered K1, K2 and so on. */
function numbered(said: readonly Said[]): ReadonlyMap<string, { name: string; said: Said }> {
  const keys = new Map<string, { name: string; said: Said }>();
  for (const one of said) {
    for (const key of one.keys) {
      if (!keys.has(key)) keys.set(key, { name: `K${keys.size + 1}`, said: one });
    }
  }
  return keys;
}

const keysOf = (commission: Commission, said: readonly Said[]) =>
  table(
    [
      ['Khóa', 10, 'center'],
      ['Đơn vị', 24],
      ['Người giữ khóa', 26],
      ['Dấu vân tay của khóa (RFC 7638)', 52],
    ],
    [...numbered(said)].map(([key, { name, said: one }]) => [
      name,
      nameOf(commission, one.member),
      officerOf(one),
      key,
    ]),
  );

function entriesOf(commission: Commission, said: readonly Said[]) {
  const keys = numbered(said);
  return table(
    [
      ['Mục số', 13, 'center'],
      ['Thời điểm', 19, 'center'],
      ['Đơn vị', 24],
      ['Nội dung', 34],
      ['Khóa', 10, 'center'],
    ],
    gathered(said).map(({ first, last, count }) => [
      count === 1 ? `${first.seq}` : `${first.seq}-${last.seq}`,
      timeOf(commission, first.at),
      nameOf(commission, first.member),
      `${words.statements[first.type]}${count === 1 ? '' : ` (${count} mục)`}`,
      first.keys.map((key) => keys.get(key)?.name ?? key).join(', '),
    ]),
  );
}

interface Gathered {
  readonly first: Said;
  last: Said;
  count: number;
}

/** Of these a member says many in one round: one on each other member or award. */
const MANY: ReadonlySet<StatementType> = new Set<StatementType>([
  'peer.score',
  'peer.seal',
  'peer.open',
  'ballot.seal',
  'ballot.open',
  'vote.cast',
  'verify.record',
  'seal.release',
]);

/** The statements in order; those that one key says many of stand together at the first. */
function gathered(said: readonly Said[]): readonly Gathered[] {
  const rows: Gathered[] = [];
  const open = new Map<string, Gathered>();
  for (const one of said) {
    const name = `${one.type} ${one.member} ${one.keys.join(' ')}`;
    const before = MANY.has(one.type) ? open.get(name) : undefined;
    if (before) {
      before.last = one;
      before.count += 1;
    } else {
      const row = { first: one, last: one, count: 1 };
      rows.push(row);
      open.set(name, row);
    }
  }
  return rows;
}

function checkingOf({ view, facts }: Commission): readonly Block[] {
  const { kind, year, number } = facts;
  const again = `giaouoc document ${kind} TỆP --year ${year} --number ${number} --check`;
  return [
    heading(2, 'III. CÁCH KIỂM TRA'),
    paragraph(
      `Nhật ký gồm ${view.size} mục có gốc cây băm ${view.root}. Ai có tệp nhật ký đều tự kiểm ` +
        'tra được, không cần máy chủ và không cần tin vào lời của ai:',
    ),
    paragraph('1. Xét lại toàn bộ nhật ký theo quy tắc, chữ ký và gốc cây: giaouoc audit TỆP'),
    paragraph(
      '2. Kiểm tra biên nhận của một mục với những nhân chứng mình tin: ' +
        'giaouoc receipt verify BIÊN-NHẬN --policy CHÍNH-SÁCH',
    ),
    paragraph(`3. Lập lại chính văn bản này và so mã băm SHA-256 của tệp: ${again}`),
  ];
}
