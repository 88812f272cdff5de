/**
 * The pledge (giao ước thi đua): its contents, its table of targets, and which member confirmed it
 * in which entry. It is written from the text that stands last, with a place to sign for every
 * member of the year, whether it has confirmed in the journal or not.
 */
import type { Bodies } from '../../workflows/index.js';
import {
  authorityOf,
  type Commission,
  groupOf,
  headOf,
  membersOf,
  nameOf,
  officerOf,
  provenance,
  signerOf,
  timeOf,
  toAllMembers,
} from './commission.js';
import { allSaid, lastSaid, type SaidOf } from './journal-view.js';
import { type Block, heading, note, type Paper, paragraph, table } from './paper.js';
import { capitalised, decimal } from './vietnamese.js';

type Pledge = Bodies['pledge.propose'];

/** Writes the pledge of a year, or answers `null` while there is no text. */
export function pledgePaper(commission: Commission): Paper | null {
  const { view, facts, charter } = commission;
  const text = lastSaid(view, facts.year, 'pledge.propose');
  if (!text) return null;
  const signed = signaturesOf(commission);
  return {
    ...headOf(commission),
    title: 'GIAO ƯỚC THI ĐUA',
    subject: subjectOf(text.body.title.vi),
    addressees: [],
    blocks: [
      paragraph(
        `Các đơn vị thành viên ${charter.name.vi} thống nhất ký giao ước thi đua ` +
          `năm ${facts.year} với những nội dung sau đây:`,
      ),
      ...contentsOf(text.body),
      ...targetsOf(commission, text.body),
      ...confirmationsOf(commission, signed),
      ...(text.body.remark === null ? [] : [note(`Ghi chú: ${text.body.remark.vi}`)]),
      ...provenance(commission),
    ],
    signers: membersOf(commission).map((member) =>
      signerOf(commission, member, signed.get(member)),
    ),
    recipients: toAllMembers(commission, [nameOf(commission, authorityOf(commission))]),
  };
}

const TITLE = /^giao ước thi đua\s+/i;

/** The subject under "GIAO ƯỚC THI ĐUA", without saying it twice. */
const subjectOf = (title: string): string => capitalised(title.normalize('NFC').replace(TITLE, ''));

const contentsOf = ({ contents }: Pledge): readonly Block[] => [
  heading(2, 'I. NỘI DUNG GIAO ƯỚC'),
  ...contents.map(({ vi }, index) => paragraph(`${index + 1}. ${vi}`)),
];

function targetsOf(commission: Commission, { targets }: Pledge): readonly Block[] {
  const title = heading(2, 'II. CHỈ TIÊU THI ĐUA');
  if (targets.length === 0) return [title, paragraph('Giao ước này không kèm bảng chỉ tiêu.')];
  const rows = targets.map(({ indicator, unit, planned, member, source }, index) => [
    `${index + 1}`,
    indicator.vi,
    unit,
    decimal(planned),
    member === null ? 'Tất cả các đơn vị' : nameOf(commission, member),
    source,
  ]);
  return [
    title,
    table(
      [
        ['TT', 6, 'center'],
        ['Chỉ tiêu', 32],
        ['Đơn vị tính', 13, 'center'],
        ['Kế hoạch', 13, 'right'],
        ['Đơn vị thực hiện', 17],
        ['Căn cứ', 19],
      ],
      rows,
    ),
  ];
}

type Signature = SaidOf<'pledge.sign'>;

/** The signatures under the text that stands, by member. */
function signaturesOf({ view, facts, cycle }: Commission): ReadonlyMap<string, Signature> {
  const current = allSaid(view, facts.year, 'pledge.sign').filter(
    ({ body, member }) => body.digest === cycle.pledge.digest && member in cycle.pledge.signed,
  );
  return new Map(current.map((said) => [said.member, said]));
}

function confirmationsOf(
  commission: Commission,
  signed: ReadonlyMap<string, Signature>,
): readonly Block[] {
  const { cycle } = commission;
  const group = groupOf(commission);
  const rows = membersOf(commission).map((member, index) => {
    const said = signed.get(member);
    const absent = member in cycle.pledge.declined ? 'Từ chối ký' : 'Chưa xác nhận';
    if (!said) return [`${index + 1}`, nameOf(commission, member), absent, '', ''];
    const late = cycle.pledge.signed[member] === 'late' ? ' (ký muộn)' : '';
    return [
      `${index + 1}`,
      nameOf(commission, member),
      officerOf(said),
      `${said.seq}`,
      `${timeOf(commission, said.at)}${late}`,
    ];
  });
  return [
    heading(2, 'III. XÁC NHẬN CỦA CÁC ĐƠN VỊ TRONG NHẬT KÝ ĐIỆN TỬ'),
    paragraph(
      cycle.pledge.inForce
        ? `Giao ước thi đua đã có hiệu lực theo quy chế ${group}.`
        : `Giao ước thi đua chưa đủ xác nhận để có hiệu lực theo quy chế ${group}.`,
    ),
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
  ];
}
