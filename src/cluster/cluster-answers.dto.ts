/** What is read of a cluster, as the API documentation shows it. Types only: nothing is checked. */
import { ApiProperty } from '@nestjs/swagger';
import type { Action, Office, Waiting } from '../../workflows/index.js';
import { CONFERENCE, DIGESTS } from '../http/examples.js';
import type { Breach } from '../journal/live-journal.js';

const CITY = { vi: 'Thành phố Đà Nẵng', en: 'Da Nang' };

export class ListedCluster {
  @ApiProperty({ example: 'cities' })
  readonly id!: string;

  @ApiProperty({ example: 'localhost/cities' })
  readonly origin!: string;

  @ApiProperty({ description: 'How many entries its journal has.', example: 42 })
  readonly size!: number;

  @ApiProperty({
    description:
      'False when the journal does not hold, or has moved to another server, and is only shown.',
  })
  readonly writable!: boolean;
}

export class ClustersAnswer {
  @ApiProperty({ type: [ListedCluster] })
  readonly clusters!: readonly ListedCluster[];
}

/** The end of a journal. */
export class HeadAnswer {
  @ApiProperty({ example: 42 })
  readonly size!: number;

  @ApiProperty({ description: "The tree's root over all entries.", example: DIGESTS.plan })
  readonly root!: string;

  @ApiProperty({ description: 'The time of the last entry.', example: CONFERENCE })
  readonly at!: string;
}

export class CycleSummary {
  @ApiProperty({ example: 2024 })
  readonly year!: number;

  @ApiProperty({ example: 'underway.pledging.signing' })
  readonly state!: string;

  @ApiProperty({
    type: Object,
    description: 'Whom the year waits for, and for what.',
    example: { 'da-nang': ['pledge.sign'] },
  })
  readonly waitingFor!: Waiting;
}

export class ClusterSummary {
  @ApiProperty({ example: 'cities' })
  readonly id!: string;

  @ApiProperty({ example: 'localhost/cities' })
  readonly origin!: string;

  @ApiProperty({ type: Object, nullable: true, example: { vi: 'Cụm 5 thành phố', en: 'Cities' } })
  readonly name!: { readonly vi: string; readonly en: string } | null;

  @ApiProperty({ example: 'active' })
  readonly state!: string;

  @ApiProperty({ description: 'The number of the charter version in force.', example: 1 })
  readonly charter!: number;

  @ApiProperty({
    type: Object,
    nullable: true,
    description: 'Who holds the chair now; the chair of a year may be another.',
    example: { chair: 'hai-phong', deputy: 'can-tho' },
  })
  readonly chairNow!: Office | null;

  @ApiProperty({ description: 'The members now.', example: ['da-nang', 'hai-phong'] })
  readonly members!: readonly string[];

  @ApiProperty({
    type: Object,
    description: 'Everybody who ever could speak here.',
    example: { 'da-nang': { kind: 'member', name: CITY } },
  })
  readonly parties!: Readonly<
    Record<string, { readonly kind: string; readonly name: typeof CITY }>
  >;

  @ApiProperty({ type: [CycleSummary] })
  readonly cycles!: readonly CycleSummary[];

  @ApiProperty({ type: HeadAnswer })
  readonly head!: HeadAnswer;

  @ApiProperty({
    type: Object,
    nullable: true,
    description: 'The entry that does not hold, where the journal is only shown.',
    example: null,
  })
  readonly breach!: Breach | null;
}

export class ActionsAnswer {
  @ApiProperty({ description: 'The time of the answer.', example: CONFERENCE })
  readonly at!: string;

  @ApiProperty({ type: Object, example: { member: 'da-nang', officer: 'officer-1' } })
  readonly by!: { readonly member: string; readonly officer: string };

  @ApiProperty({
    type: Object,
    isArray: true,
    description:
      'Every type of statement; `may` says whether one is accepted if its body is right.',
    example: [{ type: 'pledge.sign', step: 'pledge', may: true, refusals: [] }],
  })
  readonly actions!: readonly Action[];
}
