/** What is read of witnesses, as the API documentation shows it. Types only: nothing is checked. */
import { ApiProperty } from '@nestjs/swagger';
import { CONFERENCE, DIGESTS } from '../http/examples.js';
import type { WitnessProblem } from './witness-problems.js';

const NOTE =
  'localhost/cities\n42\noIlehFjlRIGNe/+De9tZ9sQFcgx0qiPfos1ZVWzdRFs=\n\n' +
  '— localhost/cities (signature)\n— da-nang (cosignature)\n';

/** A signed head with its cosignatures. */
export class CosignedCheckpoint {
  @ApiProperty({ description: 'How many entries it covers.', example: 42 })
  readonly size!: number;

  @ApiProperty({ description: 'The signed note.', example: NOTE })
  readonly note!: string;
}

/** How far somebody has vouched. */
export class VouchedAnswer {
  @ApiProperty({ description: 'For so many entries, from the first.', example: 42 })
  readonly size!: number;

  @ApiProperty({ description: 'Since then, by the clocks of the witnesses.', example: CONFERENCE })
  readonly time!: string;
}

export class WitnessTrouble {
  @ApiProperty({ example: 'unreachable' })
  readonly code!: WitnessProblem;

  @ApiProperty({ example: 'The witness cannot be reached.' })
  readonly text!: string;
}

export class WitnessAnswer {
  @ApiProperty({ description: 'Its name in the charter.', example: 'da-nang' })
  readonly id!: string;

  @ApiProperty({
    description: 'The line of its key.',
    example: 'witness.example/da-nang+0d4c2b1a+BA…',
  })
  readonly key!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Where it is asked; null where it comes by itself.',
    example: 'https://witness.example',
  })
  readonly url!: string | null;

  @ApiProperty({
    type: VouchedAnswer,
    nullable: true,
    description: 'The newest head that it has cosigned; null for none.',
  })
  readonly cosigned!: VouchedAnswer | null;

  @ApiProperty({
    type: WitnessTrouble,
    nullable: true,
    description: 'Why it has not cosigned the newest head, as far as the server knows.',
  })
  readonly problem!: WitnessTrouble | null;
}

/** The end of the journal that is to be vouched for. */
export class WitnessedHead {
  @ApiProperty({ example: 42 })
  readonly size!: number;

  @ApiProperty({ description: "The tree's root over all entries.", example: DIGESTS.plan })
  readonly root!: string;
}

export class WitnessesAnswer {
  @ApiProperty({ type: WitnessedHead })
  readonly head!: WitnessedHead;

  @ApiProperty({ description: "How many witnesses there are, without the host's own.", example: 4 })
  readonly witnesses!: number;

  @ApiProperty({ description: 'How many of them must have cosigned a head.', example: 3 })
  readonly quorum!: number;

  @ApiProperty({
    description: 'So many may collude with the host, and no two histories find a quorum.',
    example: 1,
  })
  readonly safeAgainst!: number;

  @ApiProperty({
    description: 'So many may be away, and the quorum is still reached.',
    example: 1,
  })
  readonly worksWithout!: number;

  @ApiProperty({
    type: VouchedAnswer,
    nullable: true,
    description: 'How far a quorum has vouched; null while none has.',
  })
  readonly witnessed!: VouchedAnswer | null;

  @ApiProperty({ type: [WitnessAnswer], description: 'The witnesses by their ids.' })
  readonly list!: readonly WitnessAnswer[];
}
