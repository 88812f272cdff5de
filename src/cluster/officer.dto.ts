/**
 * The bodies of the statements that say who speaks for a party: its root key enrols an officer with
 * a mandate of steps and time, an officer delegates a part of its own, and a mandate is revoked by
 * the thumbprint of the key. The officers and keys of the examples are a demonstration.
 */
import { ApiSchema } from '@nestjs/swagger';
import { STEPS, type StatementType, type Step } from '../../workflows/index.js';
import {
  type Bilingual,
  IsBilingual,
  IsDigest,
  IsInstantText,
  IsPublicKey,
  IsText,
  IsWord,
  OrNull,
} from '../http/constraints.js';
import type { BodyClasses } from '../http/dto-check.js';
import { DEMONSTRATION, DIGESTS, KEYS, REASON, THUMBPRINT } from '../http/examples.js';
import { aChoiceOf } from '../http/forms.js';
import { IsListOf } from '../http/nested-constraints.js';

@ApiSchema({ description: 'A root key enrols an officer of its party with a mandate.' })
export class EnrolOfficer {
  @IsWord('The id of the officer, unique within the party.', 'officer-1')
  readonly officer!: string;

  @OrNull()
  @IsBilingual(200, 'The name of the officer; null where it is not made known.', DEMONSTRATION)
  readonly name!: Bilingual | null;

  @IsBilingual(200, 'The office that the officer holds.', {
    vi: 'Phó Chủ tịch UBND',
    en: "Vice Chair of the People's Committee",
  })
  readonly office!: Bilingual;

  @IsPublicKey("The officer's public key (demonstration).", KEYS.officer)
  readonly key!: string;

  @IsListOf(
    aChoiceOf(STEPS),
    { min: 0, max: STEPS.length },
    'The steps the officer may speak in; none for an auditor, who signs in and reads.',
    ['pledge', 'report'],
  )
  readonly steps!: readonly Step[];

  @IsInstantText('From when the mandate holds.', '2023-01-31T17:00:00.000Z')
  readonly from!: string;

  @IsInstantText('Until when the mandate holds.', '2026-05-31T17:00:00.000Z')
  readonly until!: string;

  @OrNull()
  @IsDigest('Digest of the authorisation (demonstration).', DIGESTS.decision)
  readonly document!: string | null;
}

@ApiSchema({
  description: 'An officer delegates a part of its own mandate, in writing, to somebody else.',
})
export class DelegateMandate {
  @IsWord('The id of the delegate, no officer enrolled with the root key.', 'delegate-1')
  readonly officer!: string;

  @OrNull()
  @IsBilingual(200, 'The name of the delegate; null where it is not made known.', DEMONSTRATION)
  readonly name!: Bilingual | null;

  @IsBilingual(200, 'The office that the delegate holds.', {
    vi: 'Trưởng phòng Thi đua - Khen thưởng',
    en: 'Head of the Emulation and Commendation Division',
  })
  readonly office!: Bilingual;

  @IsPublicKey("The delegate's public key (demonstration).", KEYS.delegate)
  readonly key!: string;

  @IsListOf(
    aChoiceOf(STEPS),
    { min: 1, max: STEPS.length },
    'The steps the delegate may speak in, all of them within the own mandate.',
    ['pledge'],
  )
  readonly steps!: readonly Step[];

  @IsInstantText('From when the delegation holds.', '2023-03-01T17:00:00.000Z')
  readonly from!: string;

  @IsInstantText('Until when the delegation holds.', '2023-03-31T17:00:00.000Z')
  readonly until!: string;

  @IsDigest('Digest of the written authorisation (demonstration).', DIGESTS.decision)
  readonly document!: string;
}

@ApiSchema({
  description:
    'A root key, or the officer who gave it, revokes a mandate; what was said before stays.',
})
export class RevokeOfficer {
  @IsText(64, "The thumbprint (RFC 7638) of the officer's key.", THUMBPRINT)
  readonly key!: string;

  @IsText(2000, 'Why the mandate ends.', REASON)
  readonly reason!: string;
}

export const officerDtos = {
  'officer.enrol': EnrolOfficer,
  'officer.revoke': RevokeOfficer,
  'officer.delegate': DelegateMandate,
} as const satisfies BodyClasses<Extract<StatementType, `officer.${string}`>>;
