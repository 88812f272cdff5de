/** What opens a session: a challenge that is asked for, signed and sent back. */
import { ApiProperty } from '@nestjs/swagger';
import {
  IsInstantText,
  IsOriginName,
  IsPublicKey,
  IsSignature,
  IsText,
  IsThumbprint,
} from '../http/constraints.js';
import { CONFERENCE, KEYS, THUMBPRINT } from '../http/examples.js';
import { IsObjectOf } from '../http/nested-constraints.js';

/** Whose key is to sign. */
export class ChallengeRequest {
  @IsThumbprint('The thumbprint (RFC 7638) of an enrolled key.', THUMBPRINT)
  readonly key!: string;
}

/** What the key's holder signs, exactly as the server gave it. */
export class SessionChallenge {
  @IsOriginName('The origin of the journal that is to be read.', 'localhost/cities')
  readonly cluster!: string;

  @IsInstantText('Until when it may be answered.', CONFERENCE)
  readonly expires!: string;

  @IsThumbprint('The key that is to sign.', THUMBPRINT)
  readonly key!: string;

  @IsText(64, 'Made by the server, good once.', 'A'.repeat(64))
  readonly nonce!: string;

  @IsPublicKey("The server's public key.", KEYS.server)
  readonly server!: string;
}

export class ChallengeAnswer {
  @ApiProperty({ type: SessionChallenge })
  readonly challenge!: SessionChallenge;
}

/** A signed challenge. */
export class SessionRequest {
  @IsObjectOf(SessionChallenge, 'The challenge, unchanged.')
  readonly challenge!: SessionChallenge;

  @IsThumbprint('The key that signed it.', THUMBPRINT)
  readonly key!: string;

  @IsSignature(
    'Ed25519 over "giaouoc/session/v1", a line feed and the challenge in canonical JSON.',
    `${'A'.repeat(85)}Q`,
  )
  readonly sig!: string;
}

export class SessionAnswer {
  @ApiProperty({ description: 'The bearer token.', example: 'A'.repeat(43) })
  readonly token!: string;

  @ApiProperty({ example: CONFERENCE })
  readonly expires!: string;

  @ApiProperty({ example: 'da-nang' })
  readonly member!: string;

  @ApiProperty({ example: 'officer-1' })
  readonly officer!: string;
}
