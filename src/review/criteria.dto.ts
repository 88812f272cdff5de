/**
 * The bodies of the statements about criteria: the tree that the chair issues, and its approval.
 * Points are whole hundredths and never fractions. No tree of the five cities is published, so that
 * of the examples is a demonstration.
 */
import { ApiSchema } from '@nestjs/swagger';
import { MAX_CRITERIA, MAX_MEMBERS, MAX_POINTS } from '../../workflows/index.js';
import {
  type Bilingual,
  IsBilingual,
  IsDecimalText,
  IsDigest,
  IsFlag,
  IsOneOf,
  IsWhole,
  IsWord,
  OrNull,
} from '../http/constraints.js';
import type { BodyClasses } from '../http/dto-check.js';
import { DEMONSTRATION, DIGESTS } from '../http/examples.js';
import { aDecimal, anObjectOf, aWord } from '../http/forms.js';
import { IsDictionaryOf, IsKindOf, IsListOf, IsObjectOf } from '../http/nested-constraints.js';

const KIND = 'What the leaf measures; it decides which other fields it has.';
const ANY_MEMBERS = { min: 0, max: MAX_MEMBERS };

/** What is planned in a leaf. */
export class PlannedValues {
  @OrNull()
  @IsDecimalText('The plan of everybody that has none of its own.', '6.5')
  readonly all!: string | null;

  @IsDictionaryOf(aDecimal, ANY_MEMBERS, 'The plans of single members.', { 'da-nang': '7' })
  readonly each!: Readonly<Record<string, string>>;
}

/** A figure against its plan. */
export class QuantitativeLeaf {
  @IsOneOf(['quantitative'], KIND, 'quantitative')
  readonly kind!: 'quantitative';

  @IsOneOf(['proportional', 'relative'], 'Against its own plan, or the best.', 'relative')
  readonly formula!: 'proportional' | 'relative';

  @IsObjectOf(PlannedValues, 'What is planned.')
  readonly planned!: PlannedValues;
}

/** All points or none. */
export class PassFailLeaf {
  @IsOneOf(['passFail'], KIND, 'passFail')
  readonly kind!: 'passFail';
}

/** Points for each item, up to the maximum. */
export class DirectLeaf {
  @IsOneOf(['direct'], KIND, 'direct')
  readonly kind!: 'direct';

  @IsWhole({ min: 1, max: MAX_POINTS }, 'Hundredths of a point for each item.', 500)
  readonly each!: number;
}

/** Points on top, up to the charter's cap. */
export class BonusLeaf {
  @IsOneOf(['bonus'], KIND, 'bonus')
  readonly kind!: 'bonus';
}

/** Points that are taken away. */
export class PenaltyLeaf {
  @IsOneOf(['penalty'], KIND, 'penalty')
  readonly kind!: 'penalty';
}

/** Points that somebody judges. */
export class ManualLeaf {
  @IsOneOf(['manual'], KIND, 'manual')
  readonly kind!: 'manual';
}

const LEAVES = {
  quantitative: QuantitativeLeaf,
  passFail: PassFailLeaf,
  direct: DirectLeaf,
  bonus: BonusLeaf,
  penalty: PenaltyLeaf,
  manual: ManualLeaf,
};

/** A union by name: TypeScript writes no type down for a field whose type it has to work out. */
type Leaf = QuantitativeLeaf | PassFailLeaf | DirectLeaf | BonusLeaf | PenaltyLeaf | ManualLeaf;

/** One row of the criteria tree; a parent stands before its children. */
export class CriterionRow {
  @IsWord('The id of the row, unique within the tree.', 'economy')
  readonly id!: string;

  @OrNull()
  @IsWord('The row above; null at the top.', null)
  readonly parent!: string | null;

  @IsBilingual(300, 'What is judged (demonstration).', { vi: 'Kinh tế', en: 'Economy' })
  readonly name!: Bilingual;

  @IsWhole({ min: 0, max: MAX_POINTS }, 'The most points, in hundredths of a point.', 60_000)
  readonly max!: number;

  @OrNull()
  @IsKindOf(LEAVES, 'What the leaf measures; null for a branch.', { kind: 'manual' })
  readonly leaf!: Leaf | null;

  @IsFlag('Whether a self-score must name evidence for it.', true)
  readonly evidence!: boolean;

  @IsListOf(aWord, ANY_MEMBERS, 'The members to which it is not assigned.', [])
  readonly notAssigned!: readonly string[];
}

@ApiSchema({ description: 'The chair issues the criteria of the year.' })
export class IssueCriteria {
  @IsListOf(anObjectOf(CriterionRow), { min: 1, max: MAX_CRITERIA }, 'The rows of the tree.')
  readonly criteria!: readonly CriterionRow[];

  @OrNull()
  @IsBilingual(2000, 'A remark that is signed along with it.', DEMONSTRATION)
  readonly remark!: Bilingual | null;
}

@ApiSchema({ description: 'A city approves the criteria that were issued.' })
export class ApproveCriteria {
  @IsDigest('Digest of the criteria (demonstration).', DIGESTS.criteria)
  readonly digest!: string;
}

export const criteriaDtos = {
  'criteria.issue': IssueCriteria,
  'criteria.approve': ApproveCriteria,
} as const satisfies BodyClasses<'criteria.issue' | 'criteria.approve'>;
