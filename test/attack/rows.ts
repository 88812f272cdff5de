/**
 * Every attempt of the attacker, by the file in which it stands, and the table of what stopped
 * it.
 */
import { type Attempt, isStopped, type Row, rowOf } from './attempt.js';
import { EDITS } from './edits.js';
import { LIES } from './lies.js';
import { ORDER } from './order.js';

const FILES: readonly (readonly [string, readonly Attempt[]])[] = [
  ['edits.ts', EDITS],
  ['order.ts', ORDER],
  ['lies.ts', LIES],
];

/** The attempts, each with its file. */
export const ATTEMPTS = FILES.flatMap(([file, attempts]) =>
  attempts.map((attempt) => ({ file: `test/attack/${file}`, attempt })),
);

/** Tries everything, in order. */
export async function allRows(onRow: (row: Row) => void = () => {}): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { file, attempt } of ATTEMPTS) {
    const row = await rowOf(attempt, file);
    onRow(row);
    rows.push(row);
  }
  return rows;
}

/** A line of the table in words. */
export const lineOf = (row: Row): string =>
  `${isStopped(row) ? 'stopped' : 'NOT STOPPED'}  ${row.attempt}  (${row.variants})  ${stops(row)}`;

const stops = ({ stoppedBy }: Row): string =>
  stoppedBy.map(([by, count]) => `${by} ${count}`).join(', ');

/** The table as SECURITY.md keeps it; counts may grow with the stories and are not kept. */
export const tableOf = (rows: readonly Row[]): string =>
  [
    '| the host … | what stops it | test |',
    '|---|---|---|',
    ...rows.map(
      ({ attempt, stoppedBy, file }) =>
        `| ${attempt} | ${stoppedBy.map(([by]) => by).join(', ')} | \`${file}\` |`,
    ),
  ].join('\n');
