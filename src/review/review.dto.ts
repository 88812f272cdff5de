/**
 * The bodies of the statements about the peer review: criteria and self-scores, standing, the
 * vote, the minutes and the adopted result. Points are whole hundredths and never fractions. No
 * score or ballot of the five cities is published, so those of the examples are a demonstration.
 */
import { ApiSchema } from '@nestjs/swagger';
import { MAX_MEMBERS, type StatementType } from '../../workflows/index.js';
import {
  type Bilingual,
  IsBilingual,
  IsDigest,
  IsOneOf,
  IsText,
  IsWhole,
  IsWord,
  OrNull,
} from '../http/constraints.js';
import type { BodyClasses } from '../http/dto-check.js';
import { CITIES, DEMONSTRATION, DIGESTS, REASON } from '../http/examples.js';
import { aChoiceOf, anObjectOf, aWhole, aWord } from '../http/forms.js';
import { IsDictionaryOf, IsListOf } from '../http/nested-constraints.js';

const REMARK = 'A remark that is signed along with it.';
const MOST_POINTS = 10_000_000;

/** One criterion of the flat criteria list. */
export class Criterion {
  @IsWord('The id of the criterion, unique within the list.', 'economy')
  readonly id!: string;

  @IsBilingual(300, 'What is judged (demonstration).', { vi: 'Kinh tế', en: 'Economy' })
  readonly name!: Bilingual;

  @IsWhole({ min: 1, max: MOST_POINTS }, 'The most points, in hundredths of a point.', 60_000)
  readonly max!: number;
}

@ApiSchema({ description: 'The chair issues the criteria of the year.' })
export class IssueCriteria {
  @IsListOf(anObjectOf(Criterion), { min: 1, max: 200 }, 'The criteria.')
  readonly criteria!: readonly Criterion[];

  @OrNull()
  @IsBilingual(2000, REMARK, DEMONSTRATION)
  readonly remark!: Bilingual | null;
}

@ApiSchema({ description: 'A city scores itself against the criteria.' })
export class SubmitScore {
  @IsDigest('Digest of the criteria scored against (demonstration).', DIGESTS.criteria)
  readonly criteria!: string;

  @IsDictionaryOf(
    aWhole({ min: 0, max: MOST_POINTS }),
    { min: 0, max: 200 },
    'Hundredths of a point by criterion (demonstration).',
    { economy: 57_500 },
  )
  readonly points!: Readonly<Record<string, number>>;

  @OrNull()
  @IsDigest('Digest of the evidence (demonstration).', DIGESTS.report)
  readonly document!: string | null;
}

const STANDINGS = ['eligible', 'onHold', 'ineligible'] as const;

@ApiSchema({ description: "A member's standing is recorded: eligible, on hold or ineligible." })
export class RecordEligibility {
  @IsWord('The member whose standing it is.', 'da-nang')
  readonly member!: string;

  @IsOneOf(STANDINGS, 'The standing.', 'onHold')
  readonly standing!: (typeof STANDINGS)[number];

  @OrNull()
  @IsWord("One of the charter's grounds; null when eligible (demonstration).", 'inspection')
  readonly ground!: string | null;

  @OrNull()
  @IsDigest('Digest of the document it rests on (demonstration).', DIGESTS.decision)
  readonly document!: string | null;

  @IsText(2000, 'Why the standing is recorded.', REASON)
  readonly reason!: string;
}

@ApiSchema({ description: 'The chair opens the vote and names who is present.' })
export class OpenVote {
  @IsListOf(aWord, { min: 1, max: MAX_MEMBERS }, 'The members that are present.', CITIES)
  readonly present!: readonly string[];
}

const CHOICES = ['approve', 'reject', 'abstain'] as const;
type Choice = (typeof CHOICES)[number];

@ApiSchema({ description: 'A city votes on the candidates for one award.' })
export class CastVote {
  @IsWord('The award that is voted on.', 'government-flag')
  readonly award!: string;

  @IsDictionaryOf(
    aChoiceOf(CHOICES),
    { min: 1, max: MAX_MEMBERS },
    'The vote on each candidate, by member (demonstration).',
    { 'ha-noi': 'approve', 'hai-phong': 'approve', 'can-tho': 'abstain' },
  )
  readonly choices!: Readonly<Record<string, Choice>>;

  @OrNull()
  @IsBilingual(2000, REMARK, DEMONSTRATION)
  readonly remark!: Bilingual | null;
}

@ApiSchema({ description: 'The chair closes the vote; the ballots are counted.' })
export class CloseVote {
  @OrNull()
  @IsText(2000, 'Why the vote closes, where that needs saying.', REASON)
  readonly reason!: string | null;
}

@ApiSchema({ description: 'The chair puts forward the review minutes.' })
export class ProposeMinutes {
  @IsDigest('Digest of the minutes (demonstration).', DIGESTS.minutes)
  readonly document!: string;

  @IsBilingual(4000, 'What the minutes say in short.', DEMONSTRATION)
  readonly summary!: Bilingual;

  @OrNull()
  @IsBilingual(2000, REMARK, DEMONSTRATION)
  readonly remark!: Bilingual | null;
}

@ApiSchema({ description: 'A city signs the review minutes, plainly or with a reservation.' })
export class SignMinutes {
  @IsDigest('Digest of the minutes with their counts (demonstration).', DIGESTS.minutes)
  readonly digest!: string;

  @OrNull()
  @IsText(2000, 'The reservation; null for a plain signature.', null)
  readonly reservation!: string | null;
}

@ApiSchema({ description: 'The chair adopts the result that the minutes record.' })
export class AdoptResult {
  @IsDigest('Digest of the minutes with their counts (demonstration).', DIGESTS.minutes)
  readonly digest!: string;
}

type ReviewType = Extract<
  StatementType,
  `${'criteria' | 'score' | 'eligibility' | 'vote' | 'minutes' | 'result'}.${string}`
>;

export const reviewDtos = {
  'criteria.issue': IssueCriteria,
  'score.submit': SubmitScore,
  'eligibility.record': RecordEligibility,
  'vote.open': OpenVote,
  'vote.cast': CastVote,
  'vote.close': CloseVote,
  'minutes.propose': ProposeMinutes,
  'minutes.sign': SignMinutes,
  'result.adopt': AdoptResult,
} as const satisfies BodyClasses<ReviewType>;
