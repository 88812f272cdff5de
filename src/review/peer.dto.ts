/**
 * The bodies of the statements with which members draw lots and judge each other, openly or sealed.
 * One sheet, that is one member judging one member, is one statement. Points are whole hundredths.
 * The values of the examples are a demonstration.
 */
import { ApiSchema } from '@nestjs/swagger';
import { MAX_CRITERIA, MAX_MEMBERS, MAX_POINTS } from '../../workflows/index.js';
import {
  type Bilingual,
  IsBilingual,
  IsDigest,
  IsPublicKey,
  IsText,
  IsWord,
  OrNull,
} from '../http/constraints.js';
import type { BodyClasses } from '../http/dto-check.js';
import { DEMONSTRATION, DIGESTS, KEYS } from '../http/examples.js';
import { aText, aWhole, aWord } from '../http/forms.js';
import { IsDictionaryOf, IsListOf } from '../http/nested-constraints.js';

const COMMITMENT = 'SHA-256 that binds what is sealed (demonstration).';
const NONCE = 'The nonce: 32 bytes in hex (demonstration).';
const MEMBER = 'The member that is judged.';
const REMARK = 'A remark that is signed along with it.';
const CRITERIA = 'Digest of the criteria scored against (demonstration).';
const aShareOfPoints = aWhole({ min: 0, max: MAX_POINTS });
const LEAVES = { min: 0, max: MAX_CRITERIA };
const POINTS = 'Hundredths of a point, by leaf.';

@ApiSchema({ description: 'A member enters the drawing of lots.' })
export class EnterDraw {
  @IsDigest(COMMITMENT, DIGESTS.plan)
  readonly commitment!: string;

  @OrNull()
  @IsPublicKey('An X25519 key for shares of secrets, where something is sealed.', KEYS.officer)
  readonly box!: string | null;

  @IsListOf(aWord, { min: 0, max: MAX_MEMBERS }, 'Members that it must not judge.', [])
  readonly conflicts!: readonly string[];
}

@ApiSchema({ description: 'A member reveals its lot.' })
export class RevealLot {
  @IsDigest(NONCE, DIGESTS.plan)
  readonly nonce!: string;
}

/** A statement that may say why it is made now. */
class WithReason {
  @OrNull()
  @IsText(2000, 'Why now, where that needs saying.', null)
  readonly reason!: string | null;
}

@ApiSchema({ description: 'The chair draws the lots.' })
export class DrawLots extends WithReason {}

@ApiSchema({ description: 'A member judges another one openly.' })
export class ScorePeer {
  @IsWord(MEMBER, 'da-nang')
  readonly member!: string;

  @IsDigest(CRITERIA, DIGESTS.criteria)
  readonly criteria!: string;

  @IsDictionaryOf(aShareOfPoints, LEAVES, POINTS, { growth: 9_500 })
  readonly points!: Readonly<Record<string, number>>;

  @OrNull()
  @IsBilingual(2000, REMARK, DEMONSTRATION)
  readonly remark!: Bilingual | null;
}

@ApiSchema({ description: 'A voter leaves shares of its secret with the other members.' })
export class DepositShares {
  @IsDictionaryOf(
    aText(400),
    { min: 0, max: MAX_MEMBERS },
    'A share for each member, which only that member can open (demonstration).',
    { 'ha-noi': 'sealed-share' },
  )
  readonly shares!: Readonly<Record<string, string>>;
}

@ApiSchema({ description: 'A member hands in a sealed sheet on another one.' })
export class SealSheet {
  @IsWord(MEMBER, 'da-nang')
  readonly member!: string;

  @IsDigest(COMMITMENT, DIGESTS.plan)
  readonly commitment!: string;

  @IsText(16_000, 'The sealed sheet (demonstration).', 'sealed-bytes')
  readonly box!: string;
}

@ApiSchema({ description: 'Peer scoring may be closed.' })
export class ClosePeerScoring extends WithReason {}

@ApiSchema({ description: 'A sealed sheet is opened, by its reviewer or by anybody else.' })
export class OpenSheet {
  @IsWord('The member that judged.', 'ha-noi')
  readonly reviewer!: string;

  @IsWord(MEMBER, 'da-nang')
  readonly member!: string;

  @IsDigest(CRITERIA, DIGESTS.criteria)
  readonly criteria!: string;

  @IsDictionaryOf(aShareOfPoints, LEAVES, POINTS, { growth: 9_500 })
  readonly points!: Readonly<Record<string, number>>;

  @OrNull()
  @IsBilingual(2000, REMARK, DEMONSTRATION)
  readonly remark!: Bilingual | null;

  @IsDigest(NONCE, DIGESTS.plan)
  readonly nonce!: string;
}

@ApiSchema({ description: 'A member gives away the share that it keeps of another secret.' })
export class ReleaseShare {
  @IsText(130, 'The voter whose secret it is.', 'ha-noi')
  readonly of!: string;

  @IsText(200, 'The opened share (demonstration).', 'opened-share')
  readonly share!: string;
}

@ApiSchema({ description: 'The chair establishes the result of peer scoring.' })
export class FinishPeerScoring extends WithReason {}

export const peerDtos = {
  'draw.commit': EnterDraw,
  'draw.reveal': RevealLot,
  'draw.close': DrawLots,
  'peer.score': ScorePeer,
  'seal.deposit': DepositShares,
  'peer.seal': SealSheet,
  'peer.close': ClosePeerScoring,
  'peer.open': OpenSheet,
  'seal.release': ReleaseShare,
  'peer.finish': FinishPeerScoring,
} as const satisfies BodyClasses<
  | 'draw.commit'
  | 'draw.reveal'
  | 'draw.close'
  | 'peer.score'
  | 'seal.deposit'
  | 'peer.seal'
  | 'peer.close'
  | 'peer.open'
  | 'seal.release'
  | 'peer.finish'
>;
