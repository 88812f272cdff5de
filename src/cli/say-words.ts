/**
 * A statement as its signer reads it: what it says and for whom, every field of its body, the text
 * that it names, and the fingerprint of exactly what will be signed. Nothing is left out or cut.
 */
import {
  type Message,
  type Statement,
  type StatementType,
  wordsOf,
} from '../../workflows/index.js';
import type { NamedText } from './say-fill.js';
import type { Terminal } from './terminal.js';
import { table } from './wording.js';

export interface Shown {
  readonly statement: Statement;
  readonly message: Message;
  /** The party by its name and id. */
  readonly party: string;
  readonly named: NamedText | undefined;
  /** RFC 7638 thumbprint of the key that will sign, if it is known. */
  readonly keyId: string | null;
}

/** The statement in words, line by line. */
export function statementLines({ texts, language, paint }: Terminal, shown: Shown): string[] {
  const { statement, message, party, named, keyId } = shown;
  const { type, by, cycle, cluster, rules, seen, said, body } = statement;
  const { labels } = texts.say;
  const rows = [
    [labels.what, `${wordsOf(language).statements[type]} [${type}]`],
    [labels.by, texts.say.speaker(party, by.officer)],
    ...(cycle === null ? [] : [[labels.year, String(cycle)]]),
    [labels.cluster, texts.say.rules(cluster, rules)],
    [labels.seen, texts.say.seen(seen.size, seen.root)],
    [labels.said, said],
  ];
  return [
    paint.strong(texts.say.title),
    ...table(rows),
    `  ${labels.body}`,
    ...valueLines(body, '    '),
    ...(named ? [`  ${texts.say.named(named.seq)}`, ...valueLines(named.body, '    ')] : []),
    ...table([
      [labels.fingerprint, message.identity],
      ...(keyId === null ? [] : [[labels.key, `${keyId} (${texts.say.internal})`]]),
    ]),
  ];
}

/** Any value of JSON as indented lines: names, values, list items. */
export function valueLines(value: unknown, indent: string): string[] {
  if (isFlat(value)) return [`${indent}${scalar(value)}`];
  if (Array.isArray(value)) return value.flatMap((each) => itemLines(each, indent));
  return Object.entries(value as object).flatMap(([name, inner]) =>
    isFlat(inner)
      ? [`${indent}${name}: ${scalar(inner)}`.trimEnd()]
      : [`${indent}${name}:`, ...valueLines(inner, `${indent}  `)],
  );
}

function itemLines(item: unknown, indent: string): string[] {
  const lines = valueLines(item, `${indent}  `);
  return lines.map((line, index) =>
    index === 0 ? `${indent}- ${line.slice(indent.length + 2)}` : line,
  );
}

const isFlat = (value: unknown): boolean =>
  value === null || typeof value !== 'object' || Object.keys(value).length === 0;

function scalar(value: unknown): string {
  if (value === null) return '–';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The types of the catalogue with their words, step by step. */
export function catalogueLines(
  { language, paint }: Terminal,
  types: readonly StatementType[],
  stepOf: (type: StatementType) => string,
): string[] {
  const { statements, steps } = wordsOf(language);
  const names: Readonly<Record<string, string>> = steps;
  const ordered = [...new Set(types.map(stepOf))];
  const width = Math.max(...types.map((type) => type.length));
  return ordered.flatMap((step) => [
    paint.strong(names[step] ?? step),
    ...types
      .filter((type) => stepOf(type) === step)
      .map((type) => `  ${type.padEnd(width)}  ${statements[type]}`),
  ]);
}
