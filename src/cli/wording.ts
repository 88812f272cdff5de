/**
 * Names, states and times as people read them. Every name comes from the journal or from the words
 * of the rules; a time is told in the charter's time zone and the habit of the language.
 */
import {
  type ClusterContext,
  charterInForce,
  type Language,
  parseInstant,
  wordsOf,
} from '../../workflows/index.js';

/** A party by its name and id: `Da Nang (da-nang)`. */
export function partyName(cluster: ClusterContext, id: string, language: Language): string {
  const name = cluster.parties[id]?.name[language];
  return name === undefined || name === id ? id : `${name} (${id})`;
}

/** Where a machine stands, one phrase for each branch that is active. */
export function stateWords(
  machine: 'cluster' | 'cycle',
  value: unknown,
  language: Language,
): readonly string[] {
  const names: Readonly<Record<string, string>> = wordsOf(language).states;
  return leavesOf(value).map((path) => names[`${machine}:${path}`] ?? path);
}

/** The paths of the innermost active states. */
export function leavesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Object.entries(value as Readonly<Record<string, unknown>>).flatMap(([name, inner]) =>
    leavesOf(inner).map((rest) => `${name}.${rest}`),
  );
}

/** A clock: tells instants in one time zone and language. */
export interface Clock {
  readonly day: (instant: string) => string;
  readonly time: (instant: string) => string;
}

/** The clock of a cluster's charter; UTC before there is one. */
export function clockOf(cluster: ClusterContext, language: Language): Clock {
  const offset = charterInForce(cluster)?.timeZone.offsetMinutes ?? 0;
  const local = (instant: string): string =>
    new Date((parseInstant(instant) ?? 0) + offset * 60_000).toISOString();
  const day = (instant: string): string => dayText(local(instant), language);
  return { day, time: (instant) => `${day(instant)} ${local(instant).slice(11, 16)}` };
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `08/03/2024` or `8 March 2024`, from a date that begins `2024-03-08`. */
function dayText(date: string, language: Language): string {
  const [year = '', month = '', day = ''] = date.slice(0, 10).split('-');
  if (language === 'vi') return `${day}/${month}/${year}`;
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** Whole days from one instant to a later one; negative when it is past. */
export const daysBetween = (from: string, to: string): number =>
  Math.floor(((parseInstant(to) ?? 0) - (parseInstant(from) ?? 0)) / 86_400_000);

/** Rows in columns as wide as their widest cell; the last column is not padded. */
export function table(rows: readonly (readonly string[])[], indent = '  '): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => [...(row[column] ?? '')].length)),
  );
  return rows.map((row) =>
    `${indent}${row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - [...cell].length))
      .join('  ')}`.trimEnd(),
  );
}
