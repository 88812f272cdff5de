/**
 * The named points at which a process kills itself, each with what has just happened or is about to
 * happen there. They lie in what the product calls (SQL, files, HTTP), so that nothing in the
 * product knows of them.
 */

/** Where a point lies: at a SQL statement, at a file, at an answer to a client, at a question. */
export type Place =
  | { readonly at: 'sql'; readonly is: RegExp; readonly when: 'before' | 'after' }
  | { readonly at: 'file'; readonly is: RegExp; readonly when: 'before' | 'opened' | 'after' }
  | { readonly at: 'answer'; readonly status: number }
  | { readonly at: 'question'; readonly when: 'before' | 'after' };

const sql = (is: RegExp, when: 'before' | 'after'): Place => ({ at: 'sql', is, when });
const file = (is: RegExp, when: 'before' | 'opened' | 'after'): Place => ({ at: 'file', is, when });

const KEY_FILE = /server-key-\d+\.pem/;

export const POINTS = {
  'before the transaction': sql(/^BEGIN IMMEDIATE/, 'before'),
  'inside the transaction': sql(/^INSERT INTO entry/, 'after'),
  'before the commit': sql(/^COMMIT/, 'before'),
  'after the commit, before the answer': sql(/^COMMIT/, 'after'),
  'after the answer, before the witness': { at: 'answer', status: 201 },
  'while the witness is asked': { at: 'question', when: 'before' },
  'after the witness has cosigned': { at: 'question', when: 'after' },
  'while a cosignature is stored': sql(/^INSERT INTO cosignature/, 'after'),
  'before a new key is written': file(KEY_FILE, 'before'),
  'while a new key is written': file(KEY_FILE, 'opened'),
  'after a new key is written': file(KEY_FILE, 'after'),
  'between two files': file(/./, 'after'),
  'while the file is opened': sql(/./, 'before'),
} as const satisfies Readonly<Record<string, Place>>;

export type Point = keyof typeof POINTS;

/** Which passing of which point is the last thing that a process does; the first is 1. */
export interface Armed {
  readonly point: Point;
  readonly passing: number;
}
