/**
 * The charter (quy chế cụm): every parameter in which one cluster differs from another.
 * The members agree it by signed statements, it is versioned, and a cycle runs to its end under
 * the version it was launched with. A charter that contradicts itself is refused when proposed.
 */
import { awardShape, dossierShape, reviewShape } from './charter.review.js';
import { MAX_AWARDS, MAX_MEMBERS } from './limits.js';
import {
  bilingual,
  type Described,
  dictionary,
  flag,
  httpUrl,
  integer,
  kinds,
  list,
  monthDay,
  nullable,
  oneOf,
  originName,
  publicKey,
  record,
  text,
  threshold,
  witnessKey,
  word,
} from './shape.js';

export { MAX_AWARDS, MAX_MEMBERS } from './limits.js';

/** The days of the year on which something is due; see `deadlines.ts` for what each one is. */
const due = nullable(
  record({
    /** The last day on which it is in time, in the charter's time zone. */
    day: monthDay,
    /** Whether that day lies in the year after the emulation year. */
    nextYear: flag,
    /** What lateness does: the city is named as overdue, or the door closes as well. */
    late: oneOf('warn', 'close'),
  }),
);

export const calendarShape = record({
  pledge: due,
  lateSigning: due,
  criteria: due,
  interimReport: due,
  annualReport: due,
  selfScore: due,
  peerScore: due,
  vote: due,
  minutes: due,
  proposal: due,
  flagDossier: due,
  meritDossier: due,
});

/** Who cosigns the journal's checkpoints: members or others, such as auditors, by their ids. */
export const witnessingShape = record({
  witnesses: dictionary(
    record({
      /** The key under which it cosigns; its line carries the name that notes cite. */
      key: witnessKey,
      /** Where the server asks it for cosignatures; `null` where it comes by itself. */
      url: nullable(httpUrl),
    }),
    MAX_MEMBERS,
  ),
  /** How many of them must vouch for a checkpoint; `null` for the usual majority. */
  quorum: nullable(integer(1, MAX_MEMBERS)),
});

export const charterShape = record({
  id: word,
  name: bilingual(200),
  rules: word,
  timeZone: record({ name: text(64), offsetMinutes: integer(-720, 840) }),
  firstTerm: record({ year: integer(1970, 9998), chair: word, deputy: nullable(word) }),
  /** The order of the annual conference: what must be done before what. */
  agenda: list(oneOf('results', 'pledge', 'handover'), 3, 3),
  /** The members' approval that a change of the charter or of the rotation needs. */
  amendment: threshold,
  calendar: calendarShape,
  witnessing: witnessingShape,
  /** The approval of the year's members that a later deadline needs; `null`: the chair's alone. */
  extension: nullable(threshold),
  pledge: record({
    openedBy: oneOf('outgoing', 'incoming', 'both'),
    quorum: threshold,
    without: oneOf('notNominated', 'noEffect'),
  }),
  report: record({
    rounds: list(oneOf('interim', 'annual'), 1, 2),
    quorum: threshold,
    /** Who receives the report of the chair itself. */
    ownReport: oneOf('deputy', 'chair'),
  }),
  review: reviewShape,
  /** The awards in their order of allocation, the highest first. */
  awards: list(awardShape, 1, MAX_AWARDS),
  dossiers: dossierShape,
  /** Whether one member gets one award; `meritOnly` does not count thematic ones. */
  oneAwardPerMember: oneOf('always', 'meritOnly', 'never'),
  concurrence: threshold,
  rotation: record({
    source: kinds({
      list: { order: list(word, 1, MAX_MEMBERS) },
      alphabetical: { locale: oneOf('en', 'vi') },
      elected: {},
    }),
    /** The members' approval of the next chair; `null` where the rotation alone decides. */
    confirmation: nullable(threshold),
    deputy: oneOf('nextInLine', 'elected', 'none'),
  }),
  handover: record({
    acceptWithinDays: integer(1, 366),
    witness: oneOf('required', 'optional', 'none'),
  }),
  /** What is invented in a demonstration and what is real, said in the data itself. */
  remark: nullable(bilingual(2000)),
});

export type Charter = Described<typeof charterShape>;
export type CalendarName = keyof Charter['calendar'];

const partyShape = record({ name: bilingual(200), key: publicKey });
const namedPartyShape = record({ id: word, name: bilingual(200), key: publicKey });

/** What is signed to found a cluster: the charter and the root key of everyone who will speak. */
export const foundingShape = record({
  origin: originName,
  charter: charterShape,
  members: dictionary(partyShape, MAX_MEMBERS, 2),
  /** The body above that decides on awards, acting through its clerk. */
  authority: namedPartyShape,
  /** The Council member in charge; may witness a handover, never votes. */
  patron: nullable(namedPartyShape),
  /** The server: it signs checkpoints and says that a deadline has passed. */
  server: record({
    key: publicKey,
    /** The member whose machines run it, which therefore is no witness; `null` for none of them. */
    host: nullable(word),
  }),
});

export type Founding = Described<typeof foundingShape>;

/** The party id under which the server speaks. */
export const SERVER = 'server';
