/**
 * The bodies of the statements that open a year and govern its course: launch, suspension,
 * cancellation, a member that drops out, and deadlines that pass or are moved. Documents of the
 * examples are a demonstration.
 */
import { ApiSchema } from '@nestjs/swagger';
import { DEADLINES, type DeadlineName, type StatementType } from '../../workflows/index.js';
import {
  type Bilingual,
  IsBilingual,
  IsDigest,
  IsInstantText,
  IsOneOf,
  IsText,
  IsWord,
  OrNull,
} from '../http/constraints.js';
import type { BodyClasses } from '../http/dto-check.js';
import { DIGESTS, REASON } from '../http/examples.js';

@ApiSchema({ description: 'The chair launches the emulation year with its plan.' })
export class LaunchCycle {
  @IsBilingual(500, 'The title of the movement (demonstration).', {
    vi: 'Phát động thi đua năm 2024',
    en: 'Launch of emulation in 2024',
  })
  readonly title!: Bilingual;

  @IsDigest('Digest of the plan (demonstration).', DIGESTS.plan)
  readonly plan!: string;
}

@ApiSchema({ description: 'The year is suspended; every deadline waits with it.' })
export class SuspendCycle {
  @IsText(2000, 'Why the year is suspended.', REASON)
  readonly reason!: string;

  @OrNull()
  @IsDigest('Digest of the document it rests on (demonstration).', DIGESTS.decision)
  readonly document!: string | null;
}

@ApiSchema({ description: 'The year goes on exactly where it was suspended.' })
export class ResumeCycle {
  @IsText(2000, 'Why the year goes on.', REASON)
  readonly reason!: string;
}

@ApiSchema({ description: 'The year ends without result.' })
export class CancelCycle {
  @IsText(2000, 'Why the year is cancelled.', REASON)
  readonly reason!: string;

  @IsDigest('Digest of the document it rests on (demonstration).', DIGESTS.decision)
  readonly document!: string;
}

@ApiSchema({ description: 'A member that left the cluster leaves the roster of the year.' })
export class DropFromRoster {
  @IsWord('The member that leaves the roster.', 'ha-noi')
  readonly member!: string;

  @IsText(2000, 'Why it leaves the roster.', REASON)
  readonly reason!: string;
}

@ApiSchema({ description: 'The server says that a deadline has passed.' })
export class PassDeadline {
  @IsOneOf(DEADLINES, 'The deadline that has passed.', 'pledge')
  readonly deadline!: DeadlineName;
}

@ApiSchema({ description: 'The chair puts forward a later time for a deadline.' })
export class ExtendDeadline {
  @IsOneOf(DEADLINES, 'The deadline that is moved.', 'annualReport')
  readonly deadline!: DeadlineName;

  @IsInstantText('The new last instant that is in time.', '2024-01-31T16:59:59.999Z')
  readonly until!: string;

  @IsText(2000, 'Why it is moved.', REASON)
  readonly reason!: string;
}

@ApiSchema({ description: 'A member approves the later time that is put forward.' })
export class ApproveExtension {
  @IsDigest('Digest of the extension as it was put forward (demonstration).', DIGESTS.decision)
  readonly digest!: string;
}

type LaunchType = Extract<StatementType, `${'cycle' | 'roster' | 'deadline'}.${string}`>;

export const launchDtos = {
  'cycle.launch': LaunchCycle,
  'cycle.suspend': SuspendCycle,
  'cycle.resume': ResumeCycle,
  'cycle.cancel': CancelCycle,
  'roster.drop': DropFromRoster,
  'deadline.pass': PassDeadline,
  'deadline.extend': ExtendDeadline,
  'deadline.approve': ApproveExtension,
} as const satisfies BodyClasses<LaunchType>;
