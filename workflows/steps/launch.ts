/**
 * Launch (phát động): the chair opens the year with its plan. From here on the roster, the charter
 * version, the rules version and the chair of the year are frozen; what changes in the cluster
 * later reaches this year only by a statement of its own.
 */
import { charterInForce, membersAt } from '../cluster.context.js';
import { type CycleChanges, type CycleConditions, ofSpeaker, requires } from '../conditions.js';
import { cycleSetup } from '../cycle.setup.js';
import { designatedChair, designatedDeputy } from '../offices.js';
import { partsOf } from './review/parts.js';

export const launchConditions = {
  yearMayBeLaunched: ofSpeaker(
    ({ year }, { cluster }) => year === cluster.term || year === cluster.term + 1,
  ),
  /** The agenda's earlier points come first: usually the results of the year before. */
  agendaAllowsPledge: ofSpeaker(({ year }, { cluster, charter, previous }) => {
    if (year === charter.firstTerm.year) return true;
    const before = charter.agenda.slice(0, charter.agenda.indexOf('pledge'));
    return before.every((point) =>
      point === 'results'
        ? previous?.review.adopted === true || previous?.cancelled === true
        : cluster.term >= year,
    );
  }),
  /** A chair whose successor declined or stayed silent keeps the office, but opens no new year. */
  chairIsNoCaretaker: ofSpeaker(
    (_, { previous }) =>
      !previous ||
      previous.handover.transferred ||
      Object.keys(previous.handover.passedOver).length === 0,
  ),
  rosterIsLargeEnough: ofSpeaker((_, { cluster, at }) => membersAt(cluster, at).length >= 2),
} satisfies CycleConditions;

export const launchChanges: CycleChanges = {
  'cycle.launch': (context, { cluster, charter, at, body }) => {
    const { year } = context;
    const held = cluster.terms[year];
    const chair = held ? held.chair : designatedChair(cluster, year);
    return {
      ...context,
      rules: charterInForce(cluster)?.rules ?? '',
      charter: cluster.version,
      chair,
      deputy: held ? held.deputy : designatedDeputy(cluster, year, chair),
      plan: body.plan,
      rounds: Object.fromEntries(charter.report.rounds.map((round) => [round, true as const])),
      review: { ...context.review, parts: partsOf(charter) },
      roster: Object.fromEntries(membersAt(cluster, at).map((member) => [member, 'in' as const])),
    };
  },
};

export const launching = cycleSetup.createStateConfig({
  on: {
    'cycle.launch': {
      guard: requires(
        'isChairOfYear',
        'yearMayBeLaunched',
        'agendaAllowsPledge',
        'chairIsNoCaretaker',
        'rosterIsLargeEnough',
      ),
      target: 'underway',
      actions: 'record',
    },
  },
});
