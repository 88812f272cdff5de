/**
 * The journal's answers as the API documentation shows them. Types only: nothing is checked here.
 */
import { ApiProperty } from '@nestjs/swagger';
import { CONFERENCE, DIGESTS } from '../http/examples.js';

const NOTE =
  'localhost/cities\n42\noIlehFjlRIGNe/+De9tZ9sQFcgx0qiPfos1ZVWzdRFs=\n\n' +
  '— localhost/cities (signature)\n';

/** What the server answers to a statement that it accepts. */
export class AcceptedStatement {
  @ApiProperty({ description: 'The place of the entry, counted from 0.', example: 41 })
  readonly seq!: number;

  @ApiProperty({ description: "The server's time of acceptance.", example: CONFERENCE })
  readonly at!: string;

  @ApiProperty({
    description: 'SHA-256 of the canonical JSON of the state that the entry moved, after it.',
    example: DIGESTS.plan,
  })
  readonly after!: string;

  @ApiProperty({
    description: "SHA-256 of the statement's message: what the statement is known by.",
    example: DIGESTS.pledge,
  })
  readonly identity!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The newest signed head, which covers the entry; null when nothing was written.',
    example: NOTE,
  })
  readonly checkpoint!: string | null;
}

/** The states of a journal after one of its entries. */
export class JournalState {
  @ApiProperty({ description: 'The last entry that the states include.', example: 41 })
  readonly seq!: number;

  @ApiProperty({ description: 'The time of that entry.', example: CONFERENCE })
  readonly at!: string;

  @ApiProperty({ description: "The tree's root over the entries so far.", example: DIGESTS.plan })
  readonly root!: string;

  @ApiProperty({ type: Object, description: "The cluster's state, as `after` digests it." })
  readonly cluster!: unknown;

  @ApiProperty({ type: Object, description: 'The state of each year that was launched.' })
  readonly cycles!: Readonly<Record<string, unknown>>;
}
