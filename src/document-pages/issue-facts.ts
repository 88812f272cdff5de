/**
 * The facts of issue in a request for a document: those of the query, or those under which the
 * number was issued. A fact that is needed and not there is named.
 */
import {
  type CycleContext,
  DOCUMENT_KINDS,
  type DocumentKind,
  type IssuedDocument,
} from '../../workflows/index.js';
import type { IssueFacts } from '../documents/make-document.js';
import { ProblemError } from '../http/problem.js';
import { wholeNumber } from '../http/query.js';
import type { LiveJournal } from '../journal/live-journal.js';

/** What stands in the address after the question mark. */
export type DocumentQuery = Readonly<Record<string, unknown>>;

/** A document that was given a number, as it is listed. */
export interface Listed extends IssuedDocument {
  readonly kind: DocumentKind;
  readonly number: number;
}

/** The documents of a year that were issued, by kind and number. */
export const issuedOf = ({ documents }: CycleContext): readonly Listed[] =>
  DOCUMENT_KINDS.flatMap((kind) =>
    Object.entries(documents[kind] ?? {})
      .map(([number, issued]) => ({ kind, number: Number(number), ...issued }))
      .sort((a, b) => a.number - b.number),
  );

/**
 * Reads the facts of issue.
 * @throws ProblemError for a kind that there is not, and for a fact that is missing or wrong
 */
export function factsIn(
  { shown }: LiveJournal,
  year: number,
  kind: string,
  query: DocumentQuery,
): IssueFacts {
  if (!isKind(kind)) throw new ProblemError('http/bad-parameter', 'kind');
  const number = wholeNumber('number', query.number, 0);
  if (number < 1 || number > 99_999) throw new ProblemError('http/bad-parameter', 'number');
  const issued = shown.journal.cycles.get(year)?.context.documents[kind]?.[number];
  const upTo = wholeNumber('upTo', query.upTo, issued?.upTo ?? shown.size);
  if (upTo < 1 || upTo > shown.size) throw new ProblemError('http/bad-parameter', 'upTo');
  return {
    kind,
    year,
    upTo,
    number,
    symbol: textIn('symbol', query.symbol ?? issued?.symbol, 60),
    place: textIn('place', query.place ?? issued?.place, 100),
    date: dateIn(query.date ?? issued?.date),
  };
}

const isKind = (kind: string): kind is DocumentKind =>
  (DOCUMENT_KINDS as readonly string[]).includes(kind);

function textIn(name: string, value: unknown, most: number): string {
  const text = typeof value === 'string' ? value.normalize('NFC') : '';
  if (text.trim() !== '' && text.length <= most) return text;
  throw new ProblemError('http/bad-parameter', name);
}

function dateIn(value: unknown): string {
  const isDate =
    typeof value === 'string' &&
    /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value) &&
    new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value) === true;
  if (isDate) return value;
  throw new ProblemError('http/bad-parameter', 'date');
}
