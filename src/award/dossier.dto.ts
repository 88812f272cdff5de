/**
 * The bodies of the statements about dossiers on their way to the authority above. Documents,
 * agencies and numbers of the examples are a demonstration.
 */
import { ApiSchema } from '@nestjs/swagger';
import { SIGNATURE_KINDS } from '../../workflows/index.js';
import { IsDigest, IsFlag, IsOneOf, IsText, IsWord, OrNull } from '../http/constraints.js';
import type { BodyClasses } from '../http/dto-check.js';
import { DIGESTS, REASON } from '../http/examples.js';
import { anObjectOf } from '../http/forms.js';
import { IsDictionaryOf } from '../http/nested-constraints.js';

/** Which dossier: of one member for one award. */
export class WhichDossier {
  @IsWord('The award.', 'government-flag')
  readonly award!: string;

  @IsWord('The member that it was proposed for.', 'hai-phong')
  readonly member!: string;
}

/** A document in a dossier. */
export class DossierPart {
  @IsDigest('Digest of the document (demonstration).', DIGESTS.report)
  readonly digest!: string;

  @IsOneOf(SIGNATURE_KINDS, 'The kind of signature that it carries.', 'officialDuty')
  readonly signature!: (typeof SIGNATURE_KINDS)[number];
}

@ApiSchema({ description: 'A dossier is put together.' })
export class PrepareDossier extends WhichDossier {
  @IsDictionaryOf(
    anObjectOf(DossierPart),
    { min: 1, max: 16 },
    'Its documents: proposal, report, minutes, votes, and what the charter adds.',
    { proposal: { digest: DIGESTS.report, signature: 'officialDuty' } },
  )
  readonly parts!: Readonly<Record<string, DossierPart>>;
}

const RECEIPT = 'The number under which it was received (demonstration).';

@ApiSchema({ description: 'A dossier is submitted to the authority above.' })
export class SubmitDossier extends WhichDossier {
  @OrNull()
  @IsText(100, RECEIPT, 'demonstration-1')
  readonly receipt!: string | null;

  @OrNull()
  @IsText(2000, 'Why it is late, where it is.', null)
  readonly reason!: string | null;
}

@ApiSchema({ description: 'The authority returns a dossier for supplement.' })
export class ReturnDossier extends WhichDossier {
  @IsText(2000, 'What is missing.', REASON)
  readonly reason!: string;

  @OrNull()
  @IsDigest('Digest of the letter (demonstration).', DIGESTS.decision)
  readonly document!: string | null;
}

@ApiSchema({ description: 'The authority begins to appraise a dossier.' })
export class AppraiseDossier extends WhichDossier {
  @OrNull()
  @IsText(100, RECEIPT, 'demonstration-1')
  readonly receipt!: string | null;
}

@ApiSchema({ description: "Another agency's answer on a dossier is recorded." })
export class ConcurWithDossier extends WhichDossier {
  @IsWord('The agency (demonstration).', 'ministry-of-finance')
  readonly agency!: string;

  @IsFlag('Whether it agrees.', true)
  readonly agrees!: boolean;

  @IsDigest('Digest of its answer (demonstration).', DIGESTS.decision)
  readonly document!: string;
}

export const dossierDtos = {
  'dossier.prepare': PrepareDossier,
  'dossier.submit': SubmitDossier,
  'dossier.return': ReturnDossier,
  'dossier.appraise': AppraiseDossier,
  'dossier.concur': ConcurWithDossier,
} as const satisfies BodyClasses<
  'dossier.prepare' | 'dossier.submit' | 'dossier.return' | 'dossier.appraise' | 'dossier.concur'
>;
