/**
 * The part of the catalogue about the cluster itself: its founding and charter, its members, who
 * speaks for them under which key, and the server. The parts of the work are named here too,
 * because a mandate lists them.
 */
import { charterShape, foundingShape, MAX_MEMBERS } from './charter.js';
import {
  bilingual,
  digest,
  flag,
  instant,
  integer,
  kinds,
  list,
  nullable,
  oneOf,
  publicKey,
  record,
  text,
  word,
} from './shape.js';

/** The parts of the work that a mandate can name. */
export const STEPS = [
  'cluster',
  'launch',
  'pledge',
  'report',
  'review',
  'award',
  'handover',
  'documents',
  'host',
] as const;
export type Step = (typeof STEPS)[number];

const reason = text(2000);
const year = integer(1970, 9999);
const choice = oneOf('approve', 'reject', 'abstain');

const exception = kinds({
  swap: { between: list(word, 2, 2), terms: list(year, 2, 2) },
  skip: { member: word, term: year, makeUp: flag },
  insert: { member: word, after: nullable(word), fromTerm: year },
  remove: { member: word, fromTerm: year },
  extend: { term: year },
  replaceList: { order: list(word, 1, MAX_MEMBERS), fromTerm: year },
});

/** What is said of the parties, their charter and their keys. */
export const membershipBodies = {
  'cluster.found': foundingShape,
  'charter.sign': record({ digest }),
  'charter.amend': record({ charter: charterShape, reason }),
  'rotation.except': record({ id: word, exception, reason, document: nullable(digest) }),
  'motion.vote': record({ motion: digest, choice }),
  'motion.withdraw': record({ motion: digest, reason }),
  'member.admit': record({
    member: word,
    name: bilingual(200),
    key: publicKey,
    effective: instant,
    document: digest,
  }),
  'member.accept': record({ charter: digest }),
  'member.leave': record({ member: word, effective: instant, document: digest, reason }),
  'member.merge': record({
    member: word,
    into: word,
    effective: instant,
    document: digest,
    openTasks: oneOf('pass', 'void'),
  }),
  'officer.enrol': record({
    officer: word,
    name: nullable(bilingual(200)),
    office: bilingual(200),
    key: publicKey,
    /** Empty for an auditor's key: it may sign in and read, and say nothing. */
    steps: list(oneOf(...STEPS), 0, STEPS.length),
    from: instant,
    until: instant,
    document: nullable(digest),
  }),
  'officer.revoke': record({ key: text(64), reason }),
  'officer.delegate': record({
    officer: word,
    name: nullable(bilingual(200)),
    office: bilingual(200),
    key: publicKey,
    steps: list(oneOf(...STEPS), 1, STEPS.length),
    from: instant,
    until: instant,
    /** The written authorisation (giấy ủy quyền). */
    document: digest,
  }),
  'root.rotate': record({ key: publicKey }),
  'root.replace': record({ member: word, key: publicKey, document: digest, reason }),
};

/** What is said of the server: of its key, and of whose machines it runs on. */
export const hostBodies = {
  'host.rotate': record({ key: publicKey }),
  /** `null` where none of the members' machines run it. */
  'host.appoint': record({ host: nullable(word), key: publicKey, reason }),
};
