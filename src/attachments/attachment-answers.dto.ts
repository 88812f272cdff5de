/** What the server tells of a document: enough to name it in a statement and to check it. */
import { ApiProperty } from '@nestjs/swagger';
import { DIGESTS } from '../http/examples.js';

export class AttachmentAnswer {
  @ApiProperty({
    description: 'SHA-256 of the bytes in lower-case hex, as statements name it.',
    example: DIGESTS.report,
  })
  readonly digest!: string;

  @ApiProperty({ description: 'Bytes.', example: 183_402 })
  readonly size!: number;

  @ApiProperty({
    description: 'The media type under which it came first.',
    example: 'application/pdf',
  })
  readonly type!: string;
}
