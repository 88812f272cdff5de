/**
 * The bodies of the statements about the server: it puts a new key in the place of its own, or the
 * members appoint who runs it. The keys of the examples are a demonstration.
 */
import { ApiSchema } from '@nestjs/swagger';
import type { StatementType } from '../../workflows/index.js';
import { IsPublicKey, IsText, IsWord, OrNull } from '../http/constraints.js';
import type { BodyClasses } from '../http/dto-check.js';
import { KEYS, REASON } from '../http/examples.js';

@ApiSchema({ description: "The server's key names its successor and stops to count." })
export class RotateHostKey {
  @IsPublicKey("The server's new key, never used before (demonstration).", KEYS.successor)
  readonly key!: string;
}

@ApiSchema({
  description:
    'A member proposes who runs the server from then on, and under which key; the members vote.',
})
export class AppointHost {
  @OrNull()
  @IsWord('The member whose machines run the server; null for none of them.', 'can-tho')
  readonly host!: string | null;

  @IsPublicKey("The new server's key, never used before (demonstration).", KEYS.successor)
  readonly key!: string;

  @IsText(2000, 'Why the server should move.', REASON)
  readonly reason!: string;
}

export const hostDtos = {
  'host.rotate': RotateHostKey,
  'host.appoint': AppointHost,
} as const satisfies BodyClasses<Extract<StatementType, `host.${string}`>>;
