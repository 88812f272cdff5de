/**
 * The proposal (tờ trình): whom the cluster asks the authority above to commend, on what grounds,
 * with which result of the vote and of the scores, what the members answered to it, and which
 * documents each dossier holds. It is written from the proposal that stands last.
 */
import {
  authorityOf,
  awardName,
  type Commission,
  chairOf,
  headOf,
  nameOf,
  namesOf,
  provenance,
  signerOf,
  timeOf,
  toAllMembers,
} from './commission.js';
import { allSaid, lastSaid, type SaidOf } from './journal-view.js';
import { type Block, heading, type Paper, paragraph, table } from './paper.js';
import { hundredths } from './vietnamese.js';

type Proposal = SaidOf<'award.propose'>;

/** Writes the proposal of a year, or answers `null` while nobody is proposed. */
export function proposalPaper(commission: Commission): Paper | null {
  const { view, facts, cycle, charter } = commission;
  const proposal = lastSaid(view, facts.year, 'award.propose');
  if (!proposal || cycle.award.digest === null) return null;
  const { to, reason } = proposal.body;
  return {
    ...headOf(commission),
    title: 'TỜ TRÌNH',
    subject: `Về việc đề nghị khen thưởng năm ${facts.year}`,
    addressees: [to.vi],
    blocks: [
      ...groundsOf(commission),
      paragraph(
        `${charter.name.vi} kính trình ${to.vi} xem xét, đề nghị cấp có thẩm quyền khen thưởng ` +
          'các đơn vị sau đây:',
      ),
      heading(2, 'I. ĐƠN VỊ VÀ HÌNH THỨC KHEN THƯỞNG ĐƯỢC ĐỀ NGHỊ'),
      proposedTable(commission, proposal),
      ...(reason === null ? [] : [paragraph(`Lý do: ${reason}`)]),
      ...answersOf(commission, proposal),
      ...dossiersOf(commission, proposal),
      paragraph(`Kính đề nghị ${to.vi} xem xét, quyết định.`),
      ...provenance(commission),
    ],
    signers: [signerOf(commission, chairOf(commission))],
    recipients: [to.vi, ...toAllMembers(commission)],
  };
}

function groundsOf({ charter, cycle, facts }: Commission): readonly Block[] {
  return [
    paragraph('Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15 tháng 6 năm 2022;'),
    paragraph(`Căn cứ quy chế của ${charter.name.vi} (phiên bản ${cycle.charter});`),
    paragraph(
      cycle.review.adopted
        ? `Căn cứ biên bản bình xét thi đua năm ${facts.year} đã được các đơn vị thông qua,`
        : `Căn cứ quá trình bình xét thi đua năm ${facts.year},`,
    ),
  ];
}

function proposedTable(commission: Commission, { body }: Proposal): Block {
  const { charter, cycle } = commission;
  const { vote, scoring } = cycle.review;
  const rows = charter.awards.flatMap(({ id }) =>
    (body.awards[id] ?? []).map((member) => {
      const count = vote.counts[id]?.[member];
      const points = scoring.points[member]?.total;
      const place = scoring.ranking[member]?.place;
      return [
        nameOf(commission, member),
        awardName(commission, id),
        count ? `${count.approve}/${count.base}` : '–',
        points === undefined ? '–' : hundredths(points),
        place === undefined ? '–' : `${place}`,
      ];
    }),
  );
  return table(
    [
      ['TT', 7, 'center'],
      ['Đơn vị', 24],
      ['Hình thức khen thưởng', 35],
      ['Phiếu đồng ý', 12, 'center'],
      ['Điểm', 12, 'center'],
      ['Xếp hạng', 10, 'center'],
    ],
    rows.map((row, index) => [`${index + 1}`, ...row]),
  );
}

function answersOf(commission: Commission, { seq }: Proposal): readonly Block[] {
  const { view, facts, cycle } = commission;
  const { answers } = cycle.award;
  const given = (answer: 'concurs' | 'objects') =>
    Object.keys(answers).filter((member) => answers[member] === answer);
  const objections = allSaid(view, facts.year, 'award.object').filter((said) => said.seq > seq);
  return [
    heading(2, 'II. Ý KIẾN CỦA CÁC ĐƠN VỊ THÀNH VIÊN'),
    paragraph(`Nhất trí: ${namesOf(commission, given('concurs'))}.`),
    paragraph(`Không nhất trí: ${namesOf(commission, given('objects'))}.`),
    ...objections.map(({ member, body, at, seq: place }) =>
      paragraph(
        `- ${nameOf(commission, member)} (mục ${place}, ${timeOf(commission, at)}): ${body.reason}`,
      ),
    ),
  ];
}

const PARTS: Readonly<Record<string, string>> = {
  proposal: 'Tờ trình',
  report: 'Báo cáo thành tích',
  minutes: 'Biên bản bình xét',
  votes: 'Kết quả bỏ phiếu',
};

const SIGNATURES = {
  internalConfirm: 'Xác nhận nội bộ',
  securedSpecialised: 'Chữ ký điện tử chuyên dùng bảo đảm an toàn',
  publicDigital: 'Chữ ký số công cộng',
  officialDuty: 'Chữ ký số chuyên dùng công vụ',
} as const;

function dossiersOf(commission: Commission, { body }: Proposal): readonly Block[] {
  const { charter, cycle } = commission;
  const rows = charter.awards.flatMap(({ id }) =>
    (body.awards[id] ?? []).flatMap((member) =>
      Object.entries(cycle.award.dossiers[id]?.[member]?.parts ?? {}).map(([part, one]) => [
        nameOf(commission, member),
        PARTS[part] ?? part,
        SIGNATURES[one.signature],
        one.digest,
      ]),
    ),
  );
  const title = heading(2, 'III. HỒ SƠ KÈM THEO');
  if (rows.length === 0) {
    const to = nameOf(commission, authorityOf(commission));
    return [title, paragraph(`Hồ sơ của từng đơn vị được gửi ${to} theo quy định.`)];
  }
  return [
    title,
    table(
      [
        ['Đơn vị', 20],
        ['Thành phần hồ sơ', 22],
        ['Loại chữ ký khai báo', 24],
        ['Mã băm SHA-256 của tệp', 34],
      ],
      rows,
    ),
  ];
}
