/**
 * How the chair goes from city to city: the sources a charter can name, and the exceptions that
 * the members can agree. Each is told from the others by its `kind` and carries that kind's fields
 * and no others.
 */

import type { Threshold } from '../../workflows/index.js';
import { MAX_MEMBERS } from '../../workflows/index.js';
import { IsFlag, IsOneOf, IsThreshold, IsWord, IsYear, OrNull } from '../http/constraints.js';
import { CITIES } from '../http/examples.js';
import { aWord, aYear } from '../http/forms.js';
import { IsKindOf, IsListOf } from '../http/nested-constraints.js';

const anyMembers = { min: 1, max: MAX_MEMBERS };
const two = { min: 2, max: 2 };
const KIND = 'The kind of this object; it decides which other fields it has.';
const FROM_TERM = 'The first term that it holds for.';

/** The members chair one after the other in an agreed order. */
export class ListedRotation {
  @IsOneOf(['list'], KIND, 'list')
  readonly kind!: 'list';

  @IsListOf(aWord, anyMembers, 'The members in the order in which they chair.', CITIES)
  readonly order!: readonly string[];
}

/** The members chair in the alphabetical order of their names. */
export class AlphabeticalRotation {
  @IsOneOf(['alphabetical'], KIND, 'alphabetical')
  readonly kind!: 'alphabetical';

  @IsOneOf(['en', 'vi'], 'The language whose alphabet orders the names.', 'vi')
  readonly locale!: 'en' | 'vi';
}

/** The members elect each chair. */
export class ElectedRotation {
  @IsOneOf(['elected'], KIND, 'elected')
  readonly kind!: 'elected';
}

const SOURCES = {
  list: ListedRotation,
  alphabetical: AlphabeticalRotation,
  elected: ElectedRotation,
};

/** What the charter says of the rotation. */
export class RotationRules {
  @IsKindOf(SOURCES, 'Where the order of the chairs comes from.', { kind: 'list', order: CITIES })
  readonly source!: ListedRotation | AlphabeticalRotation | ElectedRotation;

  @OrNull()
  @IsThreshold('The approval that the next chair needs; null where the rotation decides alone.', {
    moreThan: { num: 1, den: 2 },
  })
  readonly confirmation!: Threshold | null;

  @IsOneOf(['nextInLine', 'elected', 'none'], 'Who is the deputy of the chair.', 'nextInLine')
  readonly deputy!: 'nextInLine' | 'elected' | 'none';
}

/** Two members exchange their terms. */
export class SwapTerms {
  @IsOneOf(['swap'], KIND, 'swap')
  readonly kind!: 'swap';

  @IsListOf(aWord, two, 'The two members.', ['can-tho', 'ha-noi'])
  readonly between!: readonly string[];

  @IsListOf(aYear, two, 'The two terms.', [2024, 2025])
  readonly terms!: readonly number[];
}

/** A member does not chair the term that is its turn. */
export class SkipMember {
  @IsOneOf(['skip'], KIND, 'skip')
  readonly kind!: 'skip';

  @IsWord('The member that is passed over.', 'can-tho')
  readonly member!: string;

  @IsYear('The term that it does not chair.', 2024)
  readonly term!: number;

  @IsFlag('Whether it chairs the term after, instead.', true)
  readonly makeUp!: boolean;
}

/** A member comes into the line. */
export class InsertMember {
  @IsOneOf(['insert'], KIND, 'insert')
  readonly kind!: 'insert';

  @IsWord('The member that joins the line.', 'hue')
  readonly member!: string;

  @OrNull()
  @IsWord('The member that it comes after; null at the beginning of the line.', 'ha-noi')
  readonly after!: string | null;

  @IsYear(FROM_TERM, 2025)
  readonly fromTerm!: number;
}

/** A member goes out of the line. */
export class RemoveMember {
  @IsOneOf(['remove'], KIND, 'remove')
  readonly kind!: 'remove';

  @IsWord('The member that leaves the line.', 'ha-noi')
  readonly member!: string;

  @IsYear(FROM_TERM, 2026)
  readonly fromTerm!: number;
}

/** The chair of a term keeps the chair for one more term. */
export class ExtendTerm {
  @IsOneOf(['extend'], KIND, 'extend')
  readonly kind!: 'extend';

  @IsYear('The term that is extended.', 2024)
  readonly term!: number;
}

/** A new order takes the place of the line. */
export class ReplaceOrder {
  @IsOneOf(['replaceList'], KIND, 'replaceList')
  readonly kind!: 'replaceList';

  @IsListOf(aWord, anyMembers, 'The new order.', [...CITIES, 'hue'])
  readonly order!: readonly string[];

  @IsYear(FROM_TERM, 2026)
  readonly fromTerm!: number;
}

/** Every exception to the rotation, by its kind. */
export const rotationExceptions = {
  swap: SwapTerms,
  skip: SkipMember,
  insert: InsertMember,
  remove: RemoveMember,
  extend: ExtendTerm,
  replaceList: ReplaceOrder,
};
