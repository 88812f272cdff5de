/**
 * The catalogue of statements: everything that can be said in a cluster, the step it belongs to,
 * and the shape of its body. A type that does not stand here does not exist.
 *
 * Documents are named by their SHA-256; the documents themselves stay outside the journal, so
 * that an entry stays small and a text can be shown beside its digest.
 */
import { awardBodies, documentBodies } from './catalogue.award.js';
import { hostBodies, membershipBodies, type Step } from './catalogue.cluster.js';
import { reviewBodies } from './catalogue.review.js';
import {
  bilingual,
  type Described,
  decimal,
  digest,
  instant,
  list,
  nullable,
  oneOf,
  record,
  type Shape,
  text,
  word,
} from './shape.js';

export { DOCUMENT_KINDS } from './catalogue.award.js';
export { STEPS, type Step } from './catalogue.cluster.js';

/**
 * What a year may wait for until a day. Three run from what was said before, and not from the
 * calendar: `opening` of sealed words, `explanation` of verified scores, `acceptance` of the chair.
 */
export const DEADLINES = [
  'pledge',
  'lateSigning',
  'criteria',
  'interimReport',
  'annualReport',
  'selfScore',
  'peerScore',
  'opening',
  'explanation',
  'vote',
  'minutes',
  'proposal',
  'flagDossier',
  'meritDossier',
  'acceptance',
] as const;

const reason = text(2000);
const title = bilingual(500);
const round = oneOf('interim', 'annual');
const choice = oneOf('approve', 'reject', 'abstain');
const deadlineName = oneOf(...DEADLINES);

/** A target row of the pledge: what is measured, in what unit, what is planned, on what ground. */
const target = record({
  id: word,
  indicator: bilingual(300),
  unit: text(40),
  planned: decimal,
  /** The member that the target is for; `null` when it binds every city. */
  member: nullable(word),
  source: text(300),
});

/** A figure in a report; `target` ties it to a pledged target. */
const indicator = record({
  target: nullable(word),
  name: bilingual(300),
  unit: text(40),
  value: decimal,
  bound: nullable(oneOf('more than', 'less than', 'about')),
});

/** What is said of the cluster itself; such a statement names no cycle. */
export const clusterBodies = { ...membershipBodies, ...hostBodies };

const launchBodies = {
  'cycle.launch': record({ title, plan: digest }),
  'cycle.suspend': record({ reason, document: nullable(digest) }),
  'cycle.resume': record({ reason }),
  'cycle.cancel': record({ reason, document: digest }),
  'roster.drop': record({ member: word, reason }),
  'deadline.pass': record({ deadline: deadlineName }),
  'deadline.extend': record({ deadline: deadlineName, until: instant, reason }),
  /** `digest` is of the body of the extension that is approved. */
  'deadline.approve': record({ digest }),
};

const pledgeBodies = {
  'pledge.propose': record({
    title,
    contents: list(bilingual(2000), 1, 50),
    targets: list(target, 0, 200),
    remark: nullable(bilingual(2000)),
  }),
  'pledge.open': record({ digest }),
  'pledge.sign': record({ digest }),
  'pledge.decline': record({ digest, reason }),
};

const reportBodies = {
  'report.submit': record({
    round,
    indicators: list(indicator, 0, 200),
    remarks: nullable(bilingual(4000)),
    document: nullable(digest),
  }),
  'report.return': record({ round, member: word, reason }),
  'report.accept': record({ round, member: word }),
  'report.excuse': record({ round, member: word, reason }),
  'report.close': record({ round }),
};

const handoverBodies = {
  'handover.propose': record({
    chair: word,
    deputy: nullable(word),
    /** The open matters of the year, listed in the handover minutes. */
    openMatters: list(bilingual(500), 0, 100),
    minutes: digest,
  }),
  'handover.confirm': record({ chair: word, choice }),
  'handover.sign': record({ minutes: digest }),
  'handover.accept': record({ minutes: digest }),
  'handover.witness': record({ minutes: digest }),
  'handover.decline': record({ reason }),
};

/** What is said of one emulation year; such a statement names its cycle. */
export const cycleBodies = {
  ...launchBodies,
  ...pledgeBodies,
  ...reportBodies,
  ...reviewBodies,
  ...awardBodies,
  ...handoverBodies,
  ...documentBodies,
};

export type ClusterType = keyof typeof clusterBodies;
export type CycleType = keyof typeof cycleBodies;
export type StatementType = ClusterType | CycleType;

/** The body of each statement type. */
export type Bodies = {
  readonly [T in StatementType]: Described<(typeof clusterBodies & typeof cycleBodies)[T]>;
};

const stepsByType: Readonly<Record<string, Step>> = Object.fromEntries(
  (
    [
      ['cluster', membershipBodies],
      ['launch', launchBodies],
      ['pledge', pledgeBodies],
      ['report', reportBodies],
      ['review', reviewBodies],
      ['award', awardBodies],
      ['handover', handoverBodies],
      ['documents', documentBodies],
      ['host', hostBodies],
    ] as const
  ).flatMap(([step, bodies]) => Object.keys(bodies).map((type) => [type, step])),
);

/** Every statement type, in the order of the catalogue. */
export const STATEMENT_TYPES = Object.keys(stepsByType) as readonly StatementType[];

/** Whether a word is a statement type. */
export const isStatementType = (type: string): type is StatementType =>
  Object.hasOwn(stepsByType, type);

/** Whether statements of this type are about the cluster and not about one year. */
export const isClusterType = (type: StatementType): type is ClusterType =>
  Object.hasOwn(clusterBodies, type);

/** The step that a statement type belongs to: what a mandate must cover. */
export const stepOf = (type: StatementType): Step => stepsByType[type] as Step;

/** The shape of the body of a statement type. */
export const bodyShape = (type: StatementType): Shape<unknown> => allBodies[type];

const allBodies = { ...clusterBodies, ...cycleBodies };
