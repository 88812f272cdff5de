/**
 * What a statement names without anybody typing it: the digest of the text that stands now, the
 * round that is open, the chair whom the rotation names. A field that was given is never changed,
 * and everything filled in is shown before it is signed, together with the text that it names.
 */
import {
  type CycleContext,
  charterInForce,
  cycleOf,
  digestOf,
  type Entry,
  type Journal,
  nextOffices,
  type StatementType,
  statePath,
} from '../../workflows/index.js';
import type { Draft } from './say-body.js';

type Fields = Readonly<Record<string, Draft | undefined>>;
type Fill = (journal: Journal, context: CycleContext, path: string, member: string) => Fields;

const pledgeDigest: Fill = (_, { pledge }) => ({ digest: pledge.digest });
const minutesDigest: Fill = (_, { review }) => ({ digest: review.minutes?.digest });
const awardDigest: Fill = (_, { award }) => ({ digest: award.digest });
const handoverMinutes: Fill = (_, { handover }) => ({ minutes: handover.proposed?.minutes });
const motion: Fill = ({ cluster }) => ({ motion: cluster.context.motion?.digest });
const extensionDigest: Fill = (_, { deadlines }) => {
  const [only, another] = Object.values(deadlines.proposed);
  return { digest: another ? undefined : only?.digest };
};
const openRound: Fill = (_, __, path) => ({
  round: path.endsWith('reporting.interim') ? 'interim' : 'annual',
});

const criteriaInForce: Fill = (_, { review }) => ({ criteria: review.criteria.inForce?.digest });
/** The verified sheet of the member that speaks. */
const verifiedSheet: Fill = (_, { review }, __, member) => ({
  digest: review.scoring.verified[member]?.digest,
});

const nextOffice: Fill = ({ cluster }, context) => nextOffices(cluster.context, context);

const FILLS: Readonly<Partial<Record<StatementType, Fill>>> = {
  'charter.sign': ({ cluster }) => ({ digest: cluster.context.founding.digest }),
  'member.accept': ({ cluster }) => ({ charter: digestOf(charterInForce(cluster.context)) }),
  'motion.vote': motion,
  'motion.withdraw': motion,
  'deadline.approve': extensionDigest,
  'pledge.open': pledgeDigest,
  'pledge.sign': pledgeDigest,
  'pledge.decline': pledgeDigest,
  'report.submit': openRound,
  'report.return': openRound,
  'report.accept': openRound,
  'report.excuse': openRound,
  'report.close': openRound,
  'criteria.approve': (_, { review }) => ({ digest: review.criteria.issued?.digest }),
  'score.submit': criteriaInForce,
  'peer.score': criteriaInForce,
  'explain.agree': verifiedSheet,
  'explain.submit': verifiedSheet,
  'score.permit': (_, { review }) => ({ digest: review.scoring.reopening?.digest }),
  'count.sign': (_, { review }) => ({ digest: review.vote.counted }),
  'minutes.object': minutesDigest,
  'minutes.sign': minutesDigest,
  'result.adopt': minutesDigest,
  'award.concur': awardDigest,
  'award.object': awardDigest,
  'award.adopt': awardDigest,
  'handover.propose': nextOffice,
  'handover.confirm': (_, { handover }) => ({ chair: handover.proposed?.chair }),
  'handover.sign': handoverMinutes,
  'handover.accept': handoverMinutes,
  'handover.witness': handoverMinutes,
};

/** The body with the fields that the journal itself answers, where nothing was given. */
export function filled(
  journal: Journal,
  type: StatementType,
  year: number | null,
  body: Draft,
  member: string,
): Draft {
  const fill = FILLS[type];
  if (!fill || body === null || typeof body !== 'object' || Array.isArray(body)) return body;
  const state = cycleOf(journal, year ?? 0);
  const fields = Object.entries(fill(journal, state.context, statePath(state), member));
  const known = fields.flatMap(([name, value]) => (value ? [[name, value] as const] : []));
  return { ...Object.fromEntries(known), ...body };
}

/** A text that others sign by its digest, and the entry that brought it. */
export interface NamedText {
  readonly seq: number;
  readonly body: unknown;
}

const TEXTS: readonly StatementType[] = [
  'cluster.found',
  'pledge.propose',
  'criteria.issue',
  'award.propose',
];

/** What the members vote on by its digest. */
const MOTIONS: readonly StatementType[] = [
  'charter.amend',
  'rotation.except',
  'root.replace',
  'host.appoint',
];

/** Collects the texts of a journal by the digest under which they are signed. */
export function textCollector() {
  const texts = new Map<string, NamedText>();
  return {
    onEntry: ({ seq, statement }: Entry, _line: Uint8Array, journal: Journal): void => {
      const { type, body, cycle } = statement;
      if (TEXTS.includes(type)) texts.set(digestOf(body), { seq, body });
      if (type !== 'minutes.propose' && !MOTIONS.includes(type)) return;
      const minutes = cycleOf(journal, cycle ?? 0).context.review.minutes?.digest;
      const digest = cycle === null ? journal.cluster.context.motion?.digest : minutes;
      if (digest) texts.set(digest, { seq, body });
    },
    /** The text that a body names by its digest, if it stands in the journal. */
    namedBy: (body: unknown): NamedText | undefined =>
      Object.values(body as Readonly<Record<string, unknown>>)
        .map((value) => texts.get(String(value)))
        .find((text) => text !== undefined),
  };
}
