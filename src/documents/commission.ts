/**
 * What every document is given when it is made, and the parts that all of them share: the head, the
 * places to sign, and the plain word that what stands in the journal is no digital signature.
 */
import {
  type Charter,
  type CycleContext,
  type DocumentKind,
  rosterOf,
  SERVER,
} from '../../workflows/index.js';
import type { JournalView, Said } from './journal-view.js';
import { type Block, note, type Paper, type Signer } from './paper.js';
import {
  authorityLines,
  issuingBody,
  longDate,
  shortTime,
  twoDigits,
  zoneName,
} from './vietnamese.js';

/** What a clerk decides when a document is issued; everything else comes from the journal. */
export interface IssueFacts {
  readonly kind: DocumentKind;
  readonly year: number;
  /** The number of entries that the document is made from. */
  readonly upTo: number;
  readonly number: number;
  readonly symbol: string;
  readonly place: string;
  /** YYYY-MM-DD. */
  readonly date: string;
}

/** A document to be written: the journal so far, the facts, and the year that it is about. */
export interface Commission {
  readonly view: JournalView;
  readonly facts: IssueFacts;
  readonly cycle: CycleContext;
  readonly charter: Charter;
}

/** A party's name in Vietnamese; its id where nobody of that name is known. */
export const nameOf = ({ view }: Commission, party: string): string =>
  view.journal.cluster.context.parties[party]?.name.vi ?? party;

/** The members of the year, in the order of their ids. */
export const membersOf = (commission: Commission): readonly string[] =>
  [...rosterOf(commission.cycle)].sort();

/** When an entry was accepted, in the charter's time zone. */
export const timeOf = ({ charter }: Commission, instant: string): string =>
  shortTime(instant, charter.timeZone.offsetMinutes);

/** The chair of the year, which issues what the cluster writes. */
export const chairOf = ({ cycle, view }: Commission): string =>
  cycle.chair ?? view.journal.cluster.context.founder;

/** What the members are together: "Cụm" where they are alike by place, "Khối" by function. */
export const groupOf = ({ charter }: Commission): 'Cụm' | 'Khối' =>
  charter.name.vi.startsWith('Khối') ? 'Khối' : 'Cụm';

/** The head of a document that the chair issues. */
export function headOf(
  commission: Commission,
): Pick<Paper, 'above' | 'issuer' | 'number' | 'placeAndDate'> {
  const { charter, facts } = commission;
  return {
    above: charter.name.vi.toUpperCase(),
    issuer: issuingBody(nameOf(commission, chairOf(commission))),
    number: `Số: ${twoDigits(facts.number)}/${facts.symbol}`,
    placeAndDate: `${facts.place}, ${longDate(facts.date)}`,
  };
}

const HINT = '(Ký, ghi rõ chức vụ, họ tên và đóng dấu)';

/** A member's place to sign; the office is that of whoever confirmed in its name, if known. */
export const signerOf = (commission: Commission, member: string, said?: Said): Signer => ({
  authority: authorityLines(nameOf(commission, member), said?.office ?? null),
  hint: HINT,
  name: '',
});

/** A place to sign in some other quality, such as that of a witness. */
export const signerAs = (quality: string, hint = HINT): Signer => ({
  authority: [quality.toUpperCase()],
  hint,
  name: '',
});

/** Who confirmed: the office, or what kind of key it was where no office is on record. */
export function officerOf({ office, officer, member }: Said): string {
  if (office !== null) return office;
  if (member === SERVER) return 'Khóa của máy chủ';
  return officer === 'root' ? 'Khóa gốc của đơn vị' : officer;
}

/** Where the document comes from, and what the confirmations in the journal are not. */
export function provenance(commission: Commission): readonly Block[] {
  const { view, charter } = commission;
  const { name, offsetMinutes } = charter.timeZone;
  return [
    note(
      `Văn bản này được lập tự động từ ${view.size} mục đầu của nhật ký điện tử ${view.origin}, ` +
        `gốc cây băm (RFC 6962, SHA-256) là ${view.root}. Thời điểm ghi theo giờ máy chủ, ` +
        `múi giờ ${name} (${zoneName(offsetMinutes)}).`,
    ),
    note(
      'Các xác nhận trong nhật ký điện tử là xác nhận nội bộ bằng khóa đã đăng ký trong ' +
        `${groupOf(commission)}, ` +
        'không phải là chữ ký số theo Luật Giao dịch điện tử số 20/2023/QH15 và không thay thế ' +
        'chữ ký, con dấu hoặc chữ ký số của người có thẩm quyền. Văn bản chỉ có giá trị khi được ' +
        'người có thẩm quyền ký tại phần ký dưới đây.',
    ),
  ];
}

/** The name of an award by its id in the charter. */
export const awardName = ({ charter }: Commission, award: string): string =>
  charter.awards.find(({ id }) => id === award)?.name.vi ?? award;

/** The names of members in a row, in the order of their ids. */
export const namesOf = (commission: Commission, members: readonly string[]): string =>
  members.length === 0
    ? 'không có'
    : [...members]
        .sort()
        .map((member) => nameOf(commission, member))
        .join(', ');

/** The body above that decides on awards. */
export function authorityOf({ view }: Commission): string {
  const { parties } = view.journal.cluster.context;
  return Object.keys(parties).find((id) => parties[id]?.kind === 'authority') ?? '';
}

/** The recipients of what all members sign. */
export const toAllMembers = (commission: Commission, others: readonly string[] = []): string[] => [
  ...membersOf(commission).map((member) => nameOf(commission, member)),
  ...others,
  `Lưu: VT, hồ sơ thi đua của ${groupOf(commission)}`,
];
