/**
 * The bodies of the statements about a city's own score and its verification: figures, changes with
 * their reasons, explanations, final scores, and reopening them. The figures of the examples are a
 * demonstration.
 */
import { ApiSchema } from '@nestjs/swagger';
import { MAX_CRITERIA } from '../../workflows/index.js';
import {
  type Bilingual,
  IsBilingual,
  IsDecimalText,
  IsDigest,
  IsText,
  IsWord,
  OrNull,
} from '../http/constraints.js';
import type { BodyClasses } from '../http/dto-check.js';
import { DEMONSTRATION, DIGESTS, REASON } from '../http/examples.js';
import { aDecimal, aDigest, aListOf, anObjectOf } from '../http/forms.js';
import { IsDictionaryOf } from '../http/nested-constraints.js';

const LEAVES = { min: 0, max: MAX_CRITERIA };
const MEMBER = 'The member whose sheet it is.';

@ApiSchema({ description: 'A city scores itself against the criteria.' })
export class SubmitScore {
  @IsDigest('Digest of the criteria scored against (demonstration).', DIGESTS.criteria)
  readonly criteria!: string;

  @IsDictionaryOf(aDecimal, LEAVES, 'By leaf: a value, a count, points, or 0 and 1.', {
    growth: '6.27',
  })
  readonly values!: Readonly<Record<string, string>>;

  @IsDictionaryOf(aListOf(aDigest, { min: 1, max: 20 }), LEAVES, 'Digests of evidence, by leaf.', {
    growth: [DIGESTS.report],
  })
  readonly evidence!: Readonly<Record<string, readonly string[]>>;

  @OrNull()
  @IsDigest('Digest of a document about the whole score (demonstration).', DIGESTS.report)
  readonly document!: string | null;
}

/** A statement that may say why it is made now. */
class WithReason {
  @OrNull()
  @IsText(2000, 'Why now, where that needs saying.', null)
  readonly reason!: string | null;
}

@ApiSchema({ description: 'The chair closes self-scoring.' })
export class CloseScores extends WithReason {}

/** A figure that verification changes. */
export class VerifiedChange {
  @IsDecimalText('The figure as verified.', '6.2')
  readonly value!: string;

  @IsText(2000, 'Why it was changed.', REASON)
  readonly reason!: string;
}

@ApiSchema({ description: "The verifier records a member's verified score." })
export class RecordVerification {
  @IsWord(MEMBER, 'da-nang')
  readonly member!: string;

  @IsDictionaryOf(anObjectOf(VerifiedChange), LEAVES, 'What is changed, by leaf.', {
    growth: { value: '6.2', reason: REASON },
  })
  readonly changes!: Readonly<Record<string, VerifiedChange>>;

  @OrNull()
  @IsBilingual(2000, 'A remark that is signed along with it.', DEMONSTRATION)
  readonly remark!: Bilingual | null;
}

@ApiSchema({ description: 'The chair publishes the verified scores.' })
export class PublishVerification extends WithReason {}

@ApiSchema({ description: 'A city agrees with its verified score.' })
export class AgreeWithScore {
  @IsDigest("Digest of the city's verified sheet (demonstration).", DIGESTS.report)
  readonly digest!: string;
}

@ApiSchema({ description: 'A city explains itself on its verified score.' })
export class ExplainScore {
  @IsDigest("Digest of the city's verified sheet (demonstration).", DIGESTS.report)
  readonly digest!: string;

  @IsText(4000, 'The explanation.', REASON)
  readonly text!: string;

  @OrNull()
  @IsDigest('Digest of a document that supports it (demonstration).', null)
  readonly document!: string | null;
}

@ApiSchema({ description: 'The chair establishes the final scores.' })
export class FinaliseScores extends WithReason {}

@ApiSchema({ description: 'The verifier asks to reopen a final score.' })
export class ReopenScore {
  @IsWord(MEMBER, 'da-nang')
  readonly member!: string;

  @IsText(2000, 'Why it must be opened again.', REASON)
  readonly reason!: string;
}

@ApiSchema({ description: 'The approver permits that a final score is reopened.' })
export class PermitReopening {
  @IsDigest('Digest of the request (demonstration).', DIGESTS.report)
  readonly digest!: string;
}

export const scoreDtos = {
  'score.submit': SubmitScore,
  'score.close': CloseScores,
  'verify.record': RecordVerification,
  'verify.publish': PublishVerification,
  'explain.agree': AgreeWithScore,
  'explain.submit': ExplainScore,
  'score.finalise': FinaliseScores,
  'score.reopen': ReopenScore,
  'score.permit': PermitReopening,
} as const satisfies BodyClasses<
  | 'score.submit'
  | 'score.close'
  | 'verify.record'
  | 'verify.publish'
  | 'explain.agree'
  | 'explain.submit'
  | 'score.finalise'
  | 'score.reopen'
  | 'score.permit'
>;
