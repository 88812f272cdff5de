/**
 * The shape of a body: which fields a statement must carry, and within which bounds.
 * A shape names every fault at once, each with a JSON pointer (RFC 6901), and refuses unknown
 * fields, so that nothing is signed which the rules would not read.
 *
 * There are no optional fields. Where a value may be absent the field is `null`, so that two
 * statements that say the same thing have the same bytes.
 */
import { isInstant, isMonthDay } from './calendar.js';
import { isDecimal } from './decimal.js';
import { isThreshold, type Threshold } from './fraction.js';
import { COSIGNATURE_V1, parseNoteKey } from './ledger/note-key.js';
import { pointerInto } from './pointer.js';
import type { ShapeForm } from './shape-form.js';

/** One fault: where it stands, and what would have been right (a word for programs). */
export interface ShapeProblem {
  readonly pointer: string;
  readonly expected: string;
}

/** A check that adds its faults to a list; `T` is what the value is once there are none. */
export interface Shape<T> {
  readonly check: (value: unknown, pointer: string, problems: ShapeProblem[]) => void;
  /** The same as data, from which a form for people is made. */
  readonly form: ShapeForm;
  /** Carries the type only; never set. */
  readonly describes?: T;
}

/** The type that a shape describes. */
export type Described<S> = S extends Shape<infer T> ? T : never;

/**
 * All faults of a value against a shape.
 * @returns an empty list when the value has the shape.
 */
export function problemsOf(shape: Shape<unknown>, value: unknown, pointer = ''): ShapeProblem[] {
  const problems: ShapeProblem[] = [];
  shape.check(value, pointer, problems);
  return problems;
}

