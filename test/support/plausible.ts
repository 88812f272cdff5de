/**
 * Bodies that people might really write in a given state of a year, so that generated statements
 * are often right: they quote the digests that stand, name members of the roster, and propose
 * whom the rotation names. Whether one is accepted is for the rules to say.
 */
import {
  type Bodies,
  type CycleContext,
  type CycleType,
  cycleOf,
  type Journal,
  nextOffices,
  rosterOf,
} from '../../workflows/index.js';
import {
  document,
  HANDOVER_MINUTES,
  handoverBody,
  launchBody,
  pledgeDigest,
  pledgeText,
  reportBody,
} from './bodies.js';
import {
  type Around,
  plausibleAwards,
  plausibleScores,
  plausibleVotes,
} from './plausible-review.js';

type Plausible = { readonly [T in CycleType]: (around: Around) => readonly Bodies[T][] };

const reason = 'As the letter says';
const roundOf = ({ reports }: CycleContext) =>
  'interim' in reports.closed ? ('annual' as const) : ('interim' as const);
const pledged = ({ context }: Around) => [{ digest: context.pledge.digest ?? pledgeDigest }];
const handoverMinutes = () => [{ minutes: HANDOVER_MINUTES }];

const aboutReports = ({ context, roster }: Around) =>
  roster.map((member) => ({ round: roundOf(context), member, reason }));

const handovers = ({ context, journal }: Around) => {
  const { chair, deputy } = nextOffices(journal.cluster.context, context);
  return chair === null ? [] : [handoverBody(chair, deputy)];
};

const conduct = {
  'cycle.launch': () => [launchBody],
  'cycle.suspend': () => [{ reason, document: null }],
  'cycle.resume': () => [{ reason }],
  'cycle.cancel': () => [{ reason, document: document('decision') }],
  'roster.drop': ({ roster }: Around) => roster.map((member) => ({ member, reason })),
  'deadline.pass': () => [{ deadline: 'acceptance' }, { deadline: 'pledge' }],
  'deadline.extend': () => [{ deadline: 'acceptance', until: '2029-12-31T16:59:59.999Z', reason }],
  'deadline.approve': ({ context }: Around) =>
    Object.values(context.deadlines.proposed).map(({ digest }) => ({ digest })),
} satisfies Partial<Plausible>;

const pledgeAndReport = {
  'pledge.propose': () => [pledgeText],
  'pledge.open': pledged,
  'pledge.sign': pledged,
  'pledge.decline': (around: Around) => pledged(around).map((body) => ({ ...body, reason })),
  'report.submit': ({ context }: Around) => [reportBody(roundOf(context))],
  'report.return': aboutReports,
  'report.accept': ({ context, roster }: Around) =>
    roster.map((member) => ({ round: roundOf(context), member })),
  'report.excuse': aboutReports,
  'report.close': ({ context }: Around) => [{ round: roundOf(context) }],
} satisfies Partial<Plausible>;

const handedOver = {
  'handover.propose': handovers,
  'handover.confirm': ({ context }: Around) => {
    const chair = context.handover.proposed?.chair ?? 'nobody';
    return (['approve', 'reject'] as const).map((choice) => ({ chair, choice }));
  },
  'handover.sign': handoverMinutes,
  'handover.accept': handoverMinutes,
  'handover.witness': handoverMinutes,
  'handover.decline': () => [{ reason }],
} satisfies Partial<Plausible>;

const plausible: Plausible = {
  ...conduct,
  ...pledgeAndReport,
  ...plausibleScores,
  ...plausibleVotes,
  ...plausibleAwards,
  ...handedOver,
};

/** What people might say of a type in this state of a year; never empty without a cause. */
export function plausibleBodies<T extends CycleType>(
  journal: Journal,
  year: number,
  type: T,
): readonly Bodies[T][] {
  const { context } = cycleOf(journal, year);
  return plausible[type]({ context, journal, roster: rosterOf(context) });
}
