/**
 * The bodies of the statements by which the members change their own rules: a new charter or an
 * exception to the rotation is put forward with a reason, voted on under its digest, or withdrawn.
 * The members know an open motion by its digest, so a changed text is another motion.
 */
import { ApiSchema } from '@nestjs/swagger';
import type { Bodies } from '../../workflows/index.js';
import { IsDigest, IsOneOf, IsText, IsWord, OrNull } from '../http/constraints.js';
import type { BodyClasses } from '../http/dto-check.js';
import { DIGESTS, REASON } from '../http/examples.js';
import { IsKindOf, IsObjectOf } from '../http/nested-constraints.js';
import { Charter } from './charter.dto.js';
import { rotationExceptions } from './rotation.dto.js';

@ApiSchema({ description: 'A member proposes another charter; the members vote on it.' })
export class AmendCharter {
  @IsObjectOf(Charter, 'The charter as it would be from then on.')
  readonly charter!: Charter;

  @IsText(2000, 'Why the charter should change.', REASON)
  readonly reason!: string;
}

@ApiSchema({
  description: 'A member proposes an exception to the rotation; the members vote on it.',
})
export class ExceptRotation {
  @IsWord('The id of the exception, unused so far.', 'hue-joins')
  readonly id!: string;

  @IsKindOf(rotationExceptions, 'What departs from the rotation.', {
    kind: 'insert',
    member: 'hue',
    after: 'ha-noi',
    fromTerm: 2025,
  })
  readonly exception!: Bodies['rotation.except']['exception'];

  @IsText(2000, 'Why the rotation should depart from its order.', REASON)
  readonly reason!: string;

  @OrNull()
  @IsDigest('Digest of a document that it rests on (demonstration).', DIGESTS.decision)
  readonly document!: string | null;
}

const CHOICES = ['approve', 'reject', 'abstain'] as const;

@ApiSchema({ description: 'A member votes on the open motion.' })
export class VoteOnMotion {
  @IsDigest('Digest of the motion (demonstration).', DIGESTS.charter)
  readonly motion!: string;

  @IsOneOf(CHOICES, 'The vote.', 'approve')
  readonly choice!: (typeof CHOICES)[number];
}

@ApiSchema({ description: 'The mover withdraws the open motion.' })
export class WithdrawMotion {
  @IsDigest('Digest of the motion (demonstration).', DIGESTS.charter)
  readonly motion!: string;

  @IsText(2000, 'Why it is withdrawn.', REASON)
  readonly reason!: string;
}

export const motionDtos = {
  'charter.amend': AmendCharter,
  'rotation.except': ExceptRotation,
  'motion.vote': VoteOnMotion,
  'motion.withdraw': WithdrawMotion,
} as const satisfies BodyClasses<
  'charter.amend' | 'rotation.except' | 'motion.vote' | 'motion.withdraw'
>;