function scalar<T>(
  expected: string,
  holds: (value: unknown) => boolean,
  form: ShapeForm = { kind: 'line', expected },
): Shape<T> {
  return {
    check: (value, pointer, problems) => {
      if (!holds(value)) problems.push({ pointer, expected });
    },
    form,
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';
/** A string of a given form; `expected` names the form. */
export const matching = (expected: string, pattern: RegExp): Shape<string> =>
  scalar(expected, (value) => isText(value) && pattern.test(value));

/** Free text of 1 to `max` UTF-16 code units that is not blank. */
export const text = (max: number): Shape<string> =>
  scalar(`text:1-${max}`, (v) => isText(v) && v.length <= max && v.trim() !== '', {
    kind: 'text',
    max,
  });

/**
 * An identifier people can say: lower-case words joined by hyphens, at most 64 characters. The one
 * such word that every JavaScript object answers to by itself names nobody and nothing.
 */
export const word: Shape<string> = matching(
  'word',
  /^(?=.{1,64}$)(?!constructor$)[a-z0-9]+(-[a-z0-9]+)*$/,
);

/** A SHA-256 in 64 lower-case hexadecimal digits. */
export const digest: Shape<string> = matching('sha256-hex', /^[0-9a-f]{64}$/);

/** A raw Ed25519 public key, 32 bytes in base64url without padding (the `x` of RFC 8037). */
export const publicKey: Shape<string> = matching(
  'ed25519-x',
  /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/,
);

/** What a key is known by: its RFC 7638 thumbprint, a SHA-256 in base64url. */
export const thumbprintName: Shape<string> = matching('thumbprint', /^[A-Za-z0-9_-]{43}$/);

/** An Ed25519 signature (RFC 8032): 64 bytes in base64url without padding. */
export const signatureText: Shape<string> = matching(
  'ed25519-signature',
  /^[A-Za-z0-9_-]{85}[AQgw]$/,
);

/**
 * A journal's origin: a schema-less address such as `example.vn/cities`, at most 200 characters.
 */
export const originName: Shape<string> = matching(
  'origin',
  /^(?=.{3,200}$)[a-z0-9.-]+(:[0-9]+)?(\/[a-z0-9-]+)+$/,
);

/** The longest line of a witness's key: 54 characters beside a name of 200. */
export const MAX_WITNESS_KEY = 254;

/** The line of a key that cosigns checkpoints (C2SP signed-note "vkey", type 0x04). */
export const witnessKey: Shape<string> = scalar(
  'witness-key',
  (value) => isText(value) && value.length <= MAX_WITNESS_KEY && isWitnessKey(value),
);

function isWitnessKey(line: string): boolean {
  const parsed = parseNoteKey(line);
  return parsed.ok && parsed.key.type === COSIGNATURE_V1;
}

/** The longest address. */
export const MAX_HTTP_URL = 300;

/**
 * An address to which a path can be added: `https://host:port/path` without a slash at the end, a
 * name and password, a query or a fragment.
 */
export const httpUrl: Shape<string> = matching(
  'http-url',
  /^(?=.{8,300}$)https?:\/\/([a-z0-9.-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?(\/[A-Za-z0-9._~%-]+)*$/,
);

/** An RFC 3339 UTC time with milliseconds. */
export const instant: Shape<string> = scalar('instant', (v) => isText(v) && isInstant(v));

/** A calendar day, such as `2024-03-08`. */
export const calendarDay: Shape<string> = matching(
  'calendar-day',
  /^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/,
);

/** A day of the year, `MM-DD`. */
export const monthDay: Shape<string> = scalar('month-day', (v) => isText(v) && isMonthDay(v));

/** An exact decimal figure such as `"6.27"`. */
export const decimal: Shape<string> = scalar('decimal', (v) => isText(v) && isDecimal(v));

/** An exact fraction that a count must reach, as `fraction.ts` describes it. */
export const threshold: Shape<Threshold> = scalar('threshold', isThreshold, {
  kind: 'threshold',
});

/** An integer from `min` to `max`, both included. */
export const integer = (min: number, max: number): Shape<number> =>
  scalar(`integer:${min}-${max}`, (v) => Number.isSafeInteger(v) && within(v as number, min, max), {
    kind: 'integer',
    min,
    max,
    unit: null,
  });

/** Points in whole hundredths, from `min` to `max`, both included. */
export const hundredths = (min: number, max: number): Shape<number> => ({
  ...integer(min, max),
  form: { kind: 'integer', min, max, unit: 'hundredths' },
});

const within = (value: number, min: number, max: number): boolean => value >= min && value <= max;

/** `true` or `false`. */
export const flag: Shape<boolean> = scalar('boolean', (v) => typeof v === 'boolean', {
  kind: 'flag',
});

/** One of a closed set of words. */
export const oneOf = <const W extends string>(...words: readonly W[]): Shape<W> =>
  scalar(words.join('|'), (v) => isText(v) && (words as readonly string[]).includes(v), {
    kind: 'choice',
    words,
  });

/** A value or an explicit `null`. */
export const nullable = <T>(inner: Shape<T>): Shape<T | null> => ({
  check: (value, pointer, problems) => {
    if (value !== null) inner.check(value, pointer, problems);
  },
  form: { kind: 'nullable', of: inner.form },
});

/** An array of `min` to `max` items. */
export const list = <T>(item: Shape<T>, min: number, max: number): Shape<readonly T[]> => ({
  check: (value, pointer, problems) => {
    if (!Array.isArray(value) || !within(value.length, min, max)) {
      problems.push({ pointer, expected: `list:${min}-${max}` });
      return;
    }
    value.forEach((each, index) => item.check(each, `${pointer}/${index}`, problems));
  },
  form: { kind: 'list', of: item.form, min, max },
});

const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object whose keys are words chosen by the signer, at most `max` of them. */
export const dictionary = <T>(
  item: Shape<T>,
  max: number,
  min = 0,
): Shape<Readonly<Record<string, T>>> => ({
  check: (value, pointer, problems) => {
    if (!isPlainObject(value) || !within(Object.keys(value).length, min, max)) {
      problems.push({ pointer, expected: `dictionary:${min}-${max}` });
      return;
    }
    for (const key of Object.keys(value)) {
      const inner = pointerInto(pointer, key);
      word.check(key, inner, problems);
      item.check(value[key], inner, problems);
    }
  },
  form: { kind: 'dictionary', of: item.form, min, max },
});

type Fields = Readonly<Record<string, Shape<unknown>>>;
type RecordOf<F extends Fields> = { readonly [K in keyof F]: Described<F[K]> };

const formsOf = (fields: Fields): Readonly<Record<string, ShapeForm>> =>
  Object.fromEntries(Object.entries(fields).map(([name, { form }]) => [name, form]));

/** An object with exactly these fields: none missing, none unknown. */
export function record<F extends Fields>(fields: F): Shape<RecordOf<F>> {
  const names = Object.keys(fields);
  return {
    check: (value, pointer, problems) => {
      if (!isPlainObject(value)) {
        problems.push({ pointer, expected: 'object' });
        return;
      }
      for (const name of names) {
        if (Object.hasOwn(value, name)) {
          fields[name]?.check(value[name], `${pointer}/${name}`, problems);
        } else problems.push({ pointer: `${pointer}/${name}`, expected: 'present' });
      }
      for (const name of Object.keys(value)) {
        if (!Object.hasOwn(fields, name)) {
          problems.push({ pointer: pointerInto(pointer, name), expected: 'absent' });
        }
      }
    },
    form: { kind: 'record', fields: formsOf(fields) },
  };
}

/** One of several objects told apart by their field `kind`. */
export function kinds<V extends Readonly<Record<string, Fields>>>(
  variants: V,
): Shape<{ [K in keyof V]: RecordOf<V[K]> & { readonly kind: K } }[keyof V]> {
  const shapes = new Map(
    Object.entries(variants).map(([kind, fields]) => [
      kind,
      record({ ...fields, kind: oneOf(kind) }),
    ]),
  );
  const expected = `kind:${[...shapes.keys()].join('|')}`;
  return {
    check: (value, pointer, problems) => {
      const kind = isPlainObject(value) ? value.kind : undefined;
      const shape = isText(kind) ? shapes.get(kind) : undefined;
      if (shape) shape.check(value, pointer, problems);
      else problems.push({ pointer: `${pointer}/kind`, expected });
    },
    form: {
      kind: 'kinds',
      variants: Object.fromEntries(
        Object.entries(variants).map(([kind, fields]) => [kind, formsOf(fields)]),
      ),
    },
  };
}

/** A name or text in the two languages of the field. */
export const bilingual = (max: number): Shape<{ readonly vi: string; readonly en: string }> =>
  record({ vi: text(max), en: text(max) });
