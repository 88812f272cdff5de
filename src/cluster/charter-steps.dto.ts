/**
 * What the charter says of each step of the year: quorums, thresholds, quotas and who does what.
 * Quorums and thresholds are exact fractions; percentages and decimals are refused. The figures of
 * the examples are a demonstration.
 */
import { MAX_MEMBERS, type Threshold } from '../../workflows/index.js';
import {
  type Bilingual,
  IsBilingual,
  IsFlag,
  IsOneOf,
  IsThreshold,
  IsWhole,
  IsWord,
} from '../http/constraints.js';
import { aChoiceOf, aWord } from '../http/forms.js';
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

const SELF_SCORES = ['required', 'optional'] as const;
const HOLDS = ['notVoted', 'votedNotSubmitted'] as const;
const BASES = ['allElectors', 'presentElectors', 'castBallots'] as const;
const SIGNERS = ['all', 'present'] as const;

/** How the cities review each other. */
export class ReviewRules {
  @IsOneOf(SELF_SCORES, 'Whether every member scores itself before the vote.', 'required')
  readonly selfScores!: (typeof SELF_SCORES)[number];

  @IsListOf(aWord, { min: 1, max: 32 }, 'The grounds on which a member is held or barred.', [
    'discipline',
    'investigation',
    'inspection',
    'complaint',
  ])
  readonly grounds!: readonly string[];

  @IsOneOf(HOLDS, 'What becomes of a member on hold.', 'votedNotSubmitted')
  readonly onHold!: (typeof HOLDS)[number];

  @IsFlag('Whether a member votes on itself.', false)
  readonly candidateVotes!: boolean;

  @IsOneOf(BASES, 'The base of which the approvals are a part.', 'allElectors')
  readonly base!: (typeof BASES)[number];

  @IsThreshold('The part of the electors that must vote.', { num: 2, den: 3 })
  readonly quorum!: Threshold;

  @IsOneOf(SIGNERS, 'Whose signatures the review minutes need.', 'all')
  readonly minutesSigners!: (typeof SIGNERS)[number];
}

/** One kind of award and how it is allocated. */
export class AwardKind {
  @IsWord('The id of the award.', 'government-flag')
  readonly id!: string;

  @IsBilingual(200, 'The name of the award.', {
    vi: 'Cờ thi đua của Chính phủ',
    en: "Government's Emulation Flag",
  })
  readonly name!: Bilingual;

  @IsWhole({ min: 0, max: MAX_MEMBERS }, 'The most members it can be proposed for.', 2)
  readonly quota!: number;

  @IsThreshold('The approval that a member needs to be proposed for it.', { num: 4, den: 5 })
  readonly threshold!: Threshold;

  @IsFlag('Whether it is thematic: no ground for a merit award of a higher level.', false)
  readonly thematic!: boolean;
}

const WITNESSES = ['required', 'optional', 'none'] as const;

/** How the chair is handed over. */
export class HandoverRules {
  @IsWhole({ min: 1, max: 366 }, 'The days the incoming chair has to accept.', 15)
  readonly acceptWithinDays!: number;

  @IsOneOf(WITNESSES, 'Whether the patron witnesses the handover.', 'optional')
  readonly witness!: (typeof WITNESSES)[number];
}
