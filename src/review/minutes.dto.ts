/**
 * The bodies of the statements about the review minutes and the adopted result. The documents of
 * the examples are a demonstration.
 */
import { ApiSchema } from '@nestjs/swagger';
import { MAX_AWARDS, MAX_MEMBERS } from '../../workflows/index.js';
import { type Bilingual, IsBilingual, IsDigest, IsText, OrNull } from '../http/constraints.js';
import type { BodyClasses } from '../http/dto-check.js';
import { AWARDS, DEMONSTRATION, DIGESTS, REASON } from '../http/examples.js';
import { aListOf, aWord } from '../http/forms.js';
import { IsDictionaryOf } from '../http/nested-constraints.js';

const MINUTES = 'Digest of the minutes with their counts (demonstration).';

@ApiSchema({ description: 'The chair puts forward the review minutes.' })
export class ProposeMinutes {
  @IsDigest('Digest of the minutes (demonstration).', DIGESTS.minutes)
  readonly document!: string;

  @IsBilingual(4000, 'What the minutes say in short.', DEMONSTRATION)
  readonly summary!: Bilingual;

  @IsDictionaryOf(
    aListOf(aWord, { min: 0, max: MAX_MEMBERS }),
    { min: 0, max: MAX_AWARDS },
    'Who was agreed on for each award, where consensus decides; else empty.',
    AWARDS,
  )
  readonly results!: Readonly<Record<string, readonly string[]>>;

  @OrNull()
  @IsBilingual(2000, 'A remark that is signed along with it.', DEMONSTRATION)
  readonly remark!: Bilingual | null;
}

@ApiSchema({ description: 'A city objects to the review minutes.' })
export class ObjectToMinutes {
  @IsDigest(MINUTES, DIGESTS.minutes)
  readonly digest!: string;

  @IsText(2000, 'Why it objects.', REASON)
  readonly text!: string;
}

@ApiSchema({ description: 'A city signs the review minutes, plainly or with a reservation.' })
export class SignMinutes {
  @IsDigest(MINUTES, DIGESTS.minutes)
  readonly digest!: string;

  @OrNull()
  @IsText(2000, 'The reservation; null for a plain signature.', null)
  readonly reservation!: string | null;
}

@ApiSchema({ description: 'The chair adopts the result that the minutes record.' })
export class AdoptResult {
  @IsDigest(MINUTES, DIGESTS.minutes)
  readonly digest!: string;
}

export const minutesDtos = {
  'minutes.propose': ProposeMinutes,
  'minutes.object': ObjectToMinutes,
  'minutes.sign': SignMinutes,
  'result.adopt': AdoptResult,
} as const satisfies BodyClasses<
  'minutes.propose' | 'minutes.object' | 'minutes.sign' | 'result.adopt'
>;
