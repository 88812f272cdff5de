/**
 * The forms that a value of a statement can have, each as the rules' own shape beside its OpenAPI
 * schema. It promises that the door and the rules read the same format, because the rules' shape
 * does the reading; the schema only tells a reader what that shape accepts.
 */
import { type ApiPropertyOptions, getSchemaPath } from '@nestjs/swagger';
import {
  bilingual,
  calendarDay,
  type Described,
  decimal,
  dictionary,
  digest,
  flag,
  httpUrl,
  instant,
  integer,
  list,
  MAX_HTTP_URL,
  MAX_WITNESS_KEY,
  monthDay,
  oneOf,
  originName,
  publicKey,
  type Shape,
  signatureText,
  text,
  threshold,
  thumbprintName,
  witnessKey,
  word,
} from '../../workflows/index.js';
import { type DtoClass, shapeOfDto } from './dto-check.js';

/** A schema of OpenAPI 3.0, as far as a value of a statement needs one. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: 'string' | 'integer' | 'boolean' | 'array' | 'object';
  readonly title?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly required?: readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly discriminator?: NonNullable<ApiPropertyOptions['discriminator']>;
}

/** How a value is judged, and how it is described. */
export interface Form<T = unknown> {
  readonly shape: Shape<T>;
  readonly schema: Schema;
  /** The classes that the schema refers to. */
  readonly classes?: readonly DtoClass[];
}

/** The least and the most of something, both included. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

const string = (format: string, minLength: number, maxLength: number): Schema => ({
  type: 'string',
  format,
  minLength,
  maxLength,
});

const fixed = (format: string, length: number): Schema => string(format, length, length);

/** Lower-case words joined by hyphens. */
export const aWord: Form<string> = { shape: word, schema: string('word', 1, 64) };

/** A SHA-256 in lower-case hexadecimal digits. */
export const aDigest: Form<string> = { shape: digest, schema: fixed('sha256-hex', 64) };

/** A raw Ed25519 public key in base64url (RFC 8037). */
export const aPublicKey: Form<string> = { shape: publicKey, schema: fixed('ed25519-x', 43) };

/** The SHA-256 thumbprint of a key in base64url (RFC 7638). */
export const aThumbprint: Form<string> = {
  shape: thumbprintName,
  schema: fixed('thumbprint', 43),
};

/** An Ed25519 signature in base64url (RFC 8032). */
export const aSignature: Form<string> = {
  shape: signatureText,
  schema: fixed('ed25519-signature', 86),
};

/** The origin of a journal. */
export const anOrigin: Form<string> = { shape: originName, schema: string('origin', 3, 200) };

/** The line of a key that cosigns checkpoints (C2SP signed-note). */
export const aWitnessKey: Form<string> = {
  shape: witnessKey,
  schema: string('witness-key', 55, MAX_WITNESS_KEY),
};

/** An address to which a path can be added. */
export const anHttpUrl: Form<string> = { shape: httpUrl, schema: string('uri', 8, MAX_HTTP_URL) };

/** A time in UTC with milliseconds (RFC 3339). */
export const anInstant: Form<string> = { shape: instant, schema: fixed('date-time', 24) };

/** A calendar day. */
export const aCalendarDay: Form<string> = { shape: calendarDay, schema: fixed('calendar-day', 10) };

/** A day of the year. */
export const aMonthDay: Form<string> = { shape: monthDay, schema: fixed('month-day', 5) };

/** An exact decimal figure, as text. */
export const aDecimal: Form<string> = { shape: decimal, schema: string('decimal', 1, 20) };

/** True or false. */
export const aFlag: Form<boolean> = { shape: flag, schema: { type: 'boolean' } };

/** Any JSON value; what it must be is judged elsewhere. */
export const anything: Form = { shape: { check: () => {}, form: { kind: 'any' } }, schema: {} };

/** Text that is not blank, of 1 to `max` UTF-16 code units. */
export const aText = (max: number): Form<string> => ({
  shape: text(max),
  schema: { type: 'string', minLength: 1, maxLength: max },
});

/** A whole number within bounds. */
export const aWhole = ({ min, max }: Bounds): Form<number> => ({
  shape: integer(min, max),
  schema: { type: 'integer', minimum: min, maximum: max },
});

/** A year from 1970, when instants begin, to 9999, when they end. */
export const aYear: Form<number> = aWhole({ min: 1970, max: 9999 });

/** One of a closed set of words. */
export const aChoiceOf = <const W extends string>(words: readonly W[]): Form<W> => ({
  shape: oneOf(...words),
  schema: { type: 'string', enum: words },
});

/** The same text in Vietnamese and in English, each of at most `max` UTF-16 code units. */
export function aBilingual(max: number): Form<Described<ReturnType<typeof bilingual>>> {
  const { schema } = aText(max);
  return { shape: bilingual(max), schema: exactly({ vi: schema, en: schema }) };
}

/** An object of a decorated class. */
export const anObjectOf = <T>(dto: DtoClass<T>): Form<T> => ({
  shape: shapeOfDto(dto),
  schema: { $ref: getSchemaPath(dto) },
  classes: [dto],
});

/** A list of values of one form. */
export const aListOf = <T>(item: Form<T>, { min, max }: Bounds): Form<readonly T[]> => ({
  ...item,
  shape: list(item.shape, min, max),
  schema: { type: 'array', items: item.schema, minItems: min, maxItems: max },
});

/** An object whose keys are words of the signer's choice and whose values have one form. */
export const aDictionaryOf = <T>(
  item: Form<T>,
  { min, max }: Bounds,
): Form<Readonly<Record<string, T>>> => ({
  ...item,
  shape: dictionary(item.shape, max, min),
  schema: {
    type: 'object',
    additionalProperties: item.schema,
    minProperties: min,
    maxProperties: max,
  },
});

const exactly = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

const count = (minimum: number): Schema => ({ type: 'integer', minimum, maximum: 1000 });
const fractionFrom = (num: number): Schema => exactly({ num: count(num), den: count(1) });

/** "At least this fraction", or "more than this fraction" of a count. */
export const aThreshold: Form<Described<typeof threshold>> = {
  shape: threshold,
  schema: { oneOf: [fractionFrom(1), exactly({ moreThan: fractionFrom(0) })] },
};
