/**
 * PostgreSQL's answers to what engines do differently: bytes are `bytea`, and append-only is a set
 * of triggers that raise. They hold for every client that connects, but for one who drops them,
 * which is found at the next open. The places of a journal are counted by a trigger as well, under
 * a lock that the writer holds for the cluster, so that two servers cannot both take one.
 */
import type { Dialect } from '../dialect.js';
import type { Conflict } from '../entry-log.js';
import { TABLES } from '../tables.js';

const APPENDED = ['journal', 'entry', 'checkpoint'] as const;

/** The class of every error that the triggers raise (PL/pgSQL `RAISE`, class P0). */
const RAISED = 'P0001';

const NEVER_CHANGED = `CREATE FUNCTION giaouoc_never_changed() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'append-only: rows of % are never changed', TG_TABLE_NAME;
END $$`;

const NEXT_SEQ = `CREATE FUNCTION giaouoc_next_seq() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM entry
      WHERE cluster = NEW.cluster AND statement_id = NEW.statement_id) THEN
    RAISE EXCEPTION 'entry-statement: the statement has its entry';
  END IF;
  IF NEW.seq <> (SELECT coalesce(max(seq) + 1, 0) FROM entry WHERE cluster = NEW.cluster) THEN
    RAISE EXCEPTION 'entry-seq: the seq is not the next of its journal';
  END IF;
  RETURN NEW;
END $$`;

const neverChanged = (table: string): string[] => [
  `CREATE TRIGGER ${table}_never_changed BEFORE UPDATE OR DELETE ON ${table}
   FOR EACH ROW EXECUTE FUNCTION giaouoc_never_changed()`,
  `CREATE TRIGGER ${table}_never_emptied BEFORE TRUNCATE ON ${table}
   FOR EACH STATEMENT EXECUTE FUNCTION giaouoc_never_changed()`,
];

const NOT_MOVED = `CREATE FUNCTION giaouoc_not_moved() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM mark WHERE name = 'moved') THEN
    RAISE EXCEPTION 'moved: the database has moved, and takes nothing any more';
  END IF;
  RETURN NULL;
END $$`;

const notMoved = (table: string): string =>
  `CREATE TRIGGER ${table}_not_moved BEFORE INSERT OR DELETE ON ${table}
   FOR EACH STATEMENT EXECUTE FUNCTION giaouoc_not_moved()`;

/** The schema's differences on PostgreSQL. */
export const postgres: Dialect = {
  bytesType: 'bytea',
  beginSnapshot: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  // Whoever reads goes on; whoever wants to write waits for the end, and whoever writes is awaited.
  beginAlone: (tables) => ['BEGIN', `LOCK TABLE ${tables.join(', ')} IN SHARE MODE`],
  drop: (tables) => [
    `DROP TABLE ${tables.join(', ')}`,
    `DROP FUNCTION ${Object.keys(GUARDS.functions).join(', ')}`,
  ],
  parameter: (place) => `$${place}`,
  byBytes: ' COLLATE "C"',
  appendOnly: {
    journals: [
      NEVER_CHANGED,
      NEXT_SEQ,
      ...APPENDED.flatMap(neverChanged),
      `CREATE TRIGGER entry_next_seq BEFORE INSERT ON entry
       FOR EACH ROW EXECUTE FUNCTION giaouoc_next_seq()`,
    ],
    cosignatures: neverChanged('cosignature'),
    marks: [NOT_MOVED, ...neverChanged('mark'), ...TABLES.map(({ name }) => notMoved(name))],
  },
};

/** The triggers that must stand, and the functions with their text. */
export const GUARDS = {
  triggers: [
    ...[...APPENDED, 'cosignature', 'mark'].flatMap((table) => [
      `${table}_never_changed`,
      `${table}_never_emptied`,
    ]),
    'entry_next_seq',
    ...TABLES.map(({ name }) => `${name}_not_moved`),
  ],
  functions: {
    giaouoc_never_changed: bodyIn(NEVER_CHANGED),
    giaouoc_next_seq: bodyIn(NEXT_SEQ),
    giaouoc_not_moved: bodyIn(NOT_MOVED),
  },
} as const;

function bodyIn(definition: string): string {
  return definition.split('$$')[1] ?? '';
}

/** Which constraint stands for which conflict. */
const BY_CONSTRAINT: Readonly<Record<string, Conflict>> = {
  pk_journal: 'journal-id',
  uq_journal_origin: 'journal-origin',
  fk_entry_journal: 'journal-unknown',
  fk_checkpoint_journal: 'journal-unknown',
  pk_entry: 'entry-seq',
  uq_entry_statement: 'entry-statement',
  pk_checkpoint: 'checkpoint-size',
  pk_cosignature: 'cosignature-name',
  fk_cosignature_checkpoint: 'cosignature-name',
};

/** The conflict that an error of the driver stands for; undefined for every other error. */
export function conflictOf(error: unknown): Conflict | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const { constraint } = error as Error & { readonly constraint?: string };
  if (constraint !== undefined) return BY_CONSTRAINT[constraint];
  if (error.code !== RAISED) return undefined;
  const name = error.message.split(':')[0];
  return name === 'entry-seq' || name === 'entry-statement' ? name : undefined;
}
