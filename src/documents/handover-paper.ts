/**
 * The handover minutes (biên bản bàn giao): who hands the chair over to whom, how the members
 * confirmed it, which matters stay open, who witnessed it, and in which entries all of that was
 * confirmed. It is written from the offer that stands; one that was declined is not printed.
 */
import {
  type Commission,
  chairOf,
  groupOf,
  headOf,
  nameOf,
  officerOf,
  provenance,
  signerAs,
  signerOf,
  timeOf,
  toAllMembers,
} from './commission.js';
import { allSaid, lastSaid, type Said, type SaidOf } from './journal-view.js';
import { type Block, bold, heading, type Paper, paragraph, plain, table } from './paper.js';
import { longDate } from './vietnamese.js';

type Proposal = SaidOf<'handover.propose'>;

/** Writes the handover minutes of a year, or answers `null` while no handover is offered. */
export function handoverPaper(commission: Commission): Paper | null {
  const { view, facts, cycle, charter } = commission;
  const proposal = lastSaid(view, facts.year, 'handover.propose');
  if (!proposal || cycle.handover.proposed === null) return null;
  const parts = partsOf(commission, proposal);
  const witness = witnessOf(commission);
  return {
    ...headOf(commission),
    title: 'BIÊN BẢN',
    subject: `Bàn giao ${groupOf(commission)} trưởng từ năm ${facts.year} sang năm ${facts.year + 1}`,
    addressees: [],
    blocks: [
      paragraph(
        `Hôm nay, ${longDate(facts.date)}, tại ${facts.place}, các bên dưới đây tiến hành ` +
          `bàn giao nhiệm vụ ${groupOf(commission)} trưởng ${charter.name.vi}.`,
      ),
      ...presenceOf(commission, proposal, witness),
      ...confirmationOf(commission, proposal),
      ...mattersOf(commission, proposal),
      ...signaturesOf(commission, parts),
      ...provenance(commission),
    ],
    signers: [
      signerFor(commission, 'ĐẠI DIỆN BÊN GIAO', proposal.member, parts.outgoing),
      signerFor(commission, 'ĐẠI DIỆN BÊN NHẬN', proposal.body.chair, parts.incoming),
      ...(witness === null ? [] : [signerAs(`Người chứng kiến\n${nameOf(commission, witness)}`)]),
    ],
    recipients: toAllMembers(commission),
  };
}

function signerFor(commission: Commission, side: string, member: string, said?: Said) {
  const signer = signerOf(commission, member, said);
  return { ...signer, authority: [side, ...signer.authority] };
}

interface Parts {
  readonly outgoing?: SaidOf<'handover.sign'>;
  readonly incoming?: SaidOf<'handover.accept'>;
  readonly witness?: SaidOf<'handover.witness'>;
}

/** Who signed the offer that stands: what was said since it was made. */
function partsOf({ view, facts }: Commission, { seq }: Proposal): Parts {
  const since = <T extends 'handover.sign' | 'handover.accept' | 'handover.witness'>(type: T) =>
    allSaid(view, facts.year, type)
      .filter((said) => said.seq > seq)
      .at(-1);
  const outgoing = since('handover.sign');
  const incoming = since('handover.accept');
  const witness = since('handover.witness');
  return {
    ...(outgoing ? { outgoing } : {}),
    ...(incoming ? { incoming } : {}),
    ...(witness ? { witness } : {}),
  };
}

/** The patron, where the charter has one witness the handover. */
function witnessOf({ view, charter }: Commission): string | null {
  const { parties } = view.journal.cluster.context;
  const patron = Object.keys(parties).find((id) => parties[id]?.kind === 'patron');
  return charter.handover.witness === 'none' ? null : (patron ?? null);
}

