/**
 * A block of nine provinces that does not exist, made up to show what the five cities' report does
 * not tell of: criteria, sealed scores, verification, a tie, a count. The provinces are named after
 * flowers, so that nobody takes one for a real one, and every text says that it is made up.
 */
import { type Charter, digestOf, type Founding } from '../../../../workflows/index.js';

/** The sentence that goes with everything here. */
export const MADE_UP = {
  vi: 'Trình diễn: khối thi đua, các tỉnh, số liệu và điểm số đều là hư cấu.',
  en: 'Demonstration: the block, its provinces, all figures and points are made up.',
};

export const ORIGIN = 'localhost/provinces';
export const AUTHORITY = 'central-board';
export const YEAR = 2024;

/** The provinces in the order of their rotation. */
export const PROVINCES = {
  'bang-lang': { vi: 'Tỉnh Bằng Lăng', en: 'Bang Lang' },
  'cam-tu-cau': { vi: 'Tỉnh Cẩm Tú Cầu', en: 'Cam Tu Cau' },
  'dien-dien': { vi: 'Tỉnh Điên Điển', en: 'Dien Dien' },
  'hoa-sua': { vi: 'Tỉnh Hoa Sữa', en: 'Hoa Sua' },
  'huong-duong': { vi: 'Tỉnh Hướng Dương', en: 'Huong Duong' },
  'lan-ho-diep': { vi: 'Tỉnh Lan Hồ Điệp', en: 'Lan Ho Diep' },
  'mai-vang': { vi: 'Tỉnh Mai Vàng', en: 'Mai Vang' },
  'sen-hong': { vi: 'Tỉnh Sen Hồng', en: 'Sen Hong' },
  'thuy-tien': { vi: 'Tỉnh Thủy Tiên', en: 'Thuy Tien' },
} as const;
export type Province = keyof typeof PROVINCES;
export const provinces = Object.keys(PROVINCES) as readonly Province[];

export const CHAIR = 'bang-lang';
export const DEPUTY = 'cam-tu-cau';
/** The province that will not open the sheet that it sealed. */
export const SILENT = 'thuy-tien';
/** The province whose figure is corrected after the scores were final. */
export const CORRECTED = 'hoa-sua';
/** Two provinces with equal points. */
export const TIED = ['mai-vang', 'sen-hong'] as const;

/** The digest of a document that does not exist. */
export const madeUpDocument = (about: string): string =>
  digestOf({ about, demonstration: MADE_UP });

const majority = { moreThan: { num: 1, den: 2 } };
const on = (day: string, nextYear: boolean) => ({ day, nextYear, late: 'warn' as const });

const award = (
  id: string,
  name: { readonly vi: string; readonly en: string },
  change: Partial<Charter['awards'][number]>,
): Charter['awards'][number] => ({
  id,
  name,
  quota: 2,
  threshold: { num: 4, den: 5 },
  thematic: false,
  standards: [],
  notTwiceRunning: false,
  due: 'meritDossier',
  extraParts: [],
  ...change,
});

const AWARDS: Charter['awards'] = [
  award(
    'government-flag',
    { vi: 'Cờ thi đua của Chính phủ', en: "Government's Emulation Flag" },
    { due: 'flagDossier', standards: ['tasks-exceeded', 'internal-unity'] },
  ),
  award(
    'pm-merit',
    { vi: 'Bằng khen của Thủ tướng Chính phủ', en: "Prime Minister's Certificate of Merit" },
    { threshold: { num: 7, den: 10 } },
  ),
];

const SCORING: NonNullable<Charter['review']['scoring']> = {
  total: 100_000,
  bonusCap: 5_000,
  approval: 'majority',
  normalise: true,
  selfScores: 'required',
  peer: {
    mode: 'ring',
    sheets: 1,
    secrecy: 'sealed',
    aggregate: 'mean',
    minimum: 1,
    neutral: false,
  },
  weights: { self: 0, peer: 30, verified: 70 },
  verifiedBy: 'chair',
  explainDays: 5,
  reopenedBy: 'deputy',
  tieBreak: [{ kind: 'criterion', id: 'digital' }, { kind: 'draw' }],
};

export const CHARTER: Charter = {
  id: 'provinces',
  name: {
    vi: 'Khối thi đua 9 tỉnh (hư cấu)',
    en: 'Emulation block of 9 provinces (made up)',
  },
  rules: '1',
  timeZone: { name: 'Asia/Ho_Chi_Minh', offsetMinutes: 420 },
  firstTerm: { year: YEAR, chair: CHAIR, deputy: DEPUTY },
  agenda: ['results', 'handover', 'pledge'],
  amendment: { num: 4, den: 5 },
  calendar: {
    pledge: null,
    lateSigning: null,
    criteria: on('04-30', false),
    interimReport: null,
    annualReport: on('01-31', true),
    selfScore: on('02-10', true),
    peerScore: on('02-20', true),
    vote: null,
    minutes: null,
    proposal: null,
    flagDossier: on('03-31', true),
    meritDossier: on('06-30', true),
  },
  witnessing: { witnesses: {}, quorum: null },
  extension: majority,
  pledge: { openedBy: 'outgoing', quorum: { num: 1, den: 1 }, without: 'notNominated' },
  report: { rounds: ['annual'], quorum: { num: 1, den: 1 }, ownReport: 'deputy' },
  review: {
    scoring: SCORING,
    decision: 'pointsThenVote',
    vote: {
      electorate: 'members',
      ballot: 'open',
      candidateVotes: false,
      base: 'allElectors',
      quorum: { num: 2, den: 3 },
      writtenOpinions: true,
      tellers: 2,
      rounds: 2,
    },
    closing: majority,
    openingDays: 3,
    grounds: ['discipline', 'investigation', 'inspection', 'complaint'],
    onHold: 'votedNotSubmitted',
    minutesSigners: 'present',
  },
  awards: AWARDS,
  dossiers: { submittedBy: 'head', signature: 'internalConfirm', moveWithOffice: false },
  oneAwardPerMember: 'always',
  concurrence: { num: 2, den: 3 },
  rotation: {
    source: { kind: 'list', order: provinces },
    confirmation: majority,
    deputy: 'nextInLine',
  },
  handover: { acceptWithinDays: 15, witness: 'none' },
  remark: MADE_UP,
};

/**
 * The founding, given the public root keys that each party made, the server's key and witnesses.
 */
export const foundingWith = (
  keys: Readonly<Record<string, string>>,
  server: string,
  witnesses: Charter['witnessing']['witnesses'],
): Founding => ({
  origin: ORIGIN,
  charter: { ...CHARTER, witnessing: { ...CHARTER.witnessing, witnesses } },
  members: Object.fromEntries(
    Object.entries(PROVINCES).map(([id, name]) => [id, { name, key: keys[id] ?? '' }]),
  ),
  authority: {
    id: AUTHORITY,
    name: { vi: 'Ban Thi đua - Khen thưởng (hư cấu)', en: 'Commendation Board (made up)' },
    key: keys[AUTHORITY] ?? '',
  },
  patron: null,
  server: { key: server, host: CHAIR },
});
