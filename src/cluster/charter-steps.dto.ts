/**
 * What the charter says of each step of the year: quorums, thresholds, quotas and who does what.
 * Quorums and thresholds are exact fractions; percentages and decimals are refused. The figures of
 * the examples are a demonstration.
 */
import type { Threshold } from '../../workflows/index.js';
import { IsOneOf, IsThreshold, IsWhole } from '../http/constraints.js';
import { aChoiceOf } from '../http/forms.js';
import { IsListOf } from '../http/nested-constraints.js';

const EVERYBODY = { num: 1, den: 1 };

const CHAIRS = ['outgoing', 'incoming', 'both'] as const;
const WITHOUT_PLEDGE = ['notNominated', 'noEffect'] as const;

/** How the pledge is signed. */
export class PledgeRules {
  @IsOneOf(CHAIRS, 'The chair that opens the pledge of a year.', 'outgoing')
  readonly openedBy!: (typeof CHAIRS)[number];

  @IsThreshold('The part of the members whose signatures put the pledge in force.', EVERYBODY)
  readonly quorum!: Threshold;

  @IsOneOf(WITHOUT_PLEDGE, 'What it means for a member not to have signed.', 'notNominated')
  readonly without!: (typeof WITHOUT_PLEDGE)[number];
}

const ROUNDS = ['interim', 'annual'] as const;
const RECEIVERS = ['deputy', 'chair'] as const;

/** How the cities report. */
export class ReportRules {
  @IsListOf(aChoiceOf(ROUNDS), { min: 1, max: 2 }, 'The rounds of reports in a year.', [
    'interim',
    'annual',
  ])
  readonly rounds!: readonly (typeof ROUNDS)[number][];

  @IsThreshold('The part of the members whose reports close a round.', EVERYBODY)
  readonly quorum!: Threshold;

  @IsOneOf(RECEIVERS, 'Who receives the report of the chair itself.', 'deputy')
  readonly ownReport!: (typeof RECEIVERS)[number];
}

const WITNESSES = ['required', 'optional', 'none'] as const;

/** How the chair is handed over. */
export class HandoverRules {
  @IsWhole({ min: 1, max: 366 }, 'The days the incoming chair has to accept.', 15)
  readonly acceptWithinDays!: number;

  @IsOneOf(WITNESSES, 'Whether the patron witnesses the handover.', 'optional')
  readonly witness!: (typeof WITNESSES)[number];
}
