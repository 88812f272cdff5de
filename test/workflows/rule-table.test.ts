import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { CHARTER as CITIES } from '../../src/cli/demo/cities/invented.js';
import { CHARTER as PROVINCES } from '../../src/cli/demo/provinces/made-up.js';
import { type Charter, cycleConditions } from '../../workflows/index.js';
import { charterFor } from '../support/cluster.js';
import { projectRoot } from '../support/source-tree.js';

/** One row: `| 19 | the rule in a few words | what holds it | what is not held |`. */
interface Row {
  readonly rule: number;
  readonly words: string;
  /** What stands in backticks in the third column. */
  readonly held: readonly string[];
}

const FIRST = 19;
const LAST = 55;
const numbers = Array.from({ length: LAST - FIRST + 1 }, (_, index) => FIRST + index);

const rowsOf = (text: string): Row[] =>
  [...text.matchAll(/^\| (\d+) \| ([^|]*) \| ([^|]*) \|[^|]*\|$/gm)].map(
    ([, rule, words, held]) => ({
      rule: Number(rule),
      words: words ?? '',
      held: [...(held ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    }),
  );

/**
 * Whether a charter has a parameter; of a list every part has to have it. A part that this cluster
 * does not use is `null`, and its parameters are then known from the other charters.
 */
function hasPath(value: unknown, [first, ...rest]: readonly string[], unused: boolean): boolean {
  if (first === undefined) return true;
  if (value === null) return unused;
  if (Array.isArray(value)) {
    return value.length > 0 && value.every((each) => hasPath(each, [first, ...rest], unused));
  }
  return (
    typeof value === 'object' &&
    first in value &&
    hasPath((value as Readonly<Record<string, unknown>>)[first], rest, unused)
  );
}

const conditions: ReadonlySet<string> = new Set(Object.keys(cycleConditions));
const isFile = (name: string): boolean =>
  /^[\w./-]+\/[\w.-]+\.ts$/.test(name) && existsSync(join(projectRoot, name));

/** What is wrong with a table, held against what there really is. */
function faultsOf(rows: readonly Row[], charters: readonly Charter[]): string[] {
  const isParameter = (name: string): boolean =>
    charters.some((charter) => hasPath(charter, name.split('.'), false)) &&
    charters.every((charter) => hasPath(charter, name.split('.'), true));
  const isKnown = (name: string): boolean =>
    conditions.has(name) || isFile(name) || isParameter(name);
  const counted = numbers.flatMap((rule) => {
    const count = rows.filter((row) => row.rule === rule).length;
    return count === 1 ? [] : [`rule ${rule} stands there ${count} times`];
  });
  const strangers = rows
    .filter(({ rule }) => !numbers.includes(rule))
    .map(({ rule }) => `rule ${rule} is none of these`);
  const empty = rows
    .filter(({ held, words }) => held.length === 0 || words.trim() === '')
    .map(({ rule }) => `rule ${rule} is held by nothing`);
  const unknown = rows.flatMap(({ rule, held }) =>
    held.filter((name) => !isKnown(name)).map((name) => `rule ${rule} names ${name}`),
  );
  return [...counted, ...strangers, ...empty, ...unknown];
}

const chapter = readFileSync(join(projectRoot, 'workflows', 'README.md'), 'utf8');
const heading = '## The rules of review and awards, one by one';
const section = (chapter.split(`${heading}\n`)[1] ?? '').split(/^## /m)[0] ?? '';
const rows = rowsOf(section);

/** A charter of the tests, and those of both demonstrations. */
const charters = [charterFor(['ha-noi', 'hue', 'can-tho']), CITIES, PROVINCES];

describe('the table of rules', () => {
  test('has every rule once, and names only what there is', () => {
    expect(rows.map(({ rule }) => rule)).toEqual(numbers);
    expect(faultsOf(rows, charters)).toEqual([]);
  });

  test('says of every line of the table what it is about', () => {
    const lines = section.split('\n').filter((line) => /^\| *\d/.test(line));
    expect(lines).toHaveLength(rows.length);
  });

  test('names every parameter of review, awards and dossiers', () => {
    const named = new Set(rows.flatMap(({ held }) => held));
    const { review, awards, dossiers } = PROVINCES;
    const parameters = [
      ...leavesOf(review, 'review'),
      ...Object.keys(awards[0] ?? {}).map((name) => `awards.${name}`),
      ...leavesOf(dossiers, 'dossiers'),
    ];
    expect(parameters).toContain('review.scoring.peer.mode');
    const labels = ['awards.id', 'awards.name'];
    const unnamed = parameters.filter((path) => !named.has(path) && !labels.includes(path));
    expect(unnamed).toEqual([]);
  });

  test('is found out when a rule is missing, twice, or held by nothing that there is', () => {
    const planted = rowsOf(
      [
        ...section.split('\n').filter((line) => !/^\| (20|33) /.test(line)),
        '| 19 | twice | `isChairOfYear` | |',
        '| 20 | by nothing | people | |',
        '| 56 | of another chapter | `isChairOfYear` | |',
        '| 33 | misspelt | `isChairOfYaer`, `review.scoring.days`, `src/no.ts`, `awards.due` | |',
      ].join('\n'),
    );
    expect(faultsOf(planted, charters)).toEqual([
      'rule 19 stands there 2 times',
      'rule 56 is none of these',
      'rule 20 is held by nothing',
      'rule 33 names isChairOfYaer',
      'rule 33 names review.scoring.days',
      'rule 33 names src/no.ts',
    ]);
  });
});

/** The paths of a charter's parameters below a name; a threshold and a list are one parameter. */
function leavesOf(value: object, name: string): string[] {
  return Object.entries(value).flatMap(([key, each]) => {
    const isGroup =
      typeof each === 'object' &&
      each !== null &&
      !Array.isArray(each) &&
      !('num' in each || 'moreThan' in each);
    return isGroup ? leavesOf(each, `${name}.${key}`) : [`${name}.${key}`];
  });
}