function presenceOf(
  commission: Commission,
  { member, body }: Proposal,
  witness: string | null,
): readonly Block[] {
  const { facts } = commission;
  const line = (label: string, text: string) => paragraph([bold(`${label}: `), plain(text)]);
  const isCaretaker = member !== chairOf(commission);
  const chair = `${groupOf(commission)} trưởng`;
  const deputy = `${groupOf(commission)} phó`;
  const quality = isCaretaker ? `thực hiện nhiệm vụ ${chair}` : chair;
  return [
    heading(2, 'I. THÀNH PHẦN'),
    line('Bên giao', `${nameOf(commission, member)}, ${quality} năm ${facts.year}.`),
    line('Bên nhận', `${nameOf(commission, body.chair)}, ${chair} năm ${facts.year + 1}.`),
    ...(body.deputy === null
      ? []
      : [line(deputy, `${nameOf(commission, body.deputy)}, ${deputy} năm ${facts.year + 1}.`)]),
    ...(witness === null ? [] : [line('Người chứng kiến', `${nameOf(commission, witness)}.`)]),
  ];
}

const CHOICES = { approve: 'Đồng ý', reject: 'Không đồng ý', abstain: 'Không có ý kiến' } as const;

function confirmationOf(commission: Commission, { seq }: Proposal): readonly Block[] {
  const { view, facts } = commission;
  const votes = allSaid(view, facts.year, 'handover.confirm').filter((said) => said.seq > seq);
  const title = heading(2, 'II. Ý KIẾN CỦA CÁC ĐƠN VỊ THÀNH VIÊN');
  if (votes.length === 0) {
    return [title, paragraph('Không có biểu quyết của các đơn vị về việc bàn giao này.')];
  }
  const count = (choice: keyof typeof CHOICES) =>
    votes.filter(({ body }) => body.choice === choice).length;
  return [
    title,
    paragraph(
      `Kết quả biểu quyết: đồng ý ${count('approve')}, không đồng ý ${count('reject')}, ` +
        `không có ý kiến ${count('abstain')}.`,
    ),
    table(
      [
        ['TT', 6, 'center'],
        ['Đơn vị', 40],
        ['Ý kiến', 22],
        ['Mục số', 10, 'center'],
        ['Thời điểm', 22, 'center'],
      ],
      votes.map(({ member, body, seq: place, at }, index) => [
        `${index + 1}`,
        nameOf(commission, member),
        CHOICES[body.choice],
        `${place}`,
        timeOf(commission, at),
      ]),
    ),
  ];
}

function mattersOf(commission: Commission, { body }: Proposal): readonly Block[] {
  const { facts, charter } = commission;
  const chair = `${groupOf(commission)} trưởng`;
  const dossiers = charter.dossiers.moveWithOffice
    ? `Hồ sơ đề nghị khen thưởng năm ${facts.year} chuyển theo nhiệm vụ ${chair}.`
    : `Hồ sơ đề nghị khen thưởng năm ${facts.year} do ${chair} năm ${facts.year} tiếp tục ` +
      'chịu trách nhiệm cho đến khi hoàn tất.';
  return [
    heading(2, 'III. NỘI DUNG BÀN GIAO'),
    ...(body.openMatters.length === 0
      ? [paragraph('Không còn việc dở dang phải bàn giao.')]
      : body.openMatters.map(({ vi }, index) => paragraph(`${index + 1}. ${vi}`))),
    paragraph(dossiers),
  ];
}

function signaturesOf(commission: Commission, parts: Parts): readonly Block[] {
  const row = (side: string, said: Said | undefined) => [
    side,
    said ? nameOf(commission, said.member) : '',
    said ? officerOf(said) : 'Chưa xác nhận',
    said ? `${said.seq}` : '',
    said ? timeOf(commission, said.at) : '',
  ];
  const isDone = commission.cycle.handover.transferred;
  const chair = `${groupOf(commission)} trưởng`;
  return [
    heading(2, 'IV. XÁC NHẬN TRONG NHẬT KÝ ĐIỆN TỬ'),
    paragraph(
      isDone
        ? `Việc bàn giao đã hoàn tất; nhiệm vụ ${chair} đã chuyển sang bên nhận.`
        : `Việc bàn giao chưa hoàn tất; nhiệm vụ ${chair} chưa chuyển sang bên nhận.`,
    ),
    table(
      [
        ['Bên', 16],
        ['Đơn vị', 26],
        ['Người xác nhận', 28],
        ['Mục số', 10, 'center'],
        ['Thời điểm', 20, 'center'],
      ],
      [
        row('Bên giao', parts.outgoing),
        row('Bên nhận', parts.incoming),
        ...(parts.witness ? [row('Chứng kiến', parts.witness)] : []),
      ],
    ),
  ];
}
