/**
 * What the attacker makes up: a plan says which request is begun with and how it is spoiled, in
 * numbers that stand for choices, so that a plan that fails can be made smaller. A third of the
 * plans spoil nothing, so that the good paths are walked too and the year moves on.
 */
import fc from 'fast-check';

/** One thing that is done to a request. */
export interface Change {
  readonly what: ChangeKind;
  /** Where, and which of several ways. */
  readonly at: number;
  readonly pick: number;
  readonly word: string;
  readonly value: unknown;
}

export interface Plan {
  readonly route: number;
  readonly actor: number;
  /** Chooses among good values for each parameter, and among bodies. */
  readonly picks: readonly number[];
  /** Whether a statement is signed after it was changed, so that its signature is right. */
  readonly signsLast: boolean;
  readonly changes: readonly Change[];
}

/** Everything that can be done to a request. */
export const CHANGE_KINDS = [
  'method',
  'parameter',
  'query',
  'path',
  'contentType',
  'encoding',
  'authorization',
  'header',
  'value',
  'field',
  'removal',
  'nesting',
  'size',
  'twice',
  'bytes',
  'cut',
  'framing',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Words that have broken other programs. */
const WORDS = [
  '',
  '..',
  '../../../../etc/passwd',
  '..%2f..%2f..%2fetc%2fpasswd',
  '%2e%2e%2f',
  '%252e%252e%252f',
  '%00',
  '%',
  '%zz',
  '%c0%af',
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  "' OR '1'='1",
  '"; DROP TABLE entry; --',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '%n%s',
  '\u202e\u0000\u001b[31m',
  '\r\nset-cookie: a=b',
  'ca\u0302n-tho',
  'Hà Nội',
  '💥',
  '-1',
  '0',
  '00',
  '1e9',
  '9007199254740993',
  '99999999999999999999',
  'NaN',
  'null',
  'true',
  '[]',
  '*',
  '.',
  'a'.repeat(300),
  'a'.repeat(5000),
];

const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  '',
  [],
  {},
  [[[[]]]],
  JSON.parse('{"__proto__":{"may":true},"constructor":{}}'),
  'a'.repeat(10_000),
  '\ud800',
  '2023-02-30T00:00:00.000Z',
  'f'.repeat(64),
  'ha-noi',
];

const word = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);
const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...ODD_VALUES) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);
const change: fc.Arbitrary<Change> = fc.record({
  what: fc.constantFrom(...CHANGE_KINDS),
  at: fc.nat(10_000),
  pick: fc.nat(10_000),
  word,
  value,
});
const changes = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Change[]>([]) },
  { weight: 2, arbitrary: fc.array(change, { minLength: 1, maxLength: 3 }) },
);

/** Plans of single requests. */
export const plans: fc.Arbitrary<Plan> = fc.record({
  route: fc.nat(10_000),
  actor: fc.nat(10_000),
  picks: fc.array(fc.nat(10_000), { minLength: 6, maxLength: 6 }),
  signsLast: fc.boolean(),
  changes,
});
