/**
 * What the demonstration had to invent, because the press report does not say it: the charter's
 * parameters, officers, ballots, documents and all days but that of the conference. Every text here
 * says so itself, in both languages, so that nobody meets it later as a fact.
 */
import { type Charter, digestOf, type Founding } from '../../../../workflows/index.js';
import { AWARDS, CHAIR, CITIES, CLUSTER_NAME, NEXT_CHAIR, ROTATION } from './facts.js';

/** The sentence that goes with everything invented. */
export const INVENTED = {
  vi: 'Trình diễn: nguồn tin không nêu nội dung này.',
  en: 'Demonstration: the source does not report this.',
};

export const ORIGIN = 'localhost/cities';
export const AUTHORITY = 'central-board';

/** The digest of a document that does not exist, made from the words that say so. */
export const inventedDocument = (about: string): string =>
  digestOf({ about, demonstration: INVENTED });

const everyone = { num: 1, den: 1 };
const warnOn = (day: string, nextYear: boolean) => ({ day, nextYear, late: 'warn' as const });

/**
 * A charter under which the reported year can have happened: consensus, and the quotas observed.
 */
export const CHARTER: Charter = {
  id: 'cities',
  name: CLUSTER_NAME,
  rules: '1',
  timeZone: { name: 'Asia/Ho_Chi_Minh', offsetMinutes: 420 },
  firstTerm: { year: 2023, chair: CHAIR, deputy: NEXT_CHAIR },
  agenda: ['results', 'pledge', 'handover'],
  amendment: { num: 4, den: 5 },
  calendar: {
    pledge: warnOn('03-31', false),
    lateSigning: null,
    criteria: null,
    interimReport: null,
    annualReport: warnOn('02-29', true),
    selfScore: null,
    peerScore: null,
    vote: null,
    minutes: null,
    proposal: warnOn('03-31', true),
    flagDossier: warnOn('03-31', true),
    meritDossier: warnOn('06-30', true),
  },
  witnessing: { witnesses: {}, quorum: null },
  extension: { moreThan: { num: 1, den: 2 } },
  pledge: { openedBy: 'outgoing', quorum: everyone, without: 'notNominated' },
  report: { rounds: ['annual'], quorum: everyone, ownReport: 'deputy' },
  review: {
    scoring: null,
    decision: 'consensus',
    vote: {
      electorate: 'members',
      ballot: 'open',
      candidateVotes: true,
      base: 'allElectors',
      quorum: { num: 2, den: 3 },
      writtenOpinions: true,
      tellers: 0,
      rounds: 1,
    },
    closing: { moreThan: { num: 1, den: 2 } },
    openingDays: 3,
    grounds: ['discipline', 'investigation', 'inspection', 'complaint', 'press-raised-corruption'],
    onHold: 'votedNotSubmitted',
    minutesSigners: 'all',
  },
  awards: AWARDS.map(({ id, name, members, thematic }) => ({
    id,
    name,
    quota: members.length,
    threshold: everyone,
    thematic,
    standards: [],
    notTwiceRunning: false,
    due: id === 'government-flag' ? 'flagDossier' : 'meritDossier',
    extraParts: [],
  })),
  dossiers: { submittedBy: 'head', signature: 'internalConfirm', moveWithOffice: false },
  oneAwardPerMember: 'always',
  concurrence: everyone,
  rotation: {
    source: { kind: 'list', order: ROTATION },
    confirmation: { moreThan: { num: 1, den: 2 } },
    deputy: 'nextInLine',
  },
  handover: { acceptWithinDays: 15, witness: 'none' },
  remark: {
    vi: 'Trình diễn: quy chế này do phần mềm đặt ra; nguồn tin chỉ nêu các thành phố, Cụm trưởng và các hình thức khen thưởng được đề nghị.',
    en: 'Demonstration: this charter is invented; the source reports only the cities, the chairs and the awards proposed.',
  },
};

type Witnesses = Charter['witnessing']['witnesses'];

/**
 * The founding, given the public root keys that each party made for itself, the server's key, and
 * the witnesses that cosign what the chair's own city hosts.
 */
export const foundingWith = (
  keys: Readonly<Record<string, string>>,
  server: string,
  witnesses: Witnesses = {},
): Founding => ({
  origin: ORIGIN,
  charter: { ...CHARTER, witnessing: { ...CHARTER.witnessing, witnesses } },
  members: Object.fromEntries(
    Object.entries(CITIES).map(([id, name]) => [id, { name, key: keys[id] ?? '' }]),
  ),
  authority: {
    id: AUTHORITY,
    name: {
      vi: 'Ban Thi đua - Khen thưởng Trung ương',
      en: 'Central Emulation-Commendation Board',
    },
    key: keys[AUTHORITY] ?? '',
  },
  patron: null,
  server: { key: server, host: CHAIR },
});

/** The office of the delegates. */
export const OFFICE = {
  vi: 'Đại diện được ủy quyền (trình diễn)',
  en: 'Authorised delegate (demonstration)',
};

/** The 2023 pledge: that it was signed is inferred, its text is not known. */
export const PLEDGE_2023 = [
  {
    vi: 'Trình diễn: nguồn tin không nêu nội dung giao ước thi đua năm 2023.',
    en: 'Demonstration: the source does not report the contents of the 2023 pledge.',
  },
] as const;
