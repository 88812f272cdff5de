/**
 * The bodies of the statements by which a root key gives way to another: a party names the
 * successor of its own, or the other members replace one that is lost. The keys of the examples
 * are a demonstration.
 */
import { ApiSchema } from '@nestjs/swagger';
import type { StatementType } from '../../workflows/index.js';
import { IsDigest, IsPublicKey, IsText, IsWord } from '../http/constraints.js';
import type { BodyClasses } from '../http/dto-check.js';
import { DIGESTS, KEYS, REASON } from '../http/examples.js';

const NEW_KEY = 'The new root key, never used before (demonstration).';

@ApiSchema({ description: "A party's root key names its successor and stops to count." })
export class RotateRoot {
  @IsPublicKey(NEW_KEY, KEYS.successor)
  readonly key!: string;
}

@ApiSchema({
  description:
    "A member proposes a new root key for another party; the members vote, without the one named. The party's officers stay.",
})
export class ReplaceRoot {
  @IsWord('The party whose root key is lost.', 'da-nang')
  readonly member!: string;

  @IsPublicKey(NEW_KEY, KEYS.successor)
  readonly key!: string;

  @IsDigest("Digest of the party's request (demonstration).", DIGESTS.decision)
  readonly document!: string;

  @IsText(2000, 'Why the root key has to be replaced.', REASON)
  readonly reason!: string;
}

export const rootDtos = {
  'root.rotate': RotateRoot,
  'root.replace': ReplaceRoot,
} as const satisfies BodyClasses<Extract<StatementType, `root.${string}`>>;
