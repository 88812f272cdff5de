/**
 * The frame around every body: who says it, where, when, having seen what, and the signatures. A
 * signed statement is judged whole, frame and body, and every fault is named at once. It refuses
 * unknown fields everywhere; whether the type exists and may be said is for the rules.
 */
import { ApiExtraModels, ApiProperty, ApiSchema, getSchemaPath } from '@nestjs/swagger';
import { isStatementType, type ShapeProblem } from '../../workflows/index.js';
import {
  hasForm,
  IsDigest,
  IsInstantText,
  IsOneOf,
  IsOriginName,
  IsSignature,
  IsText,
  IsThumbprint,
  IsWhole,
  IsWord,
  IsYear,
  OrNull,
} from '../http/constraints.js';
import { checkDto } from '../http/dto-check.js';
import { CONFERENCE, DIGESTS, THUMBPRINT } from '../http/examples.js';
import { anObjectOf, anything } from '../http/forms.js';
import { IsListOf, IsObjectOf } from '../http/nested-constraints.js';
import { bodyDtos } from './dto-registry.js';

/** One signature over the message of a statement. */
export class StatementSignature {
  @IsThumbprint('The thumbprint (RFC 7638) of the key that signed.', THUMBPRINT)
  readonly key!: string;

  @IsOneOf(['ed25519'], 'The kind of signature.', 'ed25519')
  readonly kind!: 'ed25519';

  @IsSignature('The signature (demonstration).', `${'A'.repeat(85)}Q`)
  readonly sig!: string;
}

/** Who speaks, and for whom. */
export class Speaker {
  @IsWord('The party that is spoken for.', 'da-nang')
  readonly member!: string;

  @IsWord('The officer that speaks; `root` for the root key of the party.', 'officer-1')
  readonly officer!: string;
}

/** A head of the journal that the signer has seen. */
export class SeenHead {
  @IsDigest('The root hash of the tree over the entries seen (demonstration).', DIGESTS.plan)
  readonly root!: string;

  @IsWhole({ min: 0, max: Number.MAX_SAFE_INTEGER }, 'How many entries were seen.', 41)
  readonly size!: number;
}

const BODY = 'What is said. Its fields depend on the type.';
const bodyClasses = Object.values(bodyDtos);

/** What an officer says for a party, as it is signed. */
@ApiExtraModels(...bodyClasses)
export class StatementFrame {
  @hasForm('isPresent', anything, BODY, { digest: DIGESTS.pledge })
  @ApiProperty({ oneOf: bodyClasses.map((dto) => ({ $ref: getSchemaPath(dto) })) })
  readonly body!: unknown;

  @IsObjectOf(Speaker, 'Who speaks, and for whom.')
  readonly by!: Speaker;

  @IsOriginName('The origin of the journal that it is said in.', 'localhost/cities')
  readonly cluster!: string;

  @OrNull()
  @IsYear('The emulation year it is about; null for the cluster itself.', 2024)
  readonly cycle!: number | null;

  @IsWord('The version of the rules that the signer goes by.', '1')
  readonly rules!: string;

  @IsInstantText("The signer's own time; informative.", CONFERENCE)
  readonly said!: string;

  @IsObjectOf(SeenHead, 'A head of this journal that the signer has seen.')
  readonly seen!: SeenHead;

  @IsText(64, 'The type of the statement.', 'pledge.sign')
  readonly type!: string;
}

@ApiSchema({ description: 'A statement with its signatures, as a client sends it.' })
export class SignedStatement {
  @IsListOf(anObjectOf(StatementSignature), { min: 1, max: 4 }, 'The signatures.')
  readonly signatures!: readonly StatementSignature[];

  @IsObjectOf(StatementFrame, 'What is signed.')
  readonly statement!: StatementFrame;
}

/**
 * All faults of a signed statement, its body included when its type is one of the catalogue.
 * @param value parsed JSON as a client sent it
 * @returns faults with JSON pointers (RFC 6901) into the value; empty when its form is right
 */
export function checkSigned(value: unknown): ShapeProblem[] {
  const faults = checkDto(SignedStatement, value);
  const frame = statementIn(value);
  const { type, body } = frame ?? {};
  if (body === undefined || typeof type !== 'string' || !isStatementType(type)) return faults;
  return [...faults, ...checkDto(bodyDtos[type], body, '/statement/body')];
}

type Frame = { readonly type?: unknown; readonly body?: unknown };

function statementIn(value: unknown): Frame | undefined {
  const signed = value as { readonly statement?: unknown } | null | undefined;
  return (signed?.statement ?? undefined) as Frame | undefined;
}
