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
  criteriaBody,
  decisionOn,
  document,
  HANDOVER_MINUTES,
  handoverBody,
  launchBody,
  minutesBody,
  pledgeDigest,
  pledgeText,
  proposalOf,
  reportBody,
  scoreBody,
} from './bodies.js';

interface Around {
  readonly context: CycleContext;
  readonly journal: Journal;
  readonly roster: readonly string[];
}

type Plausible = { readonly [T in CycleType]: (around: Around) => readonly Bodies[T][] };

const reason = 'As the letter says';
const roundOf = ({ reports }: CycleContext) =>
  'interim' in reports.closed ? ('annual' as const) : ('interim' as const);
const pledged = ({ context }: Around) => [{ digest: context.pledge.digest ?? pledgeDigest }];
const minuted = ({ context }: Around) => context.review.minutes?.digest ?? document('minutes');
const proposed = ({ context }: Around) => context.award.digest ?? document('proposal');
const handoverMinutes = () => [{ minutes: HANDOVER_MINUTES }];

const aboutReports = ({ context, roster }: Around) =>
  roster.map((member) => ({ round: roundOf(context), member, reason }));

const listed = ({ context }: Around) =>
  Object.entries(context.award.list).flatMap(([award, members]) =>
    Object.keys(members).map((member) => ({ award, member, document: document(award), reason })),
  );

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

const review = {
  'criteria.issue': () => [criteriaBody],
  'score.submit': () => [scoreBody],
  'eligibility.record': ({ roster }: Around) =>
    roster.flatMap((member) => [
      { member, standing: 'eligible', ground: null, document: null, reason } as const,
      {
        member,
        standing: 'onHold',
        ground: 'discipline',
        document: document('letter'),
        reason,
      } as const,
    ]),
  'vote.open': ({ roster }: Around) => [{ present: roster }],
  'vote.cast': ({ roster }: Around) =>
    ['flag', 'merit'].map((award, index) => ({
      award,
      choices: { [roster[index] ?? 'nobody']: 'approve' as const },
      remark: null,
    })),
  'vote.close': () => [{ reason: null }],
  'minutes.propose': () => [minutesBody],
  'minutes.sign': (around: Around) => [{ digest: minuted(around), reservation: null }],
  'result.adopt': (around: Around) => [{ digest: minuted(around) }],
} satisfies Partial<Plausible>;

const conclusion = {
  'award.propose': ({ roster: [first, second] }: Around) => [
    proposalOf({ flag: first ? [first] : [], merit: second ? [second] : [] }),
  ],
  'award.concur': (around: Around) => [{ digest: proposed(around) }],
  'award.object': (around: Around) => [{ digest: proposed(around), reason }],
  'award.submit': (around: Around) => [
    { digest: proposed(around), document: document('dossier'), receipt: null },
  ],
  'award.decide': (around: Around) =>
    listed(around).flatMap(({ award, member }) => [
      decisionOn(award, member, 'granted'),
      decisionOn(award, member, 'returned'),
      decisionOn(award, member, 'refused'),
    ]),
  'award.resubmit': listed,
  'award.revoke': listed,
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

const plausible: Plausible = { ...conduct, ...pledgeAndReport, ...review, ...conclusion };

/** What people might say of a type in this state of a year; never empty without a cause. */
export function plausibleBodies<T extends CycleType>(
  journal: Journal,
  year: number,
  type: T,
): readonly Bodies[T][] {
  const { context } = cycleOf(journal, year);
  return plausible[type]({ context, journal, roster: rosterOf(context) });
}
