/**
 * The bodies of the statements about who belongs to the cluster: admitting, accepting, leaving and
 * merging. Each departure and admission names its effective date and the authority's document.
 * Documents and dates of the examples are a demonstration.
 */
import { ApiSchema } from '@nestjs/swagger';
import type { StatementType } from '../../workflows/index.js';
import {
  type Bilingual,
  IsBilingual,
  IsDigest,
  IsInstantText,
  IsOneOf,
  IsPublicKey,
  IsText,
  IsWord,
} from '../http/constraints.js';
import type { BodyClasses } from '../http/dto-check.js';
import { DIGESTS, KEYS, REASON } from '../http/examples.js';

const EFFECTIVE = 'From when it holds.';
const DOCUMENT = "Digest of the authority's document (demonstration).";

@ApiSchema({ description: 'The chair records that a member is admitted.' })
export class AdmitMember {
  @IsWord('The id of the new member.', 'hue')
  readonly member!: string;

  @IsBilingual(200, 'The name of the new member.', { vi: 'TP Huế', en: 'Hue' })
  readonly name!: Bilingual;

  @IsPublicKey('Its root key (demonstration).', KEYS.officer)
  readonly key!: string;

  @IsInstantText(EFFECTIVE, '2024-12-31T17:00:00.000Z')
  readonly effective!: string;

  @IsDigest(DOCUMENT, DIGESTS.decision)
  readonly document!: string;
}

@ApiSchema({ description: 'An admitted member signs the charter and takes its place.' })
export class AcceptMembership {
  @IsDigest('Digest of the charter in force (demonstration).', DIGESTS.charter)
  readonly charter!: string;
}

@ApiSchema({ description: 'The chair, or the member itself, records that a member leaves.' })
export class LeaveCluster {
  @IsWord('The member that leaves.', 'ha-noi')
  readonly member!: string;

  @IsInstantText(EFFECTIVE, '2025-06-30T17:00:00.000Z')
  readonly effective!: string;

  @IsDigest(DOCUMENT, DIGESTS.decision)
  readonly document!: string;

  @IsText(2000, 'Why it leaves.', REASON)
  readonly reason!: string;
}

@ApiSchema({ description: 'The chair records that a member is merged into another one.' })
export class MergeMember {
  @IsWord('The member that ends.', 'da-nang')
  readonly member!: string;

  @IsWord('The member that succeeds it.', 'hai-phong')
  readonly into!: string;

  @IsInstantText(EFFECTIVE, '2025-06-30T17:00:00.000Z')
  readonly effective!: string;

  @IsDigest(DOCUMENT, DIGESTS.decision)
  readonly document!: string;

  @IsOneOf(['pass', 'void'], 'Whether open tasks pass to the successor or lapse.', 'pass')
  readonly openTasks!: 'pass' | 'void';
}

export const membershipDtos = {
  'member.admit': AdmitMember,
  'member.accept': AcceptMembership,
  'member.leave': LeaveCluster,
  'member.merge': MergeMember,
} as const satisfies BodyClasses<Extract<StatementType, `member.${string}`>>;
