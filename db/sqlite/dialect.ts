/**
 * SQLite's answers to what engines do differently: bytes are a `blob`, and append-only is a set of
 * triggers that abort. The triggers hold for every program that opens the file, whatever pragmas
 * it sets; a program that drops them is found at the next open, and a program that edits the file
 * itself is found by an audit.
 *
 * `INSERT OR REPLACE` deletes the row that is in its way without firing any delete trigger
 * (https://www.sqlite.org/lang_conflict.html, REPLACE), so the triggers before an insert refuse
 * first whatever a unique constraint would refuse. Their message begins with the name of the
 * conflict, which `conflictOf` reads.
 */

import type { Dialect } from '../dialect.js';
import type { Conflict } from '../entry-log.js';
import { TABLES } from '../tables.js';

/** The schema's differences on SQLite. */
export const sqlite: Dialect = {
  bytesType: 'blob',
  beginSnapshot: 'BEGIN',
  // It takes the one write lock of the file.
  beginAlone: () => ['BEGIN IMMEDIATE'],
  drop: (tables) => tables.map((table) => `DROP TABLE ${table}`),
  parameter: () => '?',
  byBytes: '',
  appendOnly: {
    journals: [
      ...['journal', 'entry', 'checkpoint'].flatMap(neverChanged),
      before('journal', [
        [
          'journal-id',
          'the cluster has a journal',
          'EXISTS (SELECT 1 FROM journal WHERE id = NEW.id)',
        ],
        [
          'journal-origin',
          'the origin names another journal',
          'EXISTS (SELECT 1 FROM journal WHERE origin = NEW.origin)',
        ],
      ]),
      before('entry', [
        [
          'entry-statement',
          'the statement has its entry',
          'EXISTS (SELECT 1 FROM entry' +
            ' WHERE cluster = NEW.cluster AND statement_id = NEW.statement_id)',
        ],
        [
          'entry-seq',
          'the seq is not the next of its journal',
          'NEW.seq <> (SELECT coalesce(max(seq) + 1, 0) FROM entry WHERE cluster = NEW.cluster)',
        ],
      ]),
      before('checkpoint', [
        [
          'checkpoint-size',
          'the size has its checkpoint',
          'EXISTS (SELECT 1 FROM checkpoint WHERE cluster = NEW.cluster AND size = NEW.size)',
        ],
      ]),
    ],
    cosignatures: [
      ...neverChanged('cosignature'),
      before('cosignature', [
        [
          'cosignature-name',
          'the checkpoint has a cosignature under this name',
          'EXISTS (SELECT 1 FROM cosignature' +
            ' WHERE cluster = NEW.cluster AND size = NEW.size AND name = NEW.name)',
        ],
        [
          'cosignature-name',
          'there is no such checkpoint',
          'NOT EXISTS (SELECT 1 FROM checkpoint' +
            ' WHERE cluster = NEW.cluster AND size = NEW.size)',
        ],
      ]),
    ],
    marks: [
      ...neverChanged('mark'),
      ...TABLES.map(({ name }) => notMoved(name, 'INSERT')),
      notMoved('calendar_token', 'DELETE'),
    ],
  },
};

/**
 * The conflict that an error of the driver stands for; undefined for every other error. The driver
 * gives SQLite's extended result code as `code` and the trigger's words as `message`.
 */
export function conflictOf(error: unknown): Conflict | undefined {
  if (!(typeof error === 'object' && error !== null && 'code' in error)) return undefined;
  if (error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return 'journal-unknown';
  if (error.code !== 'SQLITE_CONSTRAINT_TRIGGER' || !('message' in error)) return undefined;
  const name = String(error.message).split(':')[0];
  return refusedByTrigger.find((each) => each === name);
}

const refusedByTrigger: readonly Conflict[] = [
  'journal-id',
  'journal-origin',
  'entry-seq',
  'entry-statement',
  'checkpoint-size',
  'cosignature-name',
];

function neverChanged(table: string): string[] {
  return ['UPDATE', 'DELETE'].map(
    (verb) =>
      `CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table} BEGIN ` +
      `SELECT RAISE(ABORT, '${table} is append-only: ${verb} refused'); END`,
  );
}

function notMoved(table: string, verb: 'INSERT' | 'DELETE'): string {
  const name = `${table}_no_${verb.toLowerCase()}_after_move`;
  return (
    `CREATE TRIGGER ${name} BEFORE ${verb} ON ${table} BEGIN ` +
    "SELECT RAISE(ABORT, 'moved: the database has moved, and takes nothing any more') " +
    "WHERE EXISTS (SELECT 1 FROM mark WHERE name = 'moved'); END"
  );
}

function before(table: string, refusals: readonly (readonly [Conflict, string, string])[]): string {
  const body = refusals.map(
    ([conflict, why, when]) => `SELECT RAISE(ABORT, '${conflict}: ${why}') WHERE ${when};`,
  );
  return `CREATE TRIGGER ${table}_append BEFORE INSERT ON ${table} BEGIN ${body.join(' ')} END`;
}
