/**
 * Our class-validator constraints: one decorator says what a field must be, what it means and what
 * it looks like, for the validation and for OpenAPI at once. A format is never written down here:
 * each constraint asks the rules' own shape, so the door cannot disagree with the rules.
 *
 *     @IsWord('The member that the report is from.', 'da-nang')
 *     readonly member!: string;
 */
import { ApiExtraModels, ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ValidateBy, ValidateIf } from 'class-validator';
import { problemsOf, type Threshold } from '../../workflows/index.js';
import type { Bounds, Form, Schema } from './forms.js';
import * as forms from './forms.js';

/** An example for OpenAPI; `null` only where the field also says `@OrNull()`. */
type Example<T> = T | null;

/** A text in the two languages of the field. */
export interface Bilingual {
  readonly vi: string;
  readonly en: string;
}

/**
 * A field of the given form.
 * @param name the name of the constraint, as class-validator reports it
 * @param description what the field means, in a sentence
 * @param example a valid value; needed unless the schema's own classes carry the examples
 */
export function hasForm<T>(
  name: string,
  { shape, schema, classes = [] }: Form<T>,
  description: string,
  example?: Example<T>,
): PropertyDecorator {
  const judged = ValidateBy({
    name,
    constraints: [shape],
    validator: {
      validate: (value) => problemsOf(shape, value).length === 0,
      defaultMessage: (said) => {
        const faults = problemsOf(shape, said?.value, `/${said?.property ?? ''}`);
        return faults.map(({ pointer, expected }) => `${pointer}: ${expected}`).join(', ');
      },
    },
  });
  const described = ApiProperty(propertyOptions(schema, description, example));
  return (target, property) => {
    judged(target, property as string);
    described(target, property);
    ApiExtraModels(...classes)(target.constructor);
  };
}

function propertyOptions(schema: Schema, description: string, example: unknown) {
  const { $ref, required, ...rest } = schema;
  const options = {
    ...($ref === undefined ? rest : { allOf: [{ $ref }] }),
    ...(required === undefined ? {} : { required, selfRequired: true }),
    ...(example === undefined ? {} : { example }),
    description,
  };
  return options as ApiPropertyOptions;
}

/** The field may also be `null`; it may never be missing. */
export function OrNull(): PropertyDecorator {
  const judged = ValidateIf((_, value) => value !== null);
  const described = ApiProperty({ nullable: true });
  return (target, property) => {
    judged(target, property);
    described(target, property);
  };
}

/** An identifier such as `da-nang`: lower-case words joined by hyphens, at most 64 characters. */
export const IsWord = (description: string, example: Example<string>) =>
  hasForm('isWord', forms.aWord, description, example);

/** The SHA-256 of a document or of a statement's body, in 64 lower-case hexadecimal digits. */
export const IsDigest = (description: string, example: Example<string>) =>
  hasForm('isDigest', forms.aDigest, description, example);

/** A raw Ed25519 public key, 32 bytes in base64url without padding. */
export const IsPublicKey = (description: string, example: Example<string>) =>
  hasForm('isPublicKey', forms.aPublicKey, description, example);

/** The RFC 7638 thumbprint of a key, 32 bytes in base64url without padding. */
export const IsThumbprint = (description: string, example: Example<string>) =>
  hasForm('isThumbprint', forms.aThumbprint, description, example);

/** An Ed25519 signature, 64 bytes in base64url without padding. */
export const IsSignature = (description: string, example: Example<string>) =>
  hasForm('isSignature', forms.aSignature, description, example);

/** The origin of a journal, a schema-less address such as `example.vn/cities`. */
export const IsOriginName = (description: string, example: Example<string>) =>
  hasForm('isOriginName', forms.anOrigin, description, example);

/** The line of a key that cosigns checkpoints, `name+id+base64` (C2SP signed-note). */
export const IsWitnessKey = (description: string, example: Example<string>) =>
  hasForm('isWitnessKey', forms.aWitnessKey, description, example);

/** An address such as `https://witness.example.vn`, to which a path can be added. */
export const IsHttpUrl = (description: string, example: Example<string>) =>
  hasForm('isHttpUrl', forms.anHttpUrl, description, example);

/** An RFC 3339 time in UTC with milliseconds. */
export const IsInstantText = (description: string, example: Example<string>) =>
  hasForm('isInstantText', forms.anInstant, description, example);

/** A calendar day, `YYYY-MM-DD`. */
export const IsCalendarDay = (description: string, example: Example<string>) =>
  hasForm('isCalendarDay', forms.aCalendarDay, description, example);

/** A day of the year, `MM-DD`. */
export const IsMonthDay = (description: string, example: Example<string>) =>
  hasForm('isMonthDay', forms.aMonthDay, description, example);

/** An exact decimal figure as text, such as `"6.27"`. */
export const IsDecimalText = (description: string, example: Example<string>) =>
  hasForm('isDecimalText', forms.aDecimal, description, example);

/** What a count must reach: a fraction, or more than a fraction. */
export const IsThreshold = (description: string, example: Example<Threshold>) =>
  hasForm('isThreshold', forms.aThreshold, description, example);

/** `true` or `false`. */
export const IsFlag = (description: string, example: Example<boolean>) =>
  hasForm('isFlag', forms.aFlag, description, example);

/** Free text that is not blank, of at most `max` UTF-16 code units. */
export const IsText = (max: number, description: string, example: Example<string>) =>
  hasForm('isText', forms.aText(max), description, example);

/** A text in Vietnamese and in English, each of at most `max` UTF-16 code units. */
export const IsBilingual = (max: number, description: string, example: Example<Bilingual>) =>
  hasForm('isBilingual', forms.aBilingual(max), description, example);

/** A whole number within bounds, both included. */
export const IsWhole = (bounds: Bounds, description: string, example: Example<number>) =>
  hasForm('isWhole', forms.aWhole(bounds), description, example);

/** A calendar year. */
export const IsYear = (description: string, example: Example<number>) =>
  hasForm('isYear', forms.aYear, description, example);

/** One of a closed set of words. */
export const IsOneOf = <const W extends string>(
  words: readonly W[],
  description: string,
  example: Example<NoInfer<W>>,
) => hasForm('isOneOf', forms.aChoiceOf(words), description, example);
