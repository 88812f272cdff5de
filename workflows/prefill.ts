/**
 * What a statement names without anybody typing it: the digest of the text that stands now, the
 * round that is open, the chair whom the rotation names. It reads states and judges nothing; the
 * command line and the console both fill in the same.
 */
import type { StatementType } from './catalogue.js';
import { type ClusterContext, charterInForce } from './cluster.context.js';
import type { CycleContext } from './cycle.context.js';
import { digestOf } from './digest.js';
import { nextOffices } from './offices.js';

/** The states around a statement. */
export interface Surroundings {
  readonly cluster: ClusterContext;
  /** The year that the statement is about; a year before its launch where there is none. */
  readonly context: CycleContext;
  /** Where the year stands, such as `underway.pledging.signing`. */
  readonly path: string;
  /** Who speaks. */
  readonly member: string;
}

/** Fields by name; what is not known yet is left out by whoever fills them in. */
export type Prefilled = Readonly<Record<string, string | null | undefined>>;

type Fill = (around: Surroundings) => Prefilled;

const pledgeDigest: Fill = ({ context }) => ({ digest: context.pledge.digest });
const minutesDigest: Fill = ({ context }) => ({ digest: context.review.minutes?.digest });
const awardDigest: Fill = ({ context }) => ({ digest: context.award.digest });
const handoverMinutes: Fill = ({ context }) => ({ minutes: context.handover.proposed?.minutes });
const motion: Fill = ({ cluster }) => ({ motion: cluster.motion?.digest });
const extensionDigest: Fill = ({ context }) => {
  const [only, another] = Object.values(context.deadlines.proposed);
  return { digest: another ? undefined : only?.digest };
};
const openRound: Fill = ({ path }) => ({
  round: path.endsWith('reporting.interim') ? 'interim' : 'annual',
});
const criteriaInForce: Fill = ({ context }) => ({
  criteria: context.review.criteria.inForce?.digest,
});
/** The verified sheet of the member that speaks. */
const verifiedSheet: Fill = ({ context, member }) => ({
  digest: context.review.scoring.verified[member]?.digest,
});

const FILLS: Readonly<Partial<Record<StatementType, Fill>>> = {
  'charter.sign': ({ cluster }) => ({ digest: cluster.founding.digest }),
  'member.accept': ({ cluster }) => ({ charter: digestOf(charterInForce(cluster)) }),
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
  'criteria.approve': ({ context }) => ({ digest: context.review.criteria.issued?.digest }),
  'score.submit': criteriaInForce,
  'peer.score': criteriaInForce,
  'explain.agree': verifiedSheet,
  'explain.submit': verifiedSheet,
  'score.permit': ({ context }) => ({ digest: context.review.scoring.reopening?.digest }),
  'count.sign': ({ context }) => ({ digest: context.review.vote.counted }),
  'minutes.object': minutesDigest,
  'minutes.sign': minutesDigest,
  'result.adopt': minutesDigest,
  'award.concur': awardDigest,
  'award.object': awardDigest,
  'award.adopt': awardDigest,
  'handover.propose': ({ cluster, context }) => nextOffices(cluster, context),
  'handover.confirm': ({ context }) => ({ chair: context.handover.proposed?.chair }),
  'handover.sign': handoverMinutes,
  'handover.accept': handoverMinutes,
  'handover.witness': handoverMinutes,
};

/** The fields that the journal itself answers; empty where there are none. */
export function prefilled(
  type: StatementType,
  around: Surroundings,
): Readonly<Record<string, string>> {
  const fields = Object.entries(FILLS[type]?.(around) ?? {});
  return Object.fromEntries(
    fields.flatMap(([name, value]) => (value ? [[name, value] as const] : [])),
  );
}
