/**
 * The review minutes (biên bản bình xét): who was present, points and places with what decided
 * between equals, who is on hold or left out, the votes, what was agreed, who objected and who
 * signed with a reservation. It can be written from the ranking or the count on, so that the paper
 * exists before the chair names its digest in the journal.
 */
import { type Choice, statePath } from '../../workflows/index.js';
import {
  awardName,
  type Commission,
  chairOf,
  groupOf,
  headOf,
  membersOf,
  nameOf,
  namesOf,
  officerOf,
  provenance,
  signerOf,
  timeOf,
  toAllMembers,
} from './commission.js';
import { countTable } from './count-words.js';
import { allSaid, lastSaid, type SaidOf } from './journal-view.js';
import { heading, type Paper, type Part, paragraph, table } from './paper.js';
import { pointsOf } from './review-points.js';
import { longDate, roman } from './vietnamese.js';

type MinutesText = SaidOf<'minutes.propose'>;

/** Writes the review minutes of a year, or answers `null` before there is a result to record. */
export function reviewPaper(commission: Commission): Paper | null {
  const { view, facts, charter } = commission;
  const state = view.journal.cycles.get(facts.year);
  if (!state || !hasResult(statePath(state))) return null;
  const text = lastSaid(view, facts.year, 'minutes.propose');
  const parts = [
    presenceOf(commission),
    pointsOf(commission),
    standingOf(commission),
    votesOf(commission),
    agreedOf(commission, text),
    doubtsOf(commission, text),
    signaturesOf(commission, text),
  ].filter((part) => part !== null);
  return {
    ...headOf(commission),
    title: 'BIÊN BẢN',
    subject: `Bình xét thi đua năm ${facts.year}`,
    addressees: [],
    blocks: [
      paragraph(
        `Hôm nay, ${longDate(facts.date)}, tại ${facts.place}, ${charter.name.vi} lập biên bản ` +
          `bình xét thi đua, khen thưởng năm ${facts.year} dưới sự chủ trì của ` +
          `${nameOf(commission, chairOf(commission))}, ${groupOf(commission)} trưởng.`,
      ),
      ...parts.flatMap(({ title, blocks }, index) => [
        heading(2, `${roman(index)}. ${title}`),
        ...blocks,
      ]),
      ...provenance(commission),
    ],
    signers: membersOf(commission).map((member) => signerOf(commission, member)),
    recipients: toAllMembers(commission),
  };
}

const RESULTS =
  /^underway\.(reviewing\.(ranked|counted|minuting|adopted)|proposing|concluding)|^closed/;
const hasResult = (path: string): boolean => RESULTS.test(path);

function presenceOf(commission: Commission): Part {
  const { present } = commission.cycle.review.vote;
  const members = membersOf(commission);
  const blocks = [paragraph(`Các đơn vị thành viên của năm: ${namesOf(commission, members)}.`)];
  if (Object.keys(present).length === 0) return { title: 'THÀNH PHẦN', blocks };
  const absent = members.filter((member) => !(member in present));
  return {
    title: 'THÀNH PHẦN',
    blocks: [
      ...blocks,
      paragraph(`Có mặt: ${namesOf(commission, Object.keys(present))}.`),
      paragraph(`Vắng mặt: ${namesOf(commission, absent)}.`),
    ],
  };
}

const STANDINGS = {
  eligible: 'Đủ điều kiện',
  onHold: 'Tạm hoãn xét',
  ineligible: 'Không đủ điều kiện',
} as const;

function standingOf(commission: Commission): Part {
  const { view, facts, cycle } = commission;
  const held = Object.entries(cycle.review.standing).filter(([, { is }]) => is !== 'eligible');
  const title = 'ĐIỀU KIỆN XÉT KHEN THƯỞNG';
  if (held.length === 0) {
    return { title, blocks: [paragraph('Không có đơn vị nào bị tạm hoãn xét hoặc bị loại.')] };
  }
  const recorded = allSaid(view, facts.year, 'eligibility.record');
  const rows = held.map(([member, { is, ground }]) => {
    const said = recorded.filter(({ body }) => body.member === member).at(-1);
    return [nameOf(commission, member), STANDINGS[is], said?.body.reason ?? ground ?? ''];
  });
  const columns = [
    ['Đơn vị', 28],
    ['Điều kiện', 24],
    ['Lý do', 48],
  ] as const;
  return { title, blocks: [table(columns, rows)] };
}

const BALLOTS: Readonly<Record<Choice, string>> = {
  approve: 'đồng ý',
  reject: 'không đồng ý',
  abstain: 'không có ý kiến',
};

function votesOf(commission: Commission): Part | null {
  const { vote } = commission.cycle.review;
  if (Object.keys(vote.counts).length === 0) return null;
  return {
    title: 'KẾT QUẢ BIỂU QUYẾT',
    blocks: [
      paragraph(
        `Số người có quyền bỏ phiếu: ${Object.keys(vote.electors).length}; số vòng: ` +
          `${vote.round}. Mỗi phiếu ghi ${Object.values(BALLOTS).join(', ')} đối với từng đơn vị.`,
      ),
      ...countTable(commission, vote),
    ],
  };
}

