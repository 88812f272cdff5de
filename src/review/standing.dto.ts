/**
 * The bodies of the statements about a member's standing: whether it is eligible, and the documents
 * that attest its standards. The examples are a demonstration.
 */
import { ApiSchema } from '@nestjs/swagger';
import { IsDigest, IsOneOf, IsText, IsWord, OrNull } from '../http/constraints.js';
import type { BodyClasses } from '../http/dto-check.js';
import { DIGESTS, REASON } from '../http/examples.js';
import { aDigest } from '../http/forms.js';
import { IsDictionaryOf } from '../http/nested-constraints.js';

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

@ApiSchema({ description: "A member's standards are attested with documents." })
export class AttestStandards {
  @IsWord('The member whose standards they are.', 'da-nang')
  readonly member!: string;

  @IsDictionaryOf(aDigest, { min: 1, max: 32 }, 'Digests of documents, by standard.', {
    'tasks-exceeded': DIGESTS.decision,
  })
  readonly standards!: Readonly<Record<string, string>>;
}

export const standingDtos = {
  'eligibility.record': RecordEligibility,
  'eligibility.attest': AttestStandards,
} as const satisfies BodyClasses<'eligibility.record' | 'eligibility.attest'>;
