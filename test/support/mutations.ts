/**
 * Small changes to a JSON value, at every place in it: another value, a missing field, a stranger's
 * field, a list or dictionary of another size. Many sit right at the bounds that shapes have, so
 * that a bound which is off by one shows.
 */

export type Path = readonly (string | number)[];

/** A value with one change made somewhere; `what` says where and which. */
export interface Mutant {
  readonly what: string;
  readonly value: unknown;
}

/** Names that every object inherits, and one that nobody does. */
export const STRANGERS = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'stranger'];

const BOUNDS = [1, 2, 3, 4, 7, 16, 32, 40, 50, 64, 100, 200, 300, 500, 2000, 4000];
const around = (bound: number): number[] => [bound - 1, bound, bound + 1];
const SIZES = [...new Set(BOUNDS.flatMap(around))].sort((a, b) => a - b);
const COUNTS = [1, 2, 3, 4, 7, 8, 16, 17, 32, 33, 50, 51, 64, 65, 100, 101, 200, 201];

const NUMBERS = [
  ...[0, 1, 64, 366, 840, 1970, 9998, 9999, 10_000_000].flatMap(around),
  ...[-720, -721, -0, 1.5, Number.MAX_SAFE_INTEGER, 2 ** 53],
];

const TEXTS = [
  ...[
    '',
    ' ',
    '\u3000',
    'a b',
    'Da-Nang',
    '-a',
    'a-',
    'a--b',
    'đà-nẵng',
    '6.27',
    '-0',
    '06',
    '1e3',
  ],
  ...['2024-03-08', '2024-02-30T02:00:00.000Z', '2024-03-08T02:00:00Z', '03-32', '02-29', '3-1'],
  ...['0'.repeat(64), 'A'.repeat(64), 'g'.repeat(64), 'A'.repeat(43), `${'A'.repeat(42)}B`],
  ...['A'.repeat(86), `${'A'.repeat(85)}B`, `${'A'.repeat(85)}=`],
  ...['example.vn/cities', 'example.vn', 'https://example.vn/cities', 'a\n', 'null', 'true'],
  ...['interim', 'close', 'alphabetical', 'elected', 'extend', 'vi', 'pledge', 'approve'],
];

const OTHERS = [
  ...[null, true, false, {}, [], [null], ['a'], [2024], { kind: 'elected' }, { kind: 'extend' }],
  ...[
    { vi: 'a', en: 'b' },
    { vi: 'a' },
    { num: 1, den: 2 },
    { num: 2, den: 1 },
    { num: 0.5, den: 1 },
  ],
  ...[{ moreThan: { num: 1, den: 2 } }, { moreThan: { num: 1, den: 1 } }, { length: 1 }],
];

/** Values of every type, valid somewhere or nowhere. */
export const ALTERNATIVES: readonly unknown[] = [
  ...NUMBERS,
  ...TEXTS,
  ...SIZES.map((size) => 'a'.repeat(size)),
  ...OTHERS,
];

type JsonObject = Readonly<Record<string, unknown>>;

const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every place in a value, the whole of it first. */
export function pathsOf(value: unknown, path: Path = []): Path[] {
  const parts: (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((each: unknown, index) => [index, each] as const)
    : isJsonObject(value)
      ? Object.entries(value)
      : [];
  return [path, ...parts.flatMap(([key, each]) => pathsOf(each, [...path, key]))];
}

/** The value at a place; undefined where there is none. */
export const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((each, key) => (each as JsonObject | undefined)?.[key], value);

/** The value with another one at a place; fields are own fields whatever their name. */
export function withAt(value: unknown, [key, ...rest]: Path, change: unknown): unknown {
  if (key === undefined) return change;
  if (Array.isArray(value)) {
    return value.map((each: unknown, index) => (index === key ? withAt(each, rest, change) : each));
  }
  const object = value as JsonObject;
  const changed = withAt(Object.hasOwn(object, key) ? object[key] : undefined, rest, change);
  const entries = Object.entries(object).filter(([name]) => name !== key);
  return Object.fromEntries([...entries, [String(key), changed]]);
}

/** The value with the field at a place taken away. */
export function without(value: unknown, path: Path): unknown {
  const owner = path.slice(0, -1);
  const entries = Object.entries(at(value, owner) as JsonObject);
  return withAt(value, owner, Object.fromEntries(entries.filter(([name]) => name !== path.at(-1))));
}

const resized = (items: readonly unknown[], size: number): unknown[] =>
  Array.from({ length: size }, (_, index) => items[index % items.length]);

function replacements(value: unknown): unknown[] {
  if (Array.isArray(value) && value.length > 0) {
    return [...ALTERNATIVES, ...COUNTS.map((size) => resized(value, size))];
  }
  const first = isJsonObject(value) ? Object.values(value)[0] : undefined;
  if (first === undefined) return [...ALTERNATIVES];
  const dictionary = (size: number) =>
    Object.fromEntries(Array.from({ length: size }, (_, index) => [`word-${index}`, first]));
  return [...ALTERNATIVES, ...COUNTS.map(dictionary)];
}

/**
 * Every value that differs from this one by one change at one place.
 * @param within whether changes inside a place are wanted; every place unless told
 */
export function* mutantsOf(
  value: unknown,
  within: (path: Path) => boolean = () => true,
): Generator<Mutant> {
  for (const path of pathsOf(value).filter(within)) {
    const place = `/${path.join('/')}`;
    const here = at(value, path);
    for (const change of replacements(here)) {
      const shown = JSON.stringify(change).slice(0, 40);
      yield { what: `${place} is ${shown}`, value: withAt(value, path, change) };
    }
    if (isJsonObject(here)) {
      for (const name of STRANGERS) {
        const what = `${place} has ${name}`;
        yield { what, value: withAt(value, [...path, name], 'a') };
      }
    }
    if (path.length > 0 && isJsonObject(at(value, path.slice(0, -1)))) {
      yield { what: `${place} is missing`, value: without(value, path) };
    }
  }
}
