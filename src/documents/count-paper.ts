/**
 * The count minutes (biên bản kiểm phiếu): for each round of the vote its electors, base and
 * threshold, and for each award and candidate the approvals, rejections and abstentions; who
 * counted and who confirmed it. A round that was voted again stays in the minutes as it was.
 */
import {
  type Commission,
  chairOf,
  groupOf,
  headOf,
  membersOf,
  nameOf,
  namesOf,
  officerOf,
  provenance,
  signerAs,
  signerOf,
  timeOf,
  toAllMembers,
} from './commission.js';
import { countTable, electorName, thresholdText } from './count-words.js';
import { allSaid, type Counted } from './journal-view.js';
import { type Block, heading, type Paper, paragraph, table } from './paper.js';
import { longDate, roman } from './vietnamese.js';

/** Writes the count minutes of a year, or answers `null` while nothing has been counted. */
export function countPaper(commission: Commission): Paper | null {
  const { view, facts, charter } = commission;
  const rounds = lastOfEachRound(view.counted.filter(({ year }) => year === facts.year));
  const last = rounds.at(-1);
  if (!last) return null;
  const tellers = Object.keys(last.vote.tellers).sort();
  return {
    ...headOf(commission),
    title: 'BIÊN BẢN',
    subject: `Kiểm phiếu bình xét thi đua năm ${facts.year}`,
    addressees: [],
    blocks: [
      paragraph(
        `Hôm nay, ${longDate(facts.date)}, tại ${facts.place}, Ban kiểm phiếu của ` +
          `${charter.name.vi} lập biên bản kiểm phiếu bình xét thi đua, khen thưởng ` +
          `năm ${facts.year}. ${ballotText(commission)}`,
      ),
      ...rounds.flatMap((counted, index) => roundOf(commission, counted, index)),
      ...tellersOf(commission, last, rounds.length),
      ...provenance(commission),
    ],
    signers:
      tellers.length === 0
        ? [signerOf(commission, chairOf(commission))]
        : tellers.map((teller) => signerAs(`Kiểm phiếu viên\n${nameOf(commission, teller)}`)),
    recipients: toAllMembers(commission),
  };
}

/** A count that was made again within its round replaces the one before. */
function lastOfEachRound(counted: readonly Counted[]): readonly Counted[] {
  const rounds = new Map(counted.map((one) => [one.vote.round, one]));
  return [...rounds.values()].sort((a, b) => a.vote.round - b.vote.round);
}

const ballotText = ({ charter }: Commission): string =>
  charter.review.vote.ballot === 'sealed'
    ? 'Phiếu được niêm phong đến khi kết thúc bỏ phiếu; sau khi mở, từng phiếu được công khai ' +
      'trong nhật ký.'
    : 'Việc biểu quyết được thực hiện công khai.';

const BASES = {
  allElectors: 'tổng số người có quyền bỏ phiếu',
  presentElectors: 'số người có quyền bỏ phiếu có mặt',
  castBallots: 'số phiếu đã bỏ',
} as const;

/** Where a candidate has no vote on itself. */
const ALONE = ', không kể đơn vị được xét';

function roundOf(commission: Commission, counted: Counted, index: number): readonly Block[] {
  const { seq, at } = counted;
  const { charter } = commission;
  const { base, candidateVotes } = charter.review.vote;
  const vote = onlyOfRound(counted.vote);
  const electors = Object.keys(vote.electors).sort();
  const written = Object.keys(vote.written).sort();
  const awards = charter.awards.filter(({ id }) => Object.keys(vote.counts[id] ?? {}).length > 0);
  return [
    heading(2, `${roman(index)}. VÒNG ${vote.round}`),
    paragraph(
      `Số người có quyền bỏ phiếu: ${electors.length} ` +
        `(${electors.map((elector) => electorName(commission, elector)).join('; ')}).`,
    ),
    paragraph(`Đơn vị có mặt: ${namesOf(commission, Object.keys(vote.present))}.`),
    ...(written.length === 0
      ? []
      : [
          paragraph(
            'Gửi ý kiến bằng văn bản: ' +
              `${written.map((elector) => electorName(commission, elector)).join('; ')}.`,
          ),
        ]),
    paragraph(
      `Tỷ lệ được tính trên ${BASES[base]}${candidateVotes ? '' : ALONE}. Mức phải đạt: ` +
        `${awards.map((award) => `${award.name.vi}: ${thresholdOf(vote, award)}`).join('; ')}.`,
    ),
    ...countTable(commission, vote),
    paragraph(`Kết quả kiểm phiếu được ghi tại mục ${seq}, ${timeOf(commission, at)}.`),
  ];
}

type Vote = Counted['vote'];
type Award = Commission['charter']['awards'][number];

/** What was counted in this round; who passed in an earlier one stands there. */
const onlyOfRound = (vote: Vote): Vote => ({
  ...vote,
  counts: Object.fromEntries(
    Object.entries(vote.counts).map(([award, members]) => [
      award,
      Object.fromEntries(Object.entries(members).filter(([, { round }]) => round === vote.round)),
    ]),
  ),
});

/** The base may differ between candidates where a candidate does not vote on itself. */
function thresholdOf({ counts }: Vote, { id, threshold }: Award): string {
  const bases = new Set(Object.values(counts[id] ?? {}).map(({ base }) => base));
  return [...bases].map((base) => thresholdText(threshold, base)).join(' hoặc ');
}

function tellersOf(
  commission: Commission,
  { seq, vote }: Counted,
  index: number,
): readonly Block[] {
  const { view, facts } = commission;
  const signed = allSaid(view, facts.year, 'count.sign').filter(
    (said) => said.seq > seq && said.body.digest === vote.counted,
  );
  const title = heading(2, `${roman(index)}. BAN KIỂM PHIẾU`);
  const tellers = Object.keys(vote.tellers).sort();
  if (tellers.length === 0) {
    return [
      title,
      paragraph(
        `Quy chế ${groupOf(commission)} không cử Ban kiểm phiếu; kết quả do quy tắc tính từ các ` +
          `phiếu trong nhật ký và ${membersOf(commission).length} đơn vị đều tự tính lại được.`,
      ),
    ];
  }
  return [
    title,
    table(
      [
        ['TT', 6, 'center'],
        ['Kiểm phiếu viên', 30],
        ['Người xác nhận', 32],
        ['Mục số', 10, 'center'],
        ['Thời điểm', 22, 'center'],
      ],
      tellers.map((teller, place) => {
        const said = signed.find(({ member }) => member === teller);
        return [
          `${place + 1}`,
          nameOf(commission, teller),
          said ? officerOf(said) : 'Chưa xác nhận',
          said ? `${said.seq}` : '',
          said ? timeOf(commission, said.at) : '',
        ];
      }),
    ),
  ];
}
