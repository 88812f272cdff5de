/**
 * The bodies of the statements by which the chair goes to the next city: proposed along the
 * rotation, confirmed by the members, signed by the outgoing and accepted by the incoming chair.
 * The handover of the examples is the one from Hai Phong to Can Tho; its minutes are a
 * demonstration.
 */
import { ApiSchema } from '@nestjs/swagger';
import type { StatementType } from '../../workflows/index.js';
import { type Bilingual, IsDigest, IsOneOf, IsText, IsWord, OrNull } from '../http/constraints.js';
import type { BodyClasses } from '../http/dto-check.js';
import { DIGESTS, REASON } from '../http/examples.js';
import { aBilingual } from '../http/forms.js';
import { IsListOf } from '../http/nested-constraints.js';

const MINUTES = 'Digest of the handover minutes (demonstration).';

@ApiSchema({ description: 'The chair proposes the next chair and deputy.' })
export class ProposeHandover {
  @IsWord('The next chair.', 'can-tho')
  readonly chair!: string;

  @OrNull()
  @IsWord('The next deputy; null where there is none.', 'ha-noi')
  readonly deputy!: string | null;

  @IsListOf(
    aBilingual(500),
    { min: 0, max: 100 },
    'The open matters of the year, which stay with its chair.',
    [
      {
        vi: 'Chờ Thủ tướng Chính phủ quyết định khen thưởng năm 2023',
        en: "The Prime Minister's decision on the awards of 2023",
      },
    ],
  )
  readonly openMatters!: readonly Bilingual[];

  @IsDigest(MINUTES, DIGESTS.minutes)
  readonly minutes!: string;
}

const CHOICES = ['approve', 'reject', 'abstain'] as const;

@ApiSchema({ description: 'A city votes on the proposed chair.' })
export class ConfirmHandover {
  @IsWord('The chair that is voted on.', 'can-tho')
  readonly chair!: string;

  @IsOneOf(CHOICES, 'The vote.', 'approve')
  readonly choice!: (typeof CHOICES)[number];
}

@ApiSchema({ description: 'The outgoing chair signs the handover.' })
export class SignHandover {
  @IsDigest(MINUTES, DIGESTS.minutes)
  readonly minutes!: string;
}

@ApiSchema({ description: 'The incoming chair accepts the office.' })
export class AcceptHandover {
  @IsDigest(MINUTES, DIGESTS.minutes)
  readonly minutes!: string;
}

@ApiSchema({ description: 'The patron witnesses the handover.' })
export class WitnessHandover {
  @IsDigest(MINUTES, DIGESTS.minutes)
  readonly minutes!: string;
}

@ApiSchema({ description: 'The proposed chair declines; the next in line is proposed.' })
export class DeclineHandover {
  @IsText(2000, 'Why the city declines.', REASON)
  readonly reason!: string;
}

export const handoverDtos = {
  'handover.propose': ProposeHandover,
  'handover.confirm': ConfirmHandover,
  'handover.sign': SignHandover,
  'handover.accept': AcceptHandover,
  'handover.witness': WitnessHandover,
  'handover.decline': DeclineHandover,
} as const satisfies BodyClasses<Extract<StatementType, `handover.${string}`>>;
