/**
 * What the charter says of scoring: the total, who scores whom, how sheets are put together, who
 * verifies, and what breaks a tie. The values of the examples are a demonstration.
 */
import { MAX_MEMBERS, MAX_POINTS } from '../../workflows/index.js';
import { IsFlag, IsOneOf, IsWhole, IsWord } from '../http/constraints.js';
import { aKindOf, IsListOf, IsObjectOf } from '../http/nested-constraints.js';

const SHEETS = { min: 1, max: MAX_MEMBERS - 1 };
const WEIGHT = { min: 0, max: 100 };
const MODES = ['none', 'everyone', 'pairs', 'ring'] as const;
const SECRECY = ['open', 'sealed'] as const;
const AGGREGATES = ['mean', 'trimmedMean', 'median'] as const;

/** How members judge each other. */
export class PeerRules {
  @IsOneOf(MODES, 'Who judges whom.', 'everyone')
  readonly mode!: (typeof MODES)[number];

  @IsWhole(SHEETS, 'By how many each member is judged, where pairs are drawn.', 3)
  readonly sheets!: number;

  @IsOneOf(SECRECY, 'Whether sheets can be read before the round is closed.', 'sealed')
  readonly secrecy!: (typeof SECRECY)[number];

  @IsOneOf(AGGREGATES, 'How the sheets on a member are put together.', 'trimmedMean')
  readonly aggregate!: (typeof AGGREGATES)[number];

  @IsWhole(SHEETS, 'With fewer sheets than this a member has no peer figure.', 4)
  readonly minimum!: number;

  @IsFlag('Whether a member is ranked without the sheets that it gave its rivals.', true)
  readonly neutral!: boolean;
}

/** How much each part of the points weighs. */
export class ScoreWeights {
  @IsWhole(WEIGHT, 'The weight of what a member gave itself.', 0)
  readonly self!: number;

  @IsWhole(WEIGHT, 'The weight of what its peers gave it.', 30)
  readonly peer!: number;

  @IsWhole(WEIGHT, 'The weight of what verification found.', 70)
  readonly verified!: number;
}

const KIND = 'The kind of this object; it decides which other fields it has.';

/** Equals are told apart by their points in one criterion. */
export class TieByCriterion {
  @IsOneOf(['criterion'], KIND, 'criterion')
  readonly kind!: 'criterion';

  @IsWord('The criterion; one that the tree of a year lacks is passed over.', 'economy')
  readonly id!: string;
}

/** Equals are told apart by the approvals that they got. */
export class TieByVote {
  @IsOneOf(['vote'], KIND, 'vote')
  readonly kind!: 'vote';
}

/** Equals are told apart by the lots that the members drew. */
export class TieByDraw {
  @IsOneOf(['draw'], KIND, 'draw')
  readonly kind!: 'draw';
}

const aTieBreak = aKindOf({ criterion: TieByCriterion, vote: TieByVote, draw: TieByDraw });

const APPROVALS = ['chair', 'majority', 'all'] as const;
const SELF_SCORES = ['required', 'optional'] as const;
const VERIFIERS = ['chair', 'authority', 'nobody'] as const;
const REOPENERS = ['deputy', 'authority', 'members'] as const;

/** How points come about. */
export class ScoringRules {
  @IsWhole({ min: 1, max: MAX_POINTS }, 'The total, in hundredths of a point.', 100_000)
  readonly total!: number;

  @IsWhole({ min: 0, max: MAX_POINTS }, 'The most bonus that counts, in hundredths.', 5_000)
  readonly bonusCap!: number;

  @IsOneOf(APPROVALS, 'Whose approval brings criteria into force.', 'majority')
  readonly approval!: (typeof APPROVALS)[number];

  @IsFlag('Whether a member with leaves not assigned to it is scaled to the full total.', true)
  readonly normalise!: boolean;

  @IsOneOf(SELF_SCORES, 'Whether every member scores itself.', 'required')
  readonly selfScores!: (typeof SELF_SCORES)[number];

  @IsObjectOf(PeerRules, 'How members judge each other.')
  readonly peer!: PeerRules;

  @IsObjectOf(ScoreWeights, 'How much each part of the points weighs.')
  readonly weights!: ScoreWeights;

  @IsOneOf(VERIFIERS, "Who verifies; never the scored member's own seat.", 'chair')
  readonly verifiedBy!: (typeof VERIFIERS)[number];

  @IsWhole({ min: 0, max: 60 }, 'Working days in which a member may explain itself.', 5)
  readonly explainDays!: number;

  @IsOneOf(REOPENERS, 'Who permits that a final score is opened again.', 'deputy')
  readonly reopenedBy!: (typeof REOPENERS)[number];

  @IsListOf(aTieBreak, { min: 0, max: 20 }, 'What decides between equals, in order.', [
    { kind: 'criterion', id: 'economy' },
    { kind: 'draw' },
  ])
  readonly tieBreak!: readonly (TieByCriterion | TieByVote | TieByDraw)[];
}
