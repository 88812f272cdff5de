/** The body of the statement with which a clerk issues a document under its number. */
import { ApiSchema } from '@nestjs/swagger';
import { DOCUMENT_KINDS } from '../../workflows/index.js';
import { IsCalendarDay, IsDigest, IsOneOf, IsText, IsWhole } from '../http/constraints.js';
import type { BodyClasses } from '../http/dto-check.js';
import { DIGESTS } from '../http/examples.js';

@ApiSchema({ description: 'A clerk of the chair issues a document under its number.' })
export class IssueDocument {
  @IsOneOf(DOCUMENT_KINDS, 'The kind of document.', 'pledge')
  readonly kind!: (typeof DOCUMENT_KINDS)[number];

  @IsWhole(
    { min: 1, max: Number.MAX_SAFE_INTEGER },
    'The number of entries that it was generated from.',
    41,
  )
  readonly upTo!: number;

  @IsWhole({ min: 1, max: 99_999 }, 'Its number (demonstration).', 12)
  readonly number!: number;

  @IsText(60, 'Its symbol (demonstration).', 'GƯ-CTĐ')
  readonly symbol!: string;

  @IsText(100, 'The place of issue.', 'Hải Phòng')
  readonly place!: string;

  @IsCalendarDay('The day of issue.', '2024-03-08')
  readonly date!: string;

  @IsDigest('SHA-256 of the file (demonstration).', DIGESTS.pledge)
  readonly digest!: string;
}

export const documentDtos = {
  'document.issue': IssueDocument,
} as const satisfies BodyClasses<'document.issue'>;
