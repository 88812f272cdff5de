/**
 * The bodies of the statements about awards: the chair proposes, the cities concur or object, the
 * proposal is adopted, the authority decides. The proposal of the examples is the one reported
 * for 2023; no decision is published, so documents and numbers are a demonstration.
 */
import { ApiSchema } from '@nestjs/swagger';
import { MAX_AWARDS, MAX_MEMBERS, type StatementType } from '../../workflows/index.js';
import {
  type Bilingual,
  IsBilingual,
  IsDigest,
  IsOneOf,
  IsText,
  IsWord,
  OrNull,
} from '../http/constraints.js';
import type { BodyClasses } from '../http/dto-check.js';
import { AWARDS, DIGESTS, REASON } from '../http/examples.js';
import { aListOf, aWord } from '../http/forms.js';
import { IsDictionaryOf } from '../http/nested-constraints.js';

const PROPOSAL = 'Digest of the proposal (demonstration).';
const AWARD = 'The award.';
const MEMBER = 'The member that it was proposed for.';

@ApiSchema({ description: 'The chair proposes members for the awards of the year.' })
export class ProposeAwards {
  @IsBilingual(200, 'Who is asked to decide.', { vi: 'Thủ tướng Chính phủ', en: 'Prime Minister' })
  readonly to!: Bilingual;

  @IsDictionaryOf(
    aListOf(aWord, { min: 0, max: MAX_MEMBERS }),
    { min: 1, max: MAX_AWARDS },
    'The members proposed, by award.',
    AWARDS,
  )
  readonly awards!: Readonly<Record<string, readonly string[]>>;

  @OrNull()
  @IsText(2000, 'Why the proposal departs from an earlier one.', null)
  readonly reason!: string | null;
}

@ApiSchema({ description: 'A city concurs with the proposal.' })
export class ConcurWithAwards {
  @IsDigest(PROPOSAL, DIGESTS.plan)
  readonly digest!: string;
}

@ApiSchema({ description: 'A city objects to the proposal.' })
export class ObjectToAwards {
  @IsDigest(PROPOSAL, DIGESTS.plan)
  readonly digest!: string;

  @IsText(2000, 'Why the city objects.', REASON)
  readonly reason!: string;
}

@ApiSchema({ description: 'The chair adopts the proposal; dossiers follow from it.' })
export class AdoptAwards {
  @IsDigest(PROPOSAL, DIGESTS.plan)
  readonly digest!: string;

  @IsDigest('Digest of the proposal letter (demonstration).', DIGESTS.report)
  readonly document!: string;
}

const DECISIONS = ['granted', 'refused'] as const;

@ApiSchema({ description: 'The authority decides on one award for one member.' })
export class DecideAward {
  @IsWord(AWARD, 'government-flag')
  readonly award!: string;

  @IsWord(MEMBER, 'hai-phong')
  readonly member!: string;

  @IsOneOf(DECISIONS, 'The decision (demonstration).', 'granted')
  readonly decision!: (typeof DECISIONS)[number];

  @IsDigest('Digest of the decision (demonstration).', DIGESTS.decision)
  readonly document!: string;

  @OrNull()
  @IsText(100, 'The number of the decision (demonstration).', 'demonstration-2')
  readonly number!: string | null;

  @OrNull()
  @IsText(2000, 'Why it was refused; may be null when granted.', null)
  readonly reason!: string | null;
}

@ApiSchema({ description: 'The authority revokes an award that it granted.' })
export class RevokeAward {
  @IsWord(AWARD, 'government-flag')
  readonly award!: string;

  @IsWord(MEMBER, 'hai-phong')
  readonly member!: string;

  @IsDigest('Digest of the decision (demonstration).', DIGESTS.decision)
  readonly document!: string;

  @IsText(2000, 'Why it is revoked.', REASON)
  readonly reason!: string;
}

export const awardDtos = {
  'award.propose': ProposeAwards,
  'award.concur': ConcurWithAwards,
  'award.object': ObjectToAwards,
  'award.adopt': AdoptAwards,
  'award.decide': DecideAward,
  'award.revoke': RevokeAward,
} as const satisfies BodyClasses<Extract<StatementType, `award.${string}`>>;