const DECISIONS = {
  byPoints: 'Kết quả được quyết định theo điểm và xếp hạng, trong số lượng tối đa nêu dưới đây.',
  byVote: 'Kết quả được quyết định bằng biểu quyết.',
  pointsThenVote: 'Kết quả được quyết định bằng biểu quyết, trên cơ sở điểm và xếp hạng.',
  consensus: 'Kết quả được quyết định bằng thống nhất ý kiến của các đơn vị.',
} as const;

function agreedOf(commission: Commission, text: MinutesText | undefined): Part {
  const { charter } = commission;
  const { decision } = charter.review;
  const results = resultsOf(commission, text);
  const rows = charter.awards.map(({ id, quota }) => [
    awardName(commission, id),
    `${quota}`,
    ...(results === null ? [] : [namesOf(commission, results[id] ?? [])]),
  ]);
  const isAgreed = decision === 'consensus';
  const column = isAgreed ? 'Đơn vị được thống nhất' : 'Đơn vị đạt mức biểu quyết';
  return {
    title: 'KẾT QUẢ BÌNH XÉT',
    blocks: [
      paragraph(DECISIONS[decision]),
      ...(text ? [paragraph(text.body.summary.vi)] : []),
      table(
        [
          ['Hình thức khen thưởng', 38],
          ['Số lượng tối đa', 16, 'center'],
          ...(results === null ? [] : [[column, 46] as const]),
        ],
        rows,
      ),
      ...(text?.body.remark ? [paragraph(`Ghi chú: ${text.body.remark.vi}`)] : []),
    ],
  };
}

type Results = Readonly<Record<string, readonly string[]>>;

/** Whom the members agreed on, or who reached the threshold; `null` where points decide alone. */
function resultsOf(commission: Commission, text: MinutesText | undefined): Results | null {
  const { cycle, charter } = commission;
  if (charter.review.decision === 'byPoints') return null;
  if (charter.review.decision !== 'consensus') return passedOf(commission);
  return cycle.review.agreed ?? text?.body.results ?? {};
}

/** Who reached the threshold, by award, the most approvals first. */
function passedOf({ cycle }: Commission): Results {
  const { counts } = cycle.review.vote;
  return Object.fromEntries(
    Object.entries(counts).map(([award, members]) => [
      award,
      Object.entries(members)
        .filter(([, { passed }]) => passed)
        .sort(([a, one], [b, other]) => other.approve - one.approve || (a < b ? -1 : 1))
        .map(([member]) => member),
    ]),
  );
}

function doubtsOf(commission: Commission, text: MinutesText | undefined): Part {
  const { view, facts } = commission;
  const since = text?.seq ?? Number.MAX_SAFE_INTEGER;
  const objections = allSaid(view, facts.year, 'minutes.object')
    .filter(({ seq }) => seq > since)
    .map(({ member, body }) => paragraph(`- ${nameOf(commission, member)} phản đối: ${body.text}`));
  const reservations = allSaid(view, facts.year, 'minutes.sign')
    .filter(({ seq, body }) => seq > since && body.reservation !== null)
    .map(({ member, body }) =>
      paragraph(`- ${nameOf(commission, member)} ký kèm bảo lưu: ${body.reservation}`),
    );
  const all = [...objections, ...reservations];
  return {
    title: 'Ý KIẾN PHẢN ĐỐI, BẢO LƯU',
    blocks: all.length > 0 ? all : [paragraph('Không có ý kiến phản đối hoặc bảo lưu.')],
  };
}

function signaturesOf(commission: Commission, text: MinutesText | undefined): Part | null {
  const { view, facts, cycle } = commission;
  if (!text || cycle.review.minutes === null) return null;
  const signed = allSaid(view, facts.year, 'minutes.sign').filter(({ seq }) => seq > text.seq);
  const rows = membersOf(commission).map((member, index) => {
    const said = signed.findLast((one) => one.member === member);
    const how = said?.body.reservation === null ? '' : ' (có bảo lưu)';
    return [
      `${index + 1}`,
      nameOf(commission, member),
      said ? `${officerOf(said)}${how}` : 'Chưa xác nhận',
      said ? `${said.seq}` : '',
      said ? timeOf(commission, said.at) : '',
    ];
  });
  return {
    title: 'XÁC NHẬN TRONG NHẬT KÝ ĐIỆN TỬ',
    blocks: [
      table(
        [
          ['TT', 6, 'center'],
          ['Đơn vị', 28],
          ['Người xác nhận', 32],
          ['Mục số', 10, 'center'],
          ['Thời điểm', 24, 'center'],
        ],
        rows,
      ),
    ],
  };
}
