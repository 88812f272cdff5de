/**
 * The tables that go along when a database moves or is backed up: every column by its name in the
 * database, and how the rows are read, page by page along an index, in an order that is the same on
 * every engine. Sessions are not among them, whoever reads signs in again; nor are marks, of which
 * some are about one place and not about its copy (`marks.ts`).
 */

/** A value of a row, on every engine. */
export type Value = string | number | Uint8Array;

/** One row with its table; the values are in the order of the table's columns. */
export type Row = { readonly table: TableName; readonly values: readonly Value[] };

export type TableName =
  | 'journal'
  | 'attachment'
  | 'entry'
  | 'checkpoint'
  | 'cosignature'
  | 'kept_document'
  | 'calendar_token';

/** A name is text that an engine may order otherwise than by its bytes. */
export type ColumnKind = 'text' | 'name' | 'integer' | 'bytes';

export type TableShape = {
  readonly name: TableName;
  readonly columns: Readonly<Record<string, ColumnKind>>;
  /** The columns by which rows are ordered: one, or an integer and then a name. */
  readonly order: readonly [string] | readonly [string, string];
  /** How many rows are held in memory at once. */
  readonly pageRows: number;
};

const PAGE_ROWS = 500;

const table = (
  name: TableName,
  columns: TableShape['columns'],
  order: TableShape['order'],
  pageRows = PAGE_ROWS,
): TableShape => ({ name, columns, order, pageRows });

/** What other rows name, and so comes before them. A document may be as large as memory allows. */
export const FIRST: readonly TableShape[] = [
  table('journal', { id: 'name', origin: 'text', created: 'text' }, ['id']),
  table(
    'attachment',
    { digest: 'text', bytes: 'bytes', media_type: 'text', size: 'integer' },
    ['digest'],
    1,
  ),
];

/** What is read for one cluster after the other, in the order of the journals. */
export const OF_CLUSTER: readonly TableShape[] = [
  table(
    'entry',
    { cluster: 'text', seq: 'integer', bytes: 'bytes', statement_id: 'text', at: 'text' },
    ['seq'],
  ),
  table('checkpoint', { cluster: 'text', size: 'integer', note: 'text' }, ['size']),
  table(
    'cosignature',
    { cluster: 'text', size: 'integer', name: 'name', time: 'integer', line: 'text' },
    ['size', 'name'],
  ),
  table('kept_document', { cluster: 'text', digest: 'text' }, ['digest']),
];

/** What is few. */
export const LAST: readonly TableShape[] = [
  table(
    'calendar_token',
    { digest: 'text', cluster: 'text', member: 'text', made_by: 'text', created: 'text' },
    ['digest'],
  ),
];

/** All of them. */
export const TABLES: readonly TableShape[] = [...FIRST, ...OF_CLUSTER, ...LAST];

/** A table by its name, if it is one of these. */
export const tableNamed = (name: unknown): TableShape | undefined =>
  TABLES.find((each) => each.name === name);
