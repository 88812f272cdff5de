/**
 * The figures of docs/reliability.md, kept beside it as data, so that a long run can be made in
 * pieces and on several days: each row is what one gate found when it was last run. Other commands
 * add their own rows under a section of their own.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, release } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { FAULTS, type Fault, type Gate, type Tally } from './gate.js';
import { pageWith, type Row } from './page.js';

export const ONE_MACHINE = 'One server on one machine';

/** `npm run` stands in the project's folder, wherever its compiled files lie. */
const FILE = join('docs', 'reliability.json');
const PAGE = join('docs', 'reliability.md');

/** The row of a run on this machine, now. */
export function rowOf({ name, what }: Gate, tally: Tally, seed: number): Row {
  const { times, acknowledged, lost, doubled, corrupt, undetected, seen } = tally;
  return {
    gate: name,
    section: ONE_MACHINE,
    what,
    times,
    acknowledged,
    lost,
    doubled,
    corrupt,
    undetected,
    seen,
    seeds: [seed],
    date: new Date().toISOString().slice(0, 10),
    machine: thisMachine(),
  };
}

/** This machine and what runs on it, in one line. @param database by default the file's engine */
export function thisMachine(database = sqliteHere()): string {
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor';
  const system = `${platform()} ${release().split('-')[0]} ${arch()}`;
  return `${processor}, ${cpus().length} cores, ${system}, Node.js ${process.version}, ${database}`;
}

function sqliteHere(): string {
  const database = new Database(':memory:');
  const { version } = database.prepare('SELECT sqlite_version() AS version').get() as {
    version: string;
  };
  database.close();
  return `SQLite ${version}`;
}

/** Every row that is kept, in the order in which the gates were first run. */
export const keptRows = (): readonly Row[] =>
  existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as { rows: Row[] }).rows : [];

/**
 * Keeps a row and writes the page anew.
 * @param isAdded its figures join those that the gate has; otherwise they take their place
 */
export function keepRow(row: Row, isAdded: boolean): void {
  const rows = [...keptRows()];
  const index = rows.findIndex(({ gate }) => gate === row.gate);
  const before = rows[index];
  if (before) rows[index] = isAdded ? sumOf(before, row) : row;
  else rows.push(row);
  writeFileSync(FILE, `${JSON.stringify({ rows }, null, 2)}\n`);
  writeFileSync(PAGE, pageWith(readFileSync(PAGE, 'utf8'), rows));
}

/** Two runs of one gate as one. */
export function sumOf(first: Row, second: Row): Row {
  const faults = FAULTS.map((fault) => [fault, first[fault] + second[fault]] as const);
  const seen = { ...first.seen };
  for (const [what, times] of Object.entries(second.seen)) seen[what] = (seen[what] ?? 0) + times;
  return {
    ...second,
    ...(Object.fromEntries(faults) as Record<Fault, number>),
    times: first.times + second.times,
    acknowledged: first.acknowledged + second.acknowledged,
    seen,
    seeds: [...first.seeds, ...second.seeds],
  };
}
