/** The addresses under which a city's calendar can be subscribed to. */
import { ApiProperty } from '@nestjs/swagger';
import { CONFERENCE, DIGESTS, THUMBPRINT } from '../http/examples.js';

/** A token without what opens the calendar. */
export class CalendarTokenAnswer {
  @ApiProperty({ description: 'Names it, to take it back.', example: DIGESTS.plan })
  readonly id!: string;

  @ApiProperty({ example: 'da-nang' })
  readonly member!: string;

  @ApiProperty({
    description: 'The thumbprint of the key that asked for it.',
    example: THUMBPRINT,
  })
  readonly madeBy!: string;

  @ApiProperty({ example: CONFERENCE })
  readonly created!: string;
}

/** A token that was just made; its address is told this once. */
export class NewCalendarTokenAnswer extends CalendarTokenAnswer {
  @ApiProperty({
    description: 'Where a calendar program fetches it, below the address of this server.',
    example: `/calendar/${'A'.repeat(43)}.ics`,
  })
  readonly address!: string;
}

export class CalendarTokensAnswer {
  @ApiProperty({ type: [CalendarTokenAnswer] })
  readonly tokens!: readonly CalendarTokenAnswer[];
}
