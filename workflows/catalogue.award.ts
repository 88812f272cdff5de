/**
 * The part of the catalogue about awards: the cluster's proposal, the dossier of each proposed
 * member and its way through the authority above, and the documents that a clerk numbers and
 * issues.
 */
import { SIGNATURE_KINDS } from './charter.review.js';
import { MAX_AWARDS, MAX_MEMBERS } from './limits.js';
import {
  bilingual,
  calendarDay,
  dictionary,
  digest,
  flag,
  integer,
  list,
  nullable,
  oneOf,
  record,
  text,
  word,
} from './shape.js';

const reason = text(2000);
/** Which dossier: of one member for one award. */
const dossier = { award: word, member: word };

export const awardBodies = {
  'award.propose': record({
    to: bilingual(200),
    awards: dictionary(list(word, 0, MAX_MEMBERS), MAX_AWARDS, 1),
    reason: nullable(reason),
  }),
  'award.concur': record({ digest }),
  'award.object': record({ digest, reason }),
  /** The proposal is final; `document` is the proposal letter (tờ trình). */
  'award.adopt': record({ digest, document: digest }),
  'dossier.prepare': record({
    ...dossier,
    /** `proposal`, `report`, `minutes`, `votes` and what else the charter asks for. */
    parts: dictionary(record({ digest, signature: oneOf(...SIGNATURE_KINDS) }), 16, 1),
  }),
  /** `reason` says why it is late; `receipt` is the number under which it was received. */
  'dossier.submit': record({
    ...dossier,
    receipt: nullable(text(100)),
    reason: nullable(reason),
  }),
  'dossier.return': record({ ...dossier, reason, document: nullable(digest) }),
  'dossier.appraise': record({ ...dossier, receipt: nullable(text(100)) }),
  /** The answer of another agency (hiệp y). */
  'dossier.concur': record({
    ...dossier,
    agency: word,
    agrees: flag,
    document: digest,
  }),
  'award.decide': record({
    ...dossier,
    decision: oneOf('granted', 'refused'),
    document: digest,
    number: nullable(text(100)),
    reason: nullable(reason),
  }),
  'award.revoke': record({ ...dossier, document: digest, reason }),
};

/** Documents that people sign and file. */
export const DOCUMENT_KINDS = [
  'pledge',
  'reviewMinutes',
  'countMinutes',
  'proposal',
  'handoverMinutes',
  'certificate',
] as const;

export const documentBodies = {
  'document.issue': record({
    kind: oneOf(...DOCUMENT_KINDS),
    /** The number of entries that it was generated from. */
    upTo: integer(1, Number.MAX_SAFE_INTEGER),
    number: integer(1, 99_999),
    symbol: text(60),
    place: text(100),
    date: calendarDay,
    /** SHA-256 of the file. */
    digest,
  }),
};
